"""How a session and its record are said on pages: "Happened. Meera, 9.02am"."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from goldenthread.design.words import Spoken, and_list, clock, day_month, plural
from goldenthread.foundation.access import NotVisible
from goldenthread.law.account_words import reason_said, reason_words
from goldenthread.law.deliveries import Delivery, Reason, Status, reason_about
from goldenthread.plans.lines import EARLIEST, LATEST
from goldenthread.plans.queries.day import DaySession, Group, Known

KIND = {Status.HAPPENED: "done", Status.PART: "part", Status.MISSED: "miss"}
WORDS = {Status.HAPPENED: "Happened", Status.PART: "Cut short", Status.MISSED: "Did not happen"}


def known_words(known: Known, on: date, name: str) -> str:
    """'Happened. Meera Shah, 9.02am'; with the reason when there is one, or that nobody gave one."""
    said = WORDS[known.status]
    if known.status is Status.PART:
        said += f" at {plural(known.minutes, 'minute')}"
    if known.status is not Status.HAPPENED:
        said += f": {why_said(known.reason, known.note, name)}"
    when = clock(known.at)
    if timezone.localdate(known.at) != on:
        when += f" on {day_month(known.at)}"
    return f"{said}. {known.who}, {when}"


def why_said(reason: Reason | None, note: str, name: str, was: str = "was") -> str:
    """The reason within a sentence. Words of the recorder's own, and names, keep their capitals."""
    words = reason_said(reason, note, name, was)
    if words.startswith(name) or (note and reason is None):
        return words
    return words[0].lower() + words[1:]


def why(delivery: Delivery, child: Spoken) -> str:
    """Why it was missed or cut short, at the beginning of a sentence."""
    return reason_words(delivery, child.first, "were" if child.reads else "was")


def group_title(group: Group) -> str:
    """'10.40am: word map, Ayo, Leila and Jack'"""
    first = group.first
    title = first.title[0].lower() + first.title[1:] if _is_plain(first.title) else first.title
    at = f"{clock(first.at)}: {title}" if first.at else first.title
    return f"{at}, {and_list(group.names)}"


def group_about(group: Group) -> str:
    """'Meera Shah, 15 minutes. One tap records all three.'"""
    minutes = sorted({session.minutes for session in group.sessions})
    lasts = plural(minutes[0], "minute") if len(minutes) == 1 else f"{minutes[0]} to {minutes[-1]} minutes"
    about = f"{group.first.who}, {lasts}" if group.first.who else lasts
    waiting = len(group.waiting)
    return f"{about}. {_one_tap(waiting, len(group.sessions))}" if waiting > 1 else about


def _one_tap(waiting: int, of: int) -> str:
    numbers = {2: "both", 3: "all three", 4: "all four", 5: "all five", 6: "all six"}
    if waiting < of:
        return f"One tap records the {waiting} not recorded yet."
    return f"One tap records {numbers.get(of, f'all {of}')}."


def session_title(session: DaySession) -> str:
    return group_title(Group((session,)))


def reasons(*names: str) -> list[tuple[str, str]]:
    """The reasons to choose from, in words about this child or these children."""
    who = and_list(list(names))
    was = "was" if len(names) == 1 else "were"
    return [(reason.value, reason_about(reason, who, was)) for reason in Reason]


def day_of(text: str) -> date:
    """A day in an address, like 2026-11-20: one that a school can have, with a day before and after it."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise NotVisible("day", text) from None
    if not EARLIEST <= day <= LATEST:
        raise NotVisible("day", text)
    return day


def _is_plain(title: str) -> bool:
    """Whether the title begins with an ordinary word, not a name in capitals such as ELSA."""
    return title[1:2].islower() or title[1:2] in (" ", "")
