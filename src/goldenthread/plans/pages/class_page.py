"""The class page: sessions of the day by one tap, and the few things to do for each child."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

from goldenthread.design.addresses import address
from goldenthread.design.parts import NavLink
from goldenthread.design.words import and_list, full_date
from goldenthread.foundation import audit
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.pages.asking import signed_in, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people.models import TeachingClass
from goldenthread.people.pages.asking import in_class
from goldenthread.plans import session_words as words
from goldenthread.plans.queries.class_page import (
    ClassDay,
    class_day,
    class_of_each,
    minutes_to_read,
    my_classes,
    words_to_read,
)
from goldenthread.plans.queries.day import (
    DaySession,
    Group,
    groups_of,
    my_closed_day,
    my_open_days,
    my_sessions,
)
from goldenthread.plans.queries.notes import notes_counted

NOON, FRIDAY = 12, 4
A_WEEK = timedelta(days=7)  # as far ahead as somebody prepares
PARTS = {"morning": "this morning", "afternoon": "this afternoon", "day": "today"}


@dataclass(frozen=True, slots=True)
class Row:
    """A group as the page shows it: by one tap while somebody waits, and what each is recorded as."""

    title: str
    about: str
    key: str
    tap: str
    each: str
    short: str
    recorded: tuple[tuple[str, str, str, str, str], ...]  # kind, words, where to change it, of whom, link
    still_to_come: bool
    waiting: str  # of whom nobody has said it yet, where others of the group are recorded


def row_of(
    group: Group, on: date, class_id: UUID | None, may_record: bool, today: date, back: str = ""
) -> Row:
    """`back`: the page to come back to, if it is another than the class’s."""
    may_record = may_record and on <= today
    waiting = group.waiting[0] if group.waiting and may_record else None
    several = len(group.sessions) > 1
    return Row(
        title=words.group_title(group),
        about=words.group_about(group) if may_record else words.group_about(Group(group.sessions[:1])),
        key=f"{(waiting or group.first).strand}-{on}-{group.first.slot}",
        tap=tap_address(waiting, on, class_id, back) if waiting else "",
        each=tap_address(waiting, on, class_id, back, "each_session")
        if waiting and several and class_id
        else "",
        short="" if several or not waiting else f"{session_address(waiting, on, class_id, back)}&status=part",
        recorded=tuple(
            _recorded(session, on, class_id if may_record else None, several, may_record, back)
            for session in group.sessions
            if session.known
        ),
        still_to_come=on > today,
        waiting=and_list([one.name for one in group.waiting])
        if len(group.waiting) < len(group.sessions)
        else "",
    )


def tap_address(
    session: DaySession, on: date, class_id: UUID | None, back: str = "", name: str = "tap_session"
) -> str:
    """Where a tap goes: the class's, so that one tap is for the group; else the child's alone."""
    if class_id is None:
        return address("tap_childs_session", session.child.id, session.strand, f"{on}", session.slot)
    page = address(name, class_id, f"{on}", session.strand, session.slot)
    return f"{page}?back={back}" if back else page


def session_address(session: DaySession, on: date, class_id: UUID | None, back: str = "") -> str:
    """The page of one child's session, which leads back to where it was opened."""
    page = address("session", session.child.id, session.strand, f"{on}", session.slot)
    return f"{page}?back={back or class_id or 'today'}"


def _recorded(
    session: DaySession, on: date, class_id: UUID | None, several: bool, may_change: bool, back: str
) -> tuple[str, str, str, str, str]:
    known = session.known
    assert known is not None  # noqa: S101 - the caller asks only about recorded ones
    said = words.known_words(known, on, session.name)
    change = session_address(session, on, class_id, back)
    what = f"{session.title}, {session.name}"
    return (
        words.KIND[known.status], f"{session.name}: {said}" if several else said,
        change if may_change else "", what, "Say why, or change" if known.lacks_a_reason else "Change",
    )  # fmt: skip


@in_class(Permission.SEE_CLASS)
def class_page(request: HttpRequest, teaching_class: TeachingClass, on: str = "") -> HttpResponseBase:
    viewer = viewer_of(request)
    day = words.day_of(on) if on else viewer.today
    found = class_day(viewer, teaching_class, day)
    part = "day" if found.closed else _part(request, day)
    audit.record(
        what="read class page", by=viewer.account, at=viewer.at, children=found.children, on=day,
        stream=audit.stream_of_place(teaching_class.setting_id),
    )  # fmt: skip
    return render(request, "plans/class_page/class.jinja", _context(found, part, viewer))


def _part(request: HttpRequest, day: date) -> str:
    """The half of the day that is asked for, or that it is now."""
    asked = request.GET.get("part", "")
    if asked in PARTS:
        return asked
    viewer = viewer_of(request)
    if day != viewer.today or day.weekday() > FRIDAY:
        return "day"
    return "afternoon" if _is_afternoon(viewer, day) else "morning"


