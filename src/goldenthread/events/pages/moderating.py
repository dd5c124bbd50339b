"""The panel’s questions, for those who hold the event: read, published or refused, put, answered."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.forms import GovForm, NumberField, RadioField, TextAreaField, TextField
from goldenthread.events.access import RUN, event_for, question_for
from goldenthread.events.actions.panel import answer, moderate, put_before_panel
from goldenthread.events.pages.presenting import say_beside, sent
from goldenthread.events.policy import POINTS, Point
from goldenthread.events.queries.panel import most_from_one_place, one_question, questions_of, unread_of
from goldenthread.events.queries.taken import taken_of
from goldenthread.events.states import Became
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of

PUBLISH, REFUSE = "publish", "refuse"
HOW = [
    ("live", "It was answered at the event"),
    ("later", "It is answered now, in writing"),
    ("not", "It is not answered"),
]
MANY_FROM_ONE, MOST_OF_A_FEW = 20, 5


class ModerateForm(GovForm):
    decision = RadioField(
        "What do you decide?", [(PUBLISH, "Publish it"), (REFUSE, "Do not publish it")],
        missing="Choose what you decide", reveals={REFUSE: "point"},
    )  # fmt: skip
    point = RadioField(
        "By which point of the policy?",
        [(point.value, words, more) for point, (words, more) in POINTS.items()],
        missing="Choose the point of the policy. There is no other reason to refuse", small=True,
        reveals={Point.SAME.value: "same_as"},
    )  # fmt: skip
    same_as = NumberField(
        "The number of the question that asks the same",
        missing="Enter the number of that question, like 12",
        least=1,
        most=100_000,
    )
    why = TextAreaField(
        "Why, in words for whoever asked", hint="Needed if you do not publish it.", rows=3, longest=1_000
    )


class AnswerForm(GovForm):
    how = RadioField("What became of it?", HOW, missing="Choose what became of it")
    words = TextAreaField(
        "The answer, or why there is none", missing="Write the answer, or why there is none", rows=6
    )
    answered_by = TextField(
        "Who answers?",
        missing="Enter a name and what they are",
        hint="Such as: Joan Park, head of SEND",
        longest=200,
    )


def _is_many(from_one: int, support: int) -> bool:
    """So many from one connection that whoever moderates should know: many at all, or most of a few."""
    return from_one >= MANY_FROM_ONE or (from_one >= MOST_OF_A_FEW and 2 * from_one > support)


@asks(RUN)
def panel_run(request: HttpRequest, event_id: UUID) -> HttpResponseBase:
    """The queue first, then what is published by how many support it."""
    found = event_for(viewer_of(request), event_id)
    lines = questions_of(found)
    most = most_from_one_place(found)
    context = {
        "event": found,
        "unread": unread_of(found),
        "taken": len(taken_of(found)),
        "open": [one for one in lines if one.became is Became.PUBLISHED],
        "answered": [one for one in lines if one.became in (Became.LIVE, Became.LATER, Became.NOT)],
        "refused": [one for one in lines if one.became is Became.REFUSED],
        "from_one": {one.id: most[one.id] for one in lines if _is_many(most.get(one.id, 0), one.support)},
    }
    return render(request, "events/running/panel.jinja", context)


@asks(RUN)
@takes(FORM)
def moderate_question(request: HttpRequest, panel_question_id: UUID) -> HttpResponseBase:
    def act(question: Any, given: dict[str, Any], about: dict[str, Any]) -> None:
        moderate(
            question=question, publish=given["decision"] == PUBLISH, point=given["point"] or "",
            why=given["why"] or "", same_as=given["same_as"], **about,
        )  # fmt: skip

    return _about(request, panel_question_id, ModerateForm(sent(request)), act, "moderate")


@asks(RUN)
@takes(FORM)
def answer_question(request: HttpRequest, panel_question_id: UUID) -> HttpResponseBase:
    def act(question: Any, given: dict[str, Any], about: dict[str, Any]) -> None:
        answer(question=question, **given, **about)

    return _about(request, panel_question_id, AnswerForm(sent(request)), act, "answer")


def _about(
    request: HttpRequest, question_id: UUID, form: GovForm, act: Any, template: str
) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = question_for(viewer, question_id)
    if request.method == "POST" and form.is_valid():
        try:
            act(found, form.cleaned_data, {"by": viewer.account, "at": viewer.at})
            return redirect("event_panel", event_id=found.event_id)
        except Refused as error:
            say_beside(form, error)
    context = {"form": form, "question": one_question(found), "event": found.event}
    return render(request, f"events/running/{template}.jinja", context)


@asks(RUN)
@takes(FORM)
def put(request: HttpRequest, panel_question_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = question_for(viewer, panel_question_id)
    if request.method == "POST":
        put_before_panel(question=found, by=viewer.account, at=viewer.at)
    return redirect("event_panel", event_id=found.event_id)


_QUESTION = "events/panel/<uuid:panel_question_id>/"
urlpatterns = [
    path("events/<uuid:event_id>/run/panel/", panel_run, name="event_panel"),
    path(_QUESTION + "moderate/", moderate_question, name="room_moderate"),
    path(_QUESTION + "answer/", answer_question, name="room_answer"),
    path(_QUESTION + "put/", put, name="room_put"),
]
