"""What every request passes: security headers, who is looking, the second wall, refusals."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from goldenthread.foundation import audit
from goldenthread.foundation.access import NotPermitted, NotVisible, Viewer
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
        if request.user_is_known:  # type: ignore[attr-defined]  # set by `viewer` below
            response.setdefault("Cache-Control", "no-store")
        return response

    return respond


class viewer:  # noqa: N801 - a middleware is named as a function in the settings
    """Sets `request.viewer`, stands the database behind it, and answers refusals in one place."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.viewer = None  # type: ignore[attr-defined]  # our own attribute of the request
        if not request.user.is_authenticated:
            with standing_as("", timezone.localdate()):
                return self.answer(request)
        request.viewer = Viewer(request.user, timezone.now())  # type: ignore[attr-defined]  # as above
        if missing := self._second_factor(request):
            return missing
        with standing_as(request.user.id, request.viewer.today):  # type: ignore[attr-defined]  # as above
            return self.answer(request)

    @staticmethod
    def _second_factor(request: HttpRequest) -> HttpResponse | None:
        if not settings.SECOND_FACTOR_REQUIRED or request.path.startswith(("/accounts/", "/static/")):
            return None
        if second_factor_is_missing(request.user):  # type: ignore[arg-type]  # signed in, so an Account
            return redirect("mfa_index")
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return refusal(request, error)


def refusal(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """404 or 403 for our two failures of access, each of them in the log."""
    if isinstance(error, NotVisible):
        log_refusal(request, "not found", error.child_id, looked_for=f"{error.kind} {error.identity}")
        return render(request, "foundation/not_found.jinja", status=404)
    if isinstance(error, NotPermitted):
        log_refusal(request, "not permitted", error.child_id, wanted=error.permission)
        context = {"message": str(error)}
        return render(request, "foundation/not_permitted.jinja", context, status=403)
    return None


def log_refusal(request: HttpRequest, what: str, child_id: object, **facts: str) -> None:
    audit.record(
        what=what,
        by=request.user if request.user.is_authenticated else None,  # type: ignore[arg-type]  # as above
        at=timezone.now(),
        child_id=child_id,  # type: ignore[arg-type]  # a UUID or nothing
        path=request.path[:200],
        **facts,
    )
