"""Signing in: done by the library; these are the few decisions that are ours."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from goldenthread.foundation.models import Account


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Nobody opens an account for themselves: a person who knows them makes it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: object, **kwargs: object) -> None:
        """Signing in and out show for themselves: no banner says so."""
        return


def second_factor_is_missing(account: Account) -> bool:
    """Whether this account still signs in with a password alone."""
    return not Authenticator.objects.filter(
        user=account, type__in=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    ).exists()
