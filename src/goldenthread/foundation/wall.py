"""The second wall: row-level security in PostgreSQL, behind `access`.

Each connection says for whom it works (`app.actor`, an account's id) and on which day (`app.today`).
Policies let that account reach the rows of the children it has a current reason to see, worked out in
the database from the same roles; without an actor, no row is there at all. Work that is nobody's in
particular (imports, nightly jobs, tests' preparation) says so with `lifted("why")`.

SQLite has no such wall; `access` stands alone there, which is why it is the embedded default for one
school and not for a council.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.migrations.operations.base import Operation

from goldenthread.foundation.schema import on_postgresql

SYSTEM = "system"


@contextmanager
def standing_as(actor: UUID | str, today: date) -> Iterator[None]:
    """Within this block the database answers for this account only."""
    if connection.vendor != "postgresql":
        yield
        return
    before = _say(str(actor), today.isoformat())
    try:
        yield
    finally:
        if not connection.needs_rollback:
            _say(*before)


@contextmanager
def lifted(why: str) -> Iterator[None]:
    """Within this block the wall is open. `why` is for the reader of the code."""
    assert why  # noqa: S101 - a programmer's slip, not a person's input
    if connection.vendor != "postgresql":
        yield
        return
    before = _say(SYSTEM, None)
    try:
        yield
    finally:
        if not connection.needs_rollback:
            _say(*before)


def _say(actor: str, today: str | None) -> tuple[str, str | None]:
    """Set the connection's actor and day, and give back what they were.

    Said on the driver's own connection: it belongs to the connection's state, not to what a page asks.
    """
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('app.actor', true), current_setting('app.today', true)")
        was_actor, was_today = cursor.fetchone()
        cursor.execute(
            "SELECT set_config('app.actor', %s, false), set_config('app.today', %s, false)",
            [actor, was_today or "" if today is None else today],
        )
    return was_actor or "", was_today or ""


def child_wall(table: str, column: str = "child_id") -> Operation:
    """Put this table behind the wall: its rows are there for those who may see their child."""
    condition = (
        "current_setting('app.actor', true) = 'system' OR "
        f"{column} IN (SELECT visible_children("
        "current_setting('app.actor', true), current_setting('app.today', true)))"
    )
    return on_postgresql(
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"DROP POLICY IF EXISTS child_wall ON {table}",
        f"CREATE POLICY child_wall ON {table} USING ({condition}) WITH CHECK ({condition})",
    )
