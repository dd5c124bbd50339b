"""A real server with a folder of its own, and a clock that a journey can put forward."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from datetime import date
from http.client import HTTPConnection
from pathlib import Path

PREPARE = Path(__file__).with_name("prepare.py")
COMMAND = Path(sys.executable).with_name("goldenthread")
PATIENCE_IN_SECONDS = 60


class HouseDidNotOpen(Exception):
    """The server did not answer. Its last words are in the message."""


class House:
    """The server of one journey. It is closed and opened again when another day begins."""

    def __init__(self, folder: Path, day: date) -> None:
        self.folder, self.day, self.port = folder, day, free_port()
        self.server: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def open(self) -> None:
        with (self.folder / "server.log").open("ab") as log:
            self.server = subprocess.Popen(  # noqa: S603 - our own command
                [COMMAND, "serve", "--no-jobs", "--workers", "1", "--threads", "4", "--port", str(self.port)],
                env=surroundings(self.folder, self.day),
                stdout=log,
                stderr=log,
            )
        self._wait_until_it_answers()

    def close(self) -> None:
        if self.server:
            self.server.terminate()
            self.server.wait(timeout=30)
            self.server = None

    def it_is_now(self, day: date) -> None:
        """Another day: what was written stays, and everybody is still signed in."""
        self.close()
        self.day = day
        self.open()

    def _wait_until_it_answers(self) -> None:
        given_up_at = time.monotonic() + PATIENCE_IN_SECONDS
        while time.monotonic() < given_up_at and self.server and self.server.poll() is None:
            if _answers(self.port):
                return
            time.sleep(0.1)
        raise HouseDidNotOpen((self.folder / "server.log").read_text()[-2000:])


def prepared(folder: Path, day: date) -> Path:
    """A folder with the standing cast in it, to be copied for each journey."""
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, PREPARE, day.isoformat()],
        env=surroundings(folder, day),
        check=True,
    )
    return folder


def copy_of(folder: Path, into: Path) -> Path:
    shutil.copytree(folder, into, dirs_exist_ok=True)
    return into


def surroundings(folder: Path, day: date) -> dict[str, str]:
    """The settings of this house. Nothing of the settings of the test run itself comes in."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("GOLDENTHREAD_", "DJANGO_"))
    }
    return kept | {
        "GOLDENTHREAD_VAR": str(folder),
        "GOLDENTHREAD_DEMO": "yes",
        "GOLDENTHREAD_STOPPED_CLOCK": f"{day.isoformat()}T16:00:00+00:00",
        "PYTHONWARNINGS": "ignore",
    }


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/accounts/login/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
