"""What the pages of the themes have in common: a form that is sent, and what was looked at."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render

from goldenthread.design.forms import GovForm
from goldenthread.foundation.access import NotPermitted, Viewer
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.themes.access import question_for
from goldenthread.themes.logged import log

if TYPE_CHECKING:
    from goldenthread.conversation.models import Question

READ, CODE = Permission.READ_ANSWERS, Permission.CODE_ANSWERS
A_PAGE = 25


class NoForm(GovForm):
    """A button, and nothing to fill in."""


def seen(what: str, viewer: Viewer, question: Question, **facts: Any) -> None:
    log(what, question, viewer.account, viewer.at, **facts)


def new_seed() -> int:
    """Where chance begins: drawn once, kept with what came of it."""
    return secrets.randbits(32)


def may_code(request: HttpRequest, question: Question) -> bool:
    try:
        question_for(viewer_of(request), question.id, CODE)
    except NotPermitted:
        return False
    return True


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent: perhaps nothing at all, where every box may be empty."""
    return request.POST if request.method == "POST" else None


def form_page(
    request: HttpRequest,
    form: GovForm,
    act: Callable[[dict[str, Any], dict[str, Any]], HttpResponseBase],
    template: str,
    context: dict[str, Any],
) -> HttpResponseBase:
    """One form: done, and on; or refused, with the reason beside the field and what was typed kept."""
    viewer, status = viewer_of(request), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                # what no chosen answer reveals is not asked, and so is nothing
                said = {name: "" if value is None else value for name, value in form.cleaned_data.items()}
                return act({"by": viewer.account, "at": viewer.at}, said)
            except Refused as error:
                status = 409 if isinstance(error, Conflict) else 422
                form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, f"themes/{template}.jinja", context | {"form": form}, status=status)


def page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, f"themes/{template}.jinja", context)
