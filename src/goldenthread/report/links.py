"""Links in letters to people without an account: signed, so that nobody can make one up."""

from __future__ import annotations

from uuid import UUID

from django.core.signing import BadSignature, Signer

_SIGNER = Signer(salt="goldenthread.report.follow")


def token_of(follow_id: UUID) -> str:
    return _SIGNER.sign(str(follow_id))


def follow_in(token: str) -> str | None:
    """The id that was signed; None for what nobody here has signed."""
    try:
        return _SIGNER.unsign(token)
    except BadSignature:
        return None
