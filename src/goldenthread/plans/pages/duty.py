"""The which-duty gate, one question a page, and layers of support."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.forms import DateField, GovForm, RadioField, TextAreaField, TextField
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission, allows
from goldenthread.law.duty import decide, next_question
from goldenthread.law.duty_facts import passed_over
from goldenthread.law.duty_finding import Duty
from goldenthread.law.duty_questions import BY_ID, QUESTIONS, Question, put
from goldenthread.law.layers import LAYER_NAMES
from goldenthread.people.access import roles_around
from goldenthread.people.models import Child
from goldenthread.people.pages.asking import about_child
from goldenthread.plans.actions.duty import OwedAdjustment, answer_question, begin_walk, record_finding
from goldenthread.plans.actions.layers import change_layer
from goldenthread.plans.queries.duty import (
    age_on,
    answers_of,
    finding_of,
    findings_of,
    notes_of,
    open_walk,
    walk_exists,
)
from goldenthread.plans.queries.layers import history_of, layers_of
from goldenthread.plans.queries.speakers import may_answer

MOST_ADJUSTMENTS = 6


class AnswerForm(GovForm):
    """One question of the gate, with room for what it rests on."""

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(choice.id, choice.label, choice.hint) for choice in question.choices]
        self.fields["choice"] = RadioField(
            question.text,
            offered,
            missing="Choose one of the answers",
            hint=question.hint,
            label_as_heading=True,
        )
        self.fields["note"] = TextAreaField(
            "What does your answer rest on?", hint="The family reads this.", rows=2
        )


class AdjustmentsForm(GovForm):
    """The adjustments owed, a row each; empty rows are left out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(MOST_ADJUSTMENTS):
            self.fields[f"words_{number}"] = TextField(f"Adjustment {number + 1}", longest=200)
            self.fields[f"who_{number}"] = TextField("Who makes it?", longest=200)

    def rows(self) -> list[tuple[Any, Any]]:
        return [(self[f"words_{number}"], self[f"who_{number}"]) for number in range(MOST_ADJUSTMENTS)]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for number in range(MOST_ADJUSTMENTS):
            if data.get(f"words_{number}") and not data.get(f"who_{number}"):
                self.add_error(f"who_{number}", "Name who makes this adjustment")
            if data.get(f"who_{number}") and not data.get(f"words_{number}"):
                self.add_error(f"words_{number}", "Write what the adjustment is")
        return data

    def owed(self) -> list[OwedAdjustment]:
        data = self.cleaned_data
        return [
            OwedAdjustment(data[f"words_{number}"], data[f"who_{number}"])
            for number in range(MOST_ADJUSTMENTS)
            if data.get(f"words_{number}")
        ]


class LayerForm(GovForm):
    layer = RadioField("Which layer?", list(LAYER_NAMES.items()), missing="Choose the layer")
    starts = RadioField(
        "Does it begin or end?", [("yes", "It begins"), ("no", "It ends")], missing="Choose one"
    )
    on = DateField("From which day?", missing="Enter the day it changed")
    reason = TextAreaField("Why?", missing="Give the reason, so that the family knows why", rows=3)


@about_child(Permission.READ_PLAN)
def duty(request: HttpRequest, child: Child) -> HttpResponseBase:
    """What was found, and the way to ask again."""
    viewer = viewer_of(request)
    audit.record(what="read the which-duty findings", by=viewer.account, at=viewer.at, child_id=child.id)
    may = allows(roles_around(viewer, child.id), Permission.DECIDE_DUTY)
    context = {
        "child": child,
        "findings": findings_of(child.id),
        "may_decide": may,
        "walk_id": open_walk(child.id) if may else None,
    }
    return render(request, "plans/duty/findings.jinja", context)


@about_child(Permission.DECIDE_DUTY)
@takes(FORM)
def begin(request: HttpRequest, child: Child) -> HttpResponseBase:
    viewer = viewer_of(request)
    if request.method != "POST":
        return redirect("duty", child_id=child.id)
    walk = begin_walk(child=child, by=viewer.account, at=viewer.at)
    return redirect("duty_walk", child_id=child.id, walk_id=walk.id)


@about_child(Permission.DECIDE_DUTY)
def walk(request: HttpRequest, child: Child, walk_id: UUID) -> HttpResponseBase:
    """The next question, or the answer when nothing more needs asking."""
    walk_exists(child, walk_id)
    question = next_question(answers_of(walk_id))
    if question is None:
        return redirect("duty_answer", child_id=child.id, walk_id=walk_id)
    return redirect("duty_question", child_id=child.id, walk_id=walk_id, question=question.id)


