"""The server is killed with kill -9 in the middle of two hundred saves by eight people at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest
from django.db import connection

from tests.crash.house import LOOK, PREPARE, House

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]
WRITERS, SAVES_EACH, KILLED_AFTER = 8, 25, 60


@pytest.fixture
def database() -> Iterator[str]:
    """The address of a database of the kind of this run, used by nobody else. Empty for SQLite."""
    if connection.vendor == "sqlite":
        yield ""
        return
    said = connection.settings_dict
    name, where = f"crash_{uuid4().hex[:12]}", f"host={said['HOST']} user={said['USER']} dbname=postgres"
    with psycopg.connect(where, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"'.encode())
        yield f"postgres://{said['USER']}@{said['HOST'].replace('/', '%2F')}/{name}"
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@pytest.fixture
def house(tmp_path: Path, database: str) -> Iterator[House]:
    made = House(tmp_path, database)
    yield made
    made.kill()


class Tally:
    """What the server said it had saved, and the kill once it said so often enough."""

    def __init__(self, house: House) -> None:
        self.house, self.acknowledged, self.last = house, 0, dict[str, tuple[int, str]]()
        self.lock = threading.Lock()

    def saved(self, strand: str, revision: int, words: str) -> None:
        with self.lock:
            self.acknowledged += 1
            self.last[strand] = (revision, words)
            if self.acknowledged == KILLED_AFTER:
                self.house.kill()


def write(address: str, tally: Tally, child: str, version: str, strand: str) -> None:
    """One writer saves a line again and again, until done or until nobody answers."""
    path = f"/api/plans/children/{child}/drafts/{version}/lines/class-note/{strand}"
    with httpx.Client(base_url=address, timeout=10) as client:
        client.headers["Authorization"] = "Bearer the key of a test"
        for number in range(1, SAVES_EACH + 1):
            words = f"Save {number} of {strand}"
            try:
                answer = client.put(path, json={"revision": number, "fields": {"words": words}})
            except httpx.TransportError:
                return
            assert answer.status_code == 200, answer.text
            tally.saved(strand, answer.json()["revision"], words)


def test_every_acknowledged_save_is_there_after_the_server_was_killed(house: House) -> None:
    lines = house.ask(PREPARE)
    tally = Tally(house)
    address = house.serve()
    with ThreadPoolExecutor(WRITERS) as writers:
        list(writers.map(lambda line: write(address, tally, *line), lines))
    found, log = house.ask(LOOK), house.audit()
    assert KILLED_AFTER <= tally.acknowledged < WRITERS * SAVES_EACH
    assert lost_or_altered(tally, found["notes"]) == []
    assert half_saved(found) == []
    assert log["broken"] == []


def lost_or_altered(tally: Tally, notes: dict[str, list[object]]) -> list[str]:
    """Lines that are neither as last acknowledged, nor one whole save further that was not answered."""
    return [
        strand
        for strand, (revision, words) in tally.last.items()
        if notes[strand] not in ([revision, words], [revision + 1, f"Save {revision} of {strand}"])
    ]


def half_saved(found: dict[str, dict[str, Any]]) -> list[str]:
    """Lines whose history does not hold exactly one change for each revision."""
    notes, edits = found["notes"], found["edits"]
    return [strand for strand, (revision, _) in notes.items() if edits[strand] != revision]
