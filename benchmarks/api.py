"""Three hundred plans and their first records, written through the JSON API by one client."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx

CHILDREN, RECORDS_EACH, RECORDS_OF_A_LINE = 300, 12, 6
DEADLINE = 60.0


@dataclass(frozen=True)
class Written:
    plans: int
    records: int
    seconds: float


def measure_api() -> Written:
    """A school is prepared without the clock; then all from the first plan to the last record is timed."""
    with TemporaryDirectory() as folder:
        environment = environment_in(Path(folder))
        keys = _prepare(environment)
        with server(environment) as address, httpx.Client(base_url=address, timeout=30) as client:
            client.auth = KeyOfPerson(*keys)
            children = _ids_of_children(environment)
            began = time.perf_counter()
            for child in children:
                _write_child(client, child)
            seconds = time.perf_counter() - began
            return Written(*_read_back(client, children), seconds)


def environment_in(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GOLDENTHREAD_")}
    return {**kept, "GOLDENTHREAD_VAR": str(folder), "GOLDENTHREAD_SECOND_FACTOR": "no"}


def _prepare(environment: dict[str, str]) -> tuple[str, str]:
    """A school with its people, in a process of its own: the server has its own database."""
    senco, parent = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    command = [sys.executable, "-m", "benchmarks.small_school", senco, parent, str(CHILDREN)]
    subprocess.run(command, env=environment, check=True)  # noqa: S603 - our own interpreter and module
    return senco, parent


def _ids_of_children(environment: dict[str, str]) -> list[str]:
    return (Path(environment["GOLDENTHREAD_VAR"]) / "children").read_text().split()


class KeyOfPerson(httpx.Auth):
    """The SENCO does everything but answer the plan, which only its family can."""

    def __init__(self, senco: str, parent: str) -> None:
        self.senco, self.parent = senco, parent

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        key = self.parent if request.url.path.endswith("/responses") else self.senco
        request.headers["Authorization"] = f"Bearer {key}"
        yield request


@contextmanager
def server(environment: dict[str, str]) -> Iterator[str]:
    """The server as a school runs it, with one process and no worker beside it."""
    port = _free_port()
    command = [sys.executable, "-m", "goldenthread.config.command", "serve", "--no-jobs", "--workers", "1"]
    server = subprocess.Popen([*command, "--port", str(port)], env=environment)  # noqa: S603 - ours
    try:
        _wait_for(port)
        address = f"http://127.0.0.1:{port}"
        httpx.get(address, timeout=DEADLINE)  # it listens before it has read in all pages
        yield address
    finally:
        server.terminate()
        server.wait(timeout=DEADLINE)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + DEADLINE
    while time.monotonic() < until:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("The server did not start.")


def _write_child(client: httpx.Client, child: str) -> None:
    """The plan whole, shared, read together, answered on paper, in force; then what was delivered."""
    today = date.today()  # noqa: DTZ011 - the day on which the benchmark is run
    begun = _post(client, f"/api/plans/children/{child}", {"brought_from": "Larch School", "plan": PLAN})
    versions = f"/api/plans/children/{child}/versions/{begun['version_id']}"
    _post(client, f"{versions}/share", {})
    _post(client, f"{versions}/contacts", {"what": "opened", "on": f"{today}"})
    _post(client, f"{versions}/responses", {"answer": "agree"})
    _post(client, f"{versions}/force", {"on": f"{_first_day()}", "why": "Agreed on paper before today"})
    for strand in _strands(begun["plan"]):
        for record in _records(child, strand):
            _post(client, "/api/delivery/records", record)


def _post(client: httpx.Client, path: str, sent: dict[str, Any]) -> Any:
    answer = client.post(path, json=sent)
    if answer.status_code not in (200, 201):
        raise RuntimeError(f"{path} answered {answer.status_code}: {answer.text[:500]}")
    return answer.json()


def _strands(plan: dict[str, Any]) -> list[str]:
    return [
        provision["strand"]
        for need in plan["needs"]
        for outcome in need["outcomes"]
        for provision in outcome["provisions"]
    ]


def _first_day() -> date:
    """Two weeks before the first of the last six weekdays."""
    return _weekdays(RECORDS_OF_A_LINE)[0] - timedelta(days=14)


def _weekdays(count: int) -> list[date]:
    """The last weekdays up to today, oldest first."""
    days = [date.today() - timedelta(days=back) for back in range(count * 2)]  # noqa: DTZ011 - as above
    return [day for day in days if day.weekday() < 5][:count][::-1]


def _records(child: str, strand: str) -> Iterator[dict[str, Any]]:
    for number, day in enumerate(_weekdays(RECORDS_OF_A_LINE)):
        missed = {"status": "missed", "reason": "staff_absent"}
        what = missed if number == 3 else {"status": "happened"}
        yield {"child_id": child, "strand": strand, "on": f"{day}", **what}


def _read_back(client: httpx.Client, children: list[str]) -> tuple[int, int]:
    """How many plans stand in force, and how many records their accounts count."""
    plans = records = 0
    for child in children:
        read = client.get(f"/api/plans/children/{child}/in-force").raise_for_status().json()
        plans += 1
        records += sum(account["happened"] + account["missed"] for account in read["accounts"])
    return plans, records


def _provision(title: str, minutes: int, time: str) -> dict[str, Any]:
    days = ["monday", "tuesday", "wednesday", "thursday", "friday"]
    return {"title": title, "who": "Meera Shah", "weekdays": days, "times": [time], "minutes": minutes}


PLAN: dict[str, Any] = {
    "views": [{"kind": "aspiration", "whose": "child", "words": "I want to be a pilot."}],
    "needs": [
        {
            "title": "Words come slowly when many people talk",
            "description": "He understands more than he can say.",
            "outcomes": [
                {
                    "title": "Tells a friend what happened, in order",
                    "by_date": f"{date.today() + timedelta(days=200)}",  # noqa: DTZ011 - as above
                    "provisions": [_provision("Word map", 15, "10:40")],
                },
                {
                    "title": "Joins in with a group of four",
                    "by_date": f"{date.today() + timedelta(days=200)}",  # noqa: DTZ011 - as above
                    "provisions": [_provision("Lunch group", 20, "12:10")],
                },
            ],
        }
    ],
    "adjustments": [{"words": "Everyone waits 10 seconds for his words."}],
    "class_notes": [{"words": "Break card up: let him go, no questions."}],
}
