"""Empties the search index, which now holds more of each page.

It is filled by ``manage.py search_index``, which ``manage.py seed`` runs where it is empty.
"""

from django.db import migrations

from trackerapp import search


def empty(apps, schema_editor):
    search.empty()


class Migration(migrations.Migration):
    dependencies = [("trackerapp", "0014_imports_at_work")]

    operations = [migrations.RunPython(empty, migrations.RunPython.noop)]
