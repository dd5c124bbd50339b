"""What bringing in the register did, as plain data: for the command, the job and the API."""

from __future__ import annotations

from typing import Any

from goldenthread.foundation.reports import faults_as_json
from goldenthread.places.actions.schools import LinksBroughtIn, SchoolsBroughtIn
from goldenthread.places.queries.imported_links import LinksPlan
from goldenthread.places.queries.imported_schools import SchoolsPlan

_MOST_NAMED = 20


def would_change(plan: SchoolsPlan | LinksPlan) -> dict[str, Any]:
    """What a kept file would do, as plain data, with its faults."""
    would = {
        "read": plan.read,
        "created": len(plan.created),
        "updated": len(plan.changed),
        "unchanged": plan.unchanged,
        "rejected_rows": plan.rejected_rows,
    }
    return {"would": would, **faults_as_json(plan.faults)}


def schools_report(done: SchoolsBroughtIn) -> dict[str, Any]:
    return {
        "read": done.read,
        "created": done.created,
        "updated": done.updated,
        "unchanged": done.unchanged,
        "areas": done.areas,
        "rejected_rows": done.rejected_rows,
        **faults_as_json(done.faults),
    }


def links_report(done: LinksBroughtIn) -> dict[str, Any]:
    return {
        "read": done.read,
        "created": done.created,
        "updated": done.updated,
        "unchanged": done.unchanged,
        "unknown": done.unknown,
        "unknown_schools": len(done.unknown_urns),
        "unknown_named": list(done.unknown_urns[:_MOST_NAMED]),
        "repeated": done.repeated,
        "rejected_rows": done.rejected_rows,
        **faults_as_json(done.faults),
    }
