"""Tallies and editions as plain numbers: who writes is the only one that does."""

from django.db import connection, migrations, models

from trackerapp.search import tally


def put_together(apps, schema_editor):
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, facet, value, sum(number) FROM search_tally GROUP BY kind, facet, value")
        lines = cursor.fetchall()
        cursor.execute("DROP TABLE search_tally")
        for statement in tally.CREATE:
            cursor.execute(statement)
        cursor.executemany("INSERT INTO search_tally (kind, facet, value, number) VALUES (%s, %s, %s, %s)", lines)


class Migration(migrations.Migration):

    dependencies = [
        ('trackerapp', '0011_search_by_kind'),
    ]

    operations = [
        migrations.RunPython(put_together),
        migrations.DeleteModel(
            name='Mark',
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=50, unique=True)),
                ('number', models.BigIntegerField()),
            ],
        ),
    ]
