"""What a newcomer does first: the demonstration, made and served by one command."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.crash.house import free_port

pytestmark = [pytest.mark.slow, pytest.mark.pure, pytest.mark.enable_socket]
COMMAND = [sys.executable, "-m", "goldenthread.config.command", "demo"]
LONGEST = 240
A_BAD_MOMENT = (
    "2026-10-25T00:30"  # Sunday, just after midnight, hours before the clocks change, in the holidays
)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A demonstration that has just been made. It is stopped as Ctrl+C stops it."""
    kept = {name: said for name, said in os.environ.items() if not name.startswith("GOLDENTHREAD_")}
    there = {"GOLDENTHREAD_VAR": str(tmp_path / "var"), "GOLDENTHREAD_STOPPED_CLOCK": A_BAD_MOMENT}
    port = free_port()
    with (tmp_path / "said").open("wb") as said:
        running = subprocess.Popen(  # noqa: S603 - our own interpreter
            [*COMMAND, "--port", str(port)], env=kept | there,
            stdout=said, stderr=said, start_new_session=True,
        )  # fmt: skip
    yield f"http://localhost:{port}"
    running.send_signal(signal.SIGINT)
    try:
        assert running.wait(timeout=30) == 0
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)


def test_first_demonstration_prints_documents(address: str) -> None:
    """The letters of the demonstration are printed while it is made; its servers print too."""
    with httpx.Client(base_url=address, timeout=30, follow_redirects=True) as client:
        wait_for(client)
        campaign = re.findall(r'href="(/campaigns/[0-9a-f-]{36}/)"', client.get("/campaigns/").text)[0]
        for _ in range(4):  # of four requests at once each would wait for a thread that is not there
            sheet = client.get(f"{campaign}group-sheet.pdf")
            assert (sheet.status_code, sheet.content[:5]) == (200, b"%PDF-")


def wait_for(client: httpx.Client) -> None:
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        try:
            client.get("/help/")
        except httpx.TransportError:
            time.sleep(0.5)
        else:
            return
    raise TimeoutError("The demonstration did not start.")
