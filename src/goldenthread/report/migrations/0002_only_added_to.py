"""What was written, published, decided and asked is only added to."""

from django.db import migrations

from goldenthread.foundation.schema import append_only

ADDED_TO = ("passage", "edition", "decision", "pointanswer", "population", "seen", "takeoutasked")


class Migration(migrations.Migration):
    dependencies = [("report", "0001_initial")]
    operations = [step for table in ADDED_TO for step in append_only(f"report_{table}")]
