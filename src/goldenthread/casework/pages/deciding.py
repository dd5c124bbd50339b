"""Deciding, and recording what else happened: one question a page, the letter read before it goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.casework.actions.decisions import DECISIONS, decide
from goldenthread.casework.actions.events import Happened, record_event
from goldenthread.casework.actions.letters import Told, Why, draft_letter
from goldenthread.casework.choices import ELSEWHERE, event_choices
from goldenthread.casework.pages.asking import about_case
from goldenthread.casework.pages.local_help import unnamed_help
from goldenthread.casework.queries.events import events_of
from goldenthread.casework.queries.family import nobody_is_reached
from goldenthread.casework.queries.panels import advised_item, advised_on
from goldenthread.casework.states import possible
from goldenthread.design.forms import DateField, GovForm, Question, RadioField, TextAreaField, TextField
from goldenthread.design.parts import Choice
from goldenthread.design.words import plain_date
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.law.assessment_advice import may_be_of_a_setting
from goldenthread.law.time_limits import EVENT_WORDS, EventKind
from goldenthread.law.time_limits.events import EXCEPTIONS

if TYPE_CHECKING:
    from goldenthread.casework.models import Case

HOW = (
    ("here", "Here, and by e-mail that it is here"),
    ("post", "By post"),
    ("email", "By e-mail"),
)
NO_PANEL = "none"


class DecideForm(GovForm):
    """Why, on what evidence, when, and how the family is told."""

    reason = TextAreaField(
        "Why?",
        missing="Give the reason",
        hint="The family reads these words in the letter. A tribunal may too.",
        rows=5,
    )
    evidence = TextAreaField(
        "What did you look at?",
        hint="One thing a line, like: the school’s record of support since January.",
        rows=4,
    )
    decided_on = DateField("When was it decided?", missing="Enter the day of the decision")
    told_on = DateField(
        "When is the family told?",
        missing="Enter the day on which the family is told",
        hint="The day the letter goes. The legal time stops on it.",
    )
    how = RadioField("How is the letter sent?", HOW, missing="Choose how the letter is sent")


def decide_form(case: Case) -> type[GovForm]:
    """With the panels that advised on the case, if any did: a decision says on which it rests."""
    advised = [
        Choice(str(id), f"{panel}, {plain_date(on)}: {answer.lower()}", question)
        for id, panel, on, answer, question in advised_on(case)
    ]
    if not advised:
        return DecideForm
    offered = [*advised, Choice(NO_PANEL, "No panel’s", divider="or")]
    panel = RadioField(
        "On which panel’s advice does it rest?", offered, missing="Choose the panel, or that it rests on none"
    )
    return type("DecideForm", (DecideForm,), {"panel": panel})


@about_case(Permission.WORK_CASE)
def choose_decision(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Which decision: only those that the case can take now."""
    now = _can_be_decided(case)
    offered = [(kind.value, words) for kind, words in DECISIONS.items() if kind in now]
    form = _choosing("What was decided?", offered, "Choose what was decided", request)
    if request.GET and form.is_valid():
        return redirect("case_decide_as", case_id=case.id, kind=form.cleaned_data["kind"])
    context = {"case": case, "form": form if offered else None, "title": "Decide"}
    return render(request, "casework/case/choose.jinja", context)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def decide_as(request: HttpRequest, case: Case, kind: str) -> HttpResponseBase:
    """The decision with its reason; then its letter, to read and change; then it is sent."""
    viewer = viewer_of(request)
    decision = _kind(kind)
    if decision not in DECISIONS:
        raise Http404
    today = viewer.today
    first = {"decided_on": today, "told_on": today, "how": "here"}
    form = decide_form(case)(request.POST or None, initial=first)
    context: dict[str, Any] = {"case": case, "form": form, "what": DECISIONS[decision], "kind": kind}
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        why = Why(data["decided_on"], data["reason"], _lines(data["evidence"]))
        told = Told(data["told_on"], data["how"], request.POST.get("letter", "").replace("\0", ""))
        try:
            if "send" in request.POST:
                panel = data.get("panel", NO_PANEL)
                item = None if panel == NO_PANEL else advised_item(case, UUID(panel))
                decide(
                    case=case, kind=decision, why=why, told=told, by=viewer.account, at=viewer.at,
                    panel_item=item,
                )  # fmt: skip
                return redirect("case", case_id=case.id)
            context["letter"] = draft_letter(
                case=case, kind=decision, told=told, why=why, by=viewer.account, at=viewer.at
            )
            context |= unnamed_help(viewer, case, context["letter"].unnamed)
            context["no_address"] = told.how != "post" and nobody_is_reached(case, today, decision)
            return render(request, "casework/case/letter_before.jinja", context)
        except Refused as error:
            form.add_error(_FIELDS.get(error.field, error.field) or None, str(error))
    return render(request, "casework/case/decide.jinja", context)


_FIELDS = {"on": "told_on", "kind": "", "letter": ""}


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())


@about_case(Permission.WORK_CASE)
def choose_event(request: HttpRequest, case: Case) -> HttpResponseBase:
    """What happened, besides decisions and what has a page of its own."""
    offered = event_choices(_possible(case))
    form = _choosing("What happened?", offered, "Choose what happened", request)
    if request.GET and form.is_valid():
        return redirect("case_event_as", case_id=case.id, kind=form.cleaned_data["kind"])
    return render(
        request, "casework/case/choose.jinja", {"case": case, "form": form, "title": "Record what happened"}
    )


