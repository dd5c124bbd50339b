"""What mediation agreed: first the agreement, as it is written; then each thing that somebody must do."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path, reverse

from goldenthread.casework.actions.agreeing import Thing, agree, agree_thing
from goldenthread.casework.disagreeing_words import AGREED
from goldenthread.casework.pages.asking import about_case
from goldenthread.casework.pages.forms import asked_form
from goldenthread.design.forms import DateField, GovForm, RadioField, TextAreaField, TextField
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.law.appeals import Agreed

if TYPE_CHECKING:
    from goldenthread.casework.models import Case


class AgreementForm(GovForm):
    on = DateField("Of which day is the agreement?", missing="Enter the day")
    words = TextAreaField(
        "What does it say?",
        missing="Write what was agreed",
        hint="Word for word. The family reads it here.",
        rows=6,
    )


class ThingForm(GovForm):
    agreed = RadioField("What must be done?", AGREED, missing="Choose what must be done")
    what = TextField(
        "In a few words",
        hint="Needed for something else than an assessment, a plan, a change of it or a setting.",
        longest=200,
    )
    who = TextField("Who does it?", hint="Only if it is not the council.", longest=200)
    by_day = DateField("By which day?", hint="Only if a day is agreed in writing. Else the law sets the day.")


@about_case(Permission.WORK_CASE)
@takes(FORM)
def agreement(request: HttpRequest, case: Case) -> HttpResponseBase:
    viewer = viewer_of(request)
    form = AgreementForm(request.POST or None, initial={"on": viewer.today})
    if request.method == "POST" and form.is_valid():
        try:
            made = agree(case=case, **form.cleaned_data, by=viewer.account, at=viewer.at)
            return redirect("case_agreed_thing", case_id=case.id, agreement_id=made.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {
        "case": case, "form": form, "title": "What was agreed in mediation",
        "lead": "The agreement as it is written. Next: what must be done, by whom, and by when.",
        "button": "Record it", "back_to": reverse("case_disagree", kwargs={"case_id": case.id}),
        "no_address": False,  # no letter goes
    }  # fmt: skip
    return render(request, "casework/case/form.jinja", context)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def thing(request: HttpRequest, case: Case, agreement_id: UUID) -> HttpResponseBase:
    """One thing of it. What an appeal could be about has the time of an order; all else has two weeks."""
    form = ThingForm(request.POST or None)

    def act(*, agreed: str, what: str, who: str, by_day: date | None, **rest: Any) -> None:
        said = Thing(Agreed(agreed), what, who, by_day)
        agree_thing(agreement_id=agreement_id, thing=said, **rest)

    words = {
        "title": "One thing that was agreed",
        "lead": "Its time runs from the day of the agreement. If more was agreed, add that after it.",
    }
    return asked_form(request, case, form, act, words, back="case_disagree", to="case_disagree")


_HERE = "cases/<uuid:case_id>/disagree/agreed/"
urlpatterns = [
    path(_HERE, agreement, name="case_agreed"),
    path(_HERE + "<uuid:agreement_id>/", thing, name="case_agreed_thing"),
]
