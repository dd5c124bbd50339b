"""The root of the JSON API: one description, one way in, one shape for what goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Status
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.parser import Parser
from ninja.utils import check_csrf

from goldenthread.campaigns.api import answering as answering_surveys
from goldenthread.campaigns.api import public as campaigns
from goldenthread.campaigns.api import running as campaigning
from goldenthread.campaigns.api import signing, surveys, toolkits
from goldenthread.campaigns.asked import TooMuch
from goldenthread.casework.api import (
    advice,
    budgets,
    cases,
    child_packages,
    consultations,
    disagreement,
    ehc_plans,
    ending,
    letter_words,
    managing,
    moving,
    packages,
    panels,
    placements,
    printing,
    reform,
    requests,
    reviewing,
)
from goldenthread.config.api_faults import NOT_JSON, faults_of
from goldenthread.conversation.api import public as conversation
from goldenthread.conversation.api import public_ways, statements, voting, ways
from goldenthread.conversation.api import running as conversing
from goldenthread.events.api import panel as events_panel
from goldenthread.events.api import public as events
from goldenthread.events.api import running as events_run
from goldenthread.exchange.api import code_sets, returns
from goldenthread.foundation.access import NotPermitted, NotVisible, Viewer
from goldenthread.foundation.accounts import KnownByAnotherName
from goldenthread.foundation.api import router as notices
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.middleware import log_refusal
from goldenthread.people.api import around, children, rosters
from goldenthread.places.api import router as places
from goldenthread.plans.api import (
    calendar_changes,
    class_page,
    concerns,
    delivery,
    desk,
    documents,
    ending_terms,
    entering,
    plan,
    reviews,
    together,
    writing,
)
from goldenthread.report.api import public as reporting
from goldenthread.report.api import writing as writing_report
from goldenthread.themes.api import coding as themes_coding
from goldenthread.themes.api import figures as themes_figures
from goldenthread.themes.api import finding as themes
from goldenthread.themes.api import stances as themes_stances


def who_asks(request: HttpRequest) -> Viewer | None:
    """A key in the Authorization header, or a signed-in browser whose request carries its token."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    if viewer is None or getattr(request, "by_key", False):
        return viewer
    return None if check_csrf(request) else viewer


