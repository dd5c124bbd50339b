"""Ending a plan, a change of phase, and asking for a reassessment: one question a page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import path

from goldenthread.casework.access import works_on
from goldenthread.casework.actions.ceasing import answer_ceasing, consider_ceasing, end_plan
from goldenthread.casework.actions.letters import Told
from goldenthread.casework.actions.phases import ask_reassessment, record_phase
from goldenthread.casework.ceasing_words import ceasing_of
from goldenthread.casework.pages.asking import about_case
from goldenthread.casework.pages.deciding import HOW
from goldenthread.casework.pages.forms import asked_form
from goldenthread.casework.queries.case_page import case_page
from goldenthread.casework.queries.phases import PhaseMove, phase_moves_of, phase_of
from goldenthread.design.forms import DateField, GovForm, RadioField, TextAreaField, TextField
from goldenthread.design.parts import Choice
from goldenthread.design.words import plain_date, plural
from goldenthread.foundation import audit
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of
from goldenthread.foundation.permissions import Permission, allows
from goldenthread.law.phases import MOVES
from goldenthread.law.reviews import CEASING_RULES, CEASING_WORDS, CeasingGround
from goldenthread.law.time_limits import EventKind, State
from goldenthread.law.time_limits.table import BY_NAME
from goldenthread.people.access import roles_around
from goldenthread.places.access import areas_for
from goldenthread.places.queries.independent_help import helps_in

if TYPE_CHECKING:
    from goldenthread.casework.models import Case

DAY = "Enter the day"
GROUNDS = [(one.value, words, str(CEASING_RULES[one].citations[0])) for one, words in CEASING_WORDS.items()]


class ConsiderForm(GovForm):
    ground = RadioField("For which reason could the plan end?", GROUNDS, missing="Choose the reason")
    words = TextAreaField(
        "Why does the council think of it?", missing="Say why", hint="The family reads it.", rows=5
    )
    on = DateField("On which day is the family told and asked?", missing=DAY)
    how = RadioField("How does the letter go?", HOW, missing="Choose how the letter goes")


class AnsweredForm(GovForm):
    who = TextField(
        "Who answered?",
        missing="Say who answered",
        hint="The family, or the head of the school.",
        longest=200,
    )
    words = TextAreaField("What do they say?", missing="Write what they say", rows=5)
    on = DateField("On which day?", missing=DAY)


class EndForm(GovForm):
    on = DateField("On which day does the plan end?", missing=DAY)
    words = TextAreaField("Anything to add?", rows=3)


def ready_words(kind: EventKind) -> str:
    """By when the plan is ready for such a move, and where that is written."""
    rule = BY_NAME[kind.value].rule
    return f"{rule.says.rstrip('.')} ({rule.citations[0].place})."


class PhaseForm(GovForm):
    kind = RadioField(
        "Which move is it?",
        [Choice(kind.value, words, hint=ready_words(kind)) for kind, words in MOVES.items()],
        missing="Choose the move",
    )
    moves_on = DateField("On which day do they move?", missing=DAY)
    on = DateField("When did the council know?", missing=DAY)


class ReassessForm(GovForm):
    words = TextAreaField(
        "What has changed?", missing="Say what has changed", hint="In your own words. The council reads it.",
        label_as_heading=True, rows=6,
    )  # fmt: skip


@about_case(Permission.READ_CASE)
def cease(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Where it stands whether the plan ends; and that it stays until nobody can challenge it any more."""
    viewer = viewer_of(request)
    works = works_on(viewer, case)
    kinds = roles_around(viewer, case.child_id)
    page = case_page(case, viewer.today)
    audit.record(
        what="read whether the plan ends", by=viewer.account, at=viewer.at, child_id=case.child_id,
        case=case.number,
    )  # fmt: skip
    context = {
        "page": page, "works": works, "found": ceasing_of(case, page), "helps": helps_in(case.area_id),
        "may_answer": works or allows(kinds, Permission.RESPOND_TO_DRAFT),
    }  # fmt: skip
    return render(request, "casework/case/cease.jinja", context)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def consider(request: HttpRequest, case: Case) -> HttpResponseBase:
    form = ConsiderForm(request.POST or None, initial={"on": viewer_of(request).today, "how": "here"})

    def act(*, ground: str, on: date, how: str, **rest: Any) -> None:
        consider_ceasing(ground=CeasingGround(ground), told=Told(on, how), **rest)

    words = {
        "title": "Ask whether the plan should end", "button": "Send the letter, and record it",
        "lead": "The family is told why, and asked. Ask the head of the school that the plan names too. "
        "Next: their answers.",
    }  # fmt: skip
    return asked_form(request, case, form, act, words, back="case_cease", to="case_cease")


