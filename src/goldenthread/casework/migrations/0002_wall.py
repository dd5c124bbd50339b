"""Casework behind the second wall; facts that are only added to; plans that are frozen once sent."""

from django.db import migrations

from goldenthread.foundation.schema import append_only, frozen_unless, on_postgresql
from goldenthread.foundation.wall import child_wall

FACTS = (
    "caseevent", "eventsetaside", "handover", "adviceasked", "advicereminder", "advice", "advicewithheld",
    "letter", "decision", "ehclineedit", "familywords", "familywordsanswer", "preference", "consultation",
    "consultationreply", "panelitem", "panelrecusal", "paneladvice", "packagepart", "packagesignoff",
)
OTHERS = ("case", "keptclock", "ehcplan", "ehcline", "placement", "childpackage")

ACTOR = "current_setting('app.actor', true)"
DAY = "coalesce(nullif(current_setting('app.today', true), '')::date, current_date)"
# A request names no child of the record yet: it is there for the officers of the council that it went to.
OFFICERS = (
    f"{ACTOR} = 'system' OR area_id IN (SELECT r.area_id FROM places_placerole r WHERE r.account_id::text = {ACTOR} "
    "AND r.kind IN ('plan_coordinator', 'casework_manager') "
    f"AND r.starts_on <= {DAY} AND (r.ends_on IS NULL OR r.ends_on > {DAY}))"
)


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_initial"), ("people", "0003_councils_responsible")]
    operations = [
        *[child_wall(f"casework_{table}") for table in (*FACTS, *OTHERS)],
        *[step for table in FACTS for step in append_only(f"casework_{table}")],
        *append_only("casework_lettertemplate"),
        *append_only("casework_package"),
        *frozen_unless(
            "casework_ehcline", "casework_ehcplan", "plan_id", "written",
            "a plan that has been sent never changes: begin a new version",
        ),
        on_postgresql(
            "ALTER TABLE casework_request ENABLE ROW LEVEL SECURITY",
            "ALTER TABLE casework_request FORCE ROW LEVEL SECURITY",
            f"CREATE POLICY officers ON casework_request USING ({OFFICERS}) WITH CHECK ({OFFICERS})",
        ),
    ]
