"""What the command line does about people: reports as plain data, words for people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from goldenthread.foundation.clock import now, today
from goldenthread.foundation.commands import faults_as_json, in_words
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.files import sha256_of
from goldenthread.foundation.wall import lifted
from goldenthread.people.actions.roster import RosterBroughtIn, bring_in_roster
from goldenthread.people.queries_imports.plan import RosterPlan
from goldenthread.people.queries_imports.reading import said_by
from goldenthread.places.models import Setting

LEFT_OUT_RELATIVES = (
    "Parents and guardians in the file were left out: who has parental responsibility is recorded on "
    "evidence, by the school, on the child’s own page."
)


class NoSuchSetting(Refused):
    def __init__(self, urn: str) -> None:
        super().__init__(f"There is no school {urn} here. Bring in the register of schools first.", "setting")


def import_roster(path: Path, urn: str, *, end_absent: bool) -> dict[str, Any]:
    """Bring in a roster. Raises WrongFile and NoSuchSetting."""
    with lifted("a command brings in the roster of a school"):
        setting = Setting.objects.filter(urn=urn).first() if urn else None
        if urn and setting is None:
            raise NoSuchSetting(urn)
        done = bring_in_roster(
            said=said_by(path, path.name, setting, today()),
            file=path.name,
            sha256=sha256_of(path),
            end_absent=end_absent,
            by=None,
            at=now(),
        )
    return report_of(done)


def report_of(done: RosterBroughtIn) -> dict[str, Any]:
    plan, ended = done.plan, {one.enrolment.id for one in done.ended}
    return counts_of(plan) | {
        "absent": [
            {
                "pupil": one.enrolment.child.name,
                "school": plan.said.settings[one.enrolment.setting_id],
                "taken_off_roll": one.enrolment.id in ended,
                "has_a_plan": one.kept,
            }
            for one in plan.absent
        ],
        "not_taken_off_because": done.not_ended_because,
        **faults_as_json(plan.faults),
    }


def counts_of(plan: RosterPlan) -> dict[str, Any]:
    """The same five figures over everything, then for each kind of thing."""
    children, classes, staff = plan.children, plan.classes, plan.staff
    return {
        "read": plan.created + plan.changed + plan.unchanged + plan.rejected_rows,
        "created": plan.created,
        "updated": plan.changed,
        "unchanged": plan.unchanged,
        "rejected_rows": plan.rejected_rows,
        "schools": sorted(plan.said.settings.values()),
        "whole": plan.said.whole,
        "pupils": _figures(children.created, children.changed, children.unchanged),
        "classes": _figures(classes.created, classes.changed, classes.unchanged)
        | {"ended": len(classes.ended)},
        "staff": _figures(staff.created, staff.changed, staff.unchanged),
        "rolls": {"joined": len(children.enrolled), "year_changed": len(children.regrouped)},
        "seats": {"taken": len(classes.seated), "left": len(classes.unseated)},
        "teaching": {"given": len(staff.given), "ended": len(staff.ended)},
        "also_on_roll_elsewhere": [
            {"pupil": one.child.name, "school": one.other} for one in children.elsewhere
        ],
        "relatives_left_out": plan.said.relatives,
    }


def _figures(created: list[Any], changed: list[Any], unchanged: int) -> dict[str, int]:
    return {"created": len(created), "updated": len(changed), "unchanged": unchanged}


def roster_in_words(report: dict[str, Any]) -> list[str]:
    words = in_words(report, "pupils, classes and staff")
    for absent in report["absent"]:
        what = "taken off the roll" if absent["taken_off_roll"] else "still on roll"
        why = ", because they have a plan" if absent["has_a_plan"] else ""
        words.append(f"  {absent['pupil']} is not in the file: {what}{why}.")
    for one in report["also_on_roll_elsewhere"]:
        words.append(f"  {one['pupil']} is also on roll at {one['school']}: ask them whether they have left.")
    if report["not_taken_off_because"]:
        words.append(report["not_taken_off_because"])
    if report["relatives_left_out"]:
        words.append(LEFT_OUT_RELATIVES)
    return words
