"""A class on one sheet of A4, for whoever likes paper: the whole day, to tick by hand."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from goldenthread.design.words import and_list, full_date, plural
from goldenthread.foundation.press.printed import Printed
from goldenthread.plans import session_words as words
from goldenthread.plans.documents.press import press
from goldenthread.plans.queries.class_page import ClassDay, ToDo
from goldenthread.plans.queries.day import DaySession, Group, groups_of


def print_class(found: ClassDay, at: datetime) -> Printed:
    return Printed(press("class", sheet_of(found), at), f"class-{found.on}")


def sheet_of(found: ClassDay) -> dict[str, Any]:
    """What stands on the sheet, for the press."""
    return {
        "title": f"{found.teaching_class.name}, {full_date(found.on)}",
        "author": found.teaching_class.setting.name,
        "caption": _caption(found),
        "sessions": [_session(group, found.on) for group in groups_of(found.sessions)],
        "children": [_child(one) for one in found.to_do],
    }


def _caption(found: ClassDay) -> str:
    children = plural(found.on_roll, "child", "children")
    have = "has" if len(found.to_do) == 1 else "have"
    closed = f"School is closed on this day: {found.closed.why}. " if found.closed else ""
    return (
        f"{closed}{found.teaching_class.setting.name}. {len(found.to_do)} of {children} {have} support. "
        "This sheet names children: keep it with you, and shred it when the day is over."
    )


def _session(group: Group, on: date) -> dict[str, str]:
    """One to tick, or what is recorded of it already; of a group, how many are."""
    about = words.group_about(Group(group.sessions[:1]))
    return {"title": words.group_title(group), "about": about, "said": _recorded(group.sessions, on)}


def _recorded(sessions: tuple[DaySession, ...], on: date) -> str:
    known = [session for session in sessions if session.known]
    if len(known) < len(sessions):
        return ""
    return and_list(list(dict.fromkeys(words.WORDS[one.known.status] for one in known if one.known)))


def _child(one: ToDo) -> dict[str, Any]:
    return {"name": one.child.name, "layer": one.support, "lines": list(one.words)}
