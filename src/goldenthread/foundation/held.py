"""What somebody typed and could not save is held, and is in the form again when they are back.

Every form says whose page it is on, in a field called `writer`. What is sent after their session ended, or is
refused, waits in the session of that browser, for the same page and the same account only, until it is sent
there again or the session ends. Nobody else who signs in at that browser is shown it. Passwords and codes
never wait.
"""

from __future__ import annotations

from urllib.parse import urlsplit
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString

HELD = "held"
WRITER = "writer"
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
SECRETS = "/accounts/"  # signing in, passwords and codes: nothing sent there is held
MOST_PAGES = 5
LONGEST = 200_000


def writer_input(account_id: UUID) -> SafeString:
    """What each form of a signed-in person carries."""
    return format_html('<input type="hidden" name="{}" value="{}">', WRITER, account_id)


def page_of(request: HttpRequest) -> str:
    """The page that this was sent from: a button's own address may not be one that can be opened."""
    came_from = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()})
    if request.method != "POST" or not came_from or not ours:
        return request.get_full_path()
    parts = urlsplit(came_from)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def hold(request: HttpRequest) -> bool:
    """Keep what could not be saved, and say whether. A script keeps its own words on the device."""
    if request.method != "POST" or not request.POST.get(WRITER) or wants_json(request):
        return False
    words = request.POST.copy()
    words.pop(TOKEN, None)
    encoded = words.urlencode()
    if set(words) == {WRITER} or len(encoded) > LONGEST or not _is_typed_here(request):
        return False
    waiting = dict(request.session.get(HELD, {}))
    waiting.pop(request.get_full_path(), None)
    waiting[request.get_full_path()] = encoded
    request.session[HELD] = dict(list(waiting.items())[-MOST_PAGES:])
    return True


def _is_typed_here(request: HttpRequest) -> bool:
    """A form of the page it is sent to; buttons that act from another page hold no words."""
    return not request.path.startswith(SECRETS) and page_of(request) == request.get_full_path()


def held_for(request: HttpRequest, account_id: UUID) -> QueryDict | None:
    """What this person sent to this page in vain; None when nothing waits."""
    encoded = request.session.get(HELD, {}).get(request.get_full_path())
    words = QueryDict(encoded) if encoded else None
    return words if words is not None and words.get(WRITER) == str(account_id) else None


def let_go(request: HttpRequest) -> None:
    """The words of this page arrived, so they need not wait any longer."""
    waiting = dict(request.session.get(HELD, {}))
    if waiting.pop(request.get_full_path(), None) is not None:
        request.session[HELD] = waiting


def page_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Its writer signed in again after it was opened: the way back to it, with what they typed in it."""
    context = {"page": page_of(request), "typed": hold(request)}
    return render(request, "foundation/too_old.jinja", context, status=403)


def wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")
