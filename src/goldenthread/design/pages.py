"""The styleguide: every component once, with what real pages would put in it."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .samples import everything


def styleguide(request: HttpRequest) -> HttpResponse:
    page = Paginator(range(250), 20).page(4)
    return render(request, "design/styleguide.jinja", everything() | {"page": page})
