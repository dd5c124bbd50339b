"""Changing the school calendar: what it does to accounts of days that have been is said, kept and told.

A change that touches no such account is simply made. One that does needs a reason: without it the change is
refused, and the refusal says what it would do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from goldenthread.design.words import and_list, full_date, plain_date, span
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account
from goldenthread.foundation.notices import tell
from goldenthread.foundation.wall import lifted
from goldenthread.people.models import Child
from goldenthread.places.actions import calendar
from goldenthread.places.models import Closure, Setting
from goldenthread.places.queries.calendar import bank_holidays_to_add, closed_day_of
from goldenthread.places.queries.school_days import school_days
from goldenthread.plans.actions.accounts import work_out_accounts
from goldenthread.plans.calendar_words import child_sentences, effect_sentences
from goldenthread.plans.models import CalendarChange
from goldenthread.plans.queries.audience import families_of, senco_accounts
from goldenthread.plans.queries.calendar_changes import Effect, effect_of

LONGEST_WHY = 300


class ChangesThePast(Refused):
    """It changes accounts of days that have been, and nobody has said why yet."""

    def __init__(self, effect: Effect) -> None:
        self.effect = effect
        says = " ".join(effect_sentences(effect))
        super().__init__(f"This changes accounts of days that have been. {says} Say why.", "why")


@dataclass(frozen=True, slots=True)
class Made:
    """A change that was made: what it did to accounts, and how many people were told."""

    effect: Effect
    told: int


@dataclass(frozen=True, slots=True)
class _Change:
    """Of which calendar, what it is in words, why, by whom and when."""

    setting: Setting
    what: str
    why: str
    by: Account
    at: datetime


def add_term(
    *, setting: Setting, name: str, starts_on: date, ends_on: date, why: str = "", by: Account, at: datetime
) -> Made:
    """A term or half-term. If days of it have been, sessions are expected on them that were not."""
    return _make(
        _Change(setting, f"{name.strip()}, {span(starts_on, ends_on)}, was added", why, by, at),
        lambda: calendar.add_term(
            setting=setting, name=name, starts_on=starts_on, ends_on=ends_on, by=by, at=at
        ),
    )


def close_day(
    *, setting: Setting, on: date, kind: Closure.Kind, reason: str, why: str = "", by: Account, at: datetime
) -> Made:
    """A day without school. Of one that has been, sessions that nobody recorded become missed ones."""
    return _make(
        _Change(setting, f"there was no school on {full_date(on)}", why, by, at),
        lambda: calendar.close_day(setting=setting, on=on, kind=kind, reason=reason, by=by, at=at),
    )


def open_day(*, setting: Setting, closure_id: UUID, why: str = "", by: Account, at: datetime) -> Made:
    """There is, or was, school on that day after all."""
    on = closed_day_of(setting.id, closure_id)
    return _make(
        _Change(setting, f"{full_date(on)} was a school day after all", why, by, at),
        lambda: calendar.open_day(setting=setting, closure_id=closure_id, by=by, at=at),
    )


def add_bank_holidays(*, setting: Setting, why: str = "", by: Account, at: datetime) -> tuple[int, Made]:
    """Every bank holiday in a term that the calendar lacks. How many, and what that did."""
    days = [plain_date(holiday.on) for holiday in bank_holidays_to_add(setting.id)]
    what = f"{and_list(days)} {'is a bank holiday' if len(days) == 1 else 'are bank holidays'}"
    made = _make(
        _Change(setting, what[:300], why, by, at),
        lambda: calendar.add_bank_holidays(setting=setting, by=by, at=at),
    )
    return len(days), made


def _make(change: _Change, do: Callable[[], object]) -> Made:
    """Make it, and see what became of the sessions up to yesterday. Without a reason it is taken back."""
    setting, at = change.setting, change.at
    with (
        transaction.atomic(),
        lifted("whoever keeps a calendar need not see each child whose account it changes"),
    ):
        before = school_days(setting.id)
        do()
        yesterday = timezone.localdate(at) - timedelta(days=1)
        effect = effect_of(setting.id, before, school_days(setting.id), yesterday)
        if not effect:
            return Made(effect, 0)
        if not change.why.strip():
            raise ChangesThePast(effect)
        if len(change.why) > LONGEST_WHY:
            raise Refused(f"Shorten the reason to {LONGEST_WHY} characters or fewer.", "why")
        _keep(change, effect)
        transaction.on_commit(lambda: _work_out_again(change))
        return Made(effect, _tell(change, effect))


def _keep(change: _Change, effect: Effect) -> None:
    by_whom: dict[str, Any] = {"setting": change.setting, "by": change.by, "at": change.at}
    CalendarChange.objects.bulk_create(
        CalendarChange(
            **by_whom, child_id=one.child_id, strand=one.strand, how=one.how,
            days=[day.isoformat() for day in one.days], what=change.what, why=change.why.strip(),
        )
        for one in effect.touched
    )  # fmt: skip
    audit.record(
        what="changed accounts by the calendar", why=change.why.strip(), by=change.by, at=change.at,
        stream=audit.stream_of_place(change.setting.id), children=effect.children, change=change.what,
        sessions=sum(len(one.days) for one in effect.touched),
    )  # fmt: skip


def _tell(change: _Change, effect: Effect) -> int:
    """One message to each of a family about each child, and one to each SENCO. How many people."""
    today = timezone.localdate(change.at)
    said = f"The calendar of {change.setting.name} was changed: {change.what}."
    reason = f"{change.by.name} gives this reason: {change.why.strip()}"
    told: set[UUID] = set()
    families = families_of(effect.children, today)
    for child in Child.objects.filter(id__in=effect.children):
        mine = effect.of_child(child.id)
        accounts = families.get(child.id, set())
        link = reverse("account", args=[child.id, mine.touched[0].strand])
        if len({one.strand for one in mine.touched}) > 1:
            link = reverse("plan", args=[child.id])
        words = " ".join(child_sentences(mine, child.short_name))
        tell(accounts, child_id=child.id, link=link, at=change.at, what_changed=f"{said} {words} {reason}")
        told |= accounts
    sencos = set(senco_accounts(change.setting.id, today)) - {change.by.id}
    everything = " ".join(effect_sentences(effect))
    tell(
        sencos, link=reverse("calendar", args=[change.setting.id]), at=change.at,
        what_changed=f"{said} {everything} {reason}",
    )  # fmt: skip
    return len(told | sencos)


def _work_out_again(change: _Change) -> None:
    """The figures that lists show, of half-terms that have ended too, follow at once and not tonight."""
    with lifted("the accounts of every child of a school are worked out again"):
        work_out_accounts(setting_id=change.setting.id, at=change.at, by=change.by)
