"""How somebody without an account comes back to what they signed: by a link in a mail, or by a code.

Neither is kept. Both are made again from the row’s id and the installation’s secret when a mail is sent.
"""

from __future__ import annotations

import hashlib
import hmac
from uuid import UUID

from django.conf import settings
from django.core import signing

from goldenthread.conversation.codes import ALPHABET, grouped

_SALT = "campaigns"


def code_for(identity: UUID) -> str:
    """Such as 7Q4M-K2ND-PX9T, the same for the same row. Nobody without the secret can work it out."""
    digest = _keyed("code", str(identity))
    return grouped("".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:12]))


def token_for(identity: UUID) -> str:
    """The last part of the address in a mail."""
    return signing.Signer(salt=_SALT).sign(identity.hex)


def identity_in(token: str) -> UUID | None:
    """The row that this token is of; None for one that was not made here."""
    try:
        return UUID(signing.Signer(salt=_SALT).unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def email_mark(email: str) -> str:
    """The same for one mailbox, whatever its capitals, and whatever stands behind a plus."""
    name, _, domain = email.strip().casefold().rpartition("@")
    return _keyed("email", f"{name.split('+')[0]}@{domain}").hex()


def sketch_key() -> bytes:
    """The secret that sketches of letters rest on."""
    return _keyed("sketch", "letters")


def counts_key(survey: UUID) -> bytes:
    """The secret by which the counts of one survey are rounded."""
    return _keyed("counts", str(survey))


def _keyed(purpose: str, words: str) -> bytes:
    return hmac.new(f"{purpose} {settings.SECRET_KEY}".encode(), words.encode(), hashlib.sha256).digest()
