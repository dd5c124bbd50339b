"""Where each question stands, and what the machine was asked to do about it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path

from goldenthread.conversation.access import consultation_for, consultations_for
from goldenthread.conversation.queries.consultations import consultation_lines, consultation_page
from goldenthread.conversation.states import STATE_WORDS
from goldenthread.design.addresses import address
from goldenthread.design.parts import Task
from goldenthread.design.words import plural
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM_ONLY, asks, takes, viewer_of
from goldenthread.themes.access import question_for, run_for
from goldenthread.themes.actions.runs import ask_for_run
from goldenthread.themes.pages.asking import CODE, READ, NoForm, form_page, new_seed, page
from goldenthread.themes.queries.choices import closed_question
from goldenthread.themes.queries.opinions import has_statements, with_statements
from goldenthread.themes.queries.questions import (
    QuestionStand,
    coders_of,
    objections_open,
    stand_of_question,
    stands_of,
)
from goldenthread.themes.queries.runs import KIND_WORDS, run_read, runs_of
from goldenthread.themes.states import RUN_WORDS
from goldenthread.themes.working.job import has_stopped

RESULT_OF = {
    "candidates": "themes_candidates",
    "letters": "themes_letters",
    "words": "themes_words",
    "coding": "themes_machine",
    "counting": "themes_shares",
    "opinions": "themes_opinions",
    "stances": "themes_stances",
}


@asks(READ)
def home(request: HttpRequest) -> HttpResponseBase:
    viewer = viewer_of(request)
    lines = consultation_lines(consultations_for(viewer, READ), viewer.at)
    asked = [one for one in lines if one.state in ("open", "closed")]
    return page(request, "home", {"lines": asked, "words": STATE_WORDS})


@asks(READ)
def consultation(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, READ)
    stands = [(one, next_words(one)) for one in stands_of(found)]
    asked = consultation_page(found, viewer.at).questions
    context = {
        "consultation": found,
        "stands": stands,
        "closed": [one for one in asked if one.choices],
        "voted": with_statements(found),
        "objections": objections_open(found),
    }
    return page(request, "consultation", context)


@asks(READ)
def question(request: HttpRequest, question_id: UUID) -> HttpResponseBase:
    """One question: its steps, from answers to shares, each with where it stands."""
    viewer = viewer_of(request)
    found = question_for(viewer, question_id, READ)
    stand = stand_of_question(found)
    context = {
        "question": found,
        "stand": stand,
        "next": next_words(stand),
        "steps": steps_of(stand),
        "beside": beside_of(
            stand, with_groups=has_statements(found), chosen=closed_question(found) is not None
        ),
        "coders": coders_of(found),
        "runs": [run_read(run, viewer.at, whole=False) for run in runs_of(found, most=8)],
        "kinds": KIND_WORDS,
        "states": RUN_WORDS,
    }
    return page(request, "question", context)


def next_words(stand: QuestionStand) -> tuple[str, str]:
    """What there is to do next, and where."""
    here = address("themes_question", stand.id)
    if not stand.answers:
        return "No answers yet", here
    if not stand.in_force:
        if stand.draft:
            return "Finish and sign the frame", address("themes_frame", stand.id)
        if "candidates" in stand.runs_done:
            return "Read the candidate themes", address("themes_candidates", stand.id)
        return "Look for candidate themes", address("themes_candidates", stand.id)
    if not stand.sample:
        return "Draw a sample", address("themes_sample", stand.id)
    if stand.differ:
        return f"Settle {plural(stand.differ, 'answer')}", address("themes_agreement", stand.id)
    if stand.sample_left:
        return "Code the sample", address("themes_sample", stand.id)
    if "coding" not in stand.runs_done:
        return "Let the machine code the rest", address("themes_machine", stand.id)
    if "counting" not in stand.runs_done:
        return "Count who said what", address("themes_shares", stand.id)
    if stand.unsure:
        return f"Read {plural(stand.unsure, 'answer')} that the machine is unsure of", address(
            "themes_machine", stand.id
        )
    return "See who said what", address("themes_shares", stand.id)


def steps_of(stand: QuestionStand) -> list[Task]:
    """Six steps. Each says where it stands; none is locked, since people go back and forth."""
    frame = (
        ("part", "A new version is being written")
        if stand.in_force and stand.draft
        else ("done", "In force")
        if stand.in_force
        else ("part", "Being written")
        if stand.draft
        else ("none", "Not begun")
    )
    sample = f"{stand.read:,} of {stand.sample:,} read by two"
    whole = stand.sample and stand.read == stand.sample
    coded = "coding" in stand.runs_done and stand.by_machine + stand.read > 0
    return [
        _step("Candidate themes", "themes_candidates", stand, _ran(stand, "candidates", "Found"),
              "The machine puts answers that say much the same together. People read them."),
        _step("The frame", "themes_frame", stand, frame,
              f"{plural(stand.themes, 'theme')}. In force once two people have signed it."),
        _step("A random sample, coded by two", "themes_sample", stand,
              ("done", sample) if whole else ("part", sample) if stand.sample else ("none", "Not drawn"),
              "Each reads it without seeing what the other says."),
        _step("How far two people agree", "themes_agreement", stand,
              ("part", f"{stand.differ:,} to settle") if stand.differ else
              ("done", "Nothing to settle") if stand.read else ("none", "Nothing yet"),
              "Agreement is printed beside every figure."),
        _step("The machine codes the rest", "themes_machine", stand,
              ("done", f"{stand.by_machine:,} coded") if coded else ("none", "Not done"),
              f"{plural(stand.unsure, 'answer')} that people should look at."),
        _step("Who said what", "themes_shares", stand, _ran(stand, "counting", "Counted"),
              "Shares with their likely range, by who and where."),
    ]  # fmt: skip


def _ran(stand: QuestionStand, kind: str, words: str) -> tuple[str, str]:
    return ("done", words) if kind in stand.runs_done else ("none", "Not done")


def _step(title: str, route: str, stand: QuestionStand, state: tuple[str, str], hint: str) -> Task:
    kind, words = state
    return Task(title, address(route, stand.id), hint, words, kind)


def beside_of(stand: QuestionStand, *, with_groups: bool, chosen: bool) -> list[Task]:
    """`chosen`: people were asked where they stand, so it is counted and never inferred."""
    groups = _step("Opinion groups", "themes_opinions", stand, _ran(stand, "opinions", "Looked for"),
                   "Who votes alike on the statements, and what all of them agree on.")  # fmt: skip
    stances = _step("Where answers stand", "themes_stances", stand,
                    ("done", "People chose") if chosen else _ran(stand, "stances", "Inferred"),
                    "As people chose it; where nobody was asked, inferred, and marked so.")  # fmt: skip
    return ([groups] if with_groups else []) + [
        stances,
        _step("Campaign letters", "themes_letters", stand, _ran(stand, "letters", "Looked for"),
              "Found although each sender changed them, named by a person, counted apart."),
        _step("Words that may be shown", "themes_words", stand, _ran(stand, "words", "Looked at"),
              "Language, reading age, and what could tell who somebody is."),
    ]  # fmt: skip


@asks(CODE)
@takes(FORM_ONLY)
def ask(request: HttpRequest, question_id: UUID, kind: str) -> HttpResponseBase:
    """The machine is asked; its page says how far it is."""
    viewer = viewer_of(request)
    found = question_for(viewer, question_id, CODE)
    form = NoForm(request.POST)

    def act(to: dict[str, Any], said: dict[str, Any]) -> HttpResponseBase:
        number = request.POST.get("number", "").strip()
        if number and not number.isdigit():
            raise Refused("Enter how many groups to look for, like 12.", "number")
        made = ask_for_run(
            question=found, kind=kind, seed=new_seed(), number=int(number) if number else None, **to
        )
        return redirect("themes_run", run_id=made.id)

    back = address(RESULT_OF.get(kind, "themes_question"), question_id)
    return form_page(request, form, act, "refused", {"question": found, "back": back})


@asks(READ)
def run(request: HttpRequest, run_id: UUID) -> HttpResponseBase:
    """How far a run is, how long it is likely to take, and what came out with its seed and hashes."""
    viewer = viewer_of(request)
    found = run_for(viewer, run_id, READ)
    read = run_read(found, viewer.at)
    context = {
        "question": found.question,
        "run": read,
        "kind": KIND_WORDS[read.kind],
        "state": RUN_WORDS[read.state],
        "left": _left_words(read.left.total_seconds()) if read.left is not None else "",
        "stopped": read.under_way and has_stopped(found),
        "result": address(RESULT_OF[read.kind], found.question_id),
    }
    return page(request, "run", context)


def _left_words(seconds: float) -> str:
    if seconds < 60:
        return "Less than a minute left."
    return f"About {plural(round(seconds / 60), 'minute')} left."


urlpatterns = [
    path("themes/", home, name="themes_home"),
    path("themes/of/<uuid:public_id>/", consultation, name="themes_consultation"),
    path("themes/questions/<uuid:question_id>/", question, name="themes_question"),
    path("themes/questions/<uuid:question_id>/ask/<slug:kind>/", ask, name="themes_ask"),
    path("themes/runs/<uuid:run_id>/", run, name="themes_run"),
]
