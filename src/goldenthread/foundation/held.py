"""What somebody typed is not lost when their session ends: it is held, and offered when they are back.

A form that wants this carries its writer's account in a field called `writer`. The words wait in the session
of the browser they were sent from, for the same page and the same account only, until they are saved there or
the session ends. Nobody else who signs in at that browser is shown them.
"""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, QueryDict

HELD = "held"
WRITER = "writer"
MOST_PAGES = 5
LONGEST = 200_000


def hold(request: HttpRequest) -> None:
    """Keep what a signed-out person sent. A script keeps its own words on the device and is not held for."""
    if request.method != "POST" or not request.POST.get(WRITER) or wants_json(request):
        return
    words = request.POST.copy()
    words.pop("csrfmiddlewaretoken", None)
    encoded = words.urlencode()
    if len(encoded) > LONGEST:
        return
    waiting = dict(request.session.get(HELD, {}))
    waiting.pop(request.get_full_path(), None)
    waiting[request.get_full_path()] = encoded
    request.session[HELD] = dict(list(waiting.items())[-MOST_PAGES:])


def held_for(request: HttpRequest, account_id: UUID) -> QueryDict | None:
    """What this person sent to this page while signed out; None when nothing waits."""
    encoded = request.session.get(HELD, {}).get(request.get_full_path())
    words = QueryDict(encoded) if encoded else None
    return words if words is not None and words.get(WRITER) == str(account_id) else None


def let_go(request: HttpRequest) -> None:
    """The words of this page are saved, so they need not wait any longer."""
    waiting = dict(request.session.get(HELD, {}))
    if waiting.pop(request.get_full_path(), None) is not None:
        request.session[HELD] = waiting


def wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")
