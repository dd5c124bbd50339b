"""The tables of an empty database, made at once, are those that all the steps leave."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from goldenthread.foundation.fresh import is_empty

ROOT = Path(__file__).parents[2]
OTHER = "goldenthread_step_by_step"
# Every table with its columns and what is checked of them, every index, trigger, function and policy.
OF_POSTGRESQL = (
    "SELECT table_name, column_name, data_type, is_nullable, column_default, character_maximum_length "
    "FROM information_schema.columns WHERE table_schema = 'public'",
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE connamespace = 'public'::regnamespace",
    "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "SELECT tablename, policyname, cmd, qual, with_check FROM pg_policies WHERE schemaname = 'public'",
    "SELECT proname, prosrc, prosecdef FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    "SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class "
    "WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'",
)


@pytest.mark.django_db
def test_every_step_is_recorded_and_none_is_left() -> None:
    executor = MigrationExecutor(connection)
    assert not is_empty(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


# It takes a minute: on PostgreSQL it is asked by name, and the wall's own tests stand on these tables.
@pytest.mark.pure
@pytest.mark.slow
@pytest.mark.django_db
def test_both_ways_lead_to_the_same_tables(tmp_path: Path) -> None:
    if connection.vendor == "sqlite":
        _migrate({"GOLDENTHREAD_VAR": str(tmp_path)})
        with sqlite3.connect(tmp_path / "goldenthread.sqlite3") as other:
            stepwise = set(_of_sqlite(other.cursor()))
        with connection.cursor() as ours:
            assert set(_of_sqlite(ours)) ^ stepwise == set()
        return
    with _another_database() as other, connection.cursor() as ours:
        for question in OF_POSTGRESQL:
            assert _asked(ours, question) ^ _asked(other, question) == set()


def _migrate(environment: dict[str, str]) -> None:
    command = [sys.executable, "-W", "ignore", "-m", "goldenthread.config.command", "manage", "migrate"]
    subprocess.run(  # noqa: S603 - our own interpreter and module
        [*command, "--step-by-step", "--verbosity", "0"], env=os.environ | environment, cwd=ROOT, check=True
    )


def _of_sqlite(cursor: Any) -> Iterator[tuple[str, str, str]]:
    """What was said when each thing was made. The columns of a table may stand in another order."""
    rows = cursor.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    for kind, name, sql in rows:
        if kind != "table":
            yield kind, name, " ".join(sql.split())
            continue
        for part in _parts(sql):
            yield kind, name, part


def _parts(sql: str) -> Iterator[str]:
    """Each column and each condition of a table: what stands between commas outside all brackets."""
    inside = sql[sql.index("(") + 1 : sql.rindex(")")]
    depth, part = 0, ""
    for letter in inside:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and not depth:
            yield " ".join(part.split())
            part = ""
        else:
            part += letter
    yield " ".join(part.split())


class _another_database:  # noqa: N801 - used in `with`
    """A second database of the same server, to which every step was taken."""

    def __enter__(self) -> Any:
        import psycopg

        known = settings.DATABASES["default"]
        place = {
            "host": known["HOST"],
            "port": known["PORT"],
            "user": known["USER"],
            "password": known["PASSWORD"],
        }
        self.server = psycopg.connect(**place, dbname="postgres", autocommit=True)
        self.server.execute(f"DROP DATABASE IF EXISTS {OTHER}")
        self.server.execute(f"CREATE DATABASE {OTHER}")
        url = re.sub(r"/[^/?]*(\?|$)", rf"/{OTHER}\1", os.environ["GOLDENTHREAD_DATABASE_URL"])
        _migrate({"GOLDENTHREAD_DATABASE_URL": url})
        self.other = psycopg.connect(**place, dbname=OTHER)
        return self.other.cursor()

    def __exit__(self, *_: object) -> None:
        self.other.close()
        self.server.execute(f"DROP DATABASE {OTHER}")
        self.server.close()


def _asked(cursor: Any, question: str) -> set[tuple[Any, ...]]:
    cursor.execute(question)
    return set(cursor.fetchall())
