"""Reviews of EHC plans, for other programs: the same round that the pages walk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from goldenthread.casework.access import works_on
from goldenthread.casework.actions.letters import Told
from goldenthread.casework.actions.reviewing import (
    Found,
    Meeting,
    arrange,
    hold,
    invite,
    invited_by_school,
    look_at_outcome,
    report_to_council,
    send_invitations,
    send_papers,
    send_report,
)
from goldenthread.casework.api.case_shapes import Line, Words
from goldenthread.casework.api.cases import CASE
from goldenthread.casework.asked import AskedCase, acted, ask_case
from goldenthread.casework.codes import Helped, Recommends, ReviewNext, SentHow
from goldenthread.casework.queries.case_page import case_page
from goldenthread.casework.queries.reviews import outcomes_of, round_of
from goldenthread.casework.reviewing_words import steps_of_round
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.permissions import Permission
from goldenthread.law.reviews import Invited
from goldenthread.people.asked import asks

router = Router(tags=["ehc_reviews"])
HERE = f"{CASE}/review"


class ReviewStepOut(Schema):
    """One step of the ten. `state` says when it was done, by when it is due, or how late it is."""

    key: str = Field(examples=["report"])
    title: str
    done: bool
    state: str = Field(examples=["By 4 December 2026"])


class InvitedOut(Schema):
    kind: str = Field(examples=["health"])
    name: str = Field(examples=["Elaine Marsh"])
    organisation: str


class CaseReviewFinding(Schema):
    id: UUID
    helped: str = Field(examples=["partly"])
    helped_words: str
    evidence: str
    what_next: str = Field(examples=["change"])
    next_words: str
    delivered: list[str]
    by: str


class CaseReviewOutcome(Schema):
    """An outcome of the plan in force, the help for it, and for each what happened."""

    strand: UUID
    words: str
    help: list[str]
    delivered: list[str]
    finding: CaseReviewFinding | None


class CaseReviewMeeting(Schema):
    present: str
    child_words: str
    family_words: str
    adulthood: str
    recommends: str = Field(examples=["change"])


class CaseReviewReport(Schema):
    words: str
    by: str = Field(examples=["Grace Adeyemi"])
    on: date


class CaseReviewOut(Schema):
    arranged: date | None = Field(description="The day of the meeting.")
    where: str
    is_over: bool
    invitations: list[InvitedOut]
    missing: list[str] = Field(description="Whom the law names, and nobody has invited.")
    steps: list[ReviewStepOut]
    outcomes: list[CaseReviewOutcome]
    held: CaseReviewMeeting | None
    report: CaseReviewReport | None = Field(description="As it was sent, with whose it is.")


class CaseReviewToArrange(Schema):
    meets_on: date = Field(examples=["2026-12-16"])
    where: Line = Field("", examples=["at two o’clock, at Ridgeway School"])
    on: date = Field(examples=["2026-11-20"])


class SomebodyToInvite(Schema):
    kind: Invited = Field(examples=["health"])
    name: Line = Field(examples=["Elaine Marsh"])
    organisation: Line = ""


class DayAndHow(Schema):
    on: date = Field(examples=["2026-11-20"])
    how: SentHow = Field(SentHow.HERE, examples=["here"])


class PapersToSend(Schema):
    on: date = Field(examples=["2026-11-20"])
    words: Words = ""


class FindingToKeep(Schema):
    """`seen` is the finding that stands now, if there is one: a newer one is not written over."""

    helped: Helped = Field(examples=["partly"])
    evidence: Words = Field(examples=["Tola reads two pages alone."])
    what_next: ReviewNext = Field(examples=["change"])
    seen: UUID | None = None


class MeetingToRecord(Schema):
    on: date = Field(examples=["2026-11-20"])
    present: Words = Field(examples=["Tola, Funmi Bello, Grace Adeyemi"])
    child_words: Words = Field(examples=["I like reading with Sam."])
    family_words: Words = ""
    adulthood: Words = ""
    recommends: Recommends = Field(examples=["change"])


class ReportToSend(DayAndHow):
    report: Words = Field("", description="Or else it is made from what was recorded.")


A_REVIEW = {201: CaseReviewOut, **REFUSALS}
ENTERS = Permission.HOLD_EHC_REVIEW


@router.get(
    HERE, response={200: CaseReviewOut, **REFUSALS}, openapi_extra=asks(Permission.READ_CASE),
    summary="Read the review of an EHC plan",
)  # fmt: skip
def read(request: HttpRequest, case_id: UUID) -> Any:
    """Each step and its legal day; for each outcome what was delivered and whether it helped."""
    asked = ask_case(request, case_id, Permission.READ_CASE)
    asked.log("read the review of the EHC plan")
    return _out(asked)


def _out(asked: AskedCase) -> dict[str, Any]:
    viewer, case = asked
    found = round_of(case)
    outcomes = outcomes_of(case, found.began, viewer.at)
    steps = steps_of_round(case_page(case, viewer.today), found, outcomes)
    return {
        "arranged": found.arranged,
        "where": found.where,
        "is_over": found.is_over,
        "invitations": [asdict(one) for one in found.invitations],
        "missing": found.missing,
        "steps": [asdict(step) for step in steps],
        "outcomes": [asdict(one) for one in outcomes],
        "held": found.held,
        "report": found.report,
    }


def _entered(request: HttpRequest, case_id: UUID, act: Callable[..., Any], **sent: Any) -> Any:
    """One step by an officer, or by the school; answered with the review as it then stands."""
    return Status(201, _out(acted(request, case_id, ENTERS, act, **sent)))


@router.post(HERE, response=A_REVIEW, openapi_extra=asks(ENTERS), summary="Arrange a review, or move it")
def arrange_review(request: HttpRequest, case_id: UUID, sent: CaseReviewToArrange) -> Any:
    """Invitations and papers are due two weeks before the meeting."""
    return _entered(request, case_id, arrange, **sent.dict())


@router.post(
    f"{HERE}/invitations", response=A_REVIEW, openapi_extra=asks(ENTERS),
    summary="Put somebody on the list of a review",
)  # fmt: skip
def invite_one(request: HttpRequest, case_id: UUID, sent: SomebodyToInvite) -> Any:
    """The law names five kinds of people; anybody else may be asked too."""
    return _entered(request, case_id, invite, **sent.dict())


@router.post(
    f"{HERE}/invited", response=A_REVIEW, openapi_extra=asks(ENTERS),
    summary="Record that the invitations were sent",
)  # fmt: skip
def invited(request: HttpRequest, case_id: UUID, sent: DayAndHow) -> Any:
    """By an officer, the family’s goes as a letter of the council. `how` is not read of a school."""
    if _works(request, case_id):
        return _entered(request, case_id, send_invitations, told=Told(sent.on, sent.how))
    return _entered(request, case_id, invited_by_school, on=sent.on)


@router.post(
    f"{HERE}/papers", response=A_REVIEW, openapi_extra=asks(ENTERS),
    summary="Record that the papers of a review were sent round",
)  # fmt: skip
def papers(request: HttpRequest, case_id: UUID, sent: PapersToSend) -> Any:
    """At least two weeks before the meeting."""
    return _entered(request, case_id, send_papers, **sent.dict())


@router.post(
    f"{HERE}/outcomes/{{strand}}", response=A_REVIEW, openapi_extra=asks(ENTERS),
    summary="Say whether the help for an outcome helped",
)  # fmt: skip
def outcome(request: HttpRequest, case_id: UUID, strand: UUID, sent: FindingToKeep) -> Any:
    """What was delivered is kept with it, as the accounts say today."""
    return _entered(request, case_id, look_at_outcome, strand=strand, found=Found(**sent.dict()))


@router.post(
    f"{HERE}/held", response=A_REVIEW, openapi_extra=asks(ENTERS), summary="Record that a review was held"
)
def held(request: HttpRequest, case_id: UUID, sent: MeetingToRecord) -> Any:
    """From that day the report has two weeks, the decision and the changes four, the plan twelve."""
    said = sent.dict()
    return _entered(request, case_id, hold, on=said.pop("on"), meeting=Meeting(**said))


@router.post(
    f"{HERE}/report", response=A_REVIEW, openapi_extra=asks(ENTERS), summary="Send the report of a review"
)
def report(request: HttpRequest, case_id: UUID, sent: ReportToSend) -> Any:
    """By an officer, to all who were invited, the family’s as a letter; by a school, to the council."""
    if _works(request, case_id):
        told = Told(sent.on, sent.how)
        return _entered(request, case_id, send_report, told=told, report=sent.report)
    return _entered(request, case_id, report_to_council, on=sent.on, report=sent.report)


def _works(request: HttpRequest, case_id: UUID) -> bool:
    viewer, case = ask_case(request, case_id, ENTERS)
    return works_on(viewer, case)
