"""A form that is sent twice is done once: by a double tap, or by Send pressed again while the first was slow.

Each page that is shown has a token of its own, which its forms send. The same words with the same token are
one wish, however often they arrive, so the second is led where the first was.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from uuid import UUID

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from goldenthread.foundation.failures import Conflict
from goldenthread.foundation.held import SECRETS, TOKEN, wants_json
from goldenthread.foundation.middleware import refused

Answer = Callable[[HttpRequest], HttpResponse]
UNDER_WAY = ""
LONGEST_UNDER_WAY = 30  # seconds: longer, and whoever began it was killed
REMEMBERED = 120  # seconds: as long as somebody presses again because nothing seemed to happen
PATIENCE, STEP = 10.0, 0.1


class StillBeingSaved(Conflict):
    """The same words were sent a moment ago, and their answer is not there yet."""

    def __init__(self) -> None:
        super().__init__("You sent this a moment ago, and it is still being saved. Wait a little, then look.")


def once(answer: Answer) -> Answer:
    def respond(request: HttpRequest) -> HttpResponse:
        viewer = getattr(request, "viewer", None)
        if viewer is None or not _is_a_form(request):
            return answer(request)
        key = _name_of(request, viewer.account.id)
        while not cache.add(key, UNDER_WAY, LONGEST_UNDER_WAY):
            led_to = _where_the_first_was_led(key)
            if led_to == UNDER_WAY:
                return refused(request, StillBeingSaved())
            if led_to is not None:
                return HttpResponseRedirect(led_to)
        return _first(answer, request, key)

    return respond


def _first(answer: Answer, request: HttpRequest, key: str) -> HttpResponse:
    """Remember where it leads. What was refused may be sent again, word for word."""
    led_to = ""
    try:
        response = answer(request)
        led_to = response.get("Location", "")
        return response
    finally:
        if led_to:
            cache.set(key, led_to, REMEMBERED)
        else:
            cache.delete(key)


def _where_the_first_was_led(key: str) -> str | None:
    """Wait for the first a while; None when it came to nothing, so that this one is the first now."""
    given_up_at = time.monotonic() + PATIENCE
    led_to: str | None = cache.get(key)
    while led_to == UNDER_WAY and time.monotonic() < given_up_at:
        time.sleep(STEP)
        led_to = cache.get(key)
    return led_to


def _is_a_form(request: HttpRequest) -> bool:
    """A file that is sent again is only read again; a script keeps count of its own; secrets are not kept."""
    if request.method != "POST" or request.path.startswith(SECRETS) or wants_json(request):
        return False
    return TOKEN in request.POST and not request.FILES


def _name_of(request: HttpRequest, account_id: UUID) -> str:
    words = "\n".join((str(account_id), request.get_full_path(), request.POST.urlencode()))
    return f"once:{hashlib.sha256(words.encode()).hexdigest()}"
