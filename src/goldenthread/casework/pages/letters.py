"""Letters as they were sent."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import path

from goldenthread.casework.access import works_on
from goldenthread.casework.pages.asking import about_case
from goldenthread.casework.queries.letters import letter_of
from goldenthread.foundation import audit
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission

if TYPE_CHECKING:
    from goldenthread.casework.models import Case


@about_case(Permission.READ_CASE)
def letter(request: HttpRequest, case: Case, letter_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    sent = letter_of(case, letter_id)
    audit.record(
        what="read a letter", by=viewer.account, at=viewer.at, child_id=case.child_id, letter=letter_id
    )
    # Where somebody who asked lives is for officers: others of the family may read this letter too.
    works = works_on(viewer, case)
    context = {"case": case, "letter": sent, "letter_id": letter_id, "works": works}
    return render(request, "casework/letters/letter.jinja", context)


urlpatterns = [
    path("cases/<uuid:case_id>/letters/<uuid:letter_id>/", letter, name="case_letter"),
]
