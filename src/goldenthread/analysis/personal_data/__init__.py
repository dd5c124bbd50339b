"""Personal data in free text, found by rules, for a person to look at before anything is published.

Nothing here promises to find everybody who is named: rules find the shape of numbers and addresses, and
places where a name is likely. What is not found may still be personal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.analysis.personal_data.names import name_suspects
from goldenthread.analysis.personal_data.numbers import number_spans
from goldenthread.analysis.personal_data.spans import Confidence, Kind, Span

__all__ = ["Confidence", "Kind", "PersonalData", "Span", "personal_data"]

_SUREST = (Confidence.SURE, Confidence.LIKELY, Confidence.SUSPECT)


@dataclass(frozen=True, slots=True)
class PersonalData:
    """`spans` in order of place, none over another. `sure` is whether something must go before publishing."""

    spans: tuple[Span, ...]

    @property
    def sure(self) -> bool:
        return any(span.confidence is Confidence.SURE for span in self.spans)


def personal_data(text: str) -> PersonalData:
    """What in this text tells who somebody is: places in characters from 0, kind, how sure and why.

    Where two rules find the same words the surer one stands, then the longer. Sources: each rule's own.
    """
    spans = sorted((*number_spans(text), *name_suspects(text)), key=_surest_first)
    return PersonalData(tuple(sorted(_apart(spans), key=lambda span: span.start)))


def _surest_first(span: Span) -> tuple[int, int, int]:
    return _SUREST.index(span.confidence), span.start - span.end, span.start


def _apart(spans: list[Span]) -> Iterator[Span]:
    taken: list[Span] = []
    for span in spans:
        if all(span.end <= other.start or other.end <= span.start for other in taken):
            taken.append(span)
            yield span
