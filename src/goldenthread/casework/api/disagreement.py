"""Mediation, appeals and orders, for other programs: the same steps that the pages take."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from goldenthread.casework.access import works_on
from goldenthread.casework.actions.disagreeing import (
    Grounds,
    agree,
    appeal,
    end_appeal,
    order,
    record_done,
    set_tribunal_date,
    tell_of_mediation,
)
from goldenthread.casework.api import disagreement_shapes as shapes
from goldenthread.casework.api.cases import CASE
from goldenthread.casework.asked import AskedCase, ask_case
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


def _done(asked: AskedCase) -> Any:
    return Status(201, _out(asked))


@router.post(
    f"{HERE}/mediation", response=AS_IT_STANDS, openapi_extra=asks(Permission.DISAGREE),
    summary="Tell of mediation",
)  # fmt: skip
def mediation(request: HttpRequest, case_id: UUID, sent: shapes.MediationToTell) -> Any:
    """The adviser contacted, mediation wanted or not, the certificate; or, by an officer, mediation held."""
    asked = ask_case(request, case_id, Permission.DISAGREE)
    if sent.kind not in TOLD_BY_FAMILY and not works_on(asked.viewer, asked.case):
        raise NotPermitted(Permission.WORK_CASE, asked.case.child_id)
    tell_of_mediation(**asked.about, **sent.dict())
    return _done(asked)


@router.post(
    f"{HERE}/agreements", response=AS_IT_STANDS, openapi_extra=asks(Permission.WORK_CASE),
    summary="Record what was agreed in mediation",
)  # fmt: skip
def agreed(request: HttpRequest, case_id: UUID, sent: shapes.AgreementToRecord) -> Any:
    """Each thing that must be done gets its day."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    agree(**asked.about, **sent.dict())
    return _done(asked)


@router.post(
    f"{HERE}/appeals", response=AS_IT_STANDS, openapi_extra=asks(Permission.DISAGREE),
    summary="Record an appeal",
)  # fmt: skip
def appealed(request: HttpRequest, case_id: UUID, sent: shapes.AppealToRecord) -> Any:
    """By the family, or for it. One that is late is recorded too: the tribunal decides of it."""
    asked = ask_case(request, case_id, Permission.DISAGREE)
    grounds = Grounds(sent.against, tuple(sent.grounds), sent.words, sent.tribunal_number)
    appeal(**asked.about, grounds=grounds, on=sent.on)
    return _done(asked)


@router.post(
    f"{HERE}/tribunal-dates", response=AS_IT_STANDS, openapi_extra=asks(Permission.WORK_CASE),
    summary="Record a day that the tribunal set",
)  # fmt: skip
def date_set(request: HttpRequest, case_id: UUID, sent: shapes.TribunalDateToSet) -> Any:
    """A later day for the same thing takes the place of the first."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    set_tribunal_date(**asked.about, **sent.dict())
    return _done(asked)


@router.post(
    f"{HERE}/done/{{event_id}}", response=AS_IT_STANDS, openapi_extra=asks(Permission.WORK_CASE),
    summary="Record that what was agreed, set or ordered is done",
)  # fmt: skip
def done(request: HttpRequest, case_id: UUID, event_id: UUID, sent: shapes.DoneToRecord) -> Any:
    """What the law’s own events stop, such as a plan that is sent, stops without this."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    record_done(**asked.about, event_id=event_id, **sent.dict())
    return _done(asked)


@router.post(
    f"{HERE}/end", response=AS_IT_STANDS, openapi_extra=asks(Permission.WORK_CASE),
    summary="Record how the appeal ended",
)  # fmt: skip
def ended(request: HttpRequest, case_id: UUID, sent: shapes.EndToRecord) -> Any:
    """What was ordered, or conceded, is recorded after it."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    end_appeal(**asked.about, **sent.dict())
    return _done(asked)


@router.post(
    f"{HERE}/orders", response=AS_IT_STANDS, openapi_extra=asks(Permission.WORK_CASE),
    summary="Record one thing that was ordered or conceded",
)  # fmt: skip
def ordered(request: HttpRequest, case_id: UUID, sent: shapes.OrderToRecord) -> Any:
    """The law’s own time runs from the day of the order."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    order(**asked.about, **sent.dict())
    return _done(asked)
