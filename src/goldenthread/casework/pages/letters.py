"""Letters as they were sent."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import path

from goldenthread.casework.access import works_on
from goldenthread.casework.actions.posting import record_posted
from goldenthread.casework.pages.asking import about_case
from goldenthread.casework.pages.forms import asked_form
from goldenthread.casework.queries.letters import letter_of
from goldenthread.design.forms import DateField, GovForm, TextAreaField
from goldenthread.foundation import audit
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
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


class PostedForm(GovForm):
    on = DateField(
        "On which day was it posted?", missing="Enter the day", hint="What it tells of counts from this day."
    )
    to = TextAreaField("Which address was it posted to?", missing="Enter the address", rows=4)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def posted(request: HttpRequest, case: Case, letter_id: UUID) -> HttpResponseBase:
    """A letter that could not be sent when it was written has been posted."""
    sent = letter_of(case, letter_id)
    form = PostedForm(request.POST or None, initial={"on": viewer_of(request).today})
    words = {"title": "The letter was posted", "lead": f"{sent.subject}. To {sent.to}."}
    return asked_form(request, case, form, record_posted, words, back="case", to="case", letter_id=letter_id)


urlpatterns = [
    path("cases/<uuid:case_id>/letters/<uuid:letter_id>/posted/", posted, name="case_letter_posted"),
    path("cases/<uuid:case_id>/letters/<uuid:letter_id>/", letter, name="case_letter"),
]
