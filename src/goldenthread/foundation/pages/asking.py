"""How a page says who may ask for it, and how. Every view carries `asks` and `takes`; a test reads them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from goldenthread.foundation.access import Viewer
from goldenthread.foundation.held import hold, page_of
from goldenthread.foundation.permissions import Permission

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]

ANYONE = "anyone"
SIGNED_IN = "anyone signed in"
READING = ("GET", "HEAD")
FORM = (*READING, "POST")
FORM_ONLY = ("POST",)
ONLY_SENT = "This address only takes what a form sends. Go back, and press the button there again."
ONLY_READ = "Nothing can be sent to this page. Go back, and open it again."


def viewer_of(request: HttpRequest) -> Viewer:
    """The signed-in person. Only for views that are marked with one of the decorators here."""
    found: Viewer = request.viewer  # type: ignore[attr-defined]  # set by the middleware
    return found


def public(why: str) -> Callable[[View[Rest]], View[Rest]]:
    """A page for people who are not signed in. `why` says what makes it safe."""

    def mark(view: View[Rest]) -> View[Rest]:
        view = only_taking(view)
        view.asks = ANYONE  # type: ignore[attr-defined]  # the mark the catalogue test reads
        view.why = why  # type: ignore[attr-defined]  # the same
        return view

    return mark


def signed_in(view: View[Rest]) -> View[Rest]:
    """A page for anyone signed in: what it shows depends on who they are."""
    return asks(SIGNED_IN)(view)


def asks(permission: Permission | str) -> Callable[[View[Rest]], View[Rest]]:
    """A page for signed-in people; the view itself asks `access` for this permission.

    It stands above every other decorator: what a route takes (a form only, say) is no answer for somebody
    who has not been asked who they are. A test of the catalogue tries every route as nobody.
    """

    def mark(view: View[Rest]) -> View[Rest]:
        view = only_taking(view)

        @wraps(view)
        def ask(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
            if getattr(request, "viewer", None) is None:
                hold(request)
                return redirect_to_login(page_of(request))
            return view(request, *args, **kwargs)

        marked = cast(View[Rest], ask)
        marked.asks = permission  # type: ignore[attr-defined]  # the mark the catalogue test reads
        return marked

    return mark


def takes(methods: tuple[str, ...]) -> Callable[[View[Rest]], View[Rest]]:
    """The methods a page takes, where it is not only read. It stands below what the page asks for."""

    def mark(view: View[Rest]) -> View[Rest]:
        @wraps(view)
        def take(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
            if request.method in methods:
                return view(request, *args, **kwargs)
            message = ONLY_SENT if request.method in READING else ONLY_READ
            answer = render(request, "foundation/refused.jinja", {"message": message}, status=405)
            answer.headers["Allow"] = ", ".join(methods)
            return answer

        marked = cast(View[Rest], take)
        marked.takes = methods  # type: ignore[attr-defined]  # the mark the middleware reads
        return marked

    return mark


def only_taking(view: View[Rest]) -> View[Rest]:
    """A page that does not say what it takes is read, and takes no form."""
    return view if hasattr(view, "takes") else takes(READING)(view)


def takes_of(view: Any) -> tuple[str, ...]:
    """What a route's view takes; the pages of the sign-in library take forms."""
    return getattr(view, "takes", FORM)


def asks_of(view: Any) -> str:
    """What a route's view asks for, or nothing if its author forgot to say."""
    return str(getattr(view, "asks", ""))
