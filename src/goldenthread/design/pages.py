"""The styleguide, and what stands in for a page when there is no signal."""

from __future__ import annotations

from pathlib import Path

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .samples import everything

WORKER = Path(__file__).parent / "static/design/worker.js"


def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component once, with what real pages would put in it."""
    page = Paginator(range(250), 20).page(4)
    return render(request, "design/styleguide.jinja", everything() | {"page": page})


def offline(request: HttpRequest) -> HttpResponse:
    """Shown by the service worker while there is no signal; it asks for this page as nobody."""
    return render(request, "design/offline.jinja")


def service_worker(request: HttpRequest) -> HttpResponse:
    """From the root of the house, so that it stands behind every page. Browsers ask for it anew each time."""
    return HttpResponse(
        WORKER.read_bytes(),
        content_type="text/javascript; charset=utf-8",
        headers={"Cache-Control": "no-cache"},
    )
