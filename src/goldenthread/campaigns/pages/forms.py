"""One form on a page of its own: done, and onward; or refused, with the reason beside the field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils import timezone

from goldenthread.campaigns.asked import TooMuch
from goldenthread.design.forms import GovForm
from goldenthread.foundation.failures import Refused

Act = Callable[[dict[str, Any]], str | None]
"""Does what the form says, with what was typed. Gives back the address to go on to, or None: back."""


class NoForm(GovForm):
    """A button, and nothing to fill in."""


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent: perhaps nothing at all."""
    return request.POST if request.method == "POST" else None


def form_page(
    request: HttpRequest,
    form: GovForm,
    act: Act,
    *,
    title: str,
    button: str,
    back: str,
    template: str = "campaigns/form.jinja",
    **context: Any,
) -> HttpResponseBase:
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            return HttpResponseRedirect(act(form.cleaned_data) or back)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
            status = 429 if isinstance(error, TooMuch) else 200
    usual: Mapping[str, Any] = {
        "caption": "", "lead": "", "multipart": False, "extra": "", "extra_words": "", "extra_first": False,
        "shows_title": True,
    }  # fmt: skip
    page = {**usual, **context, "form": form, "title": title, "button": button, "back": back}
    return render(request, template, page, status=status)


OPENS, CLOSES = time(9), time(23, 59)


def moment(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))
