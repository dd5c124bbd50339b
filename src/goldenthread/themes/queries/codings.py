"""What people said of answers, as rows; and which of several codings stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from goldenthread.themes.models import Code, Coding, Frame
from goldenthread.themes.states import How

Passages = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """One coding of one answer. `by_id` is None for the machine; `themes` with where they are said."""

    id: UUID
    answer_id: UUID
    by_id: UUID | None
    by: str
    at: datetime
    settles: bool
    none_fits: bool
    note: str
    sure: float | None
    themes: dict[UUID, Passages]
    scores: dict[UUID, float]

    @property
    def said(self) -> frozenset[UUID]:
        return frozenset(self.themes)


@dataclass(frozen=True, slots=True)
class Stand:
    """Which coding of an answer stands, and how it came to; none while two people differ."""

    coding_id: UUID | None
    how: How


def coded_by_people(frame: Frame, answers: Collection[UUID] | Any = None) -> dict[UUID, list[Coded]]:
    """By answer, all that people said of it, the oldest first. Two queries."""
    rows = Coding.objects.filter(frame=frame, by__isnull=False, answer__isnull=False)
    if answers is not None:
        rows = rows.filter(answer__in=answers)
    return by_answer(coded(rows.order_by("at", "id")))


def coded(rows: Any) -> list[Coded]:
    """These codings with their themes, in their order. Two queries."""
    found = list(
        rows.values_list("id", "answer", "by", "by__name", "at", "settles", "none_fits", "note", "sure")
    )
    themes: dict[UUID, dict[UUID, Passages]] = defaultdict(dict)
    scores: dict[UUID, dict[UUID, float]] = defaultdict(dict)
    # by their ids: a query inside a query inside a query is more than PostgreSQL plans well
    codes = Code.objects.filter(coding__in=[id for id, *_ in found])
    for coding, theme, score, passages in codes.values_list("coding", "theme", "score", "passages"):
        themes[coding][theme] = tuple((start, end) for start, end in passages)
        if score is not None:
            scores[coding][theme] = score
    return [
        Coded(id, answer, by, name or "", at, settles, none, note, sure, themes[id], scores[id])
        for id, answer, by, name, at, settles, none, note, sure in found
    ]


def by_answer(given: Iterable[Coded]) -> dict[UUID, list[Coded]]:
    found: dict[UUID, list[Coded]] = {}
    for one in given:
        found.setdefault(one.answer_id, []).append(one)
    return found


def newest_of_each(given: Iterable[Coded]) -> list[Coded]:
    """What each coder last said for themselves, in the order in which they first said anything."""
    newest: dict[UUID | None, Coded] = {}
    for one in given:
        if not one.settles:
            newest[one.by_id] = one
    return list(newest.values())


def settled_in(given: Iterable[Coded]) -> Coded | None:
    return next((one for one in reversed(list(given)) if one.settles), None)


def stand_of(given: Collection[Coded]) -> Stand | None:
    """Of what people said, the oldest first: settled before agreed, agreed before one person alone."""
    settled = settled_in(given)
    if settled:
        return Stand(settled.id, How.SETTLED)
    own = newest_of_each(given)
    if len(own) < 2:
        return Stand(own[0].id, How.ONE) if own else None
    if len({one.said for one in own}) > 1:
        return Stand(None, How.DIFFER)
    return Stand(max(own, key=lambda one: (one.at, one.id)).id, How.AGREED)
