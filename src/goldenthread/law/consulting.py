"""How a consultation is held fairly: how long, not over holidays, in words that people can read, answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.analysis.reading import reading_age
from goldenthread.law.day_words import long_date
from goldenthread.law.rules import Citation, Rule, Standing

_PRINCIPLES = "Consultation Principles 2018 (Cabinet Office)"
_GUNNING = Citation("R v Brent London Borough Council, ex parte Gunning (1985) 84 LGR 168")
_SINCE = date(2018, 3, 19)

ANSWERED = Rule(
    "consult.answered",
    "The response is published within 12 weeks of the close, or it is said why not.",
    (Citation(_PRINCIPLES, "principle J"),),
    _SINCE,
    Standing.GUIDANCE,
    doubt="That it is 12 weeks is read in reports on the principles; the letter J is from memory.",
)
LONG_ENOUGH = Rule(
    "consult.long-enough",
    "People have adequate time to consider and to answer. Under 12 weeks the reason is asked; under 6 it is "
    "shown to everybody.",
    (_GUNNING, Citation(_PRINCIPLES, "principle E")),
    _SINCE,
    Standing.HOUSE,
    doubt="Neither source gives a number. 12 weeks was the code of practice of 2008; 6 is ours.",
)
NOT_OVER_HOLIDAYS = Rule(
    "consult.not-over-holidays",
    "The time is longer if part of it falls in a holiday: August, and 21 December to 3 January.",
    (Citation(_PRINCIPLES, "principle G"),),
    _SINCE,
    Standing.GUIDANCE,
    doubt="The days are ours: schools’ holidays differ by area. That the principles speak of holidays was "
    "read in reports on them; the letter G is from memory.",
)
READABLE = Rule(
    "consult.readable",
    "A question can be read at 14, or a version for those who cannot is offered.",
    (Citation("Golden Thread"),),
    date(2026, 9, 1),
    Standing.HOUSE,
)
RULES: tuple[Rule, ...] = (ANSWERED, LONG_ENOUGH, NOT_OVER_HOLIDAYS, READABLE)

RESPONSE_WITHIN = timedelta(weeks=12)
ENOUGH, SCANT = timedelta(weeks=12), timedelta(weeks=6)
LONGEST = timedelta(days=731)
"""Two years. Whatever is asked for longer is no consultation that anybody answers."""
OLDEST_READER = 14
_HOLIDAY_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Warning:
    """What should be put right, or explained, before a consultation is announced."""

    rule: Rule
    says: str


def response_due_on(closed_on: date) -> date:
    """The day by which the response is to be published. Source: the rule ANSWERED."""
    return closed_on + RESPONSE_WITHIN


def needs_a_reason(opens_on: date, closes_on: date) -> bool:
    """Whether whoever announces it must say why the time is short."""
    return closes_on - opens_on < ENOUGH


def warnings_of(opens_on: date, closes_on: date, questions: Sequence[str]) -> tuple[Warning, ...]:
    """What is doubtful about these days and these wordings. Days, not times; none is needed to go on."""
    return (*_of_days(opens_on, closes_on), *_of_words(questions))


def _of_days(opens_on: date, closes_on: date) -> Iterator[Warning]:
    length = closes_on - opens_on
    if length < ENOUGH:
        weeks = max(length.days, 0) // 7
        shown = " Everybody will see that it is short." if length < SCANT else ""
        yield Warning(LONG_ENOUGH, f"It is open for {weeks} weeks. Say why that is enough.{shown}")
    days = [opens_on + timedelta(days=one) for one in range(max(length.days, 0))]
    away = sum(map(is_holiday, days))
    if days and away / len(days) > _HOLIDAY_SHARE:
        yield Warning(
            NOT_OVER_HOLIDAYS, f"{away} of its {len(days)} days fall in a holiday. Let it be open for longer."
        )
    if is_holiday(closes_on):
        yield Warning(
            NOT_OVER_HOLIDAYS, f"It closes in a holiday, on {long_date(closes_on)}. Choose a day after it."
        )


def _of_words(questions: Sequence[str]) -> Iterator[Warning]:
    for number, words in enumerate(questions, 1):
        age = reading_age(words)
        if age and age.years > OLDEST_READER:
            yield Warning(READABLE, f"Question {number} reads at age {age}. Use shorter words and sentences.")


def is_holiday(day: date) -> bool:
    """August, and 21 December to 3 January."""
    return day.month == 8 or (day.month, day.day) >= (12, 21) or (day.month, day.day) <= (1, 3)
