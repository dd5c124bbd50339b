"""A version as plain data for the API: what is read can be changed and sent back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol
from uuid import UUID

from goldenthread.plans.lines import DAYS, SHAPES, Line
from goldenthread.plans.queries.document import NeedLine, OutcomeLine, PlanDocument

Plain = dict[str, Any]


class Head(Protocol):
    """A version, as a row or as a query gave it."""

    @property
    def id(self) -> UUID: ...
    @property
    def child_id(self) -> UUID: ...
    @property
    def plan_id(self) -> UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def issue(self) -> int: ...
    @property
    def state(self) -> str: ...
    @property
    def review_due_on(self) -> Any: ...


def draft_as_json(head: Head, plan: Plain, edition: int) -> Plain:
    return {
        "child_id": head.child_id,
        "plan_id": head.plan_id,
        "version_id": head.id,
        "number": head.number,
        "issue": head.issue,
        "state": str(head.state),
        "review_due_on": head.review_due_on,
        "edition": edition,
        "plan": plan,
    }


def plan_as_json(found: PlanDocument) -> Plain:
    """The lines, as a whole plan is sent. `revision` comes besides; sent back, it is passed over."""
    return {
        "views": [_line(Line.VIEW, view) for view in found.views],
        "needs": [_need(need) for need in found.needs],
        "adjustments": [_line(Line.ADJUSTMENT, line) for line in found.adjustments],
        "class_notes": [_line(Line.CLASS_NOTE, line) for line in found.class_notes],
    }


def rows_as_json(rows: Mapping[Line, Sequence[Any]]) -> Plain:
    """The same, from rows that were just written: nothing is read again."""
    provisions = _under(Line.PROVISION, rows[Line.PROVISION], {}, "outcome_id")
    outcomes = _under(Line.OUTCOME, rows[Line.OUTCOME], {"provisions": provisions}, "need_id")
    return {
        "views": [_line(Line.VIEW, row) for row in rows[Line.VIEW]],
        "needs": [_line(Line.NEED, row) | {"outcomes": outcomes.get(row.id, [])} for row in rows[Line.NEED]],
        "adjustments": [_line(Line.ADJUSTMENT, row) for row in rows[Line.ADJUSTMENT]],
        "class_notes": [_line(Line.CLASS_NOTE, row) for row in rows[Line.CLASS_NOTE]],
    }


def _under(
    line: Line, rows: Iterable[Any], below: Mapping[str, Mapping[UUID, list[Plain]]], parent: str
) -> dict[UUID, list[Plain]]:
    found: dict[UUID, list[Plain]] = {}
    for row in rows:
        hanging = {name: lines.get(row.id, []) for name, lines in below.items()}
        found.setdefault(getattr(row, parent), []).append(_line(line, row) | hanging)
    return found


def _need(need: NeedLine) -> Plain:
    return _line(Line.NEED, need) | {"outcomes": [_outcome(outcome) for outcome in need.outcomes]}


def _outcome(outcome: OutcomeLine) -> Plain:
    provisions = [_line(Line.PROVISION, line) for line in outcome.provisions]
    return _line(Line.OUTCOME, outcome) | {"provisions": provisions}


def _line(line: Line, row: Any) -> Plain:
    fields = {name: getattr(row, name) for name in SHAPES[line].fields}
    if line is Line.PROVISION:
        fields["weekdays"] = [DAYS[int(day)] for day in row.weekdays]
        fields["times"] = list(row.times)
    if line is Line.OUTCOME:
        fields["steps"] = list(row.steps)
    return {"strand": row.strand, "revision": row.revision, **fields}
