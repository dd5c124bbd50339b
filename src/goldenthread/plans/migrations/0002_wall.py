"""The thread behind the second wall; facts that are only added to; versions that are frozen."""

from django.db import migrations

from goldenthread.foundation.schema import append_only, frozen_unless
from goldenthread.foundation.wall import child_wall

FACTS = (
    "concern", "concernanswer", "observation", "dutywalk", "dutyanswer", "dutyfinding", "layerchange",
    "versionevent", "draftedit", "comment", "commentanswer", "familycontact", "response",
    "responseanswer", "deliveryrecord", "madegood", "review", "reviewtopic", "reviewheld",
    "reviewfinding", "outcomestep",
)
LINES = ("view", "need", "outcome", "provision", "adjustment", "classnote")
OTHERS = ("adjustmentowed", "plan", "planversion")


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial"), ("people", "0002_wall")]
    operations = [
        *[child_wall(f"plans_{table}") for table in (*FACTS, *LINES, *OTHERS)],
        *[step for table in FACTS for step in append_only(f"plans_{table}")],
        *[
            step
            for table in LINES
            for step in frozen_unless(
                f"plans_{table}", "plans_planversion", "version_id", "draft",
                "a plan that has been shared never changes",
            )
        ],
    ]
