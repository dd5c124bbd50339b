"""The page of a case: for the council's officers, and in plain words for the family and the school."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.casework.access import cases_of, works_on
from goldenthread.casework.actions.events import set_event_aside
from goldenthread.casework.actions.handing_over import hand_over
from goldenthread.casework.binding import needless
from goldenthread.casework.lateness import advice_state
from goldenthread.casework.pages.asking import about_case
from goldenthread.casework.pages.case_words import (
    family_sentences,
    missing_parts,
    next_of,
    reasons_of,
    sentences_for_others,
    state_words,
)
from goldenthread.casework.pages.clock_steps import steps_of
from goldenthread.casework.queries.beside_case import beside_case
from goldenthread.casework.queries.case_page import CasePage, case_page
from goldenthread.casework.queries.events import event_begins
from goldenthread.casework.queries.officers import READ_BY_FAMILY, last_read_by_family, officers_of
from goldenthread.casework.queries.panels import before_panels, rests_on
from goldenthread.casework.queries.section_f import not_in_place
from goldenthread.casework.record_words import event_words
from goldenthread.casework.states import BEFORE_PLAN
from goldenthread.design.forms import DateField, GovForm, RadioField, TextAreaField, TextField
from goldenthread.design.parts import Choice
from goldenthread.foundation import audit
from goldenthread.foundation.access import Viewer, account_by_id
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission, RoleKind, allows
from goldenthread.law.time_limits import sentence
from goldenthread.people.access import roles_around
from goldenthread.people.models import Child
from goldenthread.people.pages.asking import about_child
from goldenthread.places.queries.independent_help import helps_in

if TYPE_CHECKING:
    from goldenthread.casework.models import Case

FAMILY = frozenset({RoleKind.PARENT, RoleKind.YOUNG_PERSON})


class AsideForm(GovForm):
    reason = TextAreaField(
        "What was wrong with it?",
        missing="Say what was wrong with it",
        hint="It stays in the record with this reason, and counts no more.",
        label_as_heading=True,
        rows=3,
    )


class OtherDayForm(AsideForm):
    """What a case begins with cannot be left out, only put on its right day."""

    on = DateField("On which day was it really?", missing="Enter the day on which it really was")


class HandOverForm(GovForm):
    """Who has the case from now on, or covers it for a time."""

    team = TextField("Which team’s inbox?", hint="Leave it empty if you chose an officer.", longest=100)
    until = DateField("Only as cover? Until which day", hint="Leave it empty to hand the case over for good.")
    reason = TextField("A note for them", hint="They read it with the case.", longest=300)

    def __init__(self, *args: object, officers: list[Choice], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        to = RadioField("Who will have it?", officers, missing="Choose who will have it")
        self.fields = {"to": to, **self.fields}


@about_case(Permission.READ_CASE)
def case(request: HttpRequest, case: Case) -> HttpResponseBase:
    viewer = viewer_of(request)
    kinds = roles_around(viewer, case.child_id)
    page = case_page(case, viewer.today)
    context = {
        "page": page,
        "steps": steps_of(page),
        "week": week_of(page),
        "state": state_words(page.state, family=bool(kinds & FAMILY)),
        "sentences": family_sentences(page),
        "is_family": bool(kinds & FAMILY),
        "may_ask": allows(kinds, Permission.ASK_ASSESSMENT),
        "others": [one for one in cases_of(case.child_id) if one.id != case.id],
        "beside": beside_case(case, viewer.today),
        "advice_state": advice_state,
        "to_put_in_place": 0,
    }
    if not works_on(viewer, case):
        read = READ_BY_FAMILY if kinds & FAMILY else "read the case"
        audit.record(what=read, by=viewer.account, at=viewer.at, child_id=case.child_id, case=case.number)
        if kinds & FAMILY:
            context["helps"] = [one for one in helps_in(case.area_id) if one.local]
        else:
            context["sentences"] = sentences_for_others(page)
            if allows(kinds, Permission.WRITE_PLAN):
                context["to_put_in_place"] = not_in_place(case)
        return render(request, "casework/case/family.jinja", context)
    audit.record(
        what="opened the case", by=viewer.account, at=viewer.at, child_id=case.child_id, case=case.number
    )
    context |= {
        "next": next_of(page),
        "reasons": reasons_of(page),
        "missing": missing_parts(page),
        "panels": before_panels(case.id),
        "family_read": last_read_by_family(case.child_id),
    }
    return render(request, "casework/case/case.jinja", context)


def week_of(page: CasePage) -> int | None:
    """The week of the 20 that a case is in, before there is a plan, unless an order set other weeks."""
    clock = page.clock("final-plan")
    if clock is None or needless(clock) or page.state not in BEFORE_PLAN:
        return None
    return _week(clock.started_by.on, page.today)


def _week(began: date, today: date) -> int:
    return (today - began).days // 7 + 1


@about_case(Permission.READ_CASE)
def record(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Everything done in a case, and every clock in one sentence with its citation."""
    viewer = viewer_of(request)
    page = case_page(case, viewer.today)
    audit.record(
        what="read the record of the case", by=viewer.account, at=viewer.at, child_id=case.child_id,
        case=case.number,
    )  # fmt: skip
    context = {
        "page": page,
        "lines": [(line, event_words(line.event)) for line in reversed(page.events)],
        "clocks": [sentence(clock, viewer.today) for clock in page.clocks],
        "rests_on": rests_on(case.id),
        "may_set_aside": works_on(viewer, case),
    }
    return render(request, "casework/case/record.jinja", context)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def set_aside(request: HttpRequest, case: Case, event_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    begins = event_begins(case, event_id)
    form = (OtherDayForm if begins else AsideForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            set_event_aside(
                case=case, event_id=event_id, reason=form.cleaned_data["reason"],
                on=form.cleaned_data.get("on"), by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case_record", case_id=case.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "casework/case/aside.jinja", {"case": case, "form": form})


@about_case(Permission.WORK_CASE)
@takes(FORM)
def pass_on(request: HttpRequest, case: Case) -> HttpResponseBase:
    viewer = viewer_of(request)
    form = HandOverForm(
        request.POST or None, officers=_offered(viewer, case), initial={"to": str(viewer.account.id)}
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        to = None if data["to"] == TEAM else account_by_id(UUID(data["to"]))
        try:
            hand_over(
                case=case, to=to, team=data["team"] or "", until=data["until"], reason=data["reason"] or "",
                by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case", case_id=case.id)
        except Refused as error:
            form.add_error(error.field or None, str(error))
    return render(request, "casework/case/hand_over.jinja", {"case": case, "form": form})


TEAM = "team"


def _offered(viewer: Viewer, case: Case) -> list[Choice]:
    officers = officers_of(case.area_id, viewer.today)
    mine = viewer.account.id
    found = [
        Choice(
            str(one.account_id),
            f"{one.name}{' (you)' if one.account_id == mine else ''}",
            hint=f"{one.role[0].upper()}{one.role[1:]}. Has {one.cases} open.",
        )
        for one in officers
    ]
    return [*found, Choice(TEAM, "Nobody yet: put it in a team’s inbox", divider="or")]


@about_child(Permission.READ_CASE)
def of_child(request: HttpRequest, child: Child) -> HttpResponseBase:
    """From a child to the case: the one that is open, or the last one; to the request if there is none."""
    found = cases_of(child.id)
    if not found:
        return redirect("ask_assessment", child_id=child.id)
    return redirect("case", case_id=found[0].id)


urlpatterns = [
    path("cases/<uuid:case_id>/", case, name="case"),
    path("cases/<uuid:case_id>/record/", record, name="case_record"),
    path("cases/<uuid:case_id>/record/<uuid:event_id>/aside/", set_aside, name="case_event_aside"),
    path("cases/<uuid:case_id>/hand-over/", pass_on, name="case_hand_over"),
    path("children/<uuid:child_id>/case/", of_child, name="child_case"),
]
