"""Receipt codes: who has one can find their answer again, without an account. We keep only its mark."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from django.conf import settings

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without 0, 1, I and O, which are taken for one another."""
_LENGTH, _GROUP = 12, 4
_LEFT_OUT = str.maketrans(dict.fromkeys(" -‑–—", ""))


def new_code() -> str:
    """Such as 7Q4M-K2ND-PX9T: 60 bits, so that nobody finds one by trying."""
    return grouped("".join(secrets.choice(ALPHABET) for _ in range(_LENGTH)))


def grouped(letters: str) -> str:
    """The letters of a code as they are written."""
    return "-".join(letters[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def is_code(code: str) -> bool:
    """Whether it looks like one of ours."""
    plain = code.upper().translate(_LEFT_OUT)
    return len(plain) == _LENGTH and set(plain) <= set(ALPHABET)


def mark_of(code: str) -> str:
    """What is kept of a code: it cannot be turned back. Spaces, dashes and small letters do not matter."""
    plain = code.upper().translate(_LEFT_OUT)
    return _mark("receipt", plain)


def votes_mark(code: str) -> str:
    """What is kept of a code beside votes. It cannot be put together with the mark of the answer."""
    return _mark("votes", code.upper().translate(_LEFT_OUT))


def source_mark(address: str, consultation: str, of: str = "source") -> str:
    """The same for all that comes from one connection to one consultation; nobody can tell which.

    `of` keeps votes and answers apart: a home has one connection, and its mark would lead across.
    """
    return _mark(of, f"{consultation} {address}") if address else ""


def _mark(purpose: str, words: str) -> str:
    key = f"{purpose} {settings.SECRET_KEY}".encode()
    return hmac.new(key, words.encode(), hashlib.sha256).hexdigest()