@about_case(Permission.WORK_CASE)
@takes(FORM)
def event_as(request: HttpRequest, case: Case, kind: str) -> HttpResponseBase:
    viewer = viewer_of(request)
    event = _kind(kind)
    if event in ELSEWHERE:
        raise Http404
    form = event_form(event, _asked(case))(request.POST or None, initial={"on": viewer.today})
    if request.method == "POST" and form.is_valid():
        data = {name: value for name, value in form.cleaned_data.items() if value}
        try:
            record_event(case=case, what=Happened(event, **data), by=viewer.account, at=viewer.at)
            return redirect("case", case_id=case.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {"case": case, "form": form, "what": EVENT_WORDS[event]}
    return render(request, "casework/case/event.jinja", context)


_ASKS_DAY = {
    EventKind.DATE_PROMISED: "Which day do you promise?",
}


def _asked(case: Case) -> list[str]:
    """Who was asked for advice, by the names that their clocks have."""
    return [one.about for one in events_of(case.id) if one.kind is EventKind.ADVICE_REQUESTED and one.about]


def event_form(kind: EventKind, asked: Sequence[str]) -> type[GovForm]:
    """The questions that this event needs, and no others. `asked`: who was asked for advice."""
    fields: dict[str, Any] = {"on": DateField("On which day did it happen?", missing="Enter the day")}
    if kind in EXCEPTIONS:
        fields["on"] = DateField("From which day?", missing="Enter the first day")
        fields["until"] = DateField("Until which day?", hint="Leave it empty if it has not ended.")
    if kind in _ASKS_DAY:
        fields["for_day"] = DateField(_ASKS_DAY[kind], missing="Enter the day")
    if kind is EventKind.DATE_PROMISED:
        fields["on"] = DateField("When was it promised?", missing="Enter the day of the promise")
        fields["about"] = RadioField("For what?", PROMISED_FOR, missing="Choose what the date is for")
    if kind in _WHOSE:
        fields["about"] = _whose(kind, asked)
    hint = "The family reads it." if kind in EXCEPTIONS else "Leave it empty if there is nothing to say."
    needed = "Say what happened" if kind in EXCEPTIONS else ""
    fields["reason"] = TextAreaField("What happened, and why?", missing=needed, hint=hint, rows=4)
    fields["evidence"] = TextAreaField("What shows it?", hint="A letter, an e-mail, who told whom.", rows=2)
    return type("EventForm", (GovForm,), fields)


_WHOSE = {
    EventKind.SCHOOL_CLOSED: "Which school or college closed?",
    EventKind.EARLY_YEARS_CLOSED: "Which nursery or other early years provider closed?",
    EventKind.APPOINTMENT_MISSED: "With whom was the appointment?",
}
"""Each excuses only what was asked of them."""


def _whose(kind: EventKind, asked: Sequence[str]) -> Question:
    offered = [
        (name, name) for name in asked if kind is EventKind.APPOINTMENT_MISSED or may_be_of_a_setting(name)
    ]
    if not offered:
        return TextField(_WHOSE[kind], missing="Enter the name", longest=200)
    hint = "They were asked for advice in this case."
    return RadioField(_WHOSE[kind], offered, missing="Choose one", hint=hint)


PROMISED_FOR = (
    ("decide-to-assess", "Deciding whether to assess"),
    ("refuse-plan", "Deciding on a plan"),
    ("final-plan", "The final plan"),
    ("decide-after-review", "Deciding after the review"),
    ("amended-plan-after-review", "The amended plan"),
    ("plan-after-reassessment", "The plan after the reassessment"),
)


def _possible(case: Case) -> tuple[EventKind, ...]:
    return possible(event.kind for event in events_of(case.id))


def _can_be_decided(case: Case) -> tuple[EventKind, ...]:
    """What is possible now; nobody says no to a reassessment for which nobody has asked."""
    known = [event.kind for event in events_of(case.id)]
    asked = [kind for kind in known if kind in (REQUESTED, REFUSED)][-1:] == [REQUESTED]
    return tuple(kind for kind in possible(known) if asked or kind is not REFUSED)


REQUESTED, REFUSED = EventKind.REASSESSMENT_REQUESTED, EventKind.REASSESSMENT_REFUSED


def _kind(text: str) -> EventKind:
    try:
        return EventKind(text)
    except ValueError as error:
        raise Http404 from error


def _choosing(question: str, offered: list[tuple[str, str]], missing: str, request: HttpRequest) -> GovForm:
    field = RadioField(question, offered, missing=missing, label_as_heading=True)
    form: GovForm = type("ChooseForm", (GovForm,), {"kind": field})(request.GET or None)
    return form


urlpatterns = [
    path("cases/<uuid:case_id>/decide/", choose_decision, name="case_decide"),
    path("cases/<uuid:case_id>/decide/<slug:kind>/", decide_as, name="case_decide_as"),
    path("cases/<uuid:case_id>/event/", choose_event, name="case_event"),
    path("cases/<uuid:case_id>/event/<slug:kind>/", event_as, name="case_event_as"),
]
