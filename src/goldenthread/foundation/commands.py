"""What the command line does about the foundation: reports as plain data."""

from __future__ import annotations

import secrets
import sys
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from goldenthread.formats.faults import Effect, Fault
from goldenthread.foundation import accounts, audit
from goldenthread.foundation.clock import now
from goldenthread.foundation.failures import Refused
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
    made_up = None if password else secrets.token_urlsafe(15)
    with lifted("the first accounts are made before anybody can sign in"):
        account = accounts.make_account(
            email=email, name=name, password=password or made_up, by=None, at=now()
        )
    report: dict[str, Any] = {"id": str(account.id), "email": account.email, "name": account.name}
    return report | ({"password": made_up} if made_up else {})


def faults_as_json(faults: tuple[Fault, ...]) -> dict[str, list[dict[str, Any]]]:
    """`rejected`: what kept a row out. `noted`: what a row went in without, or should be looked at."""
    rejected = [fault for fault in faults if fault.effect is Effect.ROW_LEFT_OUT]
    noted = [fault for fault in faults if fault.effect is not Effect.ROW_LEFT_OUT]
    return {"rejected": [*map(_fault, rejected)], "noted": [*map(_fault, noted)]}


def _fault(fault: Fault) -> dict[str, Any]:
    return {
        "file": fault.file,
        "line": fault.line,
        "column": fault.column,
        "value": fault.value,
        "reason": fault.reason,
        "remedy": fault.remedy,
        "effect": fault.effect.value,
    }


def in_words(report: dict[str, Any], things: str, most: int = 20) -> list[str]:
    """The counts of an import, then what was left out, a line each."""
    counts = (
        f"{report['read']} rows read: {report['created']} {things} new, {report['updated']} changed, "
        f"{report['unchanged']} unchanged, {report['rejected_rows']} left out."
    )
    faults = [*report["rejected"], *report["noted"]]
    lines = [_fault_in_words(fault) for fault in faults[:most]]
    more = [f"and {len(faults) - most} more; --json lists them all"] if len(faults) > most else []
    return [counts, *lines, *more]


def _fault_in_words(fault: dict[str, Any]) -> str:
    line = f"line {fault['line']}" if fault["line"] else ""
    where = ", ".join(part for part in (fault["file"], line, fault["column"]) if part)
    return f"  {where}: {fault['reason']} {fault['remedy']}"
