"""The sample as it was drawn, and how far people are with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from goldenthread.conversation.models import Question
from goldenthread.themes.models import Sample
from goldenthread.themes.queries.population import analysed, of_people, sampled


@dataclass(frozen=True, slots=True)
class DrawRead:
    """One draw, and all that is needed to draw it again."""

    number: int
    size: int
    drawn_from: int
    seed: int
    below: str
    data_hash: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SampleRead:
    """`stands`: how many of those drawn are still analysed. `people`: how many there are to draw from."""

    draws: tuple[DrawRead, ...]
    stands: int
    people: int

    @property
    def drawn(self) -> int:
        return sum(draw.size for draw in self.draws)


def sample_read(question: Question) -> SampleRead:
    """Three queries."""
    rows = Sample.objects.filter(question=question).annotate(size=Count("answers")).order_by("number")
    draws = tuple(
        DrawRead(*row)
        for row in rows.values_list(
            "number", "size", "drawn_from", "seed", "below", "data_hash", "by__name", "at"
        )
    )
    people = analysed(question).filter(of_people()).count()
    return SampleRead(draws, sampled(question).count() if draws else 0, people)
