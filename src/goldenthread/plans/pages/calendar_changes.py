"""Changing terms and days without school: what it does to accounts of days that have been, and why."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.forms import DateField, GovForm, RadioField, TextField
from goldenthread.design.words import plural
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.held import TOKEN, WRITER
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.places.models import Closure, Setting
from goldenthread.places.pages.asking import in_setting
from goldenthread.plans.actions import calendar_changes as actions
from goldenthread.plans.actions.calendar_changes import LONGEST_WHY, ChangesThePast, Made
from goldenthread.plans.calendar_words import effect_sentences

_KINDS: list[tuple[str, str] | tuple[str, str, str]] = [
    (Closure.Kind.INSET.value, "Staff training day (inset)"),
    (Closure.Kind.CLOSED.value, "School closed", "Snow, no heating, a polling station."),
    (Closure.Kind.BANK_HOLIDAY.value, "Bank holiday"),
]


class TermForm(GovForm):
    name = TextField(
        "What do you call it?",
        missing="Enter what you call it, like Autumn, first half",
        hint="Enter each half-term by itself, so that the break between is no school.",
        longest=60,
        width=20,
    )
    starts_on = DateField("First day", missing="Enter the first day")
    ends_on = DateField("Last day", missing="Enter the last day")


class ClosureForm(GovForm):
    on = DateField("Which day?", missing="Enter the day")
    kind = RadioField("Why is there no school?", _KINDS, missing="Choose why there is no school")
    reason = TextField("What should families read?", hint="Like: snow. You can leave it empty.", width=20)


class WhyForm(GovForm):
    why = TextField(
        "Why is the calendar changed after the day?",
        missing="Enter why the calendar is changed",
        hint="Families read this.",
        longest=LONGEST_WHY,
    )


@in_setting(Permission.KEEP_CALENDAR)
@takes(FORM)
def add_term(request: HttpRequest, setting: Setting) -> HttpResponseBase:
    viewer, form = viewer_of(request), TermForm(request.POST if request.method == "POST" else None)

    def do(why: str) -> Made:
        return actions.add_term(
            setting=setting, **form.cleaned_data, why=why, by=viewer.account, at=viewer.at
        )

    return _add(request, setting, form, do, "Add a term or half-term", "Add it")


@in_setting(Permission.KEEP_CALENDAR)
@takes(FORM)
def close_day(request: HttpRequest, setting: Setting) -> HttpResponseBase:
    viewer, form = viewer_of(request), ClosureForm(request.POST if request.method == "POST" else None)

    def do(why: str) -> Made:
        said = form.cleaned_data
        return actions.close_day(
            setting=setting, on=said["on"], kind=Closure.Kind(said["kind"]), reason=said["reason"] or "",
            why=why, by=viewer.account, at=viewer.at,
        )  # fmt: skip

    return _add(request, setting, form, do, "Record a day without school", "Record it", warns=True)


@in_setting(Permission.KEEP_CALENDAR)
@takes(FORM)
def open_day(request: HttpRequest, setting: Setting, closure_id: UUID) -> HttpResponseBase:
    """From a button of the calendar: opened by its address, it leads back there."""
    viewer = viewer_of(request)

    def do(why: str) -> Made:
        return actions.open_day(
            setting=setting, closure_id=closure_id, why=why, by=viewer.account, at=viewer.at
        )

    if request.method != "POST":
        return _to_calendar(setting)
    return _made_or_asked(request, setting, do) or _to_calendar(setting)


@in_setting(Permission.KEEP_CALENDAR)
@takes(FORM)
def bank_holidays(request: HttpRequest, setting: Setting) -> HttpResponseBase:
    """From a button of the calendar too."""
    viewer = viewer_of(request)

    def do(why: str) -> Made:
        number, made = actions.add_bank_holidays(setting=setting, why=why, by=viewer.account, at=viewer.at)
        messages.success(request, f"{plural(number, 'bank holiday')} added.")
        return made

    if request.method != "POST":
        return _to_calendar(setting)
    return _made_or_asked(request, setting, do) or _to_calendar(setting)


def _to_calendar(setting: Setting) -> HttpResponse:
    return redirect("calendar", setting_id=setting.id)


def _add(
    request: HttpRequest, setting: Setting, form: GovForm, do: Callable[[str], Made], title: str, button: str,
    *, warns: bool = False,
) -> HttpResponseBase:  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            return _made_or_asked(request, setting, do) or _to_calendar(setting)
        except Refused as error:
            form.add_error(error.field or None, str(error))
    context = {"setting": setting, "form": form, "title": title, "button": button, "warns": warns}
    return render(request, "places/calendar/add.jinja", context)


def _made_or_asked(request: HttpRequest, setting: Setting, do: Callable[[str], Made]) -> HttpResponse | None:
    """Make the change; or the page that says what it does to days that have been, and asks why."""
    form = WhyForm(request.POST if "why" in request.POST else None)
    try:
        made = do(form.cleaned_data["why"] if form.is_valid() else "")
    except ChangesThePast as change:
        ours = (TOKEN, WRITER, "why")
        again = [(name, value) for name, value in request.POST.items() if name not in ours]
        context = {
            "setting": setting, "form": form, "again": again, "effect": list(effect_sentences(change.effect)),
        }  # fmt: skip
        return render(request, "plans/calendar/changes_the_past.jinja", context)
    if made.effect:
        told = plural(made.told, "person was", "people were")
        messages.success(request, f"The calendar is changed, and each account says so. {told} told.")
    return None


_AT = "calendar/<uuid:setting_id>/"
urlpatterns = [
    path(f"{_AT}terms/add/", add_term, name="calendar_add_term"),
    path(f"{_AT}days/add/", close_day, name="calendar_close_day"),
    path(f"{_AT}days/<uuid:closure_id>/remove/", open_day, name="calendar_open_day"),
    path(f"{_AT}bank-holidays/", bank_holidays, name="calendar_bank_holidays"),
]
