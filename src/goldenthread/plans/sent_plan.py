"""A whole plan as a program sends it, read before anything is kept: every fault, with its path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from goldenthread.foundation.ids import new_id
from goldenthread.plans.lines import Fault, Line, faults_between, read_line

MOST_LINES = 400
PARTS = {
    "views": Line.VIEW,
    "needs": Line.NEED,
    "adjustments": Line.ADJUSTMENT,
    "class_notes": Line.CLASS_NOTE,
}
UNDER = {Line.NEED: ("outcomes", Line.OUTCOME), Line.OUTCOME: ("provisions", Line.PROVISION)}


@dataclass(frozen=True, slots=True)
class SentLine:
    """One line, ready to become a row. `row_id` is new; `strand` too, unless it was given."""

    line: Line
    path: str
    position: int
    values: dict[str, Any]
    strand: UUID
    strand_given: bool
    parent_id: UUID | None
    row_id: UUID = field(default_factory=new_id)


@dataclass(slots=True)
class SentPlan:
    """Everything that was sent, and everything that is wrong with it."""

    lines: list[SentLine] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def of(self, line: Line) -> list[SentLine]:
        return [sent for sent in self.lines if sent.line is line]


def read_plan(given: Mapping[str, Any]) -> SentPlan:
    """Read the whole. Paths are like needs[0].outcomes[1].provisions[0].minutes."""
    sent = SentPlan()
    for name in given:
        if name not in PARTS:
            sent.faults.append(Fault(name, f"Leave this out. Use one of: {', '.join(PARTS)}"))
    for name, line in PARTS.items():
        _read_all(sent, line, given.get(name), name, None)
    if len(sent.lines) > MOST_LINES:
        sent.faults.append(Fault("", f"Send {MOST_LINES} lines or fewer. This plan has {len(sent.lines)}"))
    sent.faults += _said_twice(sent)
    return sent


def _read_all(sent: SentPlan, line: Line, given: Any, path: str, parent: UUID | None) -> None:
    if given is None:
        return
    if not isinstance(given, list | tuple):
        sent.faults.append(Fault(path, "Send a list of lines, or leave it out"))
        return
    for position, entry in enumerate(given):
        _read_one(sent, line, entry, f"{path}[{position}]", position, parent)


def _read_one(sent: SentPlan, line: Line, given: Any, path: str, position: int, parent: UUID | None) -> None:
    if not isinstance(given, Mapping):
        sent.faults.append(Fault(path, "Send a line as an object with its fields"))
        return
    below = UNDER.get(line)
    apart = {"strand", "revision", *(below or ())[:1]}
    values, faults = read_line(line, {name: given[name] for name in given if name not in apart})
    faults = faults or faults_between(line, values)
    strand = _strand(given.get("strand"))
    if isinstance(strand, Fault):
        faults.append(strand)
        strand = None
    sent.faults += [Fault(f"{path}.{fault.field}", fault.message) for fault in faults]
    row = SentLine(line, path, position, values, strand or new_id(), strand is not None, parent)
    sent.lines.append(row)
    if below:
        _read_all(sent, below[1], given.get(below[0]), f"{path}.{below[0]}", row.row_id)


def _strand(given: Any) -> UUID | Fault | None:
    if given is None:
        return None
    try:
        return given if isinstance(given, UUID) else UUID(str(given))
    except ValueError:
        return Fault("strand", "Send the strand as it was read, or leave it out for a new line")


def _said_twice(sent: SentPlan) -> Iterator[Fault]:
    seen: set[UUID] = set()
    for row in sent.lines:
        if row.strand in seen:
            yield Fault(f"{row.path}.strand", "Send each line once. Leave the strand out for a new line")
        seen.add(row.strand)
