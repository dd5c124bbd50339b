"""The web server, and the worker for jobs that runs beside it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from granian import Granian
from granian.constants import Interfaces


def serve(*, address: str, port: int, workers: int, threads: int, with_jobs: bool) -> None:
    """Serve until told to stop."""
    server = Granian(
        "goldenthread.config.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        respawn_failed_workers=True,
        log_access=False,
        websockets=False,
    )
    if not with_jobs:
        server.serve()
        return
    with _worker():
        server.serve()


@contextmanager
def _worker() -> Iterator[None]:
    """A worker of our own process: it stops when we stop, and by itself when we are killed."""
    command = [sys.executable, "-m", "goldenthread.config.command", "jobs", "--under", str(os.getpid())]
    worker = subprocess.Popen(command)  # noqa: S603 - our own interpreter and our own module
    try:
        yield
    finally:
        worker.terminate()
        worker.wait(timeout=30)
