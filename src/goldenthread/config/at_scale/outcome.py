"""What came of all pieces, put together in their order, and the files of it."""

from __future__ import annotations

import csv
import hashlib
import heapq
import io
import os
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from goldenthread.formats.guard import guarded
from goldenthread.foundation.engine.kept import Kept


def together(kept: Kept, told: Sequence[str]) -> tuple[dict[str, Any], Any, int]:
    """Counts and sums of all pieces, in their order: the same however they were done."""
    whole: dict[str, Any] = {}
    sums: Any = 0.0
    rest = 0
    for name in told:
        for key, value in kept.words(name, "counts").items():
            _add(whole, key, value)
        numbers = kept.load(name, "sums", "rest")
        sums, rest = sums + numbers["sums"], rest + int(numbers["rest"])
    for key, value in whole.items():
        if isinstance(value, Counter):
            whole[key] = dict(sorted(value.items(), key=lambda each: (-each[1], each[0])))
    return whole, sums, rest


def _add(whole: dict[str, Any], key: str, value: Any) -> None:
    if key == "letters":
        letters = whole.setdefault(key, {})
        for number, sizes in value.items():
            before = letters.get(number, [0] * len(sizes))
            letters[number] = [one + other for one, other in zip(before, sizes, strict=True)]
    elif isinstance(value, dict):
        whole.setdefault(key, Counter()).update(value)
    else:
        whole[key] = whole.get(key, 0) + value


def write_answers(path: Path, headings: Sequence[str], kept: Kept, told: Sequence[str]) -> str:
    whole = hashlib.sha256()
    unfinished = path.with_suffix(".part")
    with unfinished.open("wb") as stream:
        for part in _csv_parts(headings, kept, told):
            whole.update(part)
            stream.write(part)
    unfinished.replace(path)
    return whole.hexdigest()


def _csv_parts(headings: Sequence[str], kept: Kept, told: Sequence[str]) -> Iterator[bytes]:
    yield csv_line(list(map(guarded, headings)))
    for name in told:
        yield kept.load(name, "csv")["csv"].tobytes()


def csv_line(cells: Sequence[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue().encode()


def write_drawn(path: Path, headings: Sequence[str], draw: int, kept: Kept, told: Sequence[str]) -> None:
    """Answers for people to code, in the order of the file."""
    drawn = heapq.nsmallest(draw, (each for name in told for each in kept.words(name, "drawn")))
    empty = [""] * (len(headings) - 2)
    lines = [csv_line(headings)]
    lines += [csv_line([str(row), text, *empty]) for _, row, text in sorted(drawn, key=lambda each: each[1])]
    path.write_bytes(b"".join(lines))


def write_whole(path: Path, words: str) -> None:
    unfinished = path.with_suffix(".part")
    unfinished.write_text(words, encoding="utf-8")
    unfinished.replace(path)


def forget(folder: Path) -> None:
    """It holds what people wrote. Gone under its name at once: a kill leaves no half to go on from."""
    gone = folder.with_name(f"{folder.name}.{os.getpid()}.done")
    folder.replace(gone)
    shutil.rmtree(gone)
