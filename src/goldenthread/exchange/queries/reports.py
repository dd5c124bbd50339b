"""What the page of a report shows: its rows of one group, with the children whom its reader may know of."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

from goldenthread.exchange.making import Group, Row
from goldenthread.exchange.models import AreaReport
from goldenthread.foundation import files
from goldenthread.foundation.access import NotVisible, Viewer
from goldenthread.foundation.models import StoredFile
from goldenthread.foundation.permissions import Permission
from goldenthread.people.access import children_for


@dataclass(frozen=True, slots=True)
class Rows(Sequence[Row]):
    """The rows of some groups, read only where they are asked for: `Paginator` slices it."""

    stored: StoredFile
    places: tuple[tuple[int, int], ...]  # where each run of rows begins in the file, and its length

    def __len__(self) -> int:
        return sum(number for _, number in self.places)

    def __getitem__(self, wanted: Any) -> Any:
        if not isinstance(wanted, slice):
            return self[wanted : wanted + 1][0]
        begin, end, _ = wanted.indices(len(self))
        found: list[Row] = []
        for first, number in self.places:
            if begin < number and end > 0:
                found += _read(self.stored, first + max(begin, 0), first + min(end, number))
            begin, end = begin - number, end - number
        return found


def rows_of(report: AreaReport, first: str = "", second: str = "") -> Rows:
    """The rows of these groups; what is left empty narrows nothing."""
    if report.rows is None:
        raise NotVisible("rows of report", report.id)
    places, line = [], 1
    for group in groups_of(report):
        if first in ("", group.first) and second in ("", group.second):
            places.append((line, group.number))
        line += group.number
    return Rows(report.rows, tuple(places))


def groups_of(report: AreaReport) -> list[Group]:
    return [Group(*group) for group in (report.summary or {}).get("groups", ())]


def children_in(report: AreaReport) -> list[UUID]:
    """Whose data are in the files of a report."""
    if report.rows is None:
        return []
    with files.opened(report.rows) as stream:
        return [UUID(child) for child in json.loads(stream.readline())]


def _read(stored: StoredFile, begin: int, end: int) -> list[Row]:
    with files.opened(stored) as stream:
        return [json.loads(line) for line in islice(stream, begin, end)]


@dataclass(frozen=True, slots=True)
class Known:
    """A child whom the reader may know of."""

    id: UUID
    name: str


def known_of(viewer: Viewer, rows: Collection[Row]) -> dict[str, Known]:
    """The children of these rows by their id, or by their UPN where a file of another system has no id."""
    reached = children_for(viewer, Permission.READ_CASE)
    ids = {row["child_id"] for row in rows if row.get("child_id")}
    upns = {row["person"] for row in rows if row.get("person") and not row.get("child_id")}
    found = (
        {str(child.id): Known(child.id, child.name) for child in reached.filter(id__in=ids)} if ids else {}
    )
    if upns:
        found |= {
            child.upn: Known(child.id, child.name) for child in reached.filter(upn__in=upns) if child.upn
        }
    return found
