"""What a fair consultation owes people, point by point, and when its response is late.

The points are those of the Gunning principles, which courts ask of every consultation, and of the
government’s Consultation Principles. A record can speak for some of them; `asks` is what only a person
can say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldenthread.law.consulting import ANSWERED, response_due_on
from goldenthread.law.rules import Citation, Rule, Standing

_GUNNING = "R v Brent London Borough Council, ex parte Gunning (1985) 84 LGR 168"
_APPROVED = Citation("R (Moseley) v Haringey London Borough Council [2014] UKSC 56", "paragraph 25")
_PRINCIPLES = "Consultation Principles 2018 (Cabinet Office)"
_SINCE_GUNNING, _SINCE_PRINCIPLES = date(1985, 1, 1), date(2018, 3, 19)
_SEEN = "ABCDEF"
_FROM_A_COPY = (
    "The wording is ours; its letter was read in a council’s copy, not on the government’s own page."
)
_FROM_MEMORY = "The wording is ours; its letter is from memory: the copy at hand ends before it."
_OF_GUNNING = (
    "That the Supreme Court approved these four was read in reports of the case; the number of the paragraph "
    "is from memory."
)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to be able to say of a consultation, and what is asked of the person who answers for it."""

    key: str
    title: str
    rule: Rule
    asks: str


def _gunning(key: str, title: str, says: str, asks: str) -> Point:
    citations = (Citation(_GUNNING), _APPROVED)
    rule = Rule(f"consult.{key}", says, citations, _SINCE_GUNNING, doubt=_OF_GUNNING)
    return Point(key, title, rule, asks)


def _principle(letter: str, key: str, title: str, says: str, asks: str) -> Point:
    rule = Rule(
        f"consult.{key}", says, (Citation(_PRINCIPLES, f"principle {letter}"),), _SINCE_PRINCIPLES,
        Standing.GUIDANCE, doubt=_FROM_A_COPY if letter in _SEEN else _FROM_MEMORY,
    )  # fmt: skip
    return Point(key, title, rule, asks)


GUNNING: tuple[Point, ...] = (
    _gunning(
        "formative", "At a formative stage",
        "People are asked while proposals can still change.",
        "What had already been decided when it opened, and what could still change?",
    ),
    _gunning(
        "enough-reasons", "Enough information",
        "People are told enough of the reasons for a proposal to consider it and to answer.",
        "What were people given to read, and what was left out?",
    ),
    _gunning(
        "enough-time", "Enough time",
        "People have adequate time to consider and to answer.",
        "Who asked for more time, and what was done about it?",
    ),
    _gunning(
        "taken-into-account", "Conscientiously taken into account",
        "What people said is considered with care before the decision is made.",
        "Who read this report before deciding, and how did they use it?",
    ),
)  # fmt: skip
PRINCIPLES: tuple[Point, ...] = (
    _principle("A", "clear", "Clear and concise", "It is in plain words, and no longer than it needs to be.",
               "Who outside tried the questions before they were asked?"),
    _principle("B", "purpose", "With a purpose", "It is held only where it can change something.",
               "Which decision did this consultation serve?"),
    _principle("C", "informative", "Informative", "People get enough to give an informed answer.",
               "Where could people read about costs and effects?"),
    _principle("D", "part-of-a-process", "Part of a process", "It is one part of talking with people.",
               "What else was done to hear people, before and beside it?"),
    _principle("E", "proportionate-time", "For a proportionate time",
               "It lasts as long as the matter needs, neither more nor less.",
               "Why was this length right?"),
    _principle("F", "targeted", "Aimed at those affected", "Those whom it affects are reached.",
               "Whom did you reach out to, and who is still missing?"),
    _principle("G", "groups", "Fit for the groups consulted",
               "People can answer in ways that suit them, holidays included.",
               "What was done for those who find it hard to answer?"),
    _principle("H", "agreed", "Agreed before publication", "Whoever answers for it agreed to it beforehand.",
               "Who agreed to it, and when?"),
    _principle("I", "scrutiny", "Open to scrutiny",
               "It is published what was answered and how it informed the decision.",
               "What is not published, and why?"),
    Point("timely-response", "Answered in time", ANSWERED, "If the response is late: why?"),
    _principle("K", "elections", "Not during an election",
               "It is not begun in the weeks before a local or national election.",
               "Was there an election while it was open, and what was done about it?"),
)  # fmt: skip
POINTS: tuple[Point, ...] = (*GUNNING, *PRINCIPLES)
RULES: tuple[Rule, ...] = tuple(point.rule for point in POINTS if point.rule is not ANSWERED)


def point_of(key: str) -> Point | None:
    return next((point for point in POINTS if point.key == key), None)


class Clock(StrEnum):
    RUNNING = "running"
    LATE = "late"
    IN_TIME = "in_time"
    CAME_LATE = "came_late"


@dataclass(frozen=True, slots=True)
class ResponseClock:
    """By which day a response is due, and how late it is or was. `days` are days late, or days left."""

    due_on: date
    state: Clock
    days: int


def response_clock(closed_on: date, answered_on: date | None, today: date) -> ResponseClock:
    """Of a consultation that closed on this day. Source: the rule consult.answered.

    `answered_on` is None while there is no response. A response on the day it is due is in time.
    """
    due = response_due_on(closed_on)
    late = ((answered_on or today) - due).days
    if answered_on is not None:
        return ResponseClock(due, Clock.CAME_LATE if late > 0 else Clock.IN_TIME, max(late, 0))
    return ResponseClock(due, Clock.LATE if late > 0 else Clock.RUNNING, abs(late))
