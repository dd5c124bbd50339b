"""The school calendar: terms, days without school, bank holidays, and the periods of the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.forms import DateField, GovForm, RadioField, TextField, TimeField
from goldenthread.design.words import plural
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, FORM_ONLY, asks, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.places.access import settings_kept
from goldenthread.places.actions import calendar as actions
from goldenthread.places.models import Closure, Setting
from goldenthread.places.pages.asking import in_setting
from goldenthread.places.queries.calendar import calendar_of

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


class PeriodForm(GovForm):
    name = TextField("What do you call it?", missing="Enter a name, like Period 1", longest=40, width=20)
    starts_at = TimeField("Starts at", missing="Enter when it starts, like 9am")
    ends_at = TimeField("Ends at", missing="Enter when it ends, like 10.15am")


@asks(Permission.KEEP_CALENDAR)
def schools(request: HttpRequest) -> HttpResponseBase:
    """Straight to the school, for whoever keeps the calendar of one."""
    kept = settings_kept(viewer_of(request), Permission.KEEP_CALENDAR)
    if len(kept) == 1:
        return redirect("calendar", setting_id=kept[0].id)
    return render(request, "places/calendar/schools.jinja", {"schools": kept})


@in_setting(Permission.KEEP_CALENDAR)
def calendar(request: HttpRequest, setting: Setting) -> HttpResponseBase:
    """This school year and the next; what is older is in the records that were made from it."""
    today = viewer_of(request).today
    since = date(today.year if today.month >= 9 else today.year - 1, 9, 1)
    context = {"setting": setting, "page": calendar_of(setting.id, since), "today": today}
    return render(request, "places/calendar/calendar.jinja", context)


@in_setting(Permission.KEEP_CALENDAR)
@takes(FORM)
def add_term(request: HttpRequest, setting: Setting) -> HttpResponseBase:
    def do(form: GovForm) -> None:
        viewer = viewer_of(request)
        actions.add_term(setting=setting, **form.cleaned_data, by=viewer.account, at=viewer.at)

    return _add(request, setting, TermForm, do, "Add a term or half-term", "Add it")


@in_setting(Permission.KEEP_CALENDAR)
@takes(FORM)
def close_day(request: HttpRequest, setting: Setting) -> HttpResponseBase:
    def do(form: GovForm) -> None:
        viewer, said = viewer_of(request), form.cleaned_data
        actions.close_day(
            setting=setting,
            on=said["on"],
            kind=Closure.Kind(said["kind"]),
            reason=said["reason"] or "",
            by=viewer.account,
            at=viewer.at,
        )

    return _add(request, setting, ClosureForm, do, "Record a day without school", "Record it", warns=True)


@in_setting(Permission.KEEP_CALENDAR)
@takes(FORM)
def add_period(request: HttpRequest, setting: Setting) -> HttpResponseBase:
    def do(form: GovForm) -> None:
        viewer = viewer_of(request)
        actions.add_period(setting=setting, **form.cleaned_data, by=viewer.account, at=viewer.at)

    return _add(request, setting, PeriodForm, do, "Add a period of the day", "Add it")


def _add(
    request: HttpRequest,
    setting: Setting,
    kind: type[GovForm],
    do: Callable[[GovForm], None],
    title: str,
    button: str,
    warns: bool = False,
) -> HttpResponseBase:
    form = kind(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            do(form)
            return redirect("calendar", setting_id=setting.id)
        except Refused as error:
            form.add_error(error.field or None, str(error))
    context = {"setting": setting, "form": form, "title": title, "button": button, "warns": warns}
    return render(request, "places/calendar/add.jinja", context)


@in_setting(Permission.KEEP_CALENDAR)
@takes(FORM_ONLY)
def bank_holidays(request: HttpRequest, setting: Setting) -> HttpResponseBase:
    viewer = viewer_of(request)
    number = actions.add_bank_holidays(setting=setting, by=viewer.account, at=viewer.at)
    messages.success(request, f"{plural(number, 'bank holiday')} added.")
    return redirect("calendar", setting_id=setting.id)


@in_setting(Permission.KEEP_CALENDAR)
@takes(FORM_ONLY)
def remove_term(request: HttpRequest, setting: Setting, term_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    actions.remove_term(setting=setting, term_id=term_id, by=viewer.account, at=viewer.at)
    return redirect("calendar", setting_id=setting.id)


@in_setting(Permission.KEEP_CALENDAR)
@takes(FORM_ONLY)
def open_day(request: HttpRequest, setting: Setting, closure_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    actions.open_day(setting=setting, closure_id=closure_id, by=viewer.account, at=viewer.at)
    return redirect("calendar", setting_id=setting.id)


@in_setting(Permission.KEEP_CALENDAR)
@takes(FORM_ONLY)
def remove_period(request: HttpRequest, setting: Setting, period_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    actions.remove_period(setting=setting, period_id=period_id, by=viewer.account, at=viewer.at)
    return redirect("calendar", setting_id=setting.id)


_AT = "calendar/<uuid:setting_id>/"
urlpatterns = [
    path("calendar/", schools, name="calendars"),
    path(_AT, calendar, name="calendar"),
    path(f"{_AT}terms/add/", add_term, name="calendar_add_term"),
    path(f"{_AT}terms/<uuid:term_id>/remove/", remove_term, name="calendar_remove_term"),
    path(f"{_AT}days/add/", close_day, name="calendar_close_day"),
    path(f"{_AT}days/<uuid:closure_id>/remove/", open_day, name="calendar_open_day"),
    path(f"{_AT}bank-holidays/", bank_holidays, name="calendar_bank_holidays"),
    path(f"{_AT}periods/add/", add_period, name="calendar_add_period"),
    path(f"{_AT}periods/<uuid:period_id>/remove/", remove_period, name="calendar_remove_period"),
]
