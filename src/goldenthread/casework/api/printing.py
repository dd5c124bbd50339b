"""A letter and the record of a case on paper, for other programs: the same files as the pages give."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema, Status
from pydantic import Field

from goldenthread.casework.access import case_for
from goldenthread.casework.actions.withholding import show_words, withhold_words
from goldenthread.casework.asked import ask_case
from goldenthread.casework.bundles import Purpose, texts_of
from goldenthread.casework.documents import letter_pdf
from goldenthread.casework.queries.letters import letter_of
from goldenthread.casework.queries.withheld import words_withheld
from goldenthread.casework.record import print_record
from goldenthread.foundation import audit
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people.asked import asks
from goldenthread.plans.api.documents import Size, gives

router = Router(tags=["documents"])
PAPERS = "/cases/{case_id}/papers/{purpose}"


@router.get(
    "/cases/{case_id}/letters/{letter_id}/letter.pdf", response=REFUSALS,
    openapi_extra=gives(Permission.READ_CASE, "application/pdf", "The letter"), summary="Print a letter",
)  # fmt: skip
def letter(request: HttpRequest, case_id: UUID, letter_id: UUID, size: Size = Size.PRINT) -> HttpResponse:
    """As it was sent, for the post."""
    viewer = viewer_of(request)
    case = case_for(viewer, case_id, Permission.READ_CASE)
    printed = letter_pdf(letter_of(case, letter_id), case, viewer.at, large=size is Size.LARGE)
    audit.record(
        what="printed a letter", by=viewer.account, at=viewer.at, child_id=case.child_id, letter=letter_id
    )
    return printed.answer()


@router.get(
    "/cases/{case_id}/record.pdf", response=REFUSALS,
    openapi_extra=gives(Permission.READ_CASE, "application/pdf", "The record"),
    summary="Print the whole record of a case",
)  # fmt: skip
def record(request: HttpRequest, case_id: UUID, size: Size = Size.PRINT) -> HttpResponse:
    """What happened, every date, advice and letters: all that you may read."""
    viewer = viewer_of(request)
    case = case_for(viewer, case_id, Permission.READ_CASE)
    return print_record(viewer, case, large=size is Size.LARGE).answer()


class TextOut(Schema):
    """One text of the papers. `withheld`: whether words of it are."""

    text: str = Field(examples=["advice:01a226d2-bc8c-7400-a13a-488ff7e755a0"])
    title: str
    lines: list[str]
    withheld: bool


class WithheldOut(Schema):
    """Words that stand blacked in the papers for one purpose."""

    id: UUID
    text: str
    words: str
    law: str
    reason: str
    who: str


class WithholdIn(Schema):
    text: str = Field(max_length=60, examples=["event:018f6f0e-6c2b-7d3a-9c61-2f8f0c3e5a11"])
    words: str = Field(max_length=20_000)
    ground: str = Field(description="serious_harm, another_person, court or legal_advice.", max_length=20)
    reason: str = Field(max_length=20_000)


@router.get(
    f"{PAPERS}/texts", response={200: list[TextOut], **REFUSALS}, openapi_extra=asks(Permission.WORK_CASE),
    summary="The texts of the papers of a case",
)  # fmt: skip
def texts(request: HttpRequest, case_id: UUID, purpose: Purpose) -> Any:
    """Words of each can be withheld."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    asked.log("read what the papers withhold", purpose=purpose.value)
    marked = {one.text for one in words_withheld(asked.case, purpose)}
    return [
        {"text": text.key, "title": text.title, "lines": list(text.lines), "withheld": text.key in marked}
        for text in texts_of(asked.case, purpose, asked.viewer.at).values()
    ]


@router.get(
    f"{PAPERS}/withheld", response={200: list[WithheldOut], **REFUSALS},
    openapi_extra=asks(Permission.WORK_CASE), summary="What the papers of a case withhold",
)  # fmt: skip
def withheld(request: HttpRequest, case_id: UUID, purpose: Purpose) -> Any:
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    asked.log("read what the papers withhold", purpose=purpose.value)
    return [asdict(one) for one in words_withheld(asked.case, purpose)]


@router.post(
    f"{PAPERS}/withheld", response={201: WithheldOut, **REFUSALS}, openapi_extra=asks(Permission.WORK_CASE),
    summary="Withhold words from the papers of a case",
)  # fmt: skip
def withhold(request: HttpRequest, case_id: UUID, purpose: Purpose, sent: WithholdIn) -> Any:
    """On a lawful ground. They are blacked wherever they stand in the text; the text itself stays."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    made = withhold_words(**asked.about, purpose=purpose, **sent.dict())
    found = words_withheld(asked.case, purpose)
    return Status(201, asdict(next(one for one in found if one.id == made.id)))


@router.post(
    "/cases/{case_id}/withheld/{withheld_id}/show", response={204: None, **REFUSALS},
    openapi_extra=asks(Permission.WORK_CASE), summary="Show withheld words again",
)  # fmt: skip
def show(request: HttpRequest, case_id: UUID, withheld_id: UUID) -> Any:
    show_words(**ask_case(request, case_id, Permission.WORK_CASE).about, withheld_id=withheld_id)
    return Status(204, None)
