"""Migration steps in SQL, for what the ORM cannot say: append-only tables and frozen rows.

Integrity is kept by the database, so that no door, command or slip in the code can get round it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations.base import Operation

APPEND_ONLY = "this record is only added to: make a new one that corrects it"


class Statements(Operation):
    """Statements for one kind of database. Undone with the tables that they are about.

    Unlike RunPython it asks for no models: for each step all of them would be made anew, which took longer
    than all the SQL.
    """

    reversible = True

    def __init__(self, vendor: str, statements: Sequence[str]) -> None:
        self.vendor, self.statements = vendor, statements

    def state_forwards(self, app_label: str, state: Any) -> None:
        """What the ORM knows stays as it is."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor != self.vendor:
            return
        with schema_editor.connection.cursor() as cursor:
            for statement in self.statements:
                cursor.execute(statement)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Nothing: see above."""

    def describe(self) -> str:
        return f"Statements for {self.vendor}"


def on_postgresql(*statements: str) -> Operation:
    """Statements for PostgreSQL alone."""
    return Statements("postgresql", statements)


def on_sqlite(*statements: str) -> Operation:
    """Statements for SQLite alone, one at a time."""
    return Statements("sqlite", statements)


def append_only(table: str) -> list[Operation]:
    """Refuse every UPDATE and DELETE of this table."""
    return _guard(table, "append_only", APPEND_ONLY, ("UPDATE", "DELETE"), "")


def frozen_unless(table: str, parent: str, column: str, state: str, says: str) -> list[Operation]:
    """Refuse every change of a row unless the row it belongs to is still in `state`."""
    condition = f"(SELECT p.state FROM {parent} p WHERE p.id = {{row}}.{column}) <> '{state}'"
    return _guard(table, "frozen", says, ("INSERT", "UPDATE", "DELETE"), condition)


def _guard(table: str, name: str, says: str, events: tuple[str, ...], condition: str) -> list[Operation]:
    sqlite: list[str] = []
    postgresql = [
        f"""CREATE OR REPLACE FUNCTION {table}_{name}_says() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{says}' USING ERRCODE = 'integrity_constraint_violation'; END $$"""
    ]
    for event in events:
        row = "NEW" if event == "INSERT" else "OLD"
        when = f"WHEN ({condition.format(row=row)})" if condition else ""
        trigger = f"{table}_{name}_{event.lower()}"
        sqlite.append(f"DROP TRIGGER IF EXISTS {trigger}")  # it may stand on a table that was made anew
        sqlite.append(
            f"CREATE TRIGGER {trigger} BEFORE {event} ON {table} {when} "
            f"BEGIN SELECT RAISE(ABORT, '{says}'); END"
        )
        postgresql.append(_postgresql_trigger(table, trigger, event, name, condition, row, says))
    return [on_sqlite(*sqlite), on_postgresql(*postgresql)]


def _postgresql_trigger(
    table: str, trigger: str, event: str, name: str, condition: str, row: str, says: str
) -> str:
    """PostgreSQL allows no subquery in WHEN, so a condition becomes a function of its own."""
    if not condition:
        return (
            f"CREATE OR REPLACE TRIGGER {trigger} BEFORE {event} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_{name}_says()"
        )
    body = condition.format(row=row)
    give_back = "OLD" if event == "DELETE" else "NEW"
    return f"""CREATE OR REPLACE FUNCTION {trigger}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF {body} THEN
            RAISE EXCEPTION '{says}' USING ERRCODE = 'integrity_constraint_violation';
          END IF;
          RETURN {give_back};
        END $$;
        CREATE OR REPLACE TRIGGER {trigger} BEFORE {event} ON {table}
          FOR EACH ROW EXECUTE FUNCTION {trigger}()"""
