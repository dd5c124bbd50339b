"""A letter and the record of a case on paper, for other programs: the same files as the pages give."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from goldenthread.casework.access import case_for
from goldenthread.casework.documents import letter_pdf
from goldenthread.casework.queries.letters import letter_of
from goldenthread.casework.record import print_record
from goldenthread.foundation import audit
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.plans.api.documents import Size, gives

router = Router(tags=["documents"])


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
