"""Work that tests give to workers: they import it by this name."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import numpy as np

from goldenthread.foundation.engine.kept import Arrays, Kept
from goldenthread.foundation.engine.running import Task


def square(kept: Kept, task: Task) -> Arrays:
    """And a mark in the folder each time it is really done."""
    number = task.needs["number"]
    with (kept.folder / "done.txt").open("a") as stream:
        stream.write(f"{number}\n")
    return {"square": np.array([number**2])}


def end_itself(kept: Kept, task: Task) -> Arrays:
    """As the system ends a worker when memory runs out."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("unreachable")


def wait_long(kept: Kept, task: Task) -> Arrays:
    (kept.folder / f"{os.getpid()}.pid").touch()
    time.sleep(60)
    return {}


def no_memory() -> float:
    return 1.0


def main(folder: str) -> None:
    """A program with two workers that wait."""
    from goldenthread.foundation.engine.running import Run
    from goldenthread.foundation.engine.ways import way

    place = Path(folder)
    with way(2, "", place) as doing:
        run = Run(Kept(place), doing, no_memory, lambda words: None, time.monotonic)
        run.step("Waiting", wait_long, [Task("wait", {}, {"number": each}) for each in range(2)])
