"""The school calendar, and the periods of the day.

Terms and days without school touch what was promised: they are changed in `plans.pages.calendar_changes`.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.forms import GovForm, TextField, TimeField
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, FORM_ONLY, asks, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.places.access import settings_kept
from goldenthread.places.actions import calendar as actions
from goldenthread.places.models import Setting
from goldenthread.places.pages.asking import in_setting
from goldenthread.places.queries.calendar import calendar_of


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
def add_period(request: HttpRequest, setting: Setting) -> HttpResponseBase:
    viewer = viewer_of(request)
    form = PeriodForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_period(setting=setting, **form.cleaned_data, by=viewer.account, at=viewer.at)
            return redirect("calendar", setting_id=setting.id)
        except Refused as error:
            form.add_error(error.field or None, str(error))
    context = {"setting": setting, "form": form, "title": "Add a period of the day", "button": "Add it"}
    return render(request, "places/calendar/add.jinja", context)


@in_setting(Permission.KEEP_CALENDAR)
@takes(FORM_ONLY)
def remove_term(request: HttpRequest, setting: Setting, term_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    actions.remove_term(setting=setting, term_id=term_id, by=viewer.account, at=viewer.at)
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
    path(f"{_AT}terms/<uuid:term_id>/remove/", remove_term, name="calendar_remove_term"),
    path(f"{_AT}periods/add/", add_period, name="calendar_add_period"),
    path(f"{_AT}periods/<uuid:period_id>/remove/", remove_period, name="calendar_remove_period"),
]
