"""What a family answered by post, by e-mail, by telephone or at a meeting, entered by the officer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path, reverse

from goldenthread.casework.actions.answering import prefer, say_of_draft
from goldenthread.casework.actions.receiving import CameIn
from goldenthread.casework.codes import RECEIVED_HOW, ReceivedHow
from goldenthread.casework.pages.asking import about_case
from goldenthread.casework.queries.ehc_plan import LineRead, plan_of, read_ehc_plan
from goldenthread.design.forms import (
    CheckboxField,
    DateField,
    GovForm,
    RadioField,
    SelectField,
    TextAreaField,
    TextField,
)
from goldenthread.design.parts import Choice
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.places.queries.schools import school_called
from goldenthread.plans.queries.speakers import MayAnswer, may_answer

if TYPE_CHECKING:
    from goldenthread.casework.models import Case, EhcPlan

WHOLE = "whole"
SAME_LETTER = ("who", "how", "on")
MOST_OF_LINE = 90


class CameForm(GovForm):
    """Who of the family, how it came, and when. The day is never filled in for anyone."""

    who = RadioField("Who said it?", [], missing="Choose who said it")
    how = RadioField("How did it come?", RECEIVED_HOW, missing="Choose how it came")
    on = DateField(
        "On which day?", missing="Enter the day", hint="The day they told you, or the day the letter came."
    )

    def __init__(self, *args: Any, people: Sequence[MayAnswer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["who"]
        field.offered = [Choice(str(one.id), one.name, one.described_as) for one in people]
        if len(people) == 1:
            self.initial.setdefault("who", str(people[0].id))

    def came(self) -> CameIn:
        data = self.cleaned_data
        return CameIn(UUID(data["who"]), ReceivedHow(data["how"]), data["on"])


class EnterWordsForm(CameForm):
    """One thing that they said. A letter often has several: what does not change is kept for the next."""

    line = SelectField("Which line is it about?", [], missing="Choose a line, or the whole draft")
    words = TextAreaField("What did they say?", missing="Write what they said, in their words", rows=5)
    field_order = ["line", "words", "who", "how", "on"]

    def __init__(self, *args: Any, lines: Sequence[LineRead], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["line"]
        field.offered = [Choice(WHOLE, "The whole draft"), *map(_offered, lines)]

    @property
    def strand(self) -> UUID | None:
        chosen = self.cleaned_data["line"]
        return None if chosen == WHOLE else UUID(chosen)


class EnterPreferenceForm(CameForm):
    school = TextField(
        "Which school or college do they ask for?",
        hint="Its name or its number (URN). Leave it empty if they name none.",
        longest=200,
    )
    words = TextAreaField("What else do they say about where or how?", rows=4)
    personal_budget = CheckboxField("They want a personal budget for some of the help")
    field_order = ["school", "words", "personal_budget", "who", "how", "on"]


def _offered(line: LineRead) -> Choice:
    words = line.words
    short = words if len(words) <= MOST_OF_LINE else f"{words[:MOST_OF_LINE].rsplit(' ', 1)[0]}…"
    return Choice(str(line.strand), f"{line.section}: {short}")


@about_case(Permission.WORK_CASE)
@takes(FORM)
def enter_words(request: HttpRequest, case: Case, plan_id: UUID) -> HttpResponseBase:
    """What one of the family says of a line, or of the whole; then on to the next, or back."""
    viewer = viewer_of(request)
    plan = plan_of(case, plan_id, family=True)
    form = EnterWordsForm(
        request.POST or None, people=may_answer(case.child_id, viewer.today),
        lines=read_ehc_plan(plan).lines, initial=_same_letter(request),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            say_of_draft(
                plan=plan, words=form.cleaned_data["words"], strand=form.strand, came=form.came(),
                by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect(_next(request, case, plan, form))
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return _shown(request, case, plan, form, several=True)


def _next(request: HttpRequest, case: Case, plan: EhcPlan, form: EnterWordsForm) -> str:
    if "another" not in request.POST:
        return reverse("case_answers", args=[case.id])
    kept = urlencode({name: form.cleaned_data[name] for name in SAME_LETTER})
    return f"{reverse('case_plan_enter_words', args=[case.id, plan.id])}?{kept}"


def _same_letter(request: HttpRequest) -> dict[str, Any]:
    """What the words before, of the same letter, were entered with."""
    kept: dict[str, Any] = {name: request.GET[name] for name in SAME_LETTER if request.GET.get(name)}
    try:
        return kept | {"on": date.fromisoformat(kept.pop("on"))} if "on" in kept else kept
    except ValueError:
        return kept


@about_case(Permission.WORK_CASE)
@takes(FORM)
def enter_preference(request: HttpRequest, case: Case, plan_id: UUID) -> HttpResponseBase:
    """The school or college that one of the family asks for."""
    viewer = viewer_of(request)
    plan = plan_of(case, plan_id, family=True)
    form = EnterPreferenceForm(request.POST or None, people=may_answer(case.child_id, viewer.today))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            prefer(
                plan=plan, setting=school_called(data["school"]) if data["school"] else None,
                words=data["words"] or "", personal_budget=bool(data["personal_budget"]), came=form.came(),
                by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case_answers", case_id=case.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return _shown(request, case, plan, form, several=False)


def _shown(
    request: HttpRequest, case: Case, plan: EhcPlan, form: CameForm, *, several: bool
) -> HttpResponseBase:
    field: Any = form.fields["who"]
    context = {"case": case, "plan": plan, "form": form, "people": field.offered, "several": several}
    return render(request, "casework/plan/enter.jinja", context)


_VERSION = "cases/<uuid:case_id>/plan/<uuid:plan_id>/"
urlpatterns = [
    path(_VERSION + "enter-words/", enter_words, name="case_plan_enter_words"),
    path(_VERSION + "enter-preference/", enter_preference, name="case_plan_enter_preference"),
]
