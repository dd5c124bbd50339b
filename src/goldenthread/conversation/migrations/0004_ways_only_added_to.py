"""What came in by paper, e-mail, tables and pictures is only added to."""

from django.db import migrations

from goldenthread.foundation.schema import append_only

TABLES = (
    "paperrule", "paper", "typing", "papersettled", "mail", "mailread", "sheet", "sheetrow", "writtendown",
    "collected",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("conversation", "0003_ways")]
    operations = [step for table in TABLES for step in append_only(f"conversation_{table}")]
