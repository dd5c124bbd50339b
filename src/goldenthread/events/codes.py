"""What leads back to a place, a table or a question: the codes of the conversation, and short addresses."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from django.conf import settings

from goldenthread.conversation.codes import ALPHABET

_SHORT = 5


def new_short() -> str:
    """Such as 7Q4MK, for the address on the screen. It opens nothing that is not public."""
    return "".join(secrets.choice(ALPHABET) for _ in range(_SHORT))


def supporter_mark(who: str) -> str:
    """The same for one person each time, and nobody can tell whose it is."""
    return _mark("supporter", who)


def source_mark(ip: str, event: str) -> str:
    return _mark("event source", f"{event} {ip}") if ip else ""


def _mark(purpose: str, words: str) -> str:
    key = f"{purpose} {settings.SECRET_KEY}".encode()
    return hmac.new(key, words.encode(), hashlib.sha256).hexdigest()
