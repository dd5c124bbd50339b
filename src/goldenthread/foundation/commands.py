"""What the command line does about the foundation: reports as plain data."""

from __future__ import annotations

import secrets
import sys
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from goldenthread.foundation import accounts, audit, keys
from goldenthread.foundation.access import account_by_email
from goldenthread.foundation.clock import now
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account
from goldenthread.foundation.wall import lifted


class NotPrepared(Refused):
    """The tables are not there, or are of an earlier version."""

    def __init__(self) -> None:
        super().__init__("The database is not prepared for this version. Run: goldenthread manage migrate")


def prepare_database() -> None:
    """Make or update the tables of an embedded database; a shared one is changed only when asked."""
    if not _waiting():
        return
    if connection.vendor != "sqlite":
        raise NotPrepared
    print(f"Preparing the database {connection.settings_dict['NAME']}", file=sys.stderr)
    call_command("migrate", verbosity=0)


def _waiting() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def verify_audit() -> dict[str, Any]:
    """The whole log read, and every place where it is not as it was written."""
    with lifted("the whole log is read to see that it is whole"):
        entries, breaks = audit.verify()
    broken = [{"stream": one.stream, "number": one.number, "says": one.says} for one in breaks]
    return {"entries": entries, "whole": not broken, "broken": broken}


def make_account(email: str, name: str, password: str | None) -> dict[str, Any]:
    """An account; without a password given, one that is shown once."""
    made_up = secrets.token_urlsafe(15) if password is None else ""
    with lifted("the first accounts are made before anybody can sign in"):
        account = accounts.make_account(
            email=email, name=name, password=password if password is not None else made_up, by=None, at=now()
        )
    report: dict[str, Any] = {"id": str(account.id), "email": account.email, "name": account.name}
    return report | ({"password": made_up} if made_up else {})


class NobodyThere(Refused):
    def __init__(self, email: str) -> None:
        super().__init__(
            f"There is no account for {email}. Make it first: goldenthread account make", "email"
        )


def make_key(email: str, name: str, days: int) -> dict[str, Any]:
    """A key for a program that acts as this account. Its letters are shown this once."""
    with lifted("whoever runs the installation makes a key for a program"):
        key, letters = keys.make_key(account=_account(email), name=name, days=days, by=None, at=now())
    return {"email": key.account.email, "name": key.name, "key": letters, "ends_at": key.ends_at.isoformat()}


def end_key(email: str, name: str) -> dict[str, Any]:
    with lifted("whoever runs the installation ends a key"):
        key = keys.end_key(account=_account(email), name=name, by=None, at=now())
    return {"email": key.account.email, "name": key.name, "ended": True}


def _account(email: str) -> Account:
    found = account_by_email(email)
    if found is None:
        raise NobodyThere(email)
    return found
