"""Keeping the school calendar: terms, closed days, bank holidays and the periods of the day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from goldenthread.design.words import clock, plain_date
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.places.models import Closure, Period, Setting, Term
from goldenthread.places.queries.calendar import TermLine, bank_holidays_to_add

LONGEST_TERM_DAYS = 130


class EndsBeforeItStarts(Refused):
    def __init__(self, field: str) -> None:
        super().__init__("The end is before the start. Check both.", field)


class TermTooLong(Refused):
    def __init__(self) -> None:
        super().__init__("A term of over four months is too long. Check the year of each date.", "ends_on")


class TermsOverlap(Refused):
    def __init__(self, other: Term) -> None:
        says = f"{other.name} runs from {plain_date(other.starts_on)} to {plain_date(other.ends_on)}"
        super().__init__(f"{says}, so these dates overlap it. Change one of the two.", "starts_on")


class TermHasBegun(Conflict):
    """Days that have been stay school days: what was promised for them stays in every account."""

    def __init__(self, term: Term) -> None:
        super().__init__(
            f"{term.name} began on {plain_date(term.starts_on)}, so it stays in the accounts. "
            "You can end it early, with a reason."
        )


class NotUnderWay(Conflict):
    def __init__(self, term: Term | TermLine) -> None:
        super().__init__(f"{term.name} is not under way, so it cannot be ended early.")


class NotEarlier(Refused):
    def __init__(self, first: date, last: date) -> None:
        super().__init__(
            f"Enter a day from {plain_date(first)} to {plain_date(last)}. "
            "Days that have been stay school days.",
            "on",
        )


class ClosedAlready(Conflict):
    def __init__(self, closure: Closure) -> None:
        says = f"{plain_date(closure.on)} is in the calendar already: {closure.reason.lower()}."
        super().__init__(says, "on")


class NotASchoolDay(Refused):
    def __init__(self, day: date) -> None:
        super().__init__(
            f"{plain_date(day)} is a weekend or lies outside your terms. Add the term first.", "on"
        )


class PeriodsOverlap(Refused):
    def __init__(self, other: Period) -> None:
        says = f"{other.name} runs from {clock(other.starts_at)} to {clock(other.ends_at)}"
        super().__init__(f"{says}, so these times overlap it. Change one of the two.", "starts_at")


class NameTaken(Conflict):
    def __init__(self, name: str) -> None:
        super().__init__(f"There is a period called {name} already. Choose another name.", "name")


def add_term(
    *, setting: Setting, name: str, starts_on: date, ends_on: date, by: Account, at: datetime
) -> Term:
    """A term or half-term, both end days included."""
    if ends_on < starts_on:
        raise EndsBeforeItStarts("ends_on")
    if (ends_on - starts_on).days > LONGEST_TERM_DAYS:
        raise TermTooLong
    with transaction.atomic():
        others = Term.objects.filter(setting=setting, starts_on__lte=ends_on, ends_on__gte=starts_on)
        if other := others.order_by("starts_on").first():
            raise TermsOverlap(other)
        term = Term.objects.create(
            setting=setting, name=name.strip()[:60], starts_on=starts_on, ends_on=ends_on
        )
        _record("added a term", setting, by, at, name=term.name, starts_on=starts_on, ends_on=ends_on)
    return term


def remove_term(*, setting: Setting, term_id: UUID, by: Account, at: datetime) -> None:
    """Its days are no school days. Refused once it has begun: an account never loses a day that has been."""
    with transaction.atomic():
        term = _one(Term.objects.filter(setting=setting, id=term_id).first(), "term", term_id)
        if term.starts_on <= timezone.localdate(at):
            raise TermHasBegun(term)
        _record(
            "removed a term", setting, by, at, name=term.name, starts_on=term.starts_on, ends_on=term.ends_on
        )
        term.delete()


def check_may_end(term: Term | TermLine, on: date, today: date) -> None:
    """Whether a term can get this earlier last day. Raises NotUnderWay or NotEarlier."""
    if not term.starts_on <= today < term.ends_on:
        raise NotUnderWay(term)
    if not today <= on < term.ends_on:
        raise NotEarlier(today, term.ends_on - timedelta(days=1))


def end_term(*, setting: Setting, term_id: UUID, on: date, why: str, by: Account, at: datetime) -> None:
    """A term under way gets an earlier last day. Today is the earliest: the day has come."""
    with transaction.atomic():
        term = _one(Term.objects.filter(setting=setting, id=term_id).first(), "term", term_id)
        check_may_end(term, on, timezone.localdate(at))
        _record("ended a term early", setting, by, at, name=term.name, was=term.ends_on, ends_on=on, why=why)
        term.ends_on = on
        term.save(update_fields=["ends_on"])


def close_day(
    *, setting: Setting, on: date, kind: Closure.Kind, reason: str, by: Account, at: datetime
) -> Closure:
    """A day in term without school. One that is recorded on the day or after takes nothing from the
    promise: what was promised for that day stays promised, and did not happen."""
    with transaction.atomic():
        if there := Closure.objects.filter(setting=setting, on=on).first():
            raise ClosedAlready(there)
        in_term = Term.objects.filter(setting=setting, starts_on__lte=on, ends_on__gte=on)
        if on.weekday() > 4 or not in_term.exists():
            raise NotASchoolDay(on)
        closure = Closure.objects.create(
            setting=setting,
            on=on,
            kind=kind,
            reason=(reason.strip() or kind.label)[:200],
            known_on=timezone.localdate(at),
        )
        _record("closed a day", setting, by, at, on=on, kind=kind, reason=closure.reason)
    return closure


def open_day(*, setting: Setting, closure_id: UUID, by: Account, at: datetime) -> None:
    """There is school on that day after all."""
    with transaction.atomic():
        closure = _one(Closure.objects.filter(setting=setting, id=closure_id).first(), "closure", closure_id)
        _record(
            "opened a day again", setting, by, at, on=closure.on, kind=closure.kind, reason=closure.reason
        )
        closure.delete()


def add_bank_holidays(*, setting: Setting, by: Account, at: datetime) -> int:
    """Every bank holiday of England that falls in a term and is not in the calendar yet. How many.

    Bank holidays are known years ahead, so they never count as closed at short notice.
    """
    with transaction.atomic():
        holidays = bank_holidays_to_add(setting.id)
        Closure.objects.bulk_create(
            Closure(
                setting=setting,
                on=holiday.on,
                kind=Closure.Kind.BANK_HOLIDAY,
                reason=holiday.name,
                known_on=min(timezone.localdate(at), holiday.announced_on),
            )
            for holiday in holidays
        )
        if holidays:
            _record("added bank holidays", setting, by, at, days=[one.on for one in holidays])
    return len(holidays)


def add_period(
    *, setting: Setting, name: str, starts_at: time, ends_at: time, by: Account, at: datetime
) -> Period:
    """A class period of the school day."""
    if ends_at <= starts_at:
        raise EndsBeforeItStarts("ends_at")
    with transaction.atomic():
        _check_free(Period.objects.filter(setting=setting), name.strip(), starts_at, ends_at)
        period = Period.objects.create(
            setting=setting, name=name.strip()[:40], starts_at=starts_at, ends_at=ends_at
        )
        _record("added a period", setting, by, at, name=period.name, starts_at=starts_at, ends_at=ends_at)
    return period


def _check_free(periods: Iterable[Period], name: str, starts_at: time, ends_at: time) -> None:
    for other in periods:
        if other.name.casefold() == name.casefold():
            raise NameTaken(other.name)
        if other.starts_at < ends_at and other.ends_at > starts_at:
            raise PeriodsOverlap(other)


def remove_period(*, setting: Setting, period_id: UUID, by: Account, at: datetime) -> None:
    with transaction.atomic():
        period = _one(Period.objects.filter(setting=setting, id=period_id).first(), "period", period_id)
        _record("removed a period", setting, by, at, name=period.name)
        period.delete()


def _one(found: Any, kind: str, identity: UUID) -> Any:
    if found is None:
        raise NotVisible(kind, identity)
    return found


def _record(what: str, setting: Setting, by: Account, at: datetime, **facts: Any) -> None:
    audit.record(what=what, by=by, at=at, stream=audit.stream_of_place(setting.id), **facts)
