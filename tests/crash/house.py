"""An installation of its own: prepared, served, killed and looked into from outside, as its people would."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "goldenthread.config.command"]

PREPARE = """
import json
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from datetime import timedelta
from goldenthread.foundation.access import hash_of_key
from goldenthread.foundation.clock import now, today
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.models import Account, ApiKey
from goldenthread.foundation.permissions import RoleKind
from goldenthread.foundation.wall import lifted
from goldenthread.people.models import Child, Enrolment
from goldenthread.places.models import Area, PlaceRole, Setting
from goldenthread.plans.actions.drafts import open_plan
from goldenthread.plans.actions.editing import write_line
from goldenthread.plans.lines import Line
at, day = now(), today() - timedelta(days=30)
with lifted("a test prepares its own children"):
    area = Area.objects.create(code="996", name="Eastmere")
    setting = Setting.objects.create(urn="999001", area=area, name="Larch School", status="Open")
    dan = Account.objects.create_user("dan@example.org", None, name="Dan Okafor")
    held = {"starts_on": day, "evidence": "Letter", "given_at": at}
    PlaceRole.objects.create(account=dan, kind=RoleKind.SENCO, setting=setting, **held)
    kept = {"name": "test", "made_at": at, "ends_at": at + timedelta(days=1)}
    ApiKey.objects.create(account=dan, hash=hash_of_key("the key of a test"), **kept)
    lines = []
    for number in range(8):
        child = Child.objects.create(first_name=f"Child{number}", last_name="Larch", born_on="2014-01-01")
        Enrolment.objects.create(child=child, setting=setting, year_group="7", starts_on=day)
        draft = open_plan(child=child, brought_from="A school", by=dan, at=at)
        strand = new_id()
        write_line(child=child, version_id=draft.id, line=Line.CLASS_NOTE, strand=strand, revision=0,
                   fields={"words": "nothing yet"}, under=None, by=dan, at=at)
        lines.append([str(child.id), str(draft.id), str(strand)])
print(json.dumps(lines))
"""

LOOK = """
import json
import django
django.setup()
from goldenthread.foundation.models import AuditEntry
from goldenthread.foundation.wall import lifted
from goldenthread.plans.models import ClassNote, DraftEdit
with lifted("a test looks at what is there"):
    notes = {str(n.strand): [n.revision, n.words] for n in ClassNote.objects.all()}
    edits = {str(n.strand): DraftEdit.objects.filter(strand=n.strand, taken=True).count()
             for n in ClassNote.objects.all()}
print(json.dumps({"notes": notes, "edits": edits}))
"""


class House:
    """One database, one server."""

    def __init__(self, folder: Path, database: str) -> None:
        kept = {name: said for name, said in os.environ.items() if not name.startswith("GOLDENTHREAD_")}
        said = {
            "GOLDENTHREAD_VAR": str(folder),
            "GOLDENTHREAD_SECOND_FACTOR": "no",
            "DJANGO_SETTINGS_MODULE": "goldenthread.config.settings",
        }
        self.environment = {**kept, **said}
        if database:
            self.environment["GOLDENTHREAD_DATABASE_URL"] = database
        self.server: subprocess.Popen[bytes] | None = None

    def ask(self, code: str) -> Any:
        """What a program of ours prints as JSON."""
        return json.loads(self._run([sys.executable, "-c", code]))

    def audit(self) -> Any:
        """The report of `goldenthread audit verify`."""
        return json.loads(self._run([*COMMAND, "audit", "verify", "--json"]).splitlines()[-1])

    def _run(self, command: list[str]) -> str:
        done = subprocess.run(  # noqa: S603 - our own interpreter
            command, env=self.environment, cwd=ROOT, check=True, capture_output=True, text=True, timeout=240
        )
        return done.stdout

    def serve(self) -> str:
        """Serve in a group of its own, so that all of it can be killed at once."""
        port = free_port()
        serve = [*COMMAND, "serve", "--no-jobs", "--workers", "1", "--threads", "8", "--port", str(port)]
        self.server = subprocess.Popen(  # noqa: S603 - our own interpreter
            serve, env=self.environment, cwd=ROOT, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        _wait_for(port)
        return f"http://127.0.0.1:{port}"

    def kill(self) -> None:
        """As a power cut would: no process of the server gets to finish anything."""
        if self.server is not None and self.server.poll() is None:
            os.killpg(self.server.pid, signal.SIGKILL)
            self.server.wait(timeout=10)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("The server did not start.")
