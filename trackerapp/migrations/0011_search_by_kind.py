"""A search index for each kind of record, and the positions of records among places.

The index is filled by ``manage.py search_index``, which ``manage.py seed`` runs where it is empty.
"""

from django.db import migrations
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from trackerapp import search

NOWHERE = 2**31 - 1


def create(apps, schema_editor):
    for statement in ["DROP TABLE search_index", *search.create()]:
        schema_editor.execute(statement)


def place(apps, schema_editor):
    places = apps.get_model("trackerapp", "Locality").objects.filter(pk=OuterRef("locality"))
    then, today = (Coalesce(Subquery(places.values(road)), NOWHERE) for road in ("position", "today__position"))
    for name in ("GrassrootsModel", "Commendation"):
        apps.get_model("trackerapp", name).objects.update(position=then, position_today=today)


class Migration(migrations.Migration):
    dependencies = [("trackerapp", "0010_lists_by_index")]

    operations = [
        migrations.RunPython(create),
        migrations.RunPython(place, migrations.RunPython.noop),
    ]
