"""On paper: a letter for the post, and the whole record of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import path

from goldenthread.casework.documents import letter_pdf
from goldenthread.casework.pages.asking import about_case
from goldenthread.casework.queries.letters import letter_of
from goldenthread.casework.record import print_record
from goldenthread.foundation import audit
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission

if TYPE_CHECKING:
    from goldenthread.casework.models import Case


@about_case(Permission.READ_CASE)
def letter(request: HttpRequest, case: Case, letter_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    printed = letter_pdf(letter_of(case, letter_id), case, viewer.at, large=_large(request))
    audit.record(
        what="printed a letter", by=viewer.account, at=viewer.at, child_id=case.child_id, letter=letter_id
    )
    return printed.answer()


@about_case(Permission.READ_CASE)
def record(request: HttpRequest, case: Case) -> HttpResponseBase:
    return print_record(viewer_of(request), case, large=_large(request)).answer()


def _large(request: HttpRequest) -> bool:
    return request.GET.get("size") == "large"


urlpatterns = [
    path("cases/<uuid:case_id>/letters/<uuid:letter_id>/letter.pdf", letter, name="case_letter_pdf"),
    path("cases/<uuid:case_id>/record.pdf", record, name="case_record_pdf"),
]
