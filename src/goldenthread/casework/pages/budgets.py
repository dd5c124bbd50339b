"""A personal budget: asked for by the family, decided by the council, line by line of section F."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.casework.access import works_on
from goldenthread.casework.actions.budgets import Terms, agree_budget, ask_for_budget, refuse_budget
from goldenthread.casework.actions.letters import Told
from goldenthread.casework.codes import ENTERED_HOW, HELD, PAYS
from goldenthread.casework.pages.asking import about_case
from goldenthread.casework.pages.deciding import HOW
from goldenthread.casework.pages.ehc_answers import pounds
from goldenthread.casework.queries.budgets import BudgetAsked, budgets_of, provision_of
from goldenthread.casework.queries.family import nobody_is_reached
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
from goldenthread.foundation.permissions import Permission, allows
from goldenthread.people.access import roles_around

if TYPE_CHECKING:
    from goldenthread.casework.models import Case

SUM = "sum_"


class AskForm(GovForm):
    words = TextAreaField(
        "For what help do you want the money?",
        missing="Say for what help you want the money",
        hint="And what you would do with it. It can be for any help in section F of the plan.",
        rows=5,
    )
    direct_payment = CheckboxField("We want it paid to us, to buy the help ourselves (a direct payment)")


class EnterForm(AskForm):
    who = TextField("Who asks?", missing="Enter who asks", longest=200)
    how = RadioField("How did they ask?", ENTERED_HOW, missing="Choose how they asked")
    on = DateField("On which day did they ask?", missing="Enter the day")


class RefuseForm(GovForm):
    reason = TextAreaField(
        "Why not?", missing="Give the reason", hint="The family reads it in the letter.", rows=5
    )
    told_on = DateField("When is the family told?", missing="Enter the day on which the family is told")
    how = RadioField("How is the letter sent?", HOW, missing="Choose how the letter is sent")


class AgreeForm(GovForm):
    """A sum for each line of section F, then how the money is held."""

    held = RadioField(
        "Who holds the money?", HELD, missing="Choose who holds the money",
        reveals={"direct": ("pays_for", "paid_to", "agreed_by", "agreed_on"), "third": "holder"},
    )  # fmt: skip
    pays_for = RadioField("What is it for?", PAYS, missing="Choose what the direct payment is for")
    paid_to = TextField("To whom is it paid?", missing="Say to whom it is paid", longest=200)
    agreed_by = TextField(
        "Who agreed to it in writing?", missing="Say who agreed to it in writing", longest=200
    )
    agreed_on = DateField("On which day?", missing="Enter the day of the agreement in writing")
    holder = TextField("Who is that?", missing="Say who holds the money", longest=200)
    review_on = DateField(
        "When is its use looked at first?", missing="Enter the day on which its use is looked at",
        hint="The use of a direct payment is looked at within three months, and at each review of the plan.",
    )  # fmt: skip
    reason = TextAreaField(
        "Why?", missing="Give the reason", hint="The family reads it in the letter.", rows=4
    )
    told_on = DateField("When is the family told?", missing="Enter the day on which the family is told")
    how = RadioField("How is the letter sent?", HOW, missing="Choose how the letter is sent")

    def __init__(self, *args: Any, provision: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sums = {
            f"{SUM}{strand.hex}": TextField(
                words, hint="Pounds for one year. Leave it empty if no money is given for it.", longest=15
            )
            for strand, words in provision.items()
        }
        self.fields = {**sums, **self.fields}


@about_case(Permission.READ_CASE)
def budget(request: HttpRequest, case: Case) -> HttpResponseBase:
    """What was asked, what was decided and why, and the sums."""
    viewer = viewer_of(request)
    audit.record(what="read the personal budget", by=viewer.account, at=viewer.at, child_id=case.child_id)
    context = {
        "case": case,
        "asked": budgets_of(case),
        "works": works_on(viewer, case),
        "may_ask": allows(roles_around(viewer, case.child_id), Permission.RESPOND_TO_DRAFT),
        "today": viewer.today,
    }
    return render(request, "casework/budgets/list.jinja", context)


@about_case(Permission.RESPOND_TO_DRAFT)
@takes(FORM)
def ask(request: HttpRequest, case: Case) -> HttpResponseBase:
    """The family asks, or asks for the decision to be reviewed."""
    viewer = viewer_of(request)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ask_for_budget(case=case, **form.cleaned_data, on=viewer.today, by=viewer.account, at=viewer.at)
            return redirect("case_budget", case_id=case.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "casework/budgets/ask.jinja", _asking(case, form, entering=False))


@about_case(Permission.WORK_CASE)
@takes(FORM)
def enter(request: HttpRequest, case: Case) -> HttpResponseBase:
    """What the family asked on paper, by e-mail or by telephone."""
    viewer = viewer_of(request)
    form = EnterForm(request.POST or None, initial={"on": viewer.today})
    if request.method == "POST" and form.is_valid():
        data = {**form.cleaned_data, "how": dict(ENTERED_HOW)[form.cleaned_data["how"]]}
        try:
            ask_for_budget(case=case, **data, by=viewer.account, at=viewer.at)
            return redirect("case_budget", case_id=case.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "casework/budgets/ask.jinja", _asking(case, form, entering=True))


def _asking(case: Case, form: GovForm, *, entering: bool) -> dict[str, Any]:
    return {"case": case, "form": form, "entering": entering, "again": bool(budgets_of(case))}


@about_case(Permission.WORK_CASE)
@takes(FORM)
def refuse(request: HttpRequest, case: Case, budget_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    asked = _asked(case, budget_id)
    form = RefuseForm(request.POST or None, initial={"told_on": viewer.today, "how": "here"})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            refuse_budget(
                case=case, request_id=budget_id, reason=data["reason"],
                told=Told(data["told_on"], data["how"]), by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case_budget", case_id=case.id)
        except Refused as error:
            field = "told_on" if error.field == "on" else error.field
            form.add_error(field if field in form.fields else None, str(error))
    context = {"case": case, "asked": asked, "form": form}
    context["no_address"] = nobody_is_reached(case, viewer.today)
    return render(request, "casework/budgets/refuse.jinja", context)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def agree(request: HttpRequest, case: Case, budget_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    asked, provision = _asked(case, budget_id), provision_of(case)
    first = {"told_on": viewer.today, "how": "here"}
    form = AgreeForm(request.POST or None, provision=provision, initial=first)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            agree_budget(
                case=case, request_id=budget_id, terms=_terms(data, provision), reason=data["reason"],
                told=Told(data["told_on"], data["how"]), by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case_budget", case_id=case.id)
        except Refused as error:
            field = "told_on" if error.field == "on" else error.field
            form.add_error(field if field in form.fields else None, str(error))
    context = {"case": case, "asked": asked, "form": form, "provision": provision}
    context["no_address"] = nobody_is_reached(case, viewer.today)
    return render(request, "casework/budgets/agree.jinja", context)


def _terms(data: dict[str, Any], provision: dict[UUID, str]) -> Terms:
    sums = {strand: pounds(data[f"{SUM}{strand.hex}"] or "", f"{SUM}{strand.hex}") for strand in provision}
    return Terms(
        data["held"], {strand: given for strand, given in sums.items() if given is not None},
        data["pays_for"] or "", data["paid_to"] or data["holder"] or "", data["agreed_by"] or "",
        data["agreed_on"], data["review_on"],
    )  # fmt: skip


def _asked(case: Case, budget_id: UUID) -> BudgetAsked:
    found = next((one for one in budgets_of(case) if one.id == budget_id), None)
    if found is None:
        raise Http404
    return found


_BUDGET = "cases/<uuid:case_id>/budget/"
urlpatterns = [
    path(_BUDGET, budget, name="case_budget"),
    path(_BUDGET + "ask/", ask, name="case_budget_ask"),
    path(_BUDGET + "enter/", enter, name="case_budget_enter"),
    path(_BUDGET + "<uuid:budget_id>/refuse/", refuse, name="case_budget_refuse"),
    path(_BUDGET + "<uuid:budget_id>/agree/", agree, name="case_budget_agree"),
]
