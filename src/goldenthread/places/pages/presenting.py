"""What a file of the register would do, in the words of its page."""

from __future__ import annotations

from typing import Any

from goldenthread.design.parts import Fact
from goldenthread.design.words import number, plain_date, plural
from goldenthread.foundation.pages.imports import Preview, Rows
from goldenthread.foundation.reports import fault_as_json
from goldenthread.places.queries.imported_links import LinksPlan
from goldenthread.places.queries.imported_schools import Changed, SchoolsPlan

_FIRST = 10
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
        facts=_figures(plan.read, len(plan.created), len(plan.changed), plan.unchanged, plan.rejected_rows),
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
        facts=_figures(plan.read, len(plan.created), len(plan.changed), plan.unchanged, plan.rejected_rows),
        tables=[Rows("The first new links", ("School", "Link", "Other school"), rows)] if rows else [],
        faults=[*map(fault_as_json, plan.faults)],
        changes_nothing=not (plan.created or plan.changed),
        notes=[passed] if plan.unknown else [],
    )


def figures_of(report: dict[str, Any]) -> list[Fact]:
    """The counts of a report that a job gave back."""
    return _figures(*(report[key] for key in ("read", "created", "updated", "unchanged", "rejected_rows")))


def _figures(read: int, created: int, changed: int, unchanged: int, rejected: int) -> list[Fact]:
    return [
        Fact("Rows read", number(read)),
        Fact("New", number(created)),
        Fact("Changed", number(changed)),
        Fact("Unchanged", number(unchanged)),
        Fact("Left out", number(rejected)),
    ]


def _new_schools(plan: SchoolsPlan) -> Rows:
    rows = [(one.name, one.urn, one.type or "Not recorded", one.status) for one in plan.created[:_FIRST]]
    return Rows("The first new schools", ("School", "URN", "Type", "Status"), rows)


def _changed_schools(plan: SchoolsPlan) -> Rows:
    rows = [(one.setting.name, one.setting.urn, _changes(one)) for one in plan.changed[:_FIRST]]
    return Rows("The first changed schools", ("School", "URN", "What changes"), rows)


def _changes(one: Changed) -> str:
    return "; ".join(
        f"{_word(field)}: {_said(before)} becomes {_said(after)}" for field, before, after in one.fields
    )


def _word(field: str) -> str:
    return _WORDS.get(field) or field.replace("_", " ").capitalize()


def _said(value: Any) -> str:
    if value in (None, ""):
        return "not recorded"
    return plain_date(value) if hasattr(value, "isoformat") else str(value)
