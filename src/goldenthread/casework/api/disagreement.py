"""Mediation, appeals and orders, for other programs: the same steps that the pages take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from goldenthread.casework.access import works_on
from goldenthread.casework.actions.agreeing import Thing, agree, agree_thing
from goldenthread.casework.actions.disagreeing import (
    Grounds,
    appeal,
    end_appeal,
    order,
    record_done,
    set_tribunal_date,
    tell_of_mediation,
)
from goldenthread.casework.api import disagreement_shapes as shapes
from goldenthread.casework.api.cases import CASE
from goldenthread.casework.asked import AskedCase, acted, ask_case
from goldenthread.casework.disagreeing_words import next_words
from goldenthread.casework.queries.case_page import case_page
from goldenthread.casework.queries.disagreement import disagreement_of
from goldenthread.foundation.access import NotPermitted
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.permissions import Permission
from goldenthread.law.appeals import TOLD_BY_FAMILY
from goldenthread.people.asked import asks

router = Router(tags=["disagreement"])
HERE = f"{CASE}/disagreement"
WORKS = Permission.WORK_CASE
AS_IT_STANDS = {201: shapes.DisagreementOut, **REFUSALS}


@router.get(
    HERE, response={200: shapes.DisagreementOut, **REFUSALS}, openapi_extra=asks(Permission.READ_CASE),
    summary="Read a disagreement with the council",
)  # fmt: skip
def read(request: HttpRequest, case_id: UUID) -> Any:
    """What can be challenged until when, mediation, the appeal, and what the council must do after it."""
    asked = ask_case(request, case_id, Permission.READ_CASE)
    asked.log("read the disagreement with the council")
    return _out(asked)


def _out(asked: AskedCase) -> dict[str, Any]:
    page = case_page(asked.case, asked.viewer.today)
    found = disagreement_of(asked.case, page)
    return asdict(found) | {"next": next_words(found, page, works=works_on(asked.viewer, asked.case))}


def _did(
    request: HttpRequest, case_id: UUID, act: Callable[..., Any], permission: Permission = WORKS, **sent: Any
) -> Any:
    """One step, answered with the disagreement as it then stands."""
    return Status(201, _out(acted(request, case_id, permission, act, **sent)))


@router.post(
    f"{HERE}/mediation", response=AS_IT_STANDS, openapi_extra=asks(Permission.DISAGREE),
    summary="Tell of mediation",
)  # fmt: skip
def mediation(request: HttpRequest, case_id: UUID, sent: shapes.MediationToTell) -> Any:
    """The adviser contacted, mediation wanted or not, the certificate; or, by an officer, mediation held."""
    asked = ask_case(request, case_id, Permission.DISAGREE)
    if sent.kind not in TOLD_BY_FAMILY and not works_on(asked.viewer, asked.case):
        raise NotPermitted(Permission.WORK_CASE, asked.case.child_id)
    return _did(request, case_id, tell_of_mediation, Permission.DISAGREE, **sent.dict())


@router.post(
    f"{HERE}/agreements", response=AS_IT_STANDS, openapi_extra=asks(WORKS),
    summary="Record what was agreed in mediation",
)  # fmt: skip
def agreed(request: HttpRequest, case_id: UUID, sent: shapes.AgreementToRecord) -> Any:
    """The agreement in its own words, and each thing that must be done, which gets its day."""
    things = [Thing(**thing.dict()) for thing in sent.things]
    return _did(request, case_id, agree, on=sent.on, words=sent.words, things=things)


@router.post(
    f"{HERE}/agreements/{{agreement_id}}/things", response=AS_IT_STANDS, openapi_extra=asks(WORKS),
    summary="Add one thing that was agreed in mediation",
)  # fmt: skip
def agreed_thing(request: HttpRequest, case_id: UUID, agreement_id: UUID, sent: shapes.ThingToRecord) -> Any:
    """Its time runs from the day of the agreement."""
    return _did(request, case_id, agree_thing, agreement_id=agreement_id, thing=Thing(**sent.dict()))


@router.post(
    f"{HERE}/appeals", response=AS_IT_STANDS, openapi_extra=asks(Permission.DISAGREE),
    summary="Record an appeal",
)  # fmt: skip
def appealed(request: HttpRequest, case_id: UUID, sent: shapes.AppealToRecord) -> Any:
    """By the family, or for it. One that is late is recorded too: the tribunal decides of it."""
    grounds = Grounds(sent.against, tuple(sent.grounds), sent.words, sent.tribunal_number)
    return _did(request, case_id, appeal, Permission.DISAGREE, grounds=grounds, on=sent.on)


@router.post(
    f"{HERE}/tribunal-dates", response=AS_IT_STANDS, openapi_extra=asks(WORKS),
    summary="Record a day that the tribunal set",
)  # fmt: skip
def date_set(request: HttpRequest, case_id: UUID, sent: shapes.TribunalDateToSet) -> Any:
    """A later day for the same thing takes the place of the first."""
    return _did(request, case_id, set_tribunal_date, **sent.dict())


@router.post(
    f"{HERE}/done/{{event_id}}", response=AS_IT_STANDS, openapi_extra=asks(WORKS),
    summary="Record that what was agreed, set or ordered is done",
)  # fmt: skip
def done(request: HttpRequest, case_id: UUID, event_id: UUID, sent: shapes.DoneToRecord) -> Any:
    """What the law’s own events stop, such as a plan that is sent, stops without this."""
    return _did(request, case_id, record_done, event_id=event_id, **sent.dict())


@router.post(
    f"{HERE}/end", response=AS_IT_STANDS, openapi_extra=asks(WORKS), summary="Record how the appeal ended"
)
def ended(request: HttpRequest, case_id: UUID, sent: shapes.EndToRecord) -> Any:
    """What was ordered, or conceded, is recorded after it."""
    return _did(request, case_id, end_appeal, **sent.dict())


@router.post(
    f"{HERE}/orders", response=AS_IT_STANDS, openapi_extra=asks(WORKS),
    summary="Record one thing that was ordered or conceded",
)  # fmt: skip
def ordered(request: HttpRequest, case_id: UUID, sent: shapes.OrderToRecord) -> Any:
    """The law’s own time runs from the day of the order. If this case is over and another of the child runs,
    it is done in that one: see `carried_on`."""
    return _did(request, case_id, order, **sent.dict())
