"""What a file of the register would do, in the words of its page."""

from __future__ import annotations

from typing import Any

from goldenthread.design.parts import Fact
from goldenthread.design.words import number, plural
from goldenthread.foundation.pages.imports import Preview, Rows, changes_said
from goldenthread.foundation.reports import fault_as_json
from goldenthread.places.queries.imported_links import LinksPlan
from goldenthread.places.queries.imported_schools import SchoolsPlan
from goldenthread.places.reports import figures

_FIRST = 10
_FIGURES = (
    ("Rows read", "read"),
    ("New", "created"),
    ("Changed", "updated"),
    ("Unchanged", "unchanged"),
    ("Left out", "rejected_rows"),
)
_WORDS = {
    "establishment_number": "Establishment number",
    "ukprn": "UKPRN",
    "opened_on": "Opened",
    "closed_on": "Closed",
    "low_age": "Lowest age",
    "high_age": "Highest age",
    "sen_unit_capacity": "SEN unit places",
    "resourced_provision_capacity": "Resourced provision places",
}


def preview_of_schools(plan: SchoolsPlan) -> Preview:
    return Preview(
        facts=figures_of(figures(plan)),
        tables=[table for table in (_new_schools(plan), _changed_schools(plan)) if table.rows],
        faults=[*map(fault_as_json, plan.faults)],
        changes_nothing=not (plan.created or plan.changed or plan.areas),
    )


def preview_of_links(plan: LinksPlan) -> Preview:
    rows = [
        (link.setting.name, link.kind, f"{link.other_name} ({link.other_urn})")
        for link in plan.created[:_FIRST]
    ]
    passed = f"{plural(plan.unknown, 'link')} of schools that are not here will be passed over."
    return Preview(
        facts=figures_of(figures(plan)),
        tables=[Rows("The first new links", ("School", "Link", "Other school"), rows)] if rows else [],
        faults=[*map(fault_as_json, plan.faults)],
        changes_nothing=not (plan.created or plan.changed),
        notes=[passed] if plan.unknown else [],
    )


def figures_of(report: dict[str, Any]) -> list[Fact]:
    """The counts of a plan, or of a report that a job gave back."""
    return [Fact(words, number(report[key])) for words, key in _FIGURES]


def _new_schools(plan: SchoolsPlan) -> Rows:
    rows = [(one.name, one.urn, one.type or "Not recorded", one.status) for one in plan.created[:_FIRST]]
    return Rows("The first new schools", ("School", "URN", "Type", "Status"), rows)


def _changed_schools(plan: SchoolsPlan) -> Rows:
    rows = [
        (one.setting.name, one.setting.urn, changes_said(one.fields, _WORDS)) for one in plan.changed[:_FIRST]
    ]
    return Rows("The first changed schools", ("School", "URN", "What changes"), rows)
