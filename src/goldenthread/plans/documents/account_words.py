"""The account page in words and pieces: facts, bars and rows, all from one `law.account.Account`."""

from __future__ import annotations

from datetime import date

from goldenthread.design.parts import Bar, Fact
from goldenthread.design.words import Spoken, and_list, day_month, number, plain_date, plural
from goldenthread.law.account import STATE_WORDS, Account, Figures, HalfTermAccount, Line, State
from goldenthread.law.account_words import (
    chosen_words,
    cut_short_sentence,
    minutes_sentence,
    not_recorded_sentence,
    owed_words,
    sentence,
    what_was_done,
)
from goldenthread.law.day_words import WEEKDAYS
from goldenthread.plans.queries.account_page import ProvisionRead
from goldenthread.plans.queries.sessions import Promise
from goldenthread.plans.session_words import why

KINDS = (
    ("done", "Delivered"),
    ("good", "Made good"),
    ("miss", "Not delivered"),
    ("none", "Not accounted for"),
)
MARKS = {
    State.HAPPENED: "done",
    State.CUT_SHORT: "part",
    State.MISSED: "miss",
    State.MADE_GOOD: "good",
    State.NOT_RECORDED: "none",
}


def lead(account: Account, child: Spoken) -> str:
    """The whole in one or two sentences."""
    if not account.total.promised:
        return f"{sentence(account)}."
    had = minutes_sentence(account, child.first, "have" if child.reads else "has")
    parts = (f"{sentence(account)}.", cut_short_sentence(account), had)
    return " ".join(part for part in parts if part)


def facts(read: ProvisionRead) -> list[Fact]:
    promise, account = read.now, read.account
    missing = [day_month(session.on) for session in account.not_recorded]
    return [
        Fact("Promised", promise_words(promise), f"{_size(promise)}, from {plain_date(read.starts_on)}"),
        Fact("By", promise.who or "Nobody is named", promise.who_role),
        Fact(
            "Not delivered",
            plural(account.total.minutes_not_delivered, "minute"),
            owed_words(account) or "Nothing is owed",
        ),
        Fact("Not accounted for", plural(account.total.minutes_not_accounted_for, "minute"), _days(missing)),
    ]


def promise_words(promise: Promise) -> str:
    """'30 minutes, every Thursday'"""
    pattern = promise.pattern
    if pattern is None:
        return "Nothing that can be counted"
    days = (
        "day" if len(pattern.weekdays) == 5 else and_list([WEEKDAYS[day] for day in sorted(pattern.weekdays)])
    )
    every = f"every {days}" if pattern.every_weeks == 1 else f"{days}, every {pattern.every_weeks} weeks"
    times = {1: "", 2: "twice, "}.get(pattern.sessions_a_day, f"{pattern.sessions_a_day} times, ")
    return f"{plural(pattern.minutes, 'minute')}, {times}{every}"


def _size(promise: Promise) -> str:
    if promise.group_size is None:
        return "As the plan says"
    return "One to one" if promise.group_size == 1 else f"In a group of {promise.group_size}"


def _days(days: list[str]) -> str:
    """At most three days by name: the page of sessions has them all."""
    if len(days) <= 3:
        return and_list(days) or "Every session is recorded"
    return f"{days[0]} and {len(days) - 1} more"


def bars(account: Account) -> list[Bar]:
    return [
        Bar(half.name, f"{half.figures.minutes_had} of {plural(half.figures.minutes_promised, 'minute')}", {
            "done": half.figures.minutes_delivered, "good": half.figures.minutes_made_good,
            "miss": half.figures.minutes_not_delivered, "none": half.figures.minutes_not_accounted_for,
        })
        for half in account.half_terms
    ]  # fmt: skip


def minutes_row(name: str, figures: Figures) -> list[str]:
    amounts = (
        figures.minutes_promised, figures.minutes_delivered, figures.minutes_made_good,
        figures.minutes_not_delivered, figures.minutes_not_accounted_for,
    )  # fmt: skip
    return [name, *(number(amount) for amount in amounts)]


def sessions_row(name: str, figures: Figures) -> list[str]:
    short = f" ({figures.cut_short} cut short)" if figures.cut_short else ""
    return [
        name, number(figures.promised), f"{number(figures.happened)}{short}", number(figures.missed),
        number(figures.made_good), number(figures.not_recorded),
    ]  # fmt: skip


def rows(account: Account) -> dict[str, list[list[str]]]:
    """The two tables: minutes and sessions, a row for each half-term."""
    halves: tuple[HalfTermAccount, ...] = account.half_terms
    return {
        "minutes": [minutes_row(half.name, half.figures) for half in halves],
        "sessions": [sessions_row(half.name, half.figures) for half in halves],
    }


def lost_rows(account: Account, child: Spoken) -> list[list[str]]:
    """Reason, day, minutes lost, what we did; the oldest first."""
    return [
        [
            why(delivery, child),
            day_month(line.session.on),
            str(line.minutes_lost),
            what_was_done(line),
        ]
        for line in account.lost
        if (delivery := line.delivery)
    ]


def reason_rows(account: Account, child: Spoken) -> list[list[str]]:
    """Reason, sessions, minutes lost, minutes made good: only where there is something to add up."""
    if len(account.lost) < 2:
        return []
    return [
        [
            chosen_words(one.reason, child.first, "were" if child.reads else "was"),
            number(one.sessions),
            number(one.minutes_lost),
            number(one.minutes_made_good),
        ]
        for one in account.by_reason
    ]


def nobody(account: Account) -> str:
    """Which sessions nobody recorded; of many, only how many."""
    missing = len(account.not_recorded)
    if missing <= 8:
        return not_recorded_sentence(account)
    return (
        f"Nobody recorded {missing} sessions. "
        "We do not count them as delivered, and we do not count them as missed."
    )


def line_state(line: Line) -> tuple[str, str]:
    """The mark and words of one session."""
    return MARKS[line.state], STATE_WORDS[line.state]


def extra_sentence(account: Account) -> str:
    """What was given beyond the promise; empty when nothing was."""
    if not account.extra:
        return ""
    return (
        f"{plural(len(account.extra), 'extra session')} of {plural(account.extra_minutes, 'minute')} in all "
        "came on top of what was promised. They are not in the figures above."
    )


def until_words(first: date, until: date) -> str:
    return f"From {plain_date(first)} to {plain_date(until)}"
