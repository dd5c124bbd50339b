"""What happened to one promise, as the thread shows it: a sentence, marks by half-term, the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.design.parts import MarkGroup
from goldenthread.design.words import Spoken, and_list, day_month, plural
from goldenthread.law.account import Account, HalfTermAccount, Line, State
from goldenthread.law.account_words import (
    cut_short_sentence,
    figures_sentence,
    not_recorded_sentence,
    sentence,
    what_was_done,
)
from goldenthread.plans.session_words import why

KINDS = {
    State.HAPPENED: "done",
    State.CUT_SHORT: "part",
    State.MISSED: "miss",
    State.MADE_GOOD: "good",
    State.NOT_RECORDED: "none",
}
DAYS_IN_A_SCHOOL_WEEK = 5
MOST_REASONS = 6
MOST_NOT_RECORDED = 5


@dataclass(frozen=True, slots=True)
class Happened:
    """The sentence goes first; `groups` draw it again and `reasons` explain it."""

    sentence: str
    groups: tuple[MarkGroup, ...]
    reasons: tuple[str, ...]
    gap: bool


@lru_cache(maxsize=400)
def happened(account: Account, child: Spoken, *, daily: bool) -> Happened | None:
    """None before the first session. What is promised every day shows the last half-term's marks only."""
    if not account.lines:
        return None
    shown = account.half_terms[-1:] if daily else account.half_terms
    groups = tuple(_group(half) for half in shown)
    said = _daily_sentence(account) if daily else sentence(account)
    return Happened(said, groups, _reasons(account, child), bool(account.total.not_recorded))


def is_daily(weekdays: str) -> bool:
    return len(weekdays) >= DAYS_IN_A_SCHOOL_WEEK


def _group(half: HalfTermAccount) -> MarkGroup:
    return MarkGroup(half.name, tuple(KINDS[line.state] for line in half.lines))


def _daily_sentence(account: Account) -> str:
    """'13 of 15 sessions happened; 2 missed (2 to 20 November)', then the whole if there was more."""
    last = account.half_terms[-1]
    said = f"{last.name}: {figures_sentence(last.figures)}"
    return said if len(account.half_terms) == 1 else f"{said}. In all: {sentence(account)}"


def _reasons(account: Account, child: Spoken) -> tuple[str, ...]:
    lost = account.lost
    said = (cut_short_sentence(account), _missed(lost, child), _not_recorded(account))
    return tuple(words for words in said if words)


def _missed(lost: Sequence[Line], child: Spoken) -> str:
    """'Missed: The specialist cancelled (25 June, made good on 30 June; 8 October).' The latest few."""
    missed = [line for line in lost if line.state is not State.CUT_SHORT]
    if not missed:
        return ""
    by_reason: dict[str, list[str]] = {}
    for line in missed[-MOST_REASONS:]:
        assert line.delivery is not None  # noqa: S101 - a missed line has the record that says so
        by_reason.setdefault(why(line.delivery, child).rstrip("."), []).append(_day(line))
    said = "; ".join(f"{words} ({', '.join(days)})" for words, days in by_reason.items())
    earlier = len(missed) - MOST_REASONS
    before = f" {plural(earlier, 'session')} before that: the account lists them." if earlier > 0 else ""
    return f"Missed: {said}.{before}"


def _day(line: Line) -> str:
    done = what_was_done(line)
    day = day_month(line.session.on)
    return day if done in ("", "Nothing yet") else f"{day}, {done[0].lower()}{done[1:]}"


def _not_recorded(account: Account) -> str:
    """Each day while they are few; only how many, and the last of them, when they are not."""
    days = account.not_recorded
    if len(days) <= MOST_NOT_RECORDED:
        return not_recorded_sentence(account)
    last = and_list([day_month(session.on) for session in days[-2:]])
    return (
        f"Nobody recorded {plural(len(days), 'session')}, the last of them on {last}. "
        "We do not count them as delivered, and we do not count them as missed."
    )