def _context(found: ClassDay, part: str, viewer: Viewer) -> dict[str, Any]:
    today = viewer.today
    notes = notes_counted(viewer, [one.child.id for one in found.to_do])
    shown = [session for session in found.sessions if _is_in(session, part)]
    late = _left_from_the_morning(found, part) if _is_afternoon(viewer, found.on) else []
    read = words_to_read(found, [*shown, *late])
    when = PARTS[part] if found.on == today else f"on {full_date(found.on)}"
    return {
        "day": found,
        "heading": f"{found.teaching_class.name} {when}",
        "when": when,
        "rows": _class_rows(found, shown, today),
        "late": _class_rows(found, late, today),
        "to_do": [
            (one.child, one.support, one.words, notes.get(one.child.id)) for one in found.to_do
        ],
        "words": read,
        "minutes": minutes_to_read(read),
        "others": [] if found.closed else _other_days(found, part, today),
        "school_days": _school_days_near(found),
        "elsewhere": len(found.sessions) - len(shown) - len(late),
    }  # fmt: skip


def _class_rows(found: ClassDay, sessions: Sequence[DaySession], today: date) -> list[Row]:
    return [
        row_of(group, found.on, found.teaching_class.id, _may(found, group), today)
        for group in groups_of(sessions)
    ]


def _is_afternoon(viewer: Viewer, day: date) -> bool:
    return day == viewer.today and timezone.localtime(viewer.at).hour >= NOON


def _left_from_the_morning(found: ClassDay, part: str) -> list[DaySession]:
    """What a teacher who records at the end of the day would otherwise have to go and look for."""
    return (
        []
        if part != "afternoon"
        else [one for one in found.sessions if one.known is None and not _is_in(one, part)]
    )


def _may(found: ClassDay, group: Group) -> bool:
    return all(session.child.id in found.recordable for session in group.sessions)


def _is_in(session: DaySession, part: str) -> bool:
    """Sessions at no fixed time are there the whole day."""
    if part == "day" or session.at is None:
        return True
    return (session.at.hour < NOON) == (part == "morning")


def _other_days(found: ClassDay, part: str, today: date) -> list[NavLink]:
    """The parts of this day, and the school days before and after it."""
    here = found.teaching_class.id
    page = address("class_day", here, f"{found.on}")
    parts = (("morning", "Morning"), ("afternoon", "Afternoon"), ("day", "Whole day"))
    links = [NavLink(text, f"{page}?part={name}", current=name == part) for name, text in parts]
    before, after = _weekday(found.on, -1), _weekday(found.on, 1)
    links.append(NavLink(full_date(before), address("class_day", here, f"{before}")))
    if after <= today + A_WEEK:
        links.append(NavLink(full_date(after), address("class_day", here, f"{after}")))
    return links


def _school_days_near(found: ClassDay) -> list[NavLink]:
    """Where to go from a day without school."""
    closed, here = found.closed, found.teaching_class.id
    named = (("The school day before", closed.before), ("The next", closed.after)) if closed else ()
    return [
        NavLink(f"{words}: {full_date(day)}", address("class_day", here, f"{day}"))
        for words, day in named
        if day
    ]


def _weekday(day: date, step: int) -> date:
    """The next Monday to Friday in this direction."""
    near = day + timedelta(days=step)
    return near if near.weekday() <= FRIDAY else _weekday(near, step)


@signed_in
def classes(request: HttpRequest) -> HttpResponseBase:
    found = my_classes(viewer_of(request))
    return render(request, "plans/class_page/classes.jinja", {"classes": found})


@signed_in
def today(request: HttpRequest) -> HttpResponseBase:
    """The sessions that name this person today or on a day before, those left open, and their classes."""
    viewer = viewer_of(request)
    on = min(words.day_of(request.GET.get("on") or f"{viewer.today}"), viewer.today)
    mine = my_sessions(viewer, on)
    children = list(dict.fromkeys(session.child.id for session in mine))
    if children:
        audit.record(
            what="read today", by=viewer.account, at=viewer.at, children=children,
            stream=f"account:{viewer.account.id}",
        )  # fmt: skip
    context = {
        "rows": _rows_of(viewer, mine, on),
        "classes": my_classes(viewer),
        "on": on,
        "is_today": on == viewer.today,
        "closed": None if mine else my_closed_day(viewer, on),
        "open_days": {day: number for day, number in my_open_days(viewer).items() if day != on},
    }
    return render(request, "plans/class_page/today.jinja", context)


def _rows_of(viewer: Viewer, mine: Sequence[DaySession], on: date) -> list[Row]:
    """A group by one tap as far as its children are in one class of this person's; others child by child."""
    of = class_of_each(viewer, on)
    rows = []
    for group in groups_of(mine):
        together: dict[UUID, list[DaySession]] = defaultdict(list)
        for session in group.sessions:
            together[of.get(session.child.id, session.child.id)].append(session)
        for sessions in together.values():
            class_id = of.get(sessions[0].child.id)
            rows.append(row_of(Group(tuple(sessions)), on, class_id, True, viewer.today, "today"))
    return rows


urlpatterns = [
    path("today/", today, name="today"),
    path("classes/", classes, name="classes"),
    path("classes/<uuid:class_id>/", class_page, name="class_page"),
    path("classes/<uuid:class_id>/<str:on>/", class_page, name="class_day"),
]
