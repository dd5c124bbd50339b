"""How far a run is, told to whoever waits for it; and what came out, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from goldenthread.foundation import clock
from goldenthread.foundation.failures import Refused
from goldenthread.themes.models import Run
from goldenthread.themes.states import RunState

LIBRARIES = ("numpy", "scipy", "scikit-learn", "onnxruntime")


class CannotBeDone(Refused):
    """What was asked of the machine cannot be done with these answers, with the reason."""


class AnswersChanged(CannotBeDone):
    def __init__(self) -> None:
        super().__init__("Answers came or were set aside while it stood still half-way. Start it again.")


@dataclass(frozen=True, slots=True)
class Progress:
    run: Run

    def stage(self, words: str, of: int) -> None:
        now = clock.now()
        Run.objects.filter(id=self.run.id, state=RunState.RUNNING).update(
            stage=words, done=0, of=of, stage_began_at=now
        )

    def done(self, number: int) -> None:
        Run.objects.filter(id=self.run.id, state=RunState.RUNNING).update(done=number)

    def pin(self, data_hash: str) -> None:
        """From here on rows are written. A run that goes on later must find the same data."""
        if self.run.data_hash and self.run.data_hash != data_hash:
            raise AnswersChanged
        self.run.data_hash = data_hash
        Run.objects.filter(id=self.run.id).update(data_hash=data_hash)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out. `write` puts it into the tables, in the transaction that ends the run."""

    data_hash: str
    result: dict[str, Any]
    result_hash: str
    write: Callable[[], None]


def versions(*more: str) -> dict[str, str]:
    """Of the libraries that decide what comes out."""
    return {name: version(name) for name in (*LIBRARIES, *more)}


def in_chunks(rows: Sequence[Any], size: int) -> list[Sequence[Any]]:
    return [rows[start : start + size] for start in range(0, len(rows), size)]