@about_child(Permission.DECIDE_DUTY)
@takes(FORM)
def ask(request: HttpRequest, child: Child, walk_id: UUID, question: str) -> HttpResponseBase:
    viewer = viewer_of(request)
    walk_exists(child, walk_id)
    if question not in BY_ID:
        return redirect("duty_walk", child_id=child.id, walk_id=walk_id)
    asked = BY_ID[question].named(child.short_name).for_age(age_on(child.born_on, viewer.today))
    given = answers_of(walk_id)
    before = {"choice": given.get(question), "note": notes_of(walk_id).get(question, "")}
    form = AnswerForm(request.POST or None, question=asked, initial=before)
    if request.method == "POST" and form.is_valid():
        try:
            answer_question(
                child=child,
                walk_id=walk_id,
                question=question,
                choice=form.cleaned_data["choice"],
                note=form.cleaned_data["note"] or "",
                by=viewer.account,
                at=viewer.at,
            )
            return redirect("duty_walk", child_id=child.id, walk_id=walk_id)
        except Refused as error:
            form.add_error(error.field or None, str(error))
    context = {
        "child": child,
        "form": form,
        "asked": asked,
        "number": len(QUESTIONS),
        "citations": sorted({str(citation) for rule in asked.rules for citation in rule.citations}),
        "age": age_on(child.born_on, viewer.today),
        "walk_id": walk_id,
        "passed_over": _just_before(asked, given, child.short_name),
    }
    return render(request, "plans/duty/question.jinja", context)


@about_child(Permission.DECIDE_DUTY)
@takes(FORM)
def found(request: HttpRequest, child: Child, walk_id: UUID) -> HttpResponseBase:
    """What the answers come to; recording it tells the family."""
    viewer = viewer_of(request)
    walk_exists(child, walk_id)
    answers = answers_of(walk_id)
    if next_question(answers) is not None:
        return redirect("duty_walk", child_id=child.id, walk_id=walk_id)
    finding = decide(answers, viewer.today).named(child.short_name)
    asks_who = finding.owes(Duty.REASONABLE_ADJUSTMENTS)
    form = AdjustmentsForm(request.POST or None) if asks_who else GovForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        owed = form.owed() if isinstance(form, AdjustmentsForm) else []
        try:
            kept = record_finding(
                child=child, walk_id=walk_id, adjustments=owed, by=viewer.account, at=viewer.at
            )
            return redirect("duty_finding", child_id=child.id, finding_id=kept.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {
        "child": child,
        "finding": finding,
        "form": form,
        "asks_who": asks_who,
        "walk_id": walk_id,
        "family": may_answer(child.id, viewer.today),
        "may_keep_around": allows(roles_around(viewer, child.id), Permission.KEEP_AROUND),
        "questions": _answered(answers),
        "passed_over": [words for _, words in _passed_over(answers, child.short_name)],
        "age": age_on(child.born_on, viewer.today),
    }
    return render(request, "plans/duty/answer.jinja", context)


def _passed_over(answers: dict[str, str], name: str) -> list[tuple[int, str]]:
    """Every question that is left out, by number, and the sentence that says why: no gap is unexplained."""
    return [
        (question.number, f"Question {question.number} is left out: {put(why, name)}.")
        for question, why in passed_over(answers)
    ]


def _just_before(asked: Question, answers: dict[str, str], name: str) -> list[str]:
    """Why questions are left out between the one before and this one."""
    earlier = max((one.number for one in _answered(answers) if one.number < asked.number), default=0)
    left_out = _passed_over(answers, name)
    return [words for number, words in left_out if earlier < number < asked.number]


def _answered(answers: dict[str, str]) -> list[Question]:
    return [question for question in QUESTIONS if question.id in answers]


@about_child(Permission.READ_PLAN)
def finding(request: HttpRequest, child: Child, finding_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    kept = finding_of(child, finding_id)
    audit.record(what="read a which-duty finding", by=viewer.account, at=viewer.at, child_id=child.id)
    kinds = roles_around(viewer, child.id)
    context = {
        "child": child,
        "kept": kept,
        "notes": notes_of(kept.walk_id),
        "may_write": allows(kinds, Permission.SHARE_PLAN),
    }
    return render(request, "plans/duty/finding.jinja", context)


@about_child(Permission.SET_LAYER)
@takes(FORM)
def layers(request: HttpRequest, child: Child) -> HttpResponseBase:
    viewer = viewer_of(request)
    form = LayerForm(request.POST or None, initial={"on": viewer.today})
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        try:
            change_layer(
                child=child, **{**data, "starts": data["starts"] == "yes"}, by=viewer.account, at=viewer.at
            )
            return redirect("layers", child_id=child.id)
        except Refused as error:
            form.add_error(error.field or None, str(error))
    context = {
        "child": child,
        "form": form,
        "current": [LAYER_NAMES[layer] for layer in layers_of([child.id], viewer.today)[child.id]],
        "history": [(LAYER_NAMES[change.layer], change) for change in history_of(child.id)],
    }
    return render(request, "plans/layers/layers.jinja", context)


_CHILD = "children/<uuid:child_id>/"
urlpatterns = [
    path(_CHILD + "duty/", duty, name="duty"),
    path(_CHILD + "duty/begin/", begin, name="duty_begin"),
    path(_CHILD + "duty/<uuid:walk_id>/", walk, name="duty_walk"),
    path(_CHILD + "duty/<uuid:walk_id>/answer/", found, name="duty_answer"),
    path(_CHILD + "duty/<uuid:walk_id>/<slug:question>/", ask, name="duty_question"),
    path(_CHILD + "duty/findings/<uuid:finding_id>/", finding, name="duty_finding"),
    path(_CHILD + "layers/", layers, name="layers"),
]
