"""Signing in: done by the library; these are the few decisions that are ours."""

from __future__ import annotations

from datetime import date
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from goldenthread.foundation.clock import now
from goldenthread.foundation.models import Account
from goldenthread.foundation.passwords import choose_password
from goldenthread.foundation.permissions import STAFF
from goldenthread.foundation.roles import HeldRole, held_on
from goldenthread.foundation.tasks import mail_password_letter

ASKED_FOR_A_LINK = ("account/email/password_reset_key", "account/email/unknown_account")


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Nobody opens an account for themselves: a person who knows them makes it."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The e-mail address or the password is not right. Check both.",
        "too_many_login_attempts": "Too many wrong tries. Wait five minutes, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: object, **kwargs: object) -> None:
        """Signing in and out show for themselves: no banner says so."""
        return

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A job writes the letter, in our words: to ask takes as long, whoever has the address."""
        if template_prefix in ASKED_FOR_A_LINK:
            mail_password_letter.enqueue(email.strip().lower())
        else:
            super().send_mail(template_prefix, email, context)

    def set_password(self, user: Account, password: str) -> None:
        choose_password(account=user, password=password, at=now())


def second_factor_is_missing(account: Account, day: date) -> bool:
    """Whether somebody who works with other people's children still signs in with a password alone."""
    has_one = Authenticator.objects.filter(
        user=account, type__in=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    ).exists()
    return not has_one and is_staff(account, day)


def is_staff(account: Account, day: date) -> bool:
    """Whether this person holds any role of staff today, of whatever room. One query for all rooms."""
    held = [
        role.objects.filter(held_on(day), account=account, kind__in=STAFF)  # type: ignore[attr-defined]  # only the abstract one has no table
        for role in HeldRole.__subclasses__()
    ]
    kinds = [roles.order_by().values("kind") for roles in held]
    return bool(kinds[0].union(*kinds[1:]).exists())
