"""The year of its day tells a decision from others of its number and body; writings of one number have one key."""

import django.db.models.functions.comparison
from django.db import migrations, models

import trackerapp.models.commendation
import trackerapp.models.fields
from trackerapp.text.decisions import number_key


def renew_keys(apps, schema_editor):
    """Give each number its key; where that is taken, two records are of one decision: the second keeps its own."""
    rows = apps.get_model("trackerapp", "Commendation")._base_manager.exclude(number_key="")
    kept = rows.values_list("pk", "decision_number", "number_key", "issued_by", "decided_on").order_by("pk")
    taken = {_told(key, body, day) for _pk, _number, key, body, day in kept}
    for pk, number, _key, body, day in kept:
        told = _told(number_key(number), body, day)
        if told[0] and told not in taken:
            rows.filter(pk=pk).update(number_key=told[0])
            taken.add(told)


def _told(key, body, day):
    return key, body, day and day.year


class Migration(migrations.Migration):
    dependencies = [
        ("trackerapp", "0023_rows_of_sheets"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="commendation",
            name="commendation_decision_unique",
        ),
        migrations.AlterField(
            model_name="commendation",
            name="decision_number",
            field=trackerapp.models.fields.LineField(
                blank=True,
                help_text="E.g. 1234/QĐ-UBND.",
                max_length=60,
                validators=[trackerapp.models.commendation.refuse_day_behind],
                verbose_name="decision number",
            ),
        ),
        migrations.AlterField(
            model_name="historicalcommendation",
            name="decision_number",
            field=trackerapp.models.fields.LineField(
                blank=True,
                help_text="E.g. 1234/QĐ-UBND.",
                max_length=60,
                validators=[trackerapp.models.commendation.refuse_day_behind],
                verbose_name="decision number",
            ),
        ),
        migrations.RunPython(renew_keys, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="commendation",
            constraint=models.UniqueConstraint(
                models.F("number_key"),
                django.db.models.functions.comparison.Coalesce("issued_by", 0),
                models.Func(
                    "decided_on",
                    output_field=models.IntegerField(),
                    template="(COALESCE(%(expressions)s, 0) / 10000)",
                ),
                condition=models.Q(("number_key", ""), _negated=True),
                name="commendation_decision_unique",
                violation_error_message="This decision of this body and year is already in the register.",
            ),
        ),
    ]
