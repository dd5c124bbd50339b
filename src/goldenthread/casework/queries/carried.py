"""The advice that a plan rests on: of its own case, and of the cases from which it was transferred."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from goldenthread.casework.models import Advice, AdviceWithheld, Case, Transfer


def cases_behind(case: Case) -> list[UUID]:
    """This case, and those of the councils before it. One query, and one more for each transfer."""
    found, at = [case.id], case.id
    while earlier := Transfer.objects.filter(to_case=at).values_list("case", flat=True).first():
        found.append(earlier)
        at = earlier
    return found


def advice_of(case: Case) -> QuerySet[Advice]:
    """All advice to draw a plan from. What a council before withheld from the family stayed with it."""
    given = Advice.objects.filter(asked__case__in=cases_behind(case), event__set_aside__isnull=True)
    return given.exclude(id__in=withheld_of(*cases_behind(case)[1:]))


def withheld_of(*cases: UUID) -> frozenset[UUID]:
    """The pieces of advice of these cases that are kept from the family now."""
    rows = AdviceWithheld.objects.filter(advice__asked__case__in=cases).order_by("at", "id")
    latest = dict(rows.values_list("advice", "withheld"))
    return frozenset(advice for advice, withheld in latest.items() if withheld)