class Words(Parser):
    """JSON, without the one character that PostgreSQL keeps in no text."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        if rb"\u0000" in request.body:
            raise ValueError("Take out the character with the code 0.")
        return super().parse_body(request)


NOBODY = {
    "description": "The key is missing, wrong or has ended.",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Faults"}}},
}


FORM = "multipart/form-data"


def _show_whole(form: dict[str, Any] | None) -> None:
    """A form with a file: the example of the whole, put together from those of its parts."""
    if form is not None:
        parts = form["schema"]["properties"]
        shown = {name: part.get("examples") or part.get("enum") for name, part in parts.items()}
        form["example"] = {name: some[0] for name, some in shown.items() if some}


class Described(NinjaAPI):
    """Its document says how to sign in, and of every operation what comes to whoever has not."""

    def get_openapi_schema(self, **where: Any) -> OpenAPISchema:
        """The same wherever it is asked for, since it stands in one place. It takes seconds to work out."""
        return self._document

    @cached_property
    def _document(self) -> OpenAPISchema:
        document = super().get_openapi_schema()
        document["components"]["securitySchemes"] = {
            "key": {"type": "http", "scheme": "bearer", "description": "A key stands for one account."}
        }
        document["security"] = [{"key": []}]
        for methods in document["paths"].values():
            for operation in methods.values():
                operation["responses"]["401"] = NOBODY
                _show_whole(operation.get("requestBody", {}).get("content", {}).get(FORM))
        return document


def a_pair_is_a_list(operation: Callable[..., Any]) -> Callable[..., Any]:
    """Of a tuple of two the library would think that it is a status and a body: here it is what was found."""

    @wraps(operation)
    def answered(*args: Any, **kwargs: Any) -> Any:
        found = operation(*args, **kwargs)
        return Status(200, found) if isinstance(found, tuple) else found

    return answered


api = Described(
    title="Golden Thread",
    version="1",
    description="Everything the pages do. Send `Authorization: Bearer KEY`; a key stands for one account.",
    auth=who_asks,
    parser=Words(),
    urls_namespace="api",
    docs_url=None,  # our own pages, in `api_page`: those of the library come from another server
)
api.add_decorator(a_pair_is_a_list)
for prefix, router in (
    ("/notices", notices),
    ("/places", places),
    ("/places", calendar_changes.router),
    ("/places", ending_terms.router),
    ("/people", children.router),
    ("/people", around.router),
    ("/people", rosters.router),
    ("/conversations", conversation.router),
    ("/conversations", public_ways.router),
    ("/conversations", voting.router),
    ("/public-consultations", statements.router),
    ("/public-consultations", ways.router),
    ("/public-consultations", conversing.router),
    ("/events", events.router),
    ("/events", events_panel.router),
    ("/events-run", events_run.router),
    ("/themes", themes.router),
    ("/themes", themes_coding.router),
    ("/conversations", reporting.router),
    ("/public-consultations", writing_report.router),
    ("/campaigns", campaigns.router),
    ("/campaigns", signing.router),
    ("/campaigns", answering_surveys.router),
    ("/campaigning", campaigning.router),
    ("/campaigning", surveys.router),
    ("/campaigning", toolkits.router),
    ("/themes", themes_figures.router),
    ("/themes", themes_stances.router),
    ("/concerns", concerns.router),
    ("/plans", plan.router),
    ("/plans", writing.router),
    ("/plans", together.router),
    ("/plans", entering.router),
    ("/reviews", reviews.router),
    ("/delivery", delivery.router),
    ("/delivery", class_page.router),
    ("/documents", documents.router),
    ("/desk", desk.router),
    ("/casework", cases.router),
    ("/casework", disagreement.router),
    ("/casework", reform.router),
    ("/casework", reviewing.router),
    ("/casework", ending.router),
    ("/casework", requests.router),
    ("/casework", advice.router),
    ("/casework", ehc_plans.router),
    ("/casework", consultations.router),
    ("/casework", managing.router),
    ("/casework", letter_words.router),
    ("/casework", panels.router),
    ("/casework", packages.router),
    ("/casework", child_packages.router),
    ("/casework", placements.router),
    ("/casework", budgets.router),
    ("/casework", moving.router),
    ("/casework", printing.router),
    ("/returns", returns.router),
    ("/returns", code_sets.router),
):
    api.add_router(prefix, router)


def _say(request: HttpRequest, status: int, message: str, field: str = "") -> HttpResponse:
    faults = [{"field": field, "message": message}]
    return api.create_response(request, {"faults": faults}, status=status)


@api.exception_handler(AuthenticationError)
def nobody(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return _say(request, 401, "Send a key that has not ended, as `Authorization: Bearer KEY`.")


@api.exception_handler(NotVisible)
def not_visible(request: HttpRequest, error: NotVisible) -> HttpResponse:
    log_refusal(request, "not found", error.child_id, looked_for=f"{error.kind} {error.identity}")
    return _say(request, 404, "We could not find that.", error.field)


@api.exception_handler(NotPermitted)
def not_permitted(request: HttpRequest, error: NotPermitted) -> HttpResponse:
    log_refusal(request, "not permitted", error.child_id, wanted=error.permission)
    return _say(request, 403, str(error))


@api.exception_handler(Conflict)
def conflict(request: HttpRequest, error: Conflict) -> HttpResponse:
    return _say(request, 409, str(error), error.field)


@api.exception_handler(TooMuch)
def too_much(request: HttpRequest, error: TooMuch) -> HttpResponse:
    return _say(request, 429, str(error))


@api.exception_handler(KnownByAnotherName)
def known_by_another_name(request: HttpRequest, error: KnownByAnotherName) -> HttpResponse:
    """Whoever writes an address learns that there is an account: that is not to be had unseen."""
    log_refusal(request, "asked whether an address has an account", None)
    return _say(request, 422, str(error), error.field)


@api.exception_handler(Refused)
def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    return _say(request, 422, str(error), error.field)


@api.exception_handler(ValidationError)
def not_valid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return api.create_response(request, {"faults": faults_of(error.errors)}, status=422)


@api.exception_handler(HttpError)
def not_readable(request: HttpRequest, error: HttpError) -> HttpResponse:
    """The one thing that the library itself refuses is a body that is no JSON."""
    return _say(request, error.status_code, NOT_JSON if error.status_code == 400 else str(error))
