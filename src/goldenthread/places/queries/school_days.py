"""The days on which a school teaches, from the terms and closures it has entered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.foundation.failures import Refused
from goldenthread.foundation.prepared import prepared
from goldenthread.law.school_days import CalendarError, Closure, SchoolDays, Term
from goldenthread.places import models


class CalendarNotUsable(Refused):
    """The school's terms contradict each other: somebody must put the calendar right first."""


def school_days(setting_id: UUID) -> SchoolDays:
    """Every school day that this setting has entered. Two queries: ask once a request, and pass it on."""
    terms = [Term(*row) for row in _terms_of(setting_id)]
    return _school_days(terms, [_closure(*row) for row in _closures_of(setting_id)])


@prepared
def _terms_of(setting_id: UUID) -> QuerySet[models.Term, tuple[str, date, date]]:
    return (
        models.Term.objects.filter(setting=setting_id).order_by().values_list("name", "starts_on", "ends_on")
    )


@prepared
def _closures_of(setting_id: UUID) -> QuerySet[models.Closure, ClosureRow]:
    return models.Closure.objects.filter(setting=setting_id).values_list(*_CLOSURE)


def school_days_of(setting_ids: Collection[UUID]) -> dict[UUID, SchoolDays]:
    """The same for several settings, in the same two queries. One without terms has no school days."""
    terms: dict[UUID, list[Term]] = defaultdict(list)
    for setting, name, starts_on, ends_on in _terms().filter(setting__in=setting_ids):
        terms[setting].append(Term(name, starts_on, ends_on))
    closures: dict[UUID, list[Closure]] = defaultdict(list)
    for setting, closure in _closures(models.Closure.objects.filter(setting__in=setting_ids)):
        closures[setting].append(closure)
    return {setting: _school_days(terms[setting], closures[setting]) for setting in set(setting_ids)}


def school_days_around(setting_id: UUID, day: date) -> SchoolDays:
    """Only the term that holds `day`, with that day's closure: enough to say what is promised for it.

    Cheaper than the whole calendar when a client records thousands of sessions one at a time. Two queries.
    """
    terms = [Term(*row) for row in _term_around(setting_id, day)]
    return _school_days(terms, [_closure(*row) for row in _closure_on(setting_id, day)])


@prepared
def _term_around(setting_id: UUID, day: date) -> QuerySet[models.Term, tuple[str, date, date]]:
    around = models.Term.objects.filter(setting=setting_id, starts_on__lte=day, ends_on__gte=day)
    return around.order_by().values_list("name", "starts_on", "ends_on")


@prepared
def _closure_on(setting_id: UUID, day: date) -> QuerySet[models.Closure, ClosureRow]:
    return models.Closure.objects.filter(setting=setting_id, on=day).values_list(*_CLOSURE)


def _terms() -> QuerySet[models.Term, tuple[UUID, str, date, date]]:
    return models.Term.objects.order_by().values_list("setting", "name", "starts_on", "ends_on")


def _closures(rows: QuerySet[models.Closure]) -> Iterable[tuple[UUID, Closure]]:
    for setting, *row in rows.values_list("setting", *_CLOSURE):
        yield setting, _closure(*row)


ClosureRow = tuple[date, str, str, date]
_CLOSURE = ("on", "kind", "reason", "known_on")


def _closure(on: date, kind: str, reason: str, known_on: date) -> Closure:
    return Closure(on, reason or models.Closure.Kind(kind).label, known_on)


def _school_days(terms: Iterable[Term], closures: Iterable[Closure]) -> SchoolDays:
    return _built(tuple(terms), tuple(closures))


@lru_cache(maxsize=256)
def _built(terms: tuple[Term, ...], closures: tuple[Closure, ...]) -> SchoolDays:
    """Built once for the same terms and closures: what is built never changes."""
    try:
        return SchoolDays(terms, closures)
    except CalendarError as error:
        raise CalendarNotUsable(str(error)) from error
