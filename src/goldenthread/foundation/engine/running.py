"""Tasks done in any way, each once: what was kept before is not done again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from goldenthread.foundation.engine.kept import Arrays, Kept, name_of
from goldenthread.foundation.engine.ways import Way

Tell = Callable[[str], None]
_SECONDS_BETWEEN = 5.0


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of one step. `settings` and `needs` (what is kept of other tasks, by name) decide what comes
    of it, and nothing else may."""

    step: str
    settings: Mapping[str, Any]
    needs: Mapping[str, Any]

    @property
    def name(self) -> str:
        return name_of(self.step, self.settings, self.needs)


Do = Callable[[Kept, Task], Arrays]


@dataclass(frozen=True, slots=True)
class Done:
    """One task that was done now: what it cost, and the most memory that its worker has had."""

    seconds: float
    megabytes: float


def do_task(do: Do, folder: Path, measure: Callable[[], float], task: Task) -> Done:
    """In a worker. One thread of mathematics, so that workers are no more than were asked for, and a sum is
    added up in the same order whatever the machine."""
    from threadpoolctl import threadpool_limits

    kept = Kept(folder)
    began = time.process_time()
    if not kept.has(task.name):
        with threadpool_limits(1):
            kept.save(task.name, do(kept, task))
    return Done(time.process_time() - began, measure())


@dataclass(slots=True)
class Run:
    """Steps one after another. `measure` tells the most memory that a process has had."""

    kept: Kept
    way: Way
    measure: Callable[[], float]
    tell: Tell
    clock: Callable[[], float]
    cost: dict[str, float] = field(default_factory=dict)
    megabytes: float = 0.0
    found: int = 0
    done: int = 0

    def step(self, words: str, do: Do, tasks: Iterable[Task]) -> list[str]:
        """The names of what is kept of these tasks, in their order, when all are done."""
        wanted = list(tasks)
        names = [task.name for task in wanted]
        missing = [task for task, name in zip(wanted, names, strict=True) if not self.kept.has(name)]
        self.found += len(wanted) - len(missing)
        telling = _Telling(words, len(wanted), len(wanted) - len(missing), self.tell, self.clock)
        for done in self.way(partial(do_task, do, self.kept.folder, self.measure), missing):
            self.cost[words] = self.cost.get(words, 0.0) + done.seconds
            self.megabytes = max(self.megabytes, done.megabytes)
            self.done += 1
            telling.one_more()
        return names


class _Telling:
    """How far a step is and how long it will take, said every few seconds and at its end."""

    def __init__(self, words: str, of: int, found: int, tell: Tell, clock: Callable[[], float]) -> None:
        self._words, self._of, self._found, self._tell, self._clock = words, of, found, tell, clock
        self._done = found
        self._began = self._told = clock()
        self._say("")

    def one_more(self) -> None:
        self._done += 1
        now = self._clock()
        if now - self._told >= _SECONDS_BETWEEN or self._done == self._of:
            self._told = now
            left = (now - self._began) / (self._done - self._found) * (self._of - self._done)
            self._say(f", about {_in_words(left)} left" if self._done < self._of else "")

    def _say(self, left: str) -> None:
        self._tell(f"{self._words}: {self._done:,} of {self._of:,} pieces{left}.")


def _in_words(seconds: float) -> str:
    return f"{seconds:.0f} seconds" if seconds < 90 else f"{seconds / 60:.0f} minutes"
