"""Statements, what was decided on them and what people said of them are only added to."""

from django.db import migrations

from goldenthread.foundation.schema import append_only

TABLES = ("voter", "statement", "statementdecision", "vote", "connectionjudged")


class Migration(migrations.Migration):
    dependencies = [("conversation", "0005_statements")]
    operations = [step for table in TABLES for step in append_only(f"conversation_{table}")]
