"""What was answered, what a letter said, what became of a pledge and what was handed in is only added to."""

from django.db import migrations

from goldenthread.foundation.schema import append_only

TABLES = ("surveyreply", "surveyanswer", "surveywithdrawal", "letterversion", "pledgenews", "handedin")


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0001_initial")]
    operations = [step for table in TABLES for step in append_only(f"campaigns_{table}")]
