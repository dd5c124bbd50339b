"""What came of each task, in a folder: whole or not there, under a name made of all that decides it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Kept:
    """Results by name. Each is some arrays; words go in as JSON."""

    folder: Path

    def has(self, name: str) -> bool:
        return self._path(name).exists()

    def save(self, name: str, arrays: Arrays) -> None:
        """Kept when this returns, whatever happens to the program or the machine afterwards."""
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = path.with_suffix(f".{os.getpid()}.part")
        with unfinished.open("wb") as stream:
            np.savez(stream, **arrays)  # type: ignore[arg-type]  # numpy takes names for its own options
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(path)

    def load(self, name: str, *wanted: str) -> dict[str, NDArray[Any]]:
        """The arrays asked for, or all."""
        with np.load(self._path(name), allow_pickle=False) as kept:
            return {each: kept[each] for each in wanted or kept.files}

    def words(self, name: str, called: str = "words") -> Any:
        return from_array(self.load(name, called)[called])

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / f"{name}.npz"


def as_array(words: Any) -> NDArray[np.uint8]:
    return np.frombuffer(json.dumps(words, ensure_ascii=False).encode(), np.uint8)


def from_array(array: NDArray[Any]) -> Any:
    return json.loads(array.tobytes())


def name_of(*decided_by: Any) -> str:
    """A name for what these decide: the same for the same."""
    whole = json.dumps(decided_by, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()


def hash_of_arrays(arrays: Sequence[Arrays]) -> str:
    """Of what is in them, in order."""
    whole = hashlib.sha256()
    for each in arrays:
        for name in sorted(each):
            whole.update(f"{name} {each[name].dtype} {each[name].shape} ".encode())
            whole.update(np.ascontiguousarray(each[name]).tobytes())
    return whole.hexdigest()
