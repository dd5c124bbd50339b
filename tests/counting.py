"""How many queries a page takes, the same on both databases."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

_WALL = "app.actor"  # PostgreSQL is told who asks; SQLite has no wall to tell


def queries_of(client: Client, address: str) -> int:
    """Queries of one GET, without those that only set up the second wall."""
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return sum(_WALL not in one["sql"] for one in queries)
