"""The table of the shared cache, where rate limits are counted."""

from django.core.management import call_command
from django.db import migrations

from goldenthread.foundation.fresh import ON_FRESH


def make(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("foundation", "0001_initial")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop, hints={ON_FRESH: True})]
