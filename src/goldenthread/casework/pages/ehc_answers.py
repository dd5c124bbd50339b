"""The family’s answer to a draft, what became of it, settings consulted, and the plan as a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.casework.access import works_on
from goldenthread.casework.actions.answering import (
    Reply,
    answer_words,
    consult,
    enter_reply,
    prefer,
    say_of_draft,
)
from goldenthread.casework.codes import BECAME, GROUNDS, REPLIES
from goldenthread.casework.documents import file_answer, pdf_of, word_answer
from goldenthread.casework.pages.asking import about_case
from goldenthread.casework.queries.answers import (
    consulted_of,
    evidence_of,
    not_asked,
    preferences_of,
    said_of,
)
from goldenthread.casework.queries.ehc_plan import plan_of, plans_of, read_ehc_plan
from goldenthread.design.forms import (
    CheckboxField,
    DateField,
    GovForm,
    RadioField,
    TextAreaField,
    TextField,
)
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.places.queries.schools import school_called

if TYPE_CHECKING:
    from goldenthread.casework.models import Case, EhcPlan


POUNDS = "Leave it empty if it is not said. For example, 12500"


def reply_of(data: Mapping[str, Any]) -> Reply:
    """The answer that a form holds."""
    return Reply(
        data["answer"], data["reason"] or "", (data["ground"] or "") if data["answer"] == "cannot" else "",
        data["needed"] or "", pounds(data["cost_a_year"] or ""),
    )  # fmt: skip


def pounds(text: str, field: str = "cost_a_year") -> Decimal | None:
    """A sum as somebody types it: “£12,500”, “12500.50”."""
    typed = text.strip().lstrip("£").replace(",", "").strip()
    if not typed:
        return None
    if not _SUM.fullmatch(typed):
        raise Refused("Enter a sum in pounds, like 12500 or 12500.50.", field=field)
    return Decimal(typed)


_SUM = re.compile(r"[0-9]{1,7}(\.[0-9]{1,2})?")


class SayForm(GovForm):
    words = TextAreaField(
        "What do you want to say about this?",
        missing="Write what you want to say",
        label_as_heading=True,
        rows=5,
    )


class BecameForm(GovForm):
    outcome = RadioField("What became of it?", BECAME, missing="Choose what became of it")
    reason = TextAreaField("Why?", missing="Give the reason", hint="The family reads it.", rows=4)


class PreferForm(GovForm):
    school = TextField(
        "Which school or college do you ask for?",
        hint="Its name or its number (URN). Leave it empty if you do not know yet.",
        longest=200,
    )
    words = TextAreaField("Anything else about where or how?", rows=4)
    personal_budget = CheckboxField("We want a personal budget for some of the help")


class ConsultForm(GovForm):
    school = TextField("Which setting is asked?", missing="Enter its name or number", longest=200)
    on = DateField("On which day is it asked?", missing="Enter the day", hint="Its 15 days run from it.")


class ReplyForm(GovForm):
    answer = RadioField(
        "What does it answer?", REPLIES, missing="Choose what it answers", reveals={"cannot": "ground"}
    )
    ground = RadioField("On which ground in law?", GROUNDS)
    reason = TextAreaField("What does it say?", rows=4)
    needed = TextAreaField("What would it need?", rows=3)
    cost_a_year = TextField("What would that cost in a year, in pounds?", hint=POUNDS, longest=15)
    on = DateField("On which day did the reply come?", missing="Enter the day")


@about_case(Permission.RESPOND_TO_DRAFT)
@takes(FORM)
def say(request: HttpRequest, case: Case, plan_id: UUID) -> HttpResponseBase:
    """A family’s words on one line (`?line=`), or on the draft as a whole."""
    viewer = viewer_of(request)
    plan = plan_of(case, plan_id, family=True)
    wanted = request.GET.get("line", "")
    lines = read_ehc_plan(plan).lines
    line = next((one for one in lines if str(one.strand) == wanted), None)
    form = SayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            say_of_draft(
                plan=plan, words=form.cleaned_data["words"], strand=line.strand if line else None,
                by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case_plan_version", case_id=case.id, plan_id=plan.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(
        request, "casework/plan/say.jinja", {"case": case, "plan": plan, "line": line, "form": form}
    )


@about_case(Permission.RESPOND_TO_DRAFT)
@takes(FORM)
def ask_for(request: HttpRequest, case: Case, plan_id: UUID) -> HttpResponseBase:
    """The school or college that the family asks for."""
    viewer = viewer_of(request)
    plan = plan_of(case, plan_id, family=True)
    form = PreferForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            setting = school_called(data["school"]) if data["school"] else None
            prefer(
                plan=plan, setting=setting, words=data["words"] or "",
                personal_budget=bool(data["personal_budget"]), by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case_plan_version", case_id=case.id, plan_id=plan.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "casework/plan/prefer.jinja", {"case": case, "plan": plan, "form": form})


@about_case(Permission.WORK_CASE)
def answers(request: HttpRequest, case: Case) -> HttpResponseBase:
    """What the family said and asked for, and what the settings replied."""
    viewer = viewer_of(request)
    audit.record(
        what="read the family’s answers to the draft", by=viewer.account, at=viewer.at, child_id=case.child_id
    )
    preferred = preferences_of(case)
    context = {
        "case": case,
        "said": said_of(case),
        "preferred": preferred,
        "not_asked": not_asked(case, preferred),
        "consulted": consulted_of(case, viewer.today),
        "lines": _line_words(case),
        "served": next((head for head in plans_of(case) if head.state == "served"), None),
    }
    return render(request, "casework/plan/answers.jinja", context)


def _line_words(case: Case) -> dict[UUID, str]:
    """The words of every line that was served, by its strand: what a family’s comment is about."""
    found: dict[UUID, str] = {}
    for head in reversed(plans_of(case)):
        if head.served_on:
            plan = plan_of(case, head.id, family=True)
            found |= {line.strand: line.words for line in read_ehc_plan(plan).lines}
    return found


@about_case(Permission.WORK_CASE)
@takes(FORM)
def became(request: HttpRequest, case: Case, said_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    said = next((one for one in said_of(case) if one.id == said_id), None)
    if said is None:
        raise Http404
    form = BecameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_words(case=case, said_id=said_id, **form.cleaned_data, by=viewer.account, at=viewer.at)
            return redirect("case_answers", case_id=case.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "casework/plan/became.jinja", {"case": case, "said": said, "form": form})


@about_case(Permission.WORK_CASE)
@takes(FORM)
def ask_setting(request: HttpRequest, case: Case) -> HttpResponseBase:
    viewer = viewer_of(request)
    plan = next((head for head in plans_of(case) if head.served_on or head.final_on), None)
    form = ConsultForm(
        request.POST or None, initial={"on": viewer.today, "school": request.GET.get("school", "")}
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            if plan is None:
                raise Refused("Serve a draft first: a setting is asked about a draft.")
            consult(
                case=case, plan=plan_of(case, plan.id, family=False), setting=school_called(data["school"]),
                on=data["on"], by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case_answers", case_id=case.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "casework/plan/consult.jinja", {"case": case, "form": form})


@about_case(Permission.WORK_CASE)
@takes(FORM)
def reply(request: HttpRequest, case: Case, consultation_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    asked = next((one for one in consulted_of(case, viewer.today) if one.id == consultation_id), None)
    if asked is None:
        raise Http404
    form = ReplyForm(request.POST or None, initial={"on": viewer.today})
    if request.method == "POST" and form.is_valid():
        try:
            enter_reply(
                case=case, consultation_id=consultation_id, reply=reply_of(form.cleaned_data),
                on=form.cleaned_data["on"], by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case_answers", case_id=case.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "casework/plan/reply.jinja", {"case": case, "asked": asked, "form": form})


@about_case(Permission.WORK_CASE)
def evidence(request: HttpRequest, case: Case, consultation_id: UUID) -> HttpResponseBase:
    """The file that a setting sent with its answer."""
    viewer = viewer_of(request)
    answer = file_answer(evidence_of(case, consultation_id))
    audit.record(
        what="took the evidence of a setting away", by=viewer.account, at=viewer.at, child_id=case.child_id
    )
    return answer


@about_case(Permission.READ_CASE)
def word(request: HttpRequest, case: Case, plan_id: UUID) -> HttpResponseBase:
    """The version as a Word file in the national layout."""
    return word_answer(_taken_away(request, case, plan_id, "a Word file"), case)


@about_case(Permission.READ_CASE)
def pdf(request: HttpRequest, case: Case, plan_id: UUID) -> HttpResponseBase:
    """The version as a PDF; in large print if asked for."""
    large = request.GET.get("size") == "large"
    plan = _taken_away(request, case, plan_id, "a PDF")
    return pdf_of(plan, case, viewer_of(request).at, large=large).answer()


def _taken_away(request: HttpRequest, case: Case, plan_id: UUID, how: str) -> EhcPlan:
    viewer = viewer_of(request)
    works = works_on(viewer, case)
    plan = plan_of(case, plan_id, family=not works)
    audit.record(
        what=f"took the EHC plan away as {how}", by=viewer.account, at=viewer.at, child_id=case.child_id,
        version=plan.number,
    )  # fmt: skip
    return plan


_PLAN = "cases/<uuid:case_id>/plan/"
urlpatterns = [
    path(_PLAN + "answers/", answers, name="case_answers"),
    path(_PLAN + "answers/<uuid:said_id>/", became, name="case_answer"),
    path(_PLAN + "consult/", ask_setting, name="case_consult"),
    path(_PLAN + "consult/<uuid:consultation_id>/", reply, name="case_consult_reply"),
    path(_PLAN + "consult/<uuid:consultation_id>/evidence/", evidence, name="case_consult_evidence"),
    path(_PLAN + "<uuid:plan_id>/say/", say, name="case_plan_say"),
    path(_PLAN + "<uuid:plan_id>/prefer/", ask_for, name="case_plan_prefer"),
    path(_PLAN + "<uuid:plan_id>/word/", word, name="case_plan_word"),
    path(_PLAN + "<uuid:plan_id>/pdf/", pdf, name="case_plan_pdf"),
]
