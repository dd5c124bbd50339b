"""What pages and the API draw from: lines of themes, the card of a decision, bars of choices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import ceil
from uuid import UUID

from goldenthread.design.parts import Bar
from goldenthread.report import words
from goldenthread.report.document import decision_lines
from goldenthread.report.queries.content import PrinciplePart, QuestionPart, Report, ThemePart
from goldenthread.report.queries.decisions import Decided, DecisionRead
from goldenthread.report.queries.published import Published, days_since_due
from goldenthread.report.states import WAITING
from goldenthread.themes.queries.choices import ChoicesRead
from goldenthread.themes.queries.figures import Figure, ThemeFigures


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme in a list: what was said, by how many, and what was done."""

    question: QuestionPart
    theme: ThemePart
    figure: Figure | None
    state: words.State
    outcome: str
    decided: Decided

    @property
    def decision(self) -> DecisionRead | None:
        return self.decided.now

    @property
    def share(self) -> str:
        return words.in_every_hundred(self.figure) if self.figure else ""


@dataclass(frozen=True, slots=True)
class DecisionCard:
    state: words.State
    decision: DecisionRead | None
    lines: list[str]
    waiting: str


def lines_in(read: Published) -> list[ThemeRow]:
    return [
        ThemeRow(
            line.question, line.theme, found.figure if found else None, words.state_of(line.decided),
            line.decided.now.outcome if line.decided.now else WAITING, line.decided,
        )
        for line in read.lines
        for found in [line.question.figures_of(line.theme.id)]
    ]  # fmt: skip


def decision_card(read: Published, theme_id: UUID, now: datetime) -> DecisionCard:
    decided = read.decided[theme_id]
    late = days_since_due(read.clock, now)
    return DecisionCard(
        words.state_of(decided), decided.now, decision_lines(decided.now) if decided.now else [],
        words.waiting_words(decided, read.clock, late),
    )  # fmt: skip


def principle_of(report: Report, question: QuestionPart) -> PrinciplePart:
    return next(one for one in report.principles if question in one.questions)


def chart_top(figures: ThemeFigures) -> float:
    """The right end of the charts: the next tenth above the highest end of a range."""
    ends = [
        end
        for group in (*figures.who, *figures.region)
        for end in (group.figure.high, group.figure.share)
        if end is not None
    ]
    return min(1.0, max(0.1, ceil(max(ends, default=0) * 10) / 10))


def bars_of(chosen: ChoicesRead | None) -> list[Bar]:
    """One bar for each answer that was offered."""
    return [
        Bar(one.words, f"{one.count:,} people, {words.percent(one.share)}", {"happened": one.count})
        if one.count
        else Bar(one.words, "under 10 people", {"happened": 0})
        for one in (chosen.choices if chosen else ())
    ]
