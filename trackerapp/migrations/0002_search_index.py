"""The full-text index, in the form that the database at hand understands."""

from django.db import migrations

CREATE = {
    "sqlite": "CREATE VIRTUAL TABLE search_index USING fts5(title, body, tokenize='unicode61 remove_diacritics 0')",
    "postgresql": (
        "CREATE TABLE search_index (rowid bigint PRIMARY KEY, words tsvector NOT NULL);"
        "CREATE INDEX search_index_words ON search_index USING gin (words)"
    ),
}


def create(apps, schema_editor):
    schema_editor.execute(CREATE[schema_editor.connection.vendor])


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE search_index")


class Migration(migrations.Migration):
    dependencies = [("trackerapp", "0001_the_register")]

    operations = [migrations.RunPython(create, drop)]
