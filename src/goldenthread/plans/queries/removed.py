"""What was taken out of a draft and is not in it now, with who took it out and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from goldenthread.plans.lines import SHAPES, Line, read_line
from goldenthread.plans.models import DraftEdit

REMOVED = "removed"
TITLES = {Line.NEED: "title", Line.OUTCOME: "title", Line.PROVISION: "title"}


@dataclass(frozen=True, slots=True)
class RemovedLine:
    """A line as it was when it was taken out. `under`: the strand it hung on; `with_it` went with it."""

    line: Line
    strand: UUID
    fields: dict[str, Any]
    revision: int
    position: int
    under: UUID | None
    by: str
    at: datetime
    with_it: tuple[RemovedLine, ...] = ()

    @property
    def title(self) -> str:
        return str(self.fields.get(TITLES.get(self.line, "words")) or "")

    @property
    def all_with_it(self) -> tuple[RemovedLine, ...]:
        """Everything that goes and comes with it, whatever it hangs on."""
        return tuple(one for below in self.with_it for one in (below, *below.all_with_it))


def removed_lines(version_id: UUID) -> tuple[RemovedLine, ...]:
    """Lines taken out, the last first; what went with a line stands under it. Two queries."""
    standing = _standing(version_id)
    last = {one.strand: one for one in _edits(version_id)}
    gone = [one for one in last.values() if one.strand not in standing]
    return tuple(reversed([_with_what_went(one, gone) for one in gone if not _went_with_another(one, gone)]))


def removed_line(version_id: UUID, strand: UUID) -> RemovedLine | None:
    """One line that was taken out, by itself or with another. Two queries."""
    tops = removed_lines(version_id)
    return next((one for top in tops for one in (top, *top.all_with_it) if one.strand == strand), None)


def _edits(version_id: UUID) -> Iterable[RemovedLine]:
    rows = DraftEdit.objects.filter(version=version_id, taken=True, fields__has_key=REMOVED)
    found = rows.order_by("at", "id").values_list("element", "strand", "fields", "revision", "by__name", "at")
    for element, strand, kept, revision, by, at in found:
        line = Line(element)
        fields, _ = read_line(line, {name: kept[name] for name in SHAPES[line].fields if name in kept})
        under = UUID(kept["under"]) if kept.get("under") else None
        yield RemovedLine(line, strand, fields, revision, kept.get("position", 0), under, by, at)


def _standing(version_id: UUID) -> set[UUID]:
    found = [
        shape.model.objects.filter(version=version_id).order_by().values_list("strand")
        for shape in SHAPES.values()
    ]
    return {strand for (strand,) in found[0].union(*found[1:])}


def _went_with_another(one: RemovedLine, gone: list[RemovedLine]) -> bool:
    return any(other.strand == one.under and other.at == one.at for other in gone)


def _with_what_went(one: RemovedLine, gone: list[RemovedLine]) -> RemovedLine:
    below = [other for other in gone if other.under == one.strand and other.at == one.at]
    with_it = tuple(_with_what_went(other, gone) for other in sorted(below, key=lambda row: row.position))
    return RemovedLine(
        one.line, one.strand, one.fields, one.revision, one.position, one.under, one.by, one.at, with_it
    )
