"""A real worker is killed with kill -9 in the middle of a real import; another does the job again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.places.register import extract, row

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
SCHOOLS = 8_000

ASK = """
import sys
from pathlib import Path
import django
django.setup()
from django.core.files import File
from goldenthread.foundation import files
from goldenthread.foundation.clock import now
from goldenthread.foundation.jobs import enqueue_once
from goldenthread.foundation.models import Account
from goldenthread.foundation.permissions import RoleKind
from goldenthread.places.actions.roles import give_place_role
from goldenthread.places.models import Area
from goldenthread.places.queries.uploads import SCHOOLS
from goldenthread.places.tasks import bring_in_register
lin = Account.objects.create(email="lin@example.org", name="Lin")
area = Area.objects.create(code="996", name="Eastmere")
give_place_role(account=lin, kind=RoleKind.AREA_DATA, place=area, evidence="Letter", by=None, at=now())
with open(sys.argv[1], "rb") as given:
    said = {"name": "schools.csv", "purpose": SCHOOLS, "most_bytes": 10**8}
    stored = files.keep(content=File(given), **said, by=lin, at=now())
enqueue_once(bring_in_register, stored.id, lin.id)
"""

LOOK = """
import django
django.setup()
from django_tasks_db.models import DBTaskResult
from goldenthread.places.models import Setting
from goldenthread.foundation import audit
job = DBTaskResult.objects.get(task_path__endswith="bring_in_register")
print(job.status, len(job.worker_ids), Setting.objects.count(), len(audit.verify()[1]))
"""


class House:
    """An installation of its own, in a folder, driven from outside."""

    def __init__(self, folder: Path) -> None:
        self.environment = {
            **os.environ,
            "GOLDENTHREAD_VAR": str(folder),
            "GOLDENTHREAD_DATABASE_URL": f"sqlite:///{folder / 'house.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "goldenthread.config.settings",
        }

    def run(self, *words: str) -> str:
        done = subprocess.run(  # noqa: S603 - our own interpreter and our own words
            [sys.executable, *words],
            env=self.environment,
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def begin_work(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "goldenthread.config.command", "jobs"], env=self.environment, cwd=ROOT
        )

    def look(self) -> list[str]:
        return self.run("-c", LOOK).split()


@pytest.fixture
def house(tmp_path: Path) -> House:
    given = tmp_path / "schools.csv"
    given.write_bytes(extract(*(row(str(100_000 + number), f"School {number}") for number in range(SCHOOLS))))
    house = House(tmp_path)
    house.run("-m", "goldenthread.config.command", "manage", "migrate", "--verbosity", "0")
    house.run("-c", ASK, str(given))
    return house


def test_killed_workers_job_is_done_again_by_another(house: House) -> None:
    worker = house.begin_work()
    _until(lambda: house.look()[0] == "RUNNING", worker)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    status, attempts, schools, _ = house.look()
    assert (status, attempts, schools) == ("RUNNING", "1", "0")
    house.run("-m", "goldenthread.config.command", "jobs", "--once")
    assert house.look() == ["SUCCESSFUL", "2", str(SCHOOLS), "0"]


def _until(so: object, worker: subprocess.Popen[bytes]) -> None:
    assert callable(so)
    end = time.monotonic() + 60
    while not so():
        assert time.monotonic() < end, "the worker never took the job"
        assert worker.poll() is None, "the worker ended by itself"
