"""The table of the cache that counts sign-ins, so that `migrate` is all that an installation needs."""

from django.core.management import call_command
from django.db import migrations


def create(apps, schema_editor):
    call_command("createcachetable", "sign_in_limits", database=schema_editor.connection.alias, verbosity=0)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE sign_in_limits")


class Migration(migrations.Migration):
    dependencies = [("trackerapp", "0007_audit_log")]

    operations = [migrations.RunPython(create, drop)]
