"""Is the thread whole? Each gap named, with the line it is in. It tells; it never blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from goldenthread.design.words import and_list, plural
from goldenthread.plans.lines import Line
from goldenthread.plans.queries.document import PlanDocument, ProvisionLine


@dataclass(frozen=True, slots=True)
class WholeCheck:
    """What is so; and where a gap is, the line to go to."""

    kind: str
    words: str
    line: Line | None = None
    strand: UUID | None = None


def whole_checks(document: PlanDocument, remarked: int) -> Iterator[WholeCheck]:
    yield from _needs(document)
    yield from _outcomes(document)
    yield from _provisions(document)
    if remarked:
        yield WholeCheck("none", f"{plural(remarked, 'line')} could be clearer: see the remarks beside them")


def _needs(document: PlanDocument) -> Iterator[WholeCheck]:
    if not document.needs:
        yield WholeCheck("none", "No need is written down yet")
        return
    bare = [need for need in document.needs if not need.outcomes]
    for need in bare:
        yield WholeCheck("none", f"No outcome yet: {need.title or 'a need'}", Line.NEED, need.strand)
    if not bare:
        yield WholeCheck("done", "Every need has an outcome")


def _outcomes(document: PlanDocument) -> Iterator[WholeCheck]:
    bare = [outcome for outcome in document.outcomes if not outcome.provisions]
    for outcome in bare:
        title = outcome.title or "an outcome"
        yield WholeCheck("none", f"No provision yet: {title}", Line.OUTCOME, outcome.strand)
    undated = [outcome for outcome in document.outcomes if outcome.title and not outcome.by_date]
    for outcome in undated:
        yield WholeCheck("none", f"No date yet: {outcome.title}", Line.OUTCOME, outcome.strand)
    if document.outcomes and not bare:
        yield WholeCheck("done", "Every outcome has provision")


def _provisions(document: PlanDocument) -> Iterator[WholeCheck]:
    vague = [(line, missing) for line in document.provisions if (missing := _missing(line))]
    for line, missing in vague:
        said = f"Provision {line.number} does not say {and_list(missing)}"
        yield WholeCheck("none", said, Line.PROVISION, line.strand)
    if document.provisions and not vague:
        yield WholeCheck("done", "All provision says who, when, how long, how many and from when")


def _missing(line: ProvisionLine) -> list[str]:
    said = {
        "what is done": line.what or line.title,
        "who": line.who,
        "when": line.weekdays,
        "how long": line.minutes,
        "how many": line.group_size,
        "from when": line.starts_on,
    }
    return [word for word, value in said.items() if not value]
