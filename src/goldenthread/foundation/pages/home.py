"""The first page: where each person starts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from goldenthread.foundation.pages.asking import signed_in


@signed_in
def home(request: HttpRequest) -> HttpResponseBase:
    """Onward to the page that this person's roles make the most use of."""
    return redirect(request.start)  # type: ignore[attr-defined]  # set by config.navigation
