"""What was asked, supported, decided, answered and ticked is only added to."""

from django.db import migrations

from goldenthread.foundation.schema import append_only

TABLES = ("signupstep", "arrival", "panelquestion", "support", "moderation", "panelanswer")


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial")]
    operations = [step for table in TABLES for step in append_only(f"events_{table}")]
