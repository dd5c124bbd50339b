"""What bringing in the register did, as plain data: for the command, the job and the API."""

from __future__ import annotations

from typing import Any

from goldenthread.foundation.reports import faults_as_json
from goldenthread.places.queries.imported_links import LinksPlan
from goldenthread.places.queries.imported_schools import SchoolsPlan

_MOST_NAMED = 20


def figures(plan: SchoolsPlan | LinksPlan) -> dict[str, int]:
    """Over the rows of the file. Those of schools add up to the rows that were read."""
    return {
        "read": plan.read,
        "created": len(plan.created),
        "updated": len(plan.changed),
        "unchanged": plan.unchanged,
        "rejected_rows": plan.rejected_rows,
    }


def would_change(plan: SchoolsPlan | LinksPlan) -> dict[str, Any]:
    """What a kept file would do, as plain data, with its faults."""
    return {"would": figures(plan), **faults_as_json(plan.faults)}


def schools_report(done: SchoolsPlan) -> dict[str, Any]:
    return {**figures(done), "areas": len(done.areas), **faults_as_json(done.faults)}


def links_report(done: LinksPlan) -> dict[str, Any]:
    return {
        **figures(done),
        "unknown": done.unknown,
        "unknown_schools": len(done.unknown_urns),
        "unknown_named": list(done.unknown_urns[:_MOST_NAMED]),
        "repeated": done.repeated,
        **faults_as_json(done.faults),
    }
