"""All that a report says, as it is kept in an edition: parts may be added with a default, none taken away."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from goldenthread.themes.queries.choices import ChoicesRead
from goldenthread.themes.queries.figures import Figures, ThemeFigures
from goldenthread.themes.queries.opinions import OpinionsRead
from goldenthread.themes.queries.stances import StancesFound


@dataclass(frozen=True, slots=True)
class ThemePart:
    """A theme as people named it, what was heard, and the answers that are quoted."""

    id: UUID
    name: str
    belongs: str
    heard: str
    quotes: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class DrawPart:
    """One draw of the sample, and what is needed to draw it again."""

    number: int
    size: int
    drawn_from: int
    seed: int
    data_hash: str


@dataclass(frozen=True, slots=True)
class QuestionPart:
    """`figures` is None where nothing is counted yet. `choices` are of one that offers them."""

    id: UUID
    number: str
    words: str
    recommendation: str
    bodies: tuple[str, ...]
    asks: str
    themes: tuple[ThemePart, ...]
    figures: Figures | None
    frame_number: int | None
    frame_hash: str
    signed: int
    draws: tuple[DrawPart, ...]
    choices: ChoicesRead | None
    opinions: OpinionsRead | None = None  # of the statements beside it, where people voted on some
    stances: StancesFound | None = None  # inferred, where nobody was asked where they stand
    stance_in: str = ""  # the number of the question before it in which people said where they stand

    def figures_of(self, theme_id: UUID) -> ThemeFigures | None:
        return self.figures.theme(theme_id) if self.figures else None


@dataclass(frozen=True, slots=True)
class PrinciplePart:
    name: str
    words: str
    questions: tuple[QuestionPart, ...]


@dataclass(frozen=True, slots=True)
class LedgerPart:
    """received = set aside + analysed, always. `kinds` and `channels` are of what is analysed."""

    received: int
    aside: tuple[tuple[str, int], ...]
    analysed: int
    kinds: tuple[tuple[str, int], ...]
    channels: tuple[tuple[str, int], ...]
    to_no_question: int = 0

    @property
    def set_aside(self) -> int:
        return sum(number for _, number in self.aside)


@dataclass(frozen=True, slots=True)
class GroupPart:
    """People of one kind, or of one region, among all who answered; None is under 10.

    `share` is theirs among those who said it, `published` that of the published figures.
    """

    words: str
    count: int | None
    share: float | None = None
    published: float | None = None


@dataclass(frozen=True, slots=True)
class PointFact:
    """`speaks` is "for" or "against" the point, or "open" where it only tells. `link` names a page."""

    says: str
    speaks: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class PointPart:
    """One point of fairness: what the record says, and what a person said of it."""

    key: str
    title: str
    rule: str
    source: str
    facts: tuple[PointFact, ...]
    asks: str
    words: str = ""
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Report:
    consultation_id: UUID
    name: str
    body: str
    kind: str
    opens_at: datetime
    closes_at: datetime
    summary: str
    limits: str
    ledger: LedgerPart
    who: tuple[GroupPart, ...]
    region: tuple[GroupPart, ...]
    principles: tuple[PrinciplePart, ...]
    points: tuple[PointPart, ...] = ()
    population: str = ""  # the source of what is published; empty: nothing was brought in

    @property
    def questions(self) -> Iterator[QuestionPart]:
        return (question for principle in self.principles for question in principle.questions)

    @property
    def themes(self) -> Iterator[tuple[QuestionPart, ThemePart]]:
        return ((question, theme) for question in self.questions for theme in question.themes)

    def theme(self, theme_id: UUID) -> tuple[QuestionPart, ThemePart] | None:
        return next((one for one in self.themes if one[1].id == theme_id), None)

    def question(self, question_id: UUID) -> QuestionPart | None:
        return next((one for one in self.questions if one.id == question_id), None)


_REPORT: TypeAdapter[Report] = TypeAdapter(Report)


def as_content(report: Report) -> dict[str, Any]:
    """As JSON; `of_content` gives the same report back.

    Without its points of fairness: like decisions they stand beside an edition, as the record has them now.
    """
    content: dict[str, Any] = _REPORT.dump_python(replace(report, points=()), mode="json")
    return content


def of_content(content: dict[str, Any]) -> Report:
    return _REPORT.validate_python(content)


def hash_of_content(content: dict[str, Any]) -> str:
    """The same for the same report, whatever order a database gives it back in."""
    whole = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()
