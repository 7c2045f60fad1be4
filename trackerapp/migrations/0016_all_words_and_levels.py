"""Empties the search index, which now remembers short words, too; finds the units of a level by an index.

The index is filled by ``manage.py search_index``, which ``manage.py seed`` runs where it is empty.
"""

from django.db import migrations, models

from trackerapp import search


def empty(apps, schema_editor):
    search.empty()


class Migration(migrations.Migration):
    dependencies = [("trackerapp", "0015_search_by_more_words")]

    operations = [
        migrations.RunPython(empty, migrations.RunPython.noop),
        migrations.AddIndex(
            "locality", models.Index("level", "valid_to", "position", name="locality_of_a_level")
        ),
    ]
