"""Terms and days without school, for other programs: a change of days that have been says why."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from pydantic import Field

from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.places.api import KEEPS_CALENDAR, Calendar, calendar_asked
from goldenthread.places.models import Closure
from goldenthread.places.queries.calendar import calendar_of
from goldenthread.plans.actions import calendar_changes

router = Router(tags=["places"])
WHY = (
    "Why, if it changes accounts of days that have been. Without it such a change is refused, and the answer "
    "says what it would do. Families read it."
)


WhyAsked = Annotated[str, Query(max_length=300, description=WHY)]


class Why(Schema):
    why: str = Field("", max_length=300, description=WHY, examples=["The holiday was left out in September."])


class TermToAdd(Why):
    name: str = Field(min_length=1, max_length=60, examples=["Autumn, first half"])
    starts_on: date
    ends_on: date


class DayToClose(Why):
    on: date
    kind: Closure.Kind = Field(examples=["inset"])
    reason: str = Field("", max_length=200, examples=["Staff training day"])


@router.post(
    "/settings/{setting_id}/terms",
    response={201: Calendar, **REFUSALS},
    openapi_extra=KEEPS_CALENDAR,
    summary="Add a term or half-term",
)
def add_term(request: HttpRequest, setting_id: UUID, sent: TermToAdd) -> Any:
    """If days of it have been, sessions are expected on them that were not: the accounts say why."""
    calendar_changes.add_term(**calendar_asked(request, setting_id), **sent.dict())
    return Status(201, calendar_of(setting_id, sent.starts_on))


@router.post(
    "/settings/{setting_id}/closures",
    response={201: Calendar, **REFUSALS},
    openapi_extra=KEEPS_CALENDAR,
    summary="Record a day without school",
)
def close_day(request: HttpRequest, setting_id: UUID, sent: DayToClose) -> Any:
    """A closure recorded on the day or later takes nothing from what was promised for it.

    Of a day that has been, sessions that nobody recorded count as missed from then on: the accounts say why.
    """
    calendar_changes.close_day(**calendar_asked(request, setting_id), **sent.dict())
    return Status(201, calendar_of(setting_id, sent.on))


@router.post(
    "/settings/{setting_id}/bank-holidays",
    response={200: Calendar, **REFUSALS},
    openapi_extra=KEEPS_CALENDAR,
    summary="Add the bank holidays",
)
def add_bank_holidays(request: HttpRequest, setting_id: UUID, why: WhyAsked = "") -> Any:
    """Every bank holiday of England in term that the calendar does not have. Twice is the same as once."""
    calendar_changes.add_bank_holidays(**calendar_asked(request, setting_id), why=why)
    return calendar_of(setting_id, date(2000, 1, 1))


@router.delete(
    "/settings/{setting_id}/closures/{closure_id}",
    response={204: None, **REFUSALS},
    openapi_extra=KEEPS_CALENDAR,
    summary="There is school on that day after all",
)
def open_day(request: HttpRequest, setting_id: UUID, closure_id: UUID, why: WhyAsked = "") -> Any:
    calendar_changes.open_day(**calendar_asked(request, setting_id), closure_id=closure_id, why=why)
    return Status(204, None)
