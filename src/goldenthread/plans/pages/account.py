"""The account of one provision: what was promised and what happened, the same for family and school."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone

from goldenthread.design.forms import DateField, GovForm
from goldenthread.design.words import and_list, clock, day_month, full_date, plural
from goldenthread.foundation import audit
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission, allows
from goldenthread.law.account import Line, State
from goldenthread.law.account_words import what_was_done
from goldenthread.law.deliveries import Status
from goldenthread.people import access
from goldenthread.people.models import Child
from goldenthread.people.pages.asking import about_child
from goldenthread.plans.calendar_words import changed_words
from goldenthread.plans.documents import account_words as said
from goldenthread.plans.documents.account import print_account
from goldenthread.plans.documents.account_table import account_table
from goldenthread.plans.queries.account_page import (
    Given,
    History,
    ProvisionRead,
    Said,
    beyond,
    family_names,
    histories_of,
    provision_read,
)
from goldenthread.plans.queries.accounts import day_going_on
from goldenthread.plans.queries.calendar_changes import calendar_changes_of
from goldenthread.plans.session_words import WORDS, day_of, why, why_said


def _until(request: HttpRequest, viewer: Viewer) -> date:
    """The day of the account: the one asked for, but never one to come."""
    asked = request.GET.get("until", "")
    return min(day_of(asked), viewer.today) if asked else viewer.today


@about_child(Permission.READ_PLAN)
def account(request: HttpRequest, child: Child, strand: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    until = _until(request, viewer)
    read = provision_read(child, strand, until, viewer.at)
    audit.record(what="read account", by=viewer.account, at=viewer.at, child_id=child.id, strand=strand)
    context = _context(child, read) | {
        "same_page": _same_page(child, viewer),
        "until": until,
        "today_counts_later": day_going_on(viewer.at) == until,
        "changes": _changes(child, strand, until),
        "may_ask": allows(access.roles_around(viewer, child.id), Permission.RAISE_CONCERN),
    }
    return render(request, "plans/account/account.jinja", context)


def _changes(child: Child, strand: UUID, until: date) -> list[str]:
    """What changes of the calendar did to this account, the oldest first."""
    return [changed_words(one) for one in calendar_changes_of(child.id, strand, until)]


def _context(child: Child, read: ProvisionRead) -> dict[str, Any]:
    found = read.account
    total = found.total
    return {
        "child": child,
        "strand": read.now.strand,
        "title": read.now.title,
        "caption": f"{child.name}. {said.until_words(read.starts_on, found.until)}",
        "lead": said.lead(found, child.spoken),
        "facts": said.facts(read),
        "bars": said.bars(found),
        "kinds": said.KINDS,
        "tables": said.rows(found),
        "minutes_total": said.minutes_row("All", total),
        "sessions_total": said.sessions_row("All", total),
        "lost": said.lost_rows(found, child.spoken),
        "by_reason": said.reason_rows(found, child.spoken),
        "nobody": said.nobody(found),
        "extra": said.extra_sentence(found),
        "promised": total.promised,
    }


def _same_page(child: Child, viewer: Viewer) -> tuple[str, str]:
    """Who else opens this very page: the school is told of the family, and the family of the school."""
    names = family_names(child.id, viewer.today)
    if viewer.account.name in names:
        return "This is the same page the school sees.", "Nothing is added or left out for you."
    who = and_list(names) if names else f"{child.short_name}’s family"
    return f"This is the same page {who} {'see' if len(names) > 1 else 'sees'}.", (
        "Nothing is added or left out for the school."
    )


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session in the list of all: its day, what counts now, and everything that was said of it."""

    day: str
    kind: str
    state: str
    minutes: str
    why: str
    done: str
    history: tuple[str, ...]
    record: str
    record_words: str
    make_good: str


@dataclass(frozen=True, slots=True)
class ExtraRow:
    """One session beyond the promise, with everything that was said of it."""

    day: str
    said: str
    history: tuple[str, ...]
    correct: str


@about_child(Permission.READ_PLAN)
def account_sessions(request: HttpRequest, child: Child, strand: UUID) -> HttpResponseBase:
    """All sessions one by one, the newest first, with who recorded each and every correction."""
    viewer = viewer_of(request)
    read = provision_read(child, strand, _until(request, viewer), viewer.at)
    histories = histories_of(child, strand)
    may_record = allows(access.roles_around(viewer, child.id), Permission.RECORD)
    audit.record(what="read sessions", by=viewer.account, at=viewer.at, child_id=child.id, strand=strand)
    rows = [
        _session_row(child, read, line, histories.get(line.session[:2], History()), may_record)
        for line in reversed(read.account.lines)
    ]
    context = {
        "child": child, "strand": strand, "title": read.now.title, "rows": rows,
        "lead": said.lead(read.account, child.spoken),
        "extra": [_extra_row(child, strand, *one, may_record) for one in beyond(read, histories)],
        "record_extra": reverse("extra_session", args=[child.id, strand]) if may_record else "",
        "changes": _changes(child, strand, read.account.until),
    }  # fmt: skip
    return render(request, "plans/account/sessions.jinja", context)


