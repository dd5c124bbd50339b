"""Where the council’s cases wait, and passing many of them on at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.casework.actions.handing_over import hand_over_many
from goldenthread.casework.pages import managing_words as words
from goldenthread.casework.pages.caseload_words import work_of
from goldenthread.casework.queries.caseload import caseload_among, in_full
from goldenthread.casework.queries.managing import (
    WEEKS,
    Narrowed,
    names_in,
    open_cases,
    stages_of,
    standing_of,
)
from goldenthread.casework.queries.officers import officers_of
from goldenthread.casework.states import LIVE_STAGES, STATE_WORDS, CaseState
from goldenthread.design.forms import (
    CheckboxesField,
    DateField,
    GovForm,
    RadioField,
    TextAreaField,
    TextField,
)
from goldenthread.design.paging import paged
from goldenthread.design.parts import Choice
from goldenthread.design.words import plural
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible, Viewer, account_by_id
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.places.access import areas_for

A_PAGE = 25
TEAM = "team"


class PassManyForm(GovForm):
    """Who has these cases from now on, or covers them for a time."""

    team = TextField("Which team’s inbox?", hint="Leave it empty if you chose an officer.", longest=100)
    until = DateField("Only as cover? Until which day", hint="Leave it empty to hand them over for good.")
    reason = TextAreaField(
        "Why?", missing="Say why", hint="Whoever takes them reads it. It stays with each case.", rows=2
    )

    def __init__(self, *args: Any, stages: list[Choice], officers: list[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to = RadioField("Who will have them?", officers, missing="Choose who will have them")
        states = CheckboxesField("Which cases?", stages, missing="Choose at least one stage")
        self.fields = {"states": states, "to": to, **self.fields}


@asks(Permission.MANAGE_CASES)
def managing(request: HttpRequest) -> HttpResponseBase:
    """All open cases of the council by stage, officer, team and age. No child is named here."""
    viewer = viewer_of(request)
    found = standing_of(_areas(viewer), viewer.today)
    context = {
        "today": viewer.today,
        "lead": words.lead_of(found),
        "counts": words.counts_of(found),
        "stages": words.linked_rows(found.stages, "stage", words.stage_words),
        "officers": words.linked_rows(found.officers, "officer", lambda one: one.name or "Nobody yet"),
        "teams": words.linked_rows(found.teams, "team", lambda one: one.name or "No team"),
        "weeks": words.linked_rows(found.weeks, "weeks", lambda one: words.week_words(one.key)),
        "bars": words.bars_of(found),
        "kinds": words.KINDS,
    }
    return render(request, "casework/managing/managing.jinja", context)


@asks(Permission.MANAGE_CASES)
def cases(request: HttpRequest) -> HttpResponseBase:
    """The open cases of the council, narrowed as the address says."""
    viewer = viewer_of(request)
    areas = _areas(viewer)
    known_officers, known_teams = names_in(areas)
    officers = [(key, name or "Nobody yet") for key, name in known_officers]
    teams = [(key, name or "No team") for key, name in known_teams]
    chosen = narrowed(request, {key for key, _ in officers}, {key for key, _ in teams})
    page, address = paged(request, open_cases(areas, chosen, viewer.today), A_PAGE)
    found = caseload_among(list(page.object_list), viewer.today)
    shown = [line.child_id for line in found.lines]
    audit.record(what="read the council’s cases", by=viewer.account, at=viewer.at, children=shown)
    context = {
        "work": [
            replace(work_of(line, found), given=f"{line.officer or 'Nobody'} has it")
            for line in in_full(found.lines)
        ],
        "page": page,
        "address": address,
        "number": page.paginator.count,
        "chosen": chosen,
        "words": words.narrowed_words(chosen, officers),
        "officers": officers,
        "teams": teams,
        "stages": [(state.value, STATE_WORDS[state]) for state in CaseState if state in LIVE_STAGES],
        "weeks": [(key, words.week_words(key)) for key in WEEKS],
    }
    return render(request, "casework/managing/cases.jinja", context)


def narrowed(request: HttpRequest, officers: set[str], teams: set[str]) -> Narrowed:
    """What the address asks for, without what nothing here knows."""
    asked = {name: request.GET.get(name, "") for name in ("stage", "officer", "team", "late", "weeks")}
    known = {
        "stage": LIVE_STAGES,
        "officer": officers,
        "team": teams,
        "late": {"late", "excused"},
        "weeks": WEEKS,
    }
    return Narrowed(**{name: value for name, value in asked.items() if value in known[name]})


@asks(Permission.MANAGE_CASES)
@takes(FORM)
def pass_many(request: HttpRequest, account_id: UUID) -> HttpResponseBase:
    """An officer leaves or is away: their cases to another, or to a team’s inbox."""
    viewer = viewer_of(request)
    areas = areas_for(viewer, Permission.MANAGE_CASES)
    counted = stages_of([area.id for area in areas], account_id)
    officer = account_by_id(account_id)
    if officer is None or not counted:
        raise NotVisible("officer", account_id)
    stages = [Choice(state, f"{STATE_WORDS[state]}: {plural(number, 'case')}") for state, number in counted]
    form = PassManyForm(
        request.POST or None, stages=stages, officers=_offered(areas, account_id, viewer),
        initial={"states": [state.value for state, _ in counted]},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            passed = hand_over_many(
                of=officer, areas=areas, states=data["states"],
                to=None if data["to"] == TEAM else account_by_id(UUID(data["to"])), team=data["team"] or "",
                until=data["until"], reason=data["reason"], by=viewer.account, at=viewer.at,
            )  # fmt: skip
            messages.success(request, f"{plural(passed, 'case')} of {officer.name} passed on.")
            return redirect("managing")
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    number = sum(one for _, one in counted)
    context = {"officer": officer, "number": number, "form": form}
    return render(request, "casework/managing/pass_many.jinja", context)


def _offered(areas: list[Any], without: UUID, viewer: Viewer) -> list[Choice]:
    found = {
        one.account_id: Choice(
            str(one.account_id), one.name, f"{one.role[0].upper()}{one.role[1:]}. Has {one.cases} open."
        )
        for area in areas
        for one in officers_of(area.id, viewer.today)
        if one.account_id != without
    }
    return [*found.values(), Choice(TEAM, "Nobody yet: put them in a team’s inbox", divider="or")]


def _areas(viewer: Viewer) -> list[UUID]:
    return [area.id for area in areas_for(viewer, Permission.MANAGE_CASES)]


urlpatterns = [
    path("managing/", managing, name="managing"),
    path("managing/cases/", cases, name="managed_cases"),
    path("managing/officers/<uuid:account_id>/pass/", pass_many, name="pass_many"),
]