@about_case(Permission.DISAGREE)
@takes(FORM)
def answer(request: HttpRequest, case: Case) -> HttpResponseBase:
    viewer = viewer_of(request)
    first = {"on": viewer.today} | ({} if works_on(viewer, case) else {"who": viewer.account.name})
    form = AnsweredForm(request.POST or None, initial=first)
    words = {"title": "Should the plan end?"}
    return asked_form(request, case, form, answer_ceasing, words, back="case_cease", to="case_cease")


@about_case(Permission.WORK_CASE)
@takes(FORM)
def end(request: HttpRequest, case: Case) -> HttpResponseBase:
    form = EndForm(request.POST or None, initial={"on": viewer_of(request).today})
    words = {
        "title": "End the plan", "button": "End it",
        "lead": "Only when the time to appeal is over, and no appeal is being heard.",
    }  # fmt: skip
    return asked_form(request, case, form, end_plan, words, back="case_cease", to="case_cease")


@about_case(Permission.WORK_CASE)
@takes(FORM)
def phase(request: HttpRequest, case: Case) -> HttpResponseBase:
    viewer = viewer_of(request)
    move = phase_of(case, viewer.today)
    first = {"on": viewer.today} | ({"kind": move.kind.value, "moves_on": move.on} if move else {})
    form = PhaseForm(request.POST or None, initial=first)

    def act(*, kind: str, **rest: Any) -> None:
        record_phase(kind=EventKind(kind), **rest)

    words = {
        "title": "A change of phase",
        "lead": "The plan is reviewed and amended before it. Next: the review.",
    }  # fmt: skip
    return asked_form(request, case, form, act, words, back="case_review", to="case_review")


@about_case(Permission.ASK_ASSESSMENT)
@takes(FORM)
def reassess(request: HttpRequest, case: Case) -> HttpResponseBase:
    form = ReassessForm(request.POST or None)
    words = {
        "title": "Ask for a reassessment", "button": "Send it to the council",
        "template": "casework/case/reassess.jinja",
    }  # fmt: skip
    return asked_form(request, case, form, ask_reassessment, words, back="case", to="case")


@asks(Permission.SEE_CASELOAD)
def phases(request: HttpRequest) -> HttpResponseBase:
    """The children who move to the next phase, by how far their plans are."""
    viewer = viewer_of(request)
    found = phase_moves_of(viewer, [area.id for area in areas_for(viewer, Permission.SEE_CASELOAD)])
    audit.record(what="read the changes of phase", by=viewer.account, at=viewer.at)
    wanted = request.GET.get("what", "all")
    lists = {key: [one for one in found if key in lists_of(one)] for key in LISTS}
    context = {
        "today": viewer.today, "shown": [(one, state_of(one)) for one in lists.get(wanted, found)],
        "wanted": wanted if wanted in lists else "all",
        "lists": [(key, words, len(lists[key])) for key, words in LISTS.items()],
        "rules": [ready_words(kind) for kind in reversed([*MOVES])],
    }  # fmt: skip
    return render(request, "casework/caseload/phases.jinja", context)


LISTS = {
    "all": "All who move",
    "unrecorded": "Move not recorded",
    "late": "Late",
    "open": "To be done",
    "done": "Plan ready",
}


def lists_of(one: PhaseMove) -> set[str]:
    if one.state is None:
        return {"all", "unrecorded"}
    if one.state is State.LATE:
        return {"all", "late"}
    return {"all", "open" if one.state is State.RUNNING else "done"}


def state_of(one: PhaseMove) -> tuple[str, str]:
    if one.state is None:
        return "part", "Move not recorded"
    if one.state is State.LATE:
        return "late", f"{plural(one.days_late, 'day')} late"
    if one.done_on:
        late = f", {plural(one.days_late, 'day')} late" if one.days_late else ""
        return "late" if late else "done", f"Ready {plain_date(one.done_on)}{late}"
    return "due", f"By {plain_date(one.ready_by)}"


urlpatterns = [
    path("cases/<uuid:case_id>/cease/", cease, name="case_cease"),
    path("cases/<uuid:case_id>/cease/ask/", consider, name="case_cease_ask"),
    path("cases/<uuid:case_id>/cease/answer/", answer, name="case_cease_answer"),
    path("cases/<uuid:case_id>/cease/end/", end, name="case_cease_end"),
    path("cases/<uuid:case_id>/phase/", phase, name="case_phase"),
    path("cases/<uuid:case_id>/reassess/", reassess, name="case_reassess"),
    path("caseload/phases/", phases, name="phases"),
]
