"""Three ways to do the same tasks: in this process, in processes of this machine, on Dask."""

from __future__ import annotations

import logging
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

Work = Callable[[Any], Any]
Way = Callable[[Work, Sequence[Any]], Iterator[Any]]
"""Given what to do and to what, gives out what came of each as it is done, in any order."""

LOCAL = "local"
MOST_MEGABYTES = 2000
"""What a worker of Dask on this machine may have. One that has more is ended and its piece done again."""
_TRIES = 3
_HERE = "127.0.0.1:0"


class WorkerLost(RuntimeError):
    """A worker was ended from outside, perhaps since the machine had no memory left. What is done is kept."""

    def __init__(self) -> None:
        super().__init__(
            "A worker was ended from outside; the machine may be out of memory. What is done is kept: "
            "say the same again, perhaps with fewer workers."
        )


class NoEngine(RuntimeError):
    """The engine was asked for and is not installed, or cannot be reached, with the remedy."""


def way(workers: int, engine: str, scratch: Path) -> AbstractContextManager[Way]:
    """With an engine: "local" for workers of its own here, or the address of a scheduler that runs."""
    if engine:
        return _dask(workers, engine, scratch)
    return _processes(workers) if workers > 1 else _here()


@contextmanager
def _here() -> Iterator[Way]:
    yield lambda work, given: map(work, given)


@contextmanager
def _processes(workers: int) -> Iterator[Way]:
    # Not forked: a copy of a program with threads may stand still for ever.
    fresh = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=fresh, initializer=_end_with_parent)

    def each(work: Work, given: Sequence[Any]) -> Iterator[Any]:
        try:
            for done in as_completed([pool.submit(work, one) for one in given]):
                yield done.result()
        except BrokenProcessPool as error:
            raise WorkerLost from error

    try:
        yield each
    finally:
        pool.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """Else workers of a program that was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def _dask(workers: int, engine: str, scratch: Path) -> Iterator[Way]:
    try:
        from distributed import Client, KilledWorker, LocalCluster
        from distributed import as_completed as as_done
    except ImportError as error:
        raise NoEngine("Dask is not installed. Install it: pip install 'goldenthread[engine]'") from error

    def each(work: Work, given: Sequence[Any]) -> Iterator[Any]:
        # pure=False: what is kept on disk decides what is done again, not the engine’s own memory.
        futures = client.map(work, list(given), pure=False, retries=_TRIES)
        try:
            for future in as_done(futures, loop=client.loop):  # type: ignore[no-untyped-call]  # of Dask
                yield future.result()
                future.release()
        except KilledWorker as error:
            raise WorkerLost from error

    with _quiet(), _cluster(LocalCluster, workers, engine, scratch) as cluster:
        try:
            client = Client(cluster, set_as_default=False)  # type: ignore[no-untyped-call]  # of Dask
        except OSError as error:
            raise NoEngine(f"No scheduler of Dask answers at {engine}.") from error
        with client:
            yield each


@contextmanager
def _cluster(local: Any, workers: int, engine: str, scratch: Path) -> Iterator[Any]:
    if engine != LOCAL:
        yield engine
        return
    # With keys of its own: without, anybody on this machine could give its workers something to run. Nothing
    # listens to other machines.
    with local(
        n_workers=workers, threads_per_worker=1, memory_limit=f"{MOST_MEGABYTES}MB", security=True,
        dashboard_address=_HERE, worker_dashboard_address=_HERE,
        local_directory=str(scratch), silence_logs=logging.CRITICAL,
    ) as cluster:  # fmt: skip
        yield cluster


@contextmanager
def _quiet() -> Iterator[None]:
    """What the engine says of workers that come and go is nothing to whoever reads the report."""
    log = logging.getLogger("distributed")
    before = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(before)
