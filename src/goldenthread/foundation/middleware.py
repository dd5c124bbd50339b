"""What every request passes: security headers, who is looking, the second wall, refusals."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect, render

from goldenthread.design.forms import filled_in
from goldenthread.foundation import audit, clock
from goldenthread.foundation.access import NotPermitted, NotVisible, Viewer, account_by_key
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.held import held_for, hold, let_go, page_of, wants_json
from goldenthread.foundation.models import Account
from goldenthread.foundation.pages.asking import FORM, takes_of
from goldenthread.foundation.sign_in import second_factor_is_missing
from goldenthread.foundation.wall import standing_as

Answer = Callable[[HttpRequest], HttpResponse]

CONTENT_POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'none'; "
    "base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)


def security_headers(answer: Answer) -> Answer:
    def respond(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.setdefault("Content-Security-Policy", CONTENT_POLICY)
        response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        if getattr(request, "viewer", None):
            response.setdefault("Cache-Control", "no-store")
        return response

    return respond


class methods:  # noqa: N801 - a middleware is named as a function in the settings
    """No page takes PUT and its like, whoever asks, with a token or without. The API has its own answer."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    @staticmethod
    def process_view(
        request: HttpRequest, view: Any, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if request.method in FORM or request.path.startswith("/api/"):
            return None
        return HttpResponseNotAllowed(takes_of(view))


class viewer:  # noqa: N801 - a middleware is named as a function in the settings
    """Sets `request.viewer`, stands the database behind it, and answers refusals in one place."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        account = self._account(request)
        request.viewer = Viewer(account, clock.now()) if account else None  # type: ignore[attr-defined]  # ours
        with standing_as(account.id if account else "", clock.today()):
            if account and (missing := self._second_factor(request, account)):
                return missing
            return self._answered(request, account)

    def _answered(self, request: HttpRequest, account: Account | None) -> HttpResponse:
        """What this person sent here in vain is in the form again, until it arrives."""
        if account is None or getattr(request, "by_key", False):
            return self.answer(request)
        held = held_for(request, account.id) if request.method == "GET" else None
        request.held = held  # type: ignore[attr-defined]  # ours
        with filled_in(held):
            response = self.answer(request)
        if request.method == "POST" and response.status_code < HTTPStatus.BAD_REQUEST:
            let_go(request)
        return response

    @staticmethod
    def _account(request: HttpRequest) -> Account | None:
        """By key on the API, otherwise by session. A wrong key is nobody, never the session's owner."""
        header = request.headers.get("Authorization", "")
        if request.path.startswith("/api/") and header:
            request.by_key = True  # type: ignore[attr-defined]  # ours
            return account_by_key(header.removeprefix("Bearer "), clock.now())
        account = get_user(request)
        if not account.is_authenticated:
            return None
        request.user = account  # the person themselves: who asks them for something asks nobody between
        return account

    @staticmethod
    def _second_factor(request: HttpRequest, account: Account) -> HttpResponse | None:
        if not settings.SECOND_FACTOR_REQUIRED or getattr(request, "by_key", False):
            return None
        if request.path.startswith(("/accounts/", "/static/")):
            return None
        if second_factor_is_missing(account, clock.today()):
            return redirect("mfa_index")
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return refusal(request, error)


def refusal(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """404 or 403 for the two failures of access, each in the log; 409 for what cannot be done as asked."""
    if isinstance(error, NotVisible):
        log_refusal(request, "not found", error.child_id, looked_for=f"{error.kind} {error.identity}")
        return render(request, "foundation/not_found.jinja", status=404)
    if isinstance(error, NotPermitted):
        log_refusal(request, "not permitted", error.child_id, wanted=error.permission)
        context = {"message": str(error)}
        return render(request, "foundation/not_permitted.jinja", context, status=403)
    return refused(request, error) if isinstance(error, Refused) else None


def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    """What cannot be done as asked, in words, with the way back to what was typed."""
    if wants_json(request):
        return JsonResponse({"refused": str(error)}, status=409)
    way_back = {"page": page_of(request), "typed": hold(request)}
    return render(request, "foundation/refused.jinja", {"message": str(error), **way_back}, status=409)


def log_refusal(request: HttpRequest, what: str, child_id: UUID | None, **facts: Any) -> None:
    viewer = getattr(request, "viewer", None)
    audit.record(
        what=what,
        by=viewer.account if viewer else None,
        at=clock.now(),
        child_id=child_id,
        path=request.path[:200],
        **facts,
    )
