"""Candidate themes: read, taken into the frame under a name, put into a theme, put by, taken apart."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path

from goldenthread.design.forms import GovForm, NumberField, RadioField, SelectField, TextAreaField, TextField
from goldenthread.design.paging import paged
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of
from goldenthread.themes.access import candidate_for, question_for, run_for
from goldenthread.themes.actions.frames import add_theme, begin_draft, put_by, take_into
from goldenthread.themes.actions.runs import ask_for_run
from goldenthread.themes.pages.asking import (
    A_PAGE,
    CODE,
    READ,
    form_page,
    may_code,
    new_seed,
    page,
    seen,
    sent,
)
from goldenthread.themes.queries.candidates import answers_in, candidate_read, candidates_of, texts_shown
from goldenthread.themes.queries.frames import LineRead, draft_of, in_force, lines_of
from goldenthread.themes.queries.runs import latest_done, under_way

NEW, INTO, NO_THEME = "new", "into", "none"


class BecomesForm(GovForm):
    """What a candidate becomes in the frame."""

    def __init__(self, lines: tuple[LineRead, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(NEW, "A theme of its own"), (NO_THEME, "No theme")]
        if lines:
            offered.insert(1, (INTO, "Part of a theme that is there"))
        self.fields["becomes"] = RadioField(
            "What is it?", offered, missing="Choose what this candidate is",
            reveals={NEW: "name", NO_THEME: "why"} | ({INTO: "theme"} if lines else {}),
        )  # fmt: skip
        self.fields["name"] = TextField("What do these people say? Name it as they would", longest=200)
        self.fields["theme"] = SelectField("Which theme?", [(str(one.theme_id), one.name) for one in lines])
        self.fields["why"] = TextAreaField("Why is it no theme?", rows=2)


class ApartForm(GovForm):
    number = NumberField(
        "How many smaller groups?", unclear="Enter how many groups, like 3", least=2, most=40, width=3,
        missing="Enter how many groups, like 3",
    )  # fmt: skip


@asks(READ)
def candidates(request: HttpRequest, question_id: UUID) -> HttpResponseBase:
    """Those of the newest run, with the nearest real quotations; or how to look for them."""
    viewer = viewer_of(request)
    found = question_for(viewer, question_id, READ)
    run = latest_done(found, "candidates")
    frame = draft_of(found) or in_force(found)
    seen("read the candidate themes", viewer, found)
    context = {
        "question": found,
        "run": run,
        "frame": frame,
        "candidates": candidates_of(run, frame) if run else [],
        "under_way": under_way(found).get("candidates"),
        "codes": may_code(request, found),
    }
    return page(request, "candidates", context)


@asks(READ)
def apart(request: HttpRequest, run_id: UUID) -> HttpResponseBase:
    """The smaller groups that a candidate was taken apart into."""
    viewer = viewer_of(request)
    run = run_for(viewer, run_id, READ)
    frame = draft_of(run.question) or in_force(run.question)
    seen("read the candidate themes", viewer, run.question)
    context = {"question": run.question, "run": run, "candidates": candidates_of(run, frame)}
    return page(request, "apart", context)


@asks(READ)
def candidate(request: HttpRequest, candidate_id: UUID) -> HttpResponseBase:
    """All of its answers, the nearest to its middle first."""
    viewer = viewer_of(request)
    found = candidate_for(viewer, candidate_id, READ)
    question = found.run.question
    shown, more = paged(request, answers_in(found), A_PAGE)
    answers = [one.answer for one in shown]
    seen("read the answers of a candidate", viewer, question, candidate=found.number)
    context = {
        "question": question,
        "candidate": candidate_read(found, draft_of(question) or in_force(question)),
        "answers": answers,
        "texts": texts_shown(answers),
        "shown": shown,
        "more": more,
        "codes": may_code(request, question),
        "parts": [run for run in found.split_by.order_by("-at") if run.state == "done"],
    }
    return page(request, "candidate", context)


@asks(CODE)
@takes(FORM)
def becomes(request: HttpRequest, candidate_id: UUID) -> HttpResponseBase:
    """Named, put into a theme or put by: in the version that is being written, or in a new one."""
    viewer = viewer_of(request)
    found = candidate_for(viewer, candidate_id, CODE)
    question = found.run.question
    frame = draft_of(question) or in_force(question)
    lines = lines_of(frame) if frame else ()
    form = BecomesForm(lines, sent(request))

    def act(to: dict[str, Any], said: dict[str, Any]) -> HttpResponseBase:
        _check(said)
        frame = begin_draft(question=question, why="A candidate was taken up.", **to)
        if said["becomes"] == NEW:
            add_theme(frame=frame, name=said["name"], belongs="", belongs_not="", candidate=found, **to)
        elif said["becomes"] == INTO:
            take_into(frame=frame, candidate=found, theme_id=UUID(said["theme"]), **to)
        else:
            put_by(frame=frame, candidate=found, why=said["why"], **to)
        return redirect("themes_candidates", question_id=question.id)

    context = {"question": question, "candidate": candidate_read(found, frame)}
    return form_page(request, form, act, "becomes", context)


def _check(said: dict[str, Any]) -> None:
    if said["becomes"] == NEW and not said["name"]:
        raise Refused("Give the theme a name.", "name")
    if said["becomes"] == INTO and not said["theme"]:
        raise Refused("Choose the theme.", "theme")


@asks(CODE)
@takes(FORM)
def take_apart(request: HttpRequest, candidate_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = candidate_for(viewer, candidate_id, CODE)
    question = found.run.question
    form = ApartForm(sent(request))

    def act(to: dict[str, Any], said: dict[str, Any]) -> HttpResponseBase:
        made = ask_for_run(
            question=question, kind="candidates", seed=new_seed(), number=said["number"], within=found, **to
        )
        return redirect("themes_run", run_id=made.id)

    context = {"question": question, "candidate": candidate_read(found, None)}
    return form_page(request, form, act, "take_apart", context)


_ONE = "themes/candidates/<uuid:candidate_id>/"
urlpatterns = [
    path("themes/questions/<uuid:question_id>/candidates/", candidates, name="themes_candidates"),
    path("themes/runs/<uuid:run_id>/candidates/", apart, name="themes_apart"),
    path(_ONE, candidate, name="themes_candidate"),
    path(_ONE + "becomes/", becomes, name="themes_candidate_becomes"),
    path(_ONE + "take-apart/", take_apart, name="themes_candidate_apart"),
]
