"""The web server, and the worker for jobs that runs beside it."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from granian import Granian
from granian.constants import Interfaces

from goldenthread.foundation.failures import Refused


def require_free(address: str, port: int) -> None:
    """Refused when somebody listens there. The server would share the port with them, visitor by visitor."""
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((address, port))
        except OSError as error:
            raise Refused(_why_not(address, port, error)) from None


def _why_not(address: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65_535 else port - 1
        return (
            f"Another program listens on port {port} already. Stop it, or choose another port: "
            f"--port {other}, or make demo PORT={other}."
        )
    return f"Port {port} of {address} cannot be used: {error.strerror}."


def serve(*, address: str, port: int, workers: int, threads: int, with_jobs: bool) -> None:
    """Serve until told to stop."""
    require_free(address, port)
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
