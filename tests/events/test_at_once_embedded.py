"""Four programs want the last place of one SQLite file at the same moment: exactly one has it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from goldenthread.config.demonstration.cast import Cast
from tests.events.made import held

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SIGN = """
import sys
import django
django.setup()
from uuid import uuid4
from django.urls import reverse
from goldenthread.events.actions.sign_ups import Person, sign_up
from goldenthread.events.models import Event
event = Event.objects.get(id=sys.argv[1])
reverse("events")  # a server has read all its addresses before anybody comes
ada = Person("Ada Obi", "email", email="ada@example.org")
print("ready", flush=True)
sys.stdin.readline()
print(sign_up(event=event, person=ada, wish=uuid4(), at=event.at)[0].standing, flush=True)
"""


def test_on_an_embedded_database_one_of_four_programs_has_the_last_place(cast: Cast, tmp_path: Path) -> None:
    """Each is a process of its own, as the workers of a server are."""
    if connection.vendor != "sqlite":
        pytest.skip("on PostgreSQL the tests of two at once do the same")
    event = held(cast, capacity=1)
    (tmp_path / "goldenthread.sqlite3").write_bytes(connection.connection.serialize())
    people = [at_a_program(tmp_path, str(event.id)) for _ in range(4)]
    for one in people:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in people:
        assert one.stdin is not None
        one.stdin.write("now\n")
        one.stdin.flush()
    found = sorted(one.communicate(timeout=120)[0].strip() for one in people)
    assert found == ["place", "waiting", "waiting", "waiting"]


def at_a_program(folder: Path, event_id: str) -> subprocess.Popen[str]:
    kept = {name: said for name, said in os.environ.items() if not name.startswith("GOLDENTHREAD_")}
    said = {"GOLDENTHREAD_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "goldenthread.config.settings"}
    return subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", SIGN, event_id], env=kept | said, cwd=ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
