"""Making an account: by somebody who knows the person, never by the person themselves."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

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


class KnownByAnotherName(Refused):
    def __init__(self) -> None:
        super().__init__(
            "This address has an account under another name than you wrote. "
            "Ask them whether the address is theirs, and say below that you did.",
            "address_checked",
        )


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


class Known(StrEnum):
    """What an address with a name says to whoever gives the two. The other name is never said."""

    NOT = "made"
    BY_THIS_NAME = "known"
    BY_ANOTHER_NAME = "known by another name"


def known_as(email: str, name: str) -> Known:
    return _known(account_by_email(email), name)


def account_for(
    *, email: str, name: str, address_checked: bool, by: Account, at: datetime
) -> tuple[Account, Known]:
    """The account of an address, made if need be. One of another name only if they were asked about it.

    One that is made chooses a password by the mail it gets.
    """
    account = account_by_email(email)
    known = _known(account, name)
    if known is Known.BY_ANOTHER_NAME and not address_checked:
        raise KnownByAnotherName
    return account or make_account(email=email, name=name, password=None, by=by, at=at), known


def _known(account: Account | None, name: str) -> Known:
    if account is None:
        return Known.NOT
    return Known.BY_THIS_NAME if _plain(account.name) == _plain(name) else Known.BY_ANOTHER_NAME


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


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
