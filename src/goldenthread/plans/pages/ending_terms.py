"""Ending a term early: which day and why, then what it changes, then it is done and told."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.forms import DateField, GovForm, TextField
from goldenthread.design.words import plain_date, plural
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.places.actions.calendar import check_may_end
from goldenthread.places.models import Setting
from goldenthread.places.pages.asking import in_setting
from goldenthread.places.queries.calendar import school_days_after, term_of
from goldenthread.plans.actions.ending_terms import end_term


class EndForm(GovForm):
    on = DateField(
        "What is its last day now?",
        missing="Enter the last day",
        hint="Today at the earliest: days that have been stay school days.",
    )
    why = TextField(
        "Why does it end early?",
        missing="Enter why it ends early",
        hint="Families read this.",
        longest=200,
    )


@in_setting(Permission.KEEP_CALENDAR)
@takes(FORM)
def end(request: HttpRequest, setting: Setting, term_id: UUID) -> HttpResponseBase:
    """The answer is shown with what it changes, and sent once more, before anything is done."""
    viewer, term = viewer_of(request), term_of(setting.id, term_id)
    form = EndForm(request.POST if request.method == "POST" else None)
    context = {"setting": setting, "term": term, "form": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, "plans/calendar/end.jinja", context)
    on = form.cleaned_data["on"]
    try:
        check_may_end(term, on, viewer.today)
        if "sure" not in request.POST:
            context["days"] = school_days_after(setting.id, term, on)
            return render(request, "plans/calendar/end_sure.jinja", context)
        said = end_term(
            setting=setting, term_id=term_id, **form.cleaned_data, by=viewer.account, at=viewer.at
        )
    except Refused as error:
        form.add_error(error.field or None, str(error))
        return render(request, "plans/calendar/end.jinja", context)
    told = plural(said, "person was", "people were")
    messages.success(request, f"{term.name} now ends on {plain_date(on)}. {told} told.")
    return redirect("calendar", setting_id=setting.id)


urlpatterns = [
    path("calendar/<uuid:setting_id>/terms/<uuid:term_id>/end/", end, name="calendar_end_term"),
]
