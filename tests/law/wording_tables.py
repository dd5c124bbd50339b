"""The two tables of provision as people write it, read from the text files beside this one."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def _rows(name: str) -> list[str]:
    text = (_HERE / name).read_text(encoding="utf-8")
    return [row for row in text.splitlines() if row and not row.startswith("#")]


def vague_provision() -> list[tuple[str, list[str]]]:
    """Each sentence, and the ids of the remarks it draws, in order."""
    pairs = (row.rsplit(" | ", 1) for row in _rows("vague_provision.txt"))
    return [(sentence, ids.split()) for sentence, ids in pairs]


def specific_provision() -> list[str]:
    return _rows("specific_provision.txt")
