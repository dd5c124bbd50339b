"""A draft as its writers work on it: the document, who wrote last, and how much is to be asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from goldenthread.law.layers import Layer
from goldenthread.plans.lines import SHAPES, Line
from goldenthread.plans.models import DraftEdit
from goldenthread.plans.queries.document import PlanDocument, document
from goldenthread.plans.queries.layers import layers_of

ASKS_LESS = frozenset({Layer.UNIVERSAL, Layer.TARGETED})


@dataclass(frozen=True, slots=True)
class LastEdit:
    """Who changed the draft last, and when."""

    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DraftRead:
    """A draft with what its writers need beside it. `brief`: the plan of a Targeted layer asks for less."""

    document: PlanDocument
    last: LastEdit | None
    brief: bool


@dataclass(frozen=True, slots=True)
class LineRead:
    """One line as it stands, by field, with the revision to send back."""

    line: Line
    strand: UUID
    fields: dict[str, Any]
    revision: int


def read_draft(version_id: UUID, child_id: UUID, today: date) -> DraftRead:
    """Nine queries."""
    return DraftRead(document(version_id), last_edit(version_id), asks_less(child_id, today))


def last_edit(version_id: UUID) -> LastEdit | None:
    edits = DraftEdit.objects.filter(version=version_id, taken=True).order_by("-at", "-id")
    found = edits.values_list("by__name", "at").first()
    return LastEdit(*found) if found else None


def asks_less(child_id: UUID, today: date) -> bool:
    """True when everything the child draws on is Targeted or below: then the plan fits one page."""
    layers = layers_of([child_id], today)[child_id]
    return bool(layers) and ASKS_LESS.issuperset(layers)


def read_line_of(version_id: UUID, line: Line, strand: UUID) -> LineRead | None:
    """The line, if the version has it. One query."""
    columns = [*SHAPES[line].fields, "revision"]
    row = SHAPES[line].model.objects.filter(version=version_id, strand=strand).values(*columns).first()
    if row is None:
        return None
    revision = row.pop("revision")
    return LineRead(line, strand, row, revision)
