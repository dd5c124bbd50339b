"""A plan as its lines, joined by strands: all that a check of the whole thread needs to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from goldenthread.law.layers import Layer

Strand = UUID | str


class Whose(StrEnum):
    """Whose words a view is. `SOMEONE` knows the child and speaks for a child who cannot."""

    CHILD = "child"
    FAMILY = "family"
    SOMEONE = "someone"


@dataclass(frozen=True, slots=True)
class ViewLine:
    """What somebody said, and how they said it: in words, with pictures, through somebody."""

    whose: Whose
    text: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One need. `area`: a code of law.areas, or nothing."""

    strand: Strand
    text: str
    area: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """What is sought for a need, by when, and how anybody will know."""

    strand: Strand
    need: Strand
    text: str
    by: date | None = None
    measure: str = ""


@dataclass(frozen=True, slots=True)
class ProvisionLine:
    """A promise for one or more outcomes. `minutes`: of one session. `group_size`: 1 is one to one.

    `with_the_plan`: without a first day of its own it begins on the day the plan does.
    """

    strand: Strand
    outcomes: tuple[Strand, ...]
    title: str
    text: str = ""
    who: str = ""
    frequency: str = ""
    minutes: int | None = None
    group_size: int | None = None
    starts_on: date | None = None
    with_the_plan: bool = False
    used_in_class: str = ""

    @property
    def name(self) -> str:
        return self.title or self.text

    @property
    def words(self) -> str:
        """Everything that is written of it, a sentence each."""
        return _sentences(self.title, self.text, self.who, self.frequency, self.used_in_class)


@dataclass(frozen=True, slots=True)
class PlanLines:
    """One version of a plan. `layer`: the layer it is written for, if that is known.

    `on`: the day on which a draft is looked at. Without it no date is held against today, as in a plan that
    is in force: there a date that has passed is for the review to ask about.
    """

    needs: tuple[NeedLine, ...] = ()
    outcomes: tuple[OutcomeLine, ...] = ()
    provisions: tuple[ProvisionLine, ...] = ()
    views: tuple[ViewLine, ...] = ()
    strengths: tuple[str, ...] = ()
    adjustments: tuple[str, ...] = ()
    layer: Layer | None = None
    review_on: date | None = None
    on: date | None = None

    def texts(self) -> Iterator[tuple[Strand | None, str]]:
        """Each line with its strand, in reading order; views, strengths and adjustments have none."""
        yield from ((None, view.text) for view in self.views)
        yield from ((None, strength) for strength in self.strengths)
        yield from ((need.strand, need.text) for need in self.needs)
        yield from ((line.strand, _sentences(line.text, line.measure)) for line in self.outcomes)
        yield from ((line.strand, line.words) for line in self.provisions)
        yield from ((None, adjustment) for adjustment in self.adjustments)

    @property
    def words(self) -> str:
        """The whole plan as one text, a line each."""
        return "\n".join(text for _, text in self.texts() if text)


def _sentences(*parts: str) -> str:
    return "\n".join(part.strip() for part in parts if part.strip())