def _extra_row(child: Child, strand: UUID, on: date, history: History, may_record: bool) -> ExtraRow:
    last = history.said[-1]
    return ExtraRow(
        day=full_date(on),
        said=plural(last.minutes, "minute") if last.minutes else "Taken back: it did not take place",
        history=tuple(_told(child, on, history)),
        correct=reverse("extra_correct", args=[child.id, strand, last.record_id]) if may_record else "",
    )


def _session_row(
    child: Child, read: ProvisionRead, line: Line, history: History, may_record: bool
) -> SessionRow:
    session, strand = line.session, read.now.strand
    kind, state = said.line_state(line)
    at = f", {clock(session.at)}" if session.at else ""
    delivery = line.delivery
    lost = delivery is not None and line.minutes_lost > 0
    address = reverse("session", args=[child.id, strand, f"{session.on}", session.slot])
    return SessionRow(
        day=f"{full_date(session.on)}{at}",
        kind=kind,
        state=state,
        minutes=f"{line.minutes_delivered} of {session.minutes}",
        why=why(delivery, child.spoken) if delivery and lost else "",
        done=f"What we did: {done[0].lower()}{done[1:]}" if (done := what_was_done(line)) else "",
        history=(*_told(child, session.on, history), *_closed(read, session.on, history)),
        record=address if may_record else "",
        record_words="Record it" if line.state is State.NOT_RECORDED else "Correct it",
        make_good=_make_good(child, strand, line, history) if may_record else "",
    )


def _closed(read: ProvisionRead, on: date, history: History) -> Iterator[str]:
    """A record stands although the day turned out to be one without school: both are told."""
    closure = read.school_days.late_closures.get(on)
    if closure and history.said:
        yield f"The calendar says that school was closed on this day: {closure.reason}"


def _make_good(child: Child, strand: UUID, line: Line, history: History) -> str:
    if not history.said or not line.minutes_still_lost:
        return ""
    return reverse("make_good", args=[child.id, strand, history.said[-1].record_id])


def _told(child: Child, on: date, history: History) -> Iterator[str]:
    """Each record in a sentence, the oldest first; then what was made good."""
    for number, one in enumerate(history.said):
        yield _record_told(child, on, one, history.said[number - 1] if number else None)
    for given in history.given:
        yield _given_told(given)


def _record_told(child: Child, on: date, one: Said, before: Said | None) -> str:
    day = timezone.localdate(one.at)
    when = clock(one.at) if day == on else f"{clock(one.at)} on {day_month(day)}"
    what = WORDS[one.status].lower()
    was = "were" if child.is_reader else "was"
    words = f", {why_said(one.reason, one.note, str(child.spoken), was)}"
    reason = words if one.status is not Status.HAPPENED else ""
    if before and before.reason is None and before.status is one.status is not Status.HAPPENED:
        return f"{one.who} said why: {reason.removeprefix(', ')}, {when}"
    minutes = f", {plural(one.minutes, 'minute')}" if one.minutes else ""
    verb = "corrected it to" if before else "recorded"
    because = f" because: {one.why}" if one.why else ""
    return f"{one.who} {verb} “{what}”{minutes}{reason}, {when}{because}"


def _given_told(given: Given) -> str:
    return f"{given.who} recorded {plural(given.minutes, 'minute')} made good on {day_month(given.on)}"


@about_child(Permission.READ_PLAN)
def account_csv(request: HttpRequest, child: Child, strand: UUID) -> HttpResponseBase:
    """Every session of the account as a table for a spreadsheet."""
    viewer = viewer_of(request)
    read = provision_read(child, strand, _until(request, viewer), viewer.at)
    audit.record(
        what="took a copy of account", by=viewer.account, at=viewer.at, child_id=child.id, strand=strand
    )
    return account_table(read, child.short_name)


@about_child(Permission.READ_PLAN)
def account_pdf(request: HttpRequest, child: Child, strand: UUID) -> HttpResponseBase:
    """The account on paper; `?size=large` in large print."""
    viewer = viewer_of(request)
    read = provision_read(child, strand, _until(request, viewer), viewer.at)
    changes = calendar_changes_of(child.id, strand, read.account.until)
    printed = print_account(read, changes, child, viewer, large=request.GET.get("size") == "large")
    audit.record(what="printed account", by=viewer.account, at=viewer.at, child_id=child.id, strand=strand)
    return printed.answer()


class UntilForm(GovForm):
    """To which day?"""

    until = DateField("To which day?", missing="Enter the day, like 20 11 2026")


@about_child(Permission.READ_PLAN)
def account_until(request: HttpRequest, child: Child, strand: UUID) -> HttpResponseBase:
    """Choose the day of the account; the answer stays in its address."""
    form = UntilForm(request.GET or None)
    if form.is_valid():
        return redirect(f"{reverse('account', args=[child.id, strand])}?until={form.cleaned_data['until']}")
    context = {"form": form, "back_url": reverse("account", args=[child.id, strand])}
    return render(request, "plans/account/until.jinja", context)


_ACCOUNT = "children/<uuid:child_id>/account/<uuid:strand>/"
urlpatterns = [
    path(_ACCOUNT, account, name="account"),
    path(f"{_ACCOUNT}sessions/", account_sessions, name="account_sessions"),
    path(f"{_ACCOUNT}until/", account_until, name="account_until"),
    path(f"{_ACCOUNT}account.pdf", account_pdf, name="account_pdf"),
    path(f"{_ACCOUNT}account.csv", account_csv, name="account_csv"),
]
