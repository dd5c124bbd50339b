"""Work in pieces: each done once, kept whole, and the same whoever did it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from goldenthread.foundation.engine.kept import Kept, as_array, from_array, hash_of_arrays
from goldenthread.foundation.engine.running import Run, Task
from goldenthread.foundation.engine.ways import NoEngine, Way, WorkerLost, way

# Workers import what they are given by its name, and some package has called itself “tests”.
sys.path.insert(0, str(Path(__file__).parent))
from engine_work import end_itself, no_memory, square

pytestmark = pytest.mark.pure


def tasks(count: int) -> list[Task]:
    return [Task("square", {}, {"number": number}) for number in range(count)]


def run_in(folder: Path, doing: Way, told: list[str] | None = None) -> Run:
    clock: Iterator[int] = iter(range(0, 10**6, 10))
    tell = (told if told is not None else []).append
    return Run(Kept(folder), doing, no_memory, tell, lambda: float(next(clock)))


def squares(kept: Kept, names: list[str]) -> list[int]:
    return [int(kept.load(name)["square"][0]) for name in names]


def test_words_are_given_back_as_they_were() -> None:
    words = [1, "naïve “Ω”", None, {"a": [True]}]
    assert from_array(as_array(words)) == words


def test_what_is_kept_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept(tmp_path)

    def fail(descriptor: int) -> None:
        raise OSError("no room")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="no room"):
        kept.save("ab12", {"numbers": np.arange(3)})
    assert not kept.has("ab12")
    monkeypatch.undo()
    kept.save("ab12", {"numbers": np.arange(3), "words": as_array(["a"])})
    assert kept.load("ab12", "numbers")["numbers"].tolist() == [0, 1, 2]
    assert kept.words("ab12") == ["a"]


def test_the_hash_is_of_what_is_in_the_arrays() -> None:
    one = {"a": np.array([1, 2]), "b": np.array([0.5])}
    assert hash_of_arrays([one]) == hash_of_arrays([dict(reversed(one.items()))])
    assert hash_of_arrays([one]) != hash_of_arrays([one | {"a": np.array([1, 3])}])
    assert hash_of_arrays([one]) != hash_of_arrays([one | {"a": np.array([1, 2], np.int8)}])


def test_a_name_is_made_of_all_that_decides() -> None:
    names = {
        Task("a", {}, {}).name, Task("b", {}, {}).name, Task("a", {"x": 1}, {}).name,
        Task("a", {"x": 2}, {}).name, Task("a", {}, {"x": 1}).name,
    }  # fmt: skip
    assert len(names) == 5


def test_each_piece_is_done_once_and_named_in_order(tmp_path: Path) -> None:
    with way(1, "", tmp_path) as doing:
        first = run_in(tmp_path, doing)
        first.step("Squares", square, tasks(3))
        told: list[str] = []
        again = run_in(tmp_path, doing, told)
        names = again.step("Squares", square, tasks(5))
    assert squares(again.kept, names) == [0, 1, 4, 9, 16]
    assert (again.found, again.done) == (3, 2)
    assert (tmp_path / "done.txt").read_text().split() == ["0", "1", "2", "3", "4"]
    assert told == [
        "Squares: 3 of 5 pieces.",
        "Squares: 4 of 5 pieces, about 10 seconds left.",
        "Squares: 5 of 5 pieces.",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["", pytest.param("local", marks=pytest.mark.enable_socket)])
def test_two_workers_do_the_same_and_one_that_is_ended_is_told(tmp_path: Path, engine: str) -> None:
    with way(2, engine, tmp_path) as doing:
        run = run_in(tmp_path, doing)
        names = run.step("Squares", square, tasks(9))
        assert run.step("Squares", square, tasks(9)) == names
        assert squares(run.kept, names) == [number**2 for number in range(9)]
        assert (run.done, run.found) == (9, 9)
        with pytest.raises(WorkerLost, match="What is done is kept"):
            run.step("Ending", end_itself, [Task("end", {}, {})])


def test_without_the_engine_it_is_said_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NoEngine, match=r"pip install 'goldenthread\[engine\]'"), way(2, "local", tmp_path):
        pass


@pytest.mark.slow
def test_workers_end_with_a_program_that_was_killed(tmp_path: Path) -> None:
    program = f"from engine_work import main\nif __name__ == '__main__': main({str(tmp_path)!r})"
    (tmp_path / "program.py").write_text(program)
    command = [sys.executable, str(tmp_path / "program.py")]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent)}
    with subprocess.Popen(command, env=environment) as running:  # noqa: S603 - our own
        until(lambda: len(list(tmp_path.glob("*.pid"))) == 2)
        running.kill()
    workers = [int(path.stem) for path in tmp_path.glob("*.pid")]
    until(lambda: not any(is_there(worker) for worker in workers))


def until(so: object, seconds: float = 30) -> None:
    assert callable(so)
    end = time.monotonic() + seconds
    while not so():
        assert time.monotonic() < end, "It did not come to that in time."
        time.sleep(0.05)


def is_there(process: int) -> bool:
    """And is no zombie that nobody has asked after."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
