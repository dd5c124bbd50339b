"""The days on which a school teaches, from the terms and closures it has entered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.foundation.failures import Refused
from goldenthread.law.school_days import CalendarError, Closure, SchoolDays, Term
from goldenthread.places import models


class CalendarNotUsable(Refused):
    """The school's terms contradict each other: somebody must put the calendar right first."""


def school_days(setting_id: UUID) -> SchoolDays:
    """Every school day that this setting has entered. Two queries: ask once a request, and pass it on."""
    return school_days_of([setting_id])[setting_id]


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
    terms = _terms().filter(setting=setting_id, starts_on__lte=day, ends_on__gte=day)
    closures = _closures(models.Closure.objects.filter(setting=setting_id, on=day))
    return _school_days([Term(*term[1:]) for term in terms], [closure for _, closure in closures])


def _terms() -> QuerySet[models.Term, tuple[UUID, str, date, date]]:
    return models.Term.objects.order_by().values_list("setting", "name", "starts_on", "ends_on")


def _closures(rows: QuerySet[models.Closure]) -> Iterable[tuple[UUID, Closure]]:
    for setting, on, kind, reason, known_on in rows.values_list(
        "setting", "on", "kind", "reason", "known_on"
    ):
        yield setting, Closure(on, reason or models.Closure.Kind(kind).label, known_on)


def _school_days(terms: list[Term], closures: list[Closure]) -> SchoolDays:
    try:
        return SchoolDays(terms, closures)
    except CalendarError as error:
        raise CalendarNotUsable(str(error)) from error
