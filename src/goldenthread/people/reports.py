"""What bringing in a roster did, as plain data: for the command, the job and the API."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from goldenthread.foundation.reports import faults_as_json
from goldenthread.people.actions.roster import RosterBroughtIn
from goldenthread.people.queries.roster.figures import classes_of, pupils_of, rows_of, staff_of
from goldenthread.people.queries.roster.matching import Candidate
from goldenthread.people.queries.roster.plan import RosterPlan
from goldenthread.people.queries.roster.said import Extent

LEFT_OUT_RELATIVES = (
    "Parents and guardians in the file were left out: who has parental responsibility is recorded on "
    "evidence, by the school, on the child’s own page."
)


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
        "undecided": undecided_of(plan),
        **faults_as_json(plan.faults),
    }


def undecided_of(plan: RosterPlan) -> list[dict[str, Any]]:
    """The rows that wait for a person, with what they may answer. Nothing was made or changed for them."""
    return [
        {
            "file": one.pupil.whence.file,
            "line": one.pupil.whence.line,
            "pupil": one.value,
            "reason": one.reason,
            "remedy": one.remedy,
            "answers": list(one.keys),
            "candidates": [_candidate(candidate) for candidate in one.candidates if candidate.here],
        }
        for one in plan.undecided
    ]


def _candidate(one: Candidate) -> dict[str, Any]:
    return {"key": one.key, "pupil": one.child.name, "upn": one.child.upn or "", "line": one.line}


def counts_of(plan: RosterPlan) -> dict[str, Any]:
    """Figures over the rows of the file, which add up to those read; then for each kind of thing."""
    children, classes, staff, rows = plan.children, plan.classes, plan.staff, rows_of(plan)
    return {
        "read": rows.created + rows.updated + rows.unchanged + plan.rejected_rows,
        **asdict(rows),
        "rejected_rows": plan.rejected_rows,
        "schools": sorted(plan.said.settings.values()),
        "whole": plan.said.extent is Extent.WHOLE,
        "pupils": asdict(pupils_of(plan)),
        "classes": asdict(classes_of(plan)) | {"ended": len(classes.ended)},
        "staff": asdict(staff_of(plan)),
        "rolls": {"joined": len(children.enrolled), "year_changed": len(children.regrouped)},
        "seats": {"taken": len(classes.seated), "left": len(classes.unseated)},
        "teaching": {"given": len(staff.given), "ended": len(staff.ended)},
        "also_on_roll_elsewhere": [
            {"pupil": one.child.name, "school": one.other} for one in children.elsewhere
        ],
        "relatives_left_out": plan.said.relatives,
    }


def would_change(plan: RosterPlan) -> dict[str, Any]:
    """What a kept roster would do. Where a child who comes is now is not for this school to know yet."""
    return counts_of(plan) | {
        "also_on_roll_elsewhere": [{"pupil": one.child.name} for one in plan.children.elsewhere],
        "absent": [{"pupil": one.enrolment.child.name, "has_a_plan": one.kept} for one in plan.absent],
    }


def without_names(report: dict[str, Any]) -> dict[str, Any]:
    """The report without anything that says who a child is: figures, and faults without what was found."""
    named = ("absent", "also_on_roll_elsewhere", "undecided")
    plain = {key: value for key, value in report.items() if key not in named}
    for kind in ("rejected", "noted"):
        plain[kind] = [fault | {"value": ""} for fault in report[kind]]
    absent = report["absent"]
    return plain | {
        "absent": len(absent),
        "taken_off_roll": sum(one["taken_off_roll"] for one in absent),
        "also_on_roll_elsewhere": len(report["also_on_roll_elsewhere"]),
        "undecided": [{"line": row["line"]} for row in report["undecided"]],
    }
