"""The weeks of a school say when they were counted. Those kept so far do not know: a night counts them anew."""

import datetime

from django.db import migrations, models


def forget(apps, schema_editor):
    apps.get_model("plans", "SchoolWeek").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("plans", "0010_next_review_counted_from_the_last")]
    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
        migrations.AddField(
            model_name="schoolweek",
            name="worked_out_at",
            field=models.DateTimeField(default=datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)),
            preserve_default=False,
        ),
    ]
