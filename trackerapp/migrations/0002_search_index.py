"""The full-text index, in the form that the database at hand understands."""

from django.db import migrations

from trackerapp import search


def create(apps, schema_editor):
    schema_editor.execute(search.CREATE[schema_editor.connection.vendor])


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE search_index")


class Migration(migrations.Migration):
    dependencies = [("trackerapp", "0001_the_register")]

    operations = [migrations.RunPython(create, drop)]
