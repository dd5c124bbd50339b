"""Is the thread whole? What the law's checks say, each with the line it is about. It never blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from goldenthread.design.words import plural
from goldenthread.plans.lines import Line
from goldenthread.plans.queries.document import PlanDocument
from goldenthread.plans.queries.remarks import kinds_of
from goldenthread.plans.queries.whole import thread_remarks, wholeness_of


@dataclass(frozen=True, slots=True)
class WholeCheck:
    """What is so; and where something is missing, the line to go to."""

    kind: str
    words: str
    line: Line | None = None
    strand: UUID | None = None


def whole_checks(document: PlanDocument, remarked: int, today: date) -> Iterator[WholeCheck]:
    """What is whole first, then what is missing, then how many lines have remarks on their words."""
    for line in wholeness_of(document, not_recorded=0).lines:
        if line.whole:
            yield WholeCheck("done", line.says)
    kinds = kinds_of(document)
    for remark in thread_remarks(document, today):
        strand = remark.strand if isinstance(remark.strand, UUID) else None
        yield WholeCheck("none", remark.says, kinds.get(str(strand)), strand)
    if remarked:
        yield WholeCheck("none", f"{plural(remarked, 'line')} could be clearer: see the remarks beside them")
