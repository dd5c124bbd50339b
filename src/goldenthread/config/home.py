"""The first page: where each person starts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from goldenthread.config.navigation import start_of
from goldenthread.foundation.pages.asking import signed_in, viewer_of


@signed_in
def home(request: HttpRequest) -> HttpResponseBase:
    """Onward to the page that this person's roles make the most use of."""
    return redirect(start_of(viewer_of(request)))
