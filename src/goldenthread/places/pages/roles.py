"""Who holds which role in a school: the list, giving a role by one question a page, ending one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.addresses import address
from goldenthread.design.forms import DateField, EmailField, GovForm, RadioField, TextField
from goldenthread.design.parts import SummaryRow
from goldenthread.design.words import first_upper, plain_date
from goldenthread.foundation import audit
from goldenthread.foundation.accounts import Known, known_as
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of
from goldenthread.foundation.pages.letting_in import KNOWN_WORDS, AddressCheckedField
from goldenthread.foundation.permissions import ROLE_WORDS, Permission, RoleKind
from goldenthread.places.access import settings_kept
from goldenthread.places.actions.roles import end_place_role, give_role_in_school
from goldenthread.places.models import Setting
from goldenthread.places.pages.asking import in_setting
from goldenthread.places.queries.roles import HeldInSchool, held_in_school, one_held

_KINDS: list[tuple[str, str] | tuple[str, str, str]] = [
    (RoleKind.SENCO, "SENCO", "Writes and shares every plan, answers concerns, holds reviews"),
    (RoleKind.HEAD, "Head", "Reads every plan, answers concerns, and gives and ends roles"),
    (
        RoleKind.SCHOOL_OFFICE,
        "School office",
        "Brings in pupils and classes, keeps the calendar. Reads no plan",
    ),
]


class WhoForm(GovForm):
    email = EmailField(
        "What is their e-mail address?",
        missing="Enter their e-mail address",
        hint="We write to them there, so it must be theirs alone.",
        autocomplete=None,
    )
    name = TextField("What is their name?", missing="Enter their name", hint="First name and last name.")


class KindForm(GovForm):
    kind = RadioField("Which role?", _KINDS, missing="Choose the role", label_as_heading=True)


class FromForm(GovForm):
    starts_on = DateField(
        "From which day do they hold it?",
        missing="Enter the day from which they hold it",
        hint="Until that day it opens nothing.",
        label_as_heading=True,
    )


class EvidenceForm(GovForm):
    evidence = TextField(
        "On what evidence?",
        missing="Say on what evidence, like “appointed by the governors on 3 September”",
        hint="A letter, a contract, a decision of the governors, and its date.",
        longest=300,
        label_as_heading=True,
    )


class CheckedForm(GovForm):
    address_checked = AddressCheckedField()


class EndForm(GovForm):
    when = RadioField(
        "When does it end?",
        [("now", "Now", "It opens nothing more, from this moment."), ("later", "After a last day")],
        missing="Choose when it ends",
        reveals={"later": "last_day"},
    )
    last_day = DateField("What is the last day?", missing="Enter the last day")
    reason = TextField(
        "Why does it end?",
        missing="Say why it ends",
        hint="It is kept in the log. They do not see it.",
        longest=200,
    )


QUESTIONS: dict[str, type[GovForm]] = {
    "who": WhoForm,
    "role": KindForm,
    "from": FromForm,
    "evidence": EvidenceForm,
}
TITLES = {
    "who": "Who gets a role?",
    "role": "Which role?",
    "from": "From which day?",
    "evidence": "On what evidence?",
}


@asks(Permission.GIVE_ROLES)
def schools(request: HttpRequest) -> HttpResponseBase:
    """Straight to the school, for whoever gives the roles of one."""
    found = settings_kept(viewer_of(request), Permission.GIVE_ROLES)
    if len(found) == 1:
        return redirect("school_roles", setting_id=found[0].id)
    return render(request, "places/roles/schools.jinja", {"schools": found})


@in_setting(Permission.GIVE_ROLES)
def roles(request: HttpRequest, setting: Setting) -> HttpResponseBase:
    today = viewer_of(request).today
    context = {"setting": setting, "roles": held_in_school(setting.id, today), "today": today}
    return render(request, "places/roles/list.jinja", context)


@in_setting(Permission.GIVE_ROLES)
@takes(FORM)
def give(request: HttpRequest, setting: Setting) -> HttpResponseBase:
    """A form sent begins anew. Otherwise on to the next question, or to the answers to check."""
    if request.method == "POST":
        request.session.pop(_kept_as(setting), None)
    question = _next_question(_said(request, setting))
    if question:
        return redirect("role_question", setting_id=setting.id, question=question)
    return redirect("role_check", setting_id=setting.id)


@in_setting(Permission.GIVE_ROLES)
@takes(FORM)
def ask(request: HttpRequest, setting: Setting, question: str) -> HttpResponseBase:
    if question not in QUESTIONS:
        return redirect("role_give", setting_id=setting.id)
    said = _said(request, setting)
    form = QUESTIONS[question](request.POST if request.method == "POST" else None, initial=said)
    if form.is_bound and form.is_valid():
        _keep(request, setting, form.cleaned_data)
        return redirect("role_give", setting_id=setting.id)
    names = list(QUESTIONS)
    number = names.index(question)
    context = {
        "setting": setting,
        "form": form,
        "title": TITLES[question],
        "number": number + 1,
        "of": len(names),
        "before": names[number - 1] if number else "",
    }
    return render(request, "places/roles/question.jinja", context)


@in_setting(Permission.GIVE_ROLES)
@takes(FORM)
def check(request: HttpRequest, setting: Setting) -> HttpResponseBase:
    """What was answered, what the address is known as, and the button that gives the role."""
    viewer, said = viewer_of(request), _said(request, setting)
    if _next_question(said):
        return redirect("role_give", setting_id=setting.id)
    known = known_as(said["email"], said["name"])
    kind = CheckedForm if known is Known.BY_ANOTHER_NAME else GovForm
    form = kind(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            given = give_role_in_school(
                setting=setting,
                **{**said, "kind": RoleKind(said["kind"])},
                **form.cleaned_data,
                by=viewer.account,
                at=viewer.at,
            )
            request.session.pop(_kept_as(setting), None)
            return redirect("role_given", setting_id=setting.id, role_id=given.role.id)
        except Refused as error:
            form.add_error(None, str(error))
    audit.record(
        what="asked whether an address has an account",
        by=viewer.account,
        at=viewer.at,
        stream=audit.stream_of_place(setting.id),
        email=said["email"],
    )
    context = {
        "setting": setting,
        "form": form,
        "rows": _rows(setting, said),
        "known": KNOWN_WORDS[known],
        "doubtful": known is Known.BY_ANOTHER_NAME,
    }
    return render(request, "places/roles/check.jinja", context)


@in_setting(Permission.GIVE_ROLES)
def given(request: HttpRequest, setting: Setting, role_id: UUID) -> HttpResponseBase:
    today = viewer_of(request).today
    one = one_held(setting.id, role_id, today)
    return render(request, "places/roles/given.jinja", {"setting": setting, "one": one, "today": today})


@in_setting(Permission.GIVE_ROLES)
@takes(FORM)
def end(request: HttpRequest, setting: Setting, role_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    one = one_held(setting.id, role_id, viewer.today)
    form = EndForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            end_place_role(
                setting=setting,
                role_id=role_id,
                reason=form.cleaned_data["reason"],
                last_day=form.cleaned_data["last_day"],
                by=viewer.account,
                at=viewer.at,
            )
            messages.success(request, _ended(one, form.cleaned_data["last_day"]))
            return redirect("school_roles", setting_id=setting.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "places/roles/end.jinja", {"setting": setting, "one": one, "form": form})


def _ended(one: HeldInSchool, last_day: date | None) -> str:
    if last_day:
        return f"The last day of {one.name} as {one.role} is {plain_date(last_day)}. They are told."
    return f"{one.name} is no longer {one.role} here. They are told."


def _next_question(said: Mapping[str, Any]) -> str:
    """The first that has no answer yet, or nothing."""
    for question, form in QUESTIONS.items():
        if not all(said.get(name) for name in form.base_fields):
            return question
    return ""


def _rows(setting: Setting, said: Mapping[str, Any]) -> list[SummaryRow]:
    shown = (
        ("who", "E-mail address", said["email"]),
        ("who", "Name", said["name"]),
        ("role", "Role", first_upper(ROLE_WORDS[RoleKind(said["kind"])])),
        ("from", "From", plain_date(said["starts_on"])),
        ("evidence", "Evidence", said["evidence"]),
    )
    return [
        SummaryRow(key, value, "Change", address("role_question", setting_id=setting.id, question=question))
        for question, key, value in shown
    ]


def _kept_as(setting: Setting) -> str:
    """Answers wait in the session, never in an address: they are about a person."""
    return f"giving a role in {setting.id}"


def _said(request: HttpRequest, setting: Setting) -> dict[str, Any]:
    said = dict(request.session.get(_kept_as(setting), {}))
    if "starts_on" in said:
        said["starts_on"] = date.fromisoformat(said["starts_on"])
    return said


def _keep(request: HttpRequest, setting: Setting, answers: Mapping[str, Any]) -> None:
    plain = {name: f"{answer}" for name, answer in answers.items()}
    request.session[_kept_as(setting)] = request.session.get(_kept_as(setting), {}) | plain


_AT = "roles/<uuid:setting_id>/"
urlpatterns = [
    path("roles/", schools, name="roles"),
    path(_AT, roles, name="school_roles"),
    path(f"{_AT}give/", give, name="role_give"),
    path(f"{_AT}give/check/", check, name="role_check"),
    path(f"{_AT}give/<slug:question>/", ask, name="role_question"),
    path(f"{_AT}<uuid:role_id>/given/", given, name="role_given"),
    path(f"{_AT}<uuid:role_id>/end/", end, name="role_end"),
]
