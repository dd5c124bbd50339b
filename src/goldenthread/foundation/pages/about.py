"""Pages for everyone: help, accessibility, what is kept about people."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from goldenthread.foundation.pages.asking import public
from goldenthread.law.independent_help import HELP


@public("it says nothing about anybody")
def help_page(request: HttpRequest) -> HttpResponseBase:
    return render(request, "foundation/help.jinja", {"helps": HELP})


@public("it says nothing about anybody")
def accessibility(request: HttpRequest) -> HttpResponseBase:
    return render(request, "foundation/accessibility.jinja")


@public("it says what is kept, not about whom")
def your_information(request: HttpRequest) -> HttpResponseBase:
    hours = settings.SESSION_COOKIE_AGE // 3600
    return render(request, "foundation/your_information.jinja", {"hours": hours})
