"""Advice: asked for and chased by the officer, given by whoever was asked, read by the family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.casework.access import works_on
from goldenthread.casework.actions.advice import (
    ADVICE_KINDS,
    MOST_BYTES,
    Whom,
    ask_for_advice,
    give_advice,
    remind,
    withhold,
)
from goldenthread.casework.documents import file_answer
from goldenthread.casework.pages.asking import about_case
from goldenthread.casework.pages.case_words import missing_parts
from goldenthread.casework.queries.advice import advice_file, advice_for, asked_for, asked_of, asked_to_chase
from goldenthread.casework.queries.case_page import case_page
from goldenthread.casework.queries.consultations import number_to_answer
from goldenthread.casework.queries.parts_asked import parts_of
from goldenthread.design.forms import (
    DateField,
    EmailField,
    FileField,
    GovForm,
    HiddenField,
    RadioField,
    TextAreaField,
    TextField,
)
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, signed_in, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.law.assessment_advice import ADVICE, GROUNDS, Part

if TYPE_CHECKING:
    from goldenthread.casework.models import Case

PARTS = [(part.value, one.name) for part, one in ADVICE.items()]


class AskForm(GovForm):
    part = RadioField("What is the advice about?", PARTS, missing="Choose what the advice is about")
    name = TextField(
        "Who is asked?",
        missing="Name the person who is asked",
        hint="A person, not a service: only a person can answer.",
        longest=200,
    )
    organisation = TextField("Where do they work?", longest=200)
    email = EmailField(
        "What is their e-mail address?",
        hint="They can then answer here, and see nothing else. Without one, you enter what comes.",
    )
    manager = TextField("Who is their manager?", hint="Whom to go to if no answer comes.", longest=200)
    manager_email = EmailField("What is the manager’s e-mail address?")
    question = TextAreaField(
        "What do you need to know?", hint="Leave it empty for the whole of their part.", rows=3
    )
    on = DateField(
        "On which day are they asked?", missing="Enter the day", hint="Their six weeks run from it."
    )


class GiveForm(GovForm):
    words = TextAreaField(
        "Your advice",
        hint="The plan is drafted from these words, sentence by sentence. The family reads them.",
        rows=14,
    )
    provision = TextAreaField(
        "What help do you advise?",
        hint="For each: what, by whom with what training, how often, how long, in what group, from when.",
        rows=5,
    )

    file = FileField(
        "Or its file",
        hint="PDF, Word, OpenDocument or a picture, up to 10 MB. Paste its words too if you can: only from "
        "words can sentences be drawn into the plan. The family can read the file.",
        kinds=ADVICE_KINDS, most_bytes=MOST_BYTES,
    )  # fmt: skip


class EnterForm(GiveForm):
    on = DateField("On which day did it come?", missing="Enter the day on which it came")


class WithholdForm(GovForm):
    withheld = RadioField(
        "May the family see this advice?",
        [("no", "Yes, all of it"), ("yes", "No, on a ground that the law knows")],
        missing="Choose whether the family may see it",
        reveals={"yes": "ground"},
    )
    ground = RadioField("On which ground?", list(GROUNDS.items()), missing="Choose the ground")
    reason = TextAreaField("Why?", missing="Give the reason", hint="As a tribunal would read it.", rows=4)


class ChaseForm(GovForm):
    who = HiddenField()
    words = TextAreaField(
        "What do you want to say?", hint="Leave it empty to send the reminder alone.", rows=3
    )


@about_case(Permission.WORK_CASE)
@takes(FORM)
def ask(request: HttpRequest, case: Case) -> HttpResponseBase:
    viewer = viewer_of(request)
    page = case_page(case, viewer.today)
    wanted = request.GET.get("part", "") or next((part.value for part in missing_parts(page)), "")
    form = AskForm(request.POST or None, initial={"on": viewer.today, "part": wanted})
    if request.method == "POST" and form.is_valid():
        data = {name: value or "" for name, value in form.cleaned_data.items() if name not in ("on", "part")}
        whom = Whom(Part(form.cleaned_data["part"]), **data)
        try:
            ask_for_advice(case=case, whom=whom, on=form.cleaned_data["on"], by=viewer.account, at=viewer.at)
            return redirect("case", case_id=case.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {"case": case, "form": form, "missing": [ADVICE[part].name for part in missing_parts(page)]}
    return render(request, "casework/advice/ask.jinja", context)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def chase(request: HttpRequest, case: Case, asked_id: UUID) -> HttpResponseBase:
    """Remind whoever was asked, or ask their manager."""
    viewer = viewer_of(request)
    asked = asked_to_chase(case, asked_id)
    manager = request.POST.get("who", request.GET.get("who", "")) == "manager" and bool(asked.manager)
    form = ChaseForm(request.POST or None, initial={"who": "manager" if manager else "them"})
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"] or ""
        try:
            remind(asked=asked, manager=manager, words=words, by=viewer.account, at=viewer.at)
            return redirect("case", case_id=case.id)
        except Refused as error:
            form.add_error(None, str(error))
    context = {
        "case": case,
        "asked": asked,
        "form": form,
        "manager": manager,
        "part": ADVICE[Part(asked.part)].name,
    }
    return render(request, "casework/advice/chase.jinja", context)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def enter(request: HttpRequest, case: Case, asked_id: UUID) -> HttpResponseBase:
    """Advice that came on paper or by e-mail, entered by the officer."""
    viewer = viewer_of(request)
    asked = asked_to_chase(case, asked_id)
    form = EnterForm(request.POST or None, request.FILES or None, initial={"on": viewer.today})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            give_advice(
                asked=asked, words=data["words"] or "", provision=data["provision"] or "", file=data["file"],
                on=data["on"], by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case", case_id=case.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "casework/advice/give.jinja", _giving(asked, form, entering=True))


@signed_in
def mine(request: HttpRequest) -> HttpResponseBase:
    """The advice and parts of packages that this person was asked for, over however many councils."""
    viewer = viewer_of(request)
    lines, parts = asked_of(viewer), parts_of(viewer)
    if lines or parts:
        children = list(
            dict.fromkeys([*(line.child_id for line in lines), *(part.child_id for part in parts)])
        )
        audit.record(what="read the advice asked of them", by=viewer.account, at=viewer.at, children=children)
    context = {
        "waiting": [line for line in lines if not line.answered_on],
        "given": [line for line in lines if line.answered_on],
        "consulted": number_to_answer(viewer),
        "parts": parts,
        "today": viewer.today,
    }
    return render(request, "casework/advice/mine.jinja", context)


@asks(Permission.GIVE_ADVICE)
@takes(FORM)
def give(request: HttpRequest, asked_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    asked = asked_for(viewer, asked_id)
    audit.record(what="opened a request for advice", by=viewer.account, at=viewer.at, child_id=asked.child_id)
    form = GiveForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            give_advice(
                asked=asked, words=data["words"] or "", provision=data["provision"] or "", file=data["file"],
                on=viewer.today, by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("advice_mine")
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "casework/advice/give.jinja", _giving(asked, form, entering=False))


def _giving(asked: Any, form: GovForm, *, entering: bool) -> dict[str, Any]:
    return {"asked": asked, "form": form, "part": ADVICE[Part(asked.part)].name, "entering": entering}


@about_case(Permission.READ_CASE)
def read(request: HttpRequest, case: Case, advice_id: UUID) -> HttpResponseBase:
    """One piece of advice, for the family, the school and the council; withheld, only for the council."""
    viewer = viewer_of(request)
    works = works_on(viewer, case)
    advice = advice_for(case, advice_id, withheld_too=works)
    audit.record(
        what="read advice", by=viewer.account, at=viewer.at, child_id=case.child_id, part=advice.part
    )
    return render(request, "casework/advice/read.jinja", {"case": case, "advice": advice, "works": works})


@about_case(Permission.READ_CASE)
def file(request: HttpRequest, case: Case, advice_id: UUID) -> HttpResponseBase:
    """The file of a piece of advice, for everybody who may read the advice."""
    viewer = viewer_of(request)
    answer = file_answer(advice_file(case, advice_id, withheld_too=works_on(viewer, case)))
    audit.record(
        what="took the file of advice away", by=viewer.account, at=viewer.at, child_id=case.child_id,
        advice=advice_id,
    )  # fmt: skip
    return answer


@about_case(Permission.WORK_CASE)
@takes(FORM)
def keep_back(request: HttpRequest, case: Case, advice_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    advice = advice_for(case, advice_id, withheld_too=True)
    form = WithholdForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            withhold(
                case=case, advice_id=advice_id, withheld=data["withheld"] == "yes",
                ground=data["ground"] or "", reason=data["reason"], by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case_advice", case_id=case.id, advice_id=advice_id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "casework/advice/withhold.jinja", {"case": case, "advice": advice, "form": form})


_CASE = "cases/<uuid:case_id>/advice/"
urlpatterns = [
    path("advice/", mine, name="advice_mine"),
    path("advice/<uuid:asked_id>/", give, name="advice_give"),
    path(_CASE + "ask/", ask, name="case_ask_advice"),
    path(_CASE + "<uuid:advice_id>/", read, name="case_advice"),
    path(_CASE + "<uuid:advice_id>/file/", file, name="case_advice_file"),
    path(_CASE + "<uuid:advice_id>/withhold/", keep_back, name="case_advice_withhold"),
    path(_CASE + "asked/<uuid:asked_id>/chase/", chase, name="case_chase"),
    path(_CASE + "asked/<uuid:asked_id>/enter/", enter, name="case_enter_advice"),
]
