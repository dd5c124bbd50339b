"""Making an account: by somebody who knows the person, never by the person themselves."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.foundation.access import account_by_email
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account


class AccountExists(Refused):
    """One e-mail address is one account."""

    def __init__(self, email: str) -> None:
        super().__init__(f"There is an account for {email} already.", "email")


class NotAnAddress(Refused):
    def __init__(self, email: str) -> None:
        super().__init__(f"“{email}” is not an e-mail address. It looks like name@example.com.", "email")


class PasswordTooWeak(Refused):
    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons), "password")


def make_account(*, email: str, name: str, password: str | None, by: Account | None, at: datetime) -> Account:
    """An account that reaches nothing yet: roles are given apart. Without a password nobody can sign in."""
    email = _address(email)
    with transaction.atomic():
        if account_by_email(email):
            raise AccountExists(email)
        if password is not None:
            _check(password, Account(email=email, name=name))
        account = Account.objects.create_user(email, password, name=name.strip()[:200])
        audit.record(what="made an account", by=by, at=at, account=account.id, email=email)
    return account


def account_with(*, email: str, name: str) -> Account:
    """The account with this address. If there is none it is made, and chooses a password by the mail it gets.

    The caller enters in the log why the account is reached for.
    """
    defaults = {"name": name, "password": make_password(None)}
    return Account.objects.get_or_create(email=_address(email), defaults=defaults)[0]


def _address(email: str) -> str:
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise NotAnAddress(email) from error
    return email


def _check(password: str, account: Account) -> None:
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise PasswordTooWeak(list(error.messages)) from error
