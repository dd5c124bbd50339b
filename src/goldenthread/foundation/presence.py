"""Which workers are alive. The sign of life is one that the system itself takes away at death.

A time-out guesses: too short and a long job is run twice, too long and a family waits. A lock does not
guess, because the kernel (for a file) or the database server (for a session) lets it go when its holder
is killed. SQLite has one machine, so a locked file says it; PostgreSQL has many, so its session does.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection, connections

_KIND = 7_402  # sets our advisory locks apart from anybody else's in the same database


class AlreadyPresent(Exception):
    """Two workers were started under one name."""


@contextmanager
def present(worker: str) -> Iterator[None]:
    """Within this block, and until this process dies, `worker` counts as alive."""
    with _in_session(worker) if connection.vendor == "postgresql" else _in_file(worker):
        yield


def is_present(worker: str) -> bool:
    """Whether this worker still lives, on this machine or, with PostgreSQL, on any."""
    if connection.vendor == "postgresql":
        return _held_in_some_session(worker)
    return _held_in_file(worker)


@contextmanager
def _in_file(worker: str) -> Iterator[None]:
    path = _file(worker)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyPresent(f"A worker called {worker} is running already.") from error
        yield
        path.unlink(missing_ok=True)


def _held_in_file(worker: str) -> bool:
    try:
        with _file(worker).open() as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    _file(worker).unlink(missing_ok=True)  # left by a worker that was killed
    return False


def _file(worker: str) -> Path:
    return Path(settings.VAR) / "workers" / Path(worker).name


@contextmanager
def _in_session(worker: str) -> Iterator[None]:
    """A connection of its own, so that closing idle connections never lets the lock go."""
    with closing(connections.create_connection(DEFAULT_DB_ALIAS)) as own:
        with own.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s, hashtext(%s))", [_KIND, worker])
            if not cursor.fetchone()[0]:
                raise AlreadyPresent(f"A worker called {worker} is running already.")
        yield
        with own.cursor() as cursor:  # closing lets it go as well, but only when the server gets to it
            cursor.execute("SELECT pg_advisory_unlock(%s, hashtext(%s))", [_KIND, worker])


def _held_in_some_session(worker: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = %s"
            " AND objid::bigint = hashtext(%s)::bigint & 4294967295"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))",
            [_KIND, worker],
        )
        return bool(cursor.fetchone()[0])
