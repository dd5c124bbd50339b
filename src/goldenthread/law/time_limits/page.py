"""The reference page of the time limits: the table, the events, and the worked cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goldenthread.law.day_words import listed, long_date
from goldenthread.law.time_limits.events import EVENT_WORDS, EventKind
from goldenthread.law.time_limits.limit import SetDay, Shape, TimeLimit
from goldenthread.law.time_limits.table import LIMITS
from goldenthread.law.time_limits.words import citation
from goldenthread.law.time_limits.worked import WorkedCase, worked_cases

_INTRODUCTION = """# Time limits of a case with the council

`goldenthread clock EVENTS.json --on DAY` answers from this table. A clock is worked out from dated events,
never counted down. **An exception is not a pause**: it moves no date. It excuses being late, and a case with
one is counted apart, never as in time. School holidays and weekends count, unless working days are named.
"""
_LIMITS_HEAD = (
    "| Limit | What it says | Starts | How long | Done by | No longer due after | Excused by | Starts again "
    "| What follows | Where it is written | Doubt |\n|---|---|---|---|---|---|---|---|---|---|---|"
)
_EARLIER = SetDay.NOT_AFTER
_SHAPES = {Shape.AT_MOST: "at most", Shape.AT_LEAST: "at least", Shape.MAY: "a right, at most"}


def time_limits_markdown() -> str:
    """The reference page, as Markdown."""
    return "\n".join([_INTRODUCTION, *_limits(), *_events(), *_cases()])


def _limits() -> Iterator[str]:
    yield from ("## The limits\n", _LIMITS_HEAD)
    for limit in LIMITS:
        yield f"| {' | '.join(_cells(limit))} |"
    yield ""


def _cells(limit: TimeLimit) -> tuple[str, ...]:
    return (
        f"`{limit.id.removeprefix('limit.')}`",
        limit.rule.says,
        _names(limit.starts),
        _how_long(limit),
        _names(limit.done_by),
        _names(limit.ended_by),
        "; ".join(f"`{excuse.kind.value}` ({excuse.place})" for excuse in limit.excuses),
        "by a later event that starts it" if limit.anew else "each start has a clock of its own",
        limit.follows,
        citation(limit),
        limit.rule.doubt,
    )


def _how_long(limit: TimeLimit) -> str:
    words = [f"{_SHAPES[limit.shape]} {limit.period.words} it"]
    if limit.aimed:
        words = [f"{_SHAPES[limit.shape]} {limit.period.words} the day that it is about"]
    if limit.or_later:
        words.append(f"or {limit.or_later.period.words} {_names(limit.or_later.kinds)}, if later")
    if limit.set_day:
        words.append(
            "or on the day agreed in writing" + (", if earlier" if limit.set_day is _EARLIER else "")
        )
    if limit.after:
        words.append(f"only after {_names(limit.after)}")
    return ", ".join(words)


def _names(kinds: Iterable[EventKind]) -> str:
    return listed([f"`{kind.value}`" for kind in kinds], "or")


def _events() -> Iterator[str]:
    yield from ("## The events\n", "| Event | What happened |", "|---|---|")
    for kind, words in EVENT_WORDS.items():
        yield f"| `{kind.value}` | {words[0].upper()}{words[1:]} |"
    yield (
        "\nEvery event has `event` and `on`. It may have `about` (who was asked, which setting, which limit "
        "a promise is about), `until` (the last day of what lasts), `for` (the day of a meeting, a move or "
        "a promise) and `by`.\n"
    )


def _cases() -> Iterator[str]:
    yield "## Worked cases\n"
    yield "| What happened | Asked on | Limit | Due | State | Days | Excused |\n|---|---|---|---|---|---|---|"
    yield from map(_case, worked_cases())
    yield ""


def _case(case: WorkedCase) -> str:
    excused = "yes" if case.excused else ""
    dates = f"{long_date(case.on)} | `{case.limit}` | {long_date(case.due)}"
    return f"| {case.text} | {dates} | {case.state.value} | {case.days or ''} | {excused} |"
