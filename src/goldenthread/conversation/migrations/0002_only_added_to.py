"""What was answered, and for how long it was asked, is only added to."""

from django.db import migrations

from goldenthread.foundation.schema import append_only


class Migration(migrations.Migration):
    dependencies = [("conversation", "0001_initial")]
    operations = [
        step for table in ("reply", "answer", "extension") for step in append_only(f"conversation_{table}")
    ]
