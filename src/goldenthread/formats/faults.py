"""What is wrong with a file, said so that the person who sent it can put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

_LONGEST_VALUE = 80

T = TypeVar("T")


class Effect(StrEnum):
    """What a fault cost, in the words that a page shows."""

    ROW_LEFT_OUT = "This row was not read."
    CELL_LEFT_OUT = "The row was read without this."
    KEPT = "The row was read. Check it."
    FILE_LEFT_OUT = "The file was read without this."
    NOTHING_READ = "Nothing is saved until it is put right."


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one file. Nothing is left out of a record without one of these.

    `file` is the name the person knows it by. `line` is the line they would see in an editor, the
    headings being line 1, or None for the whole file. `column` is the heading as written, or empty
    for the whole row. `value` is what was found, cut to 80 characters.
    """

    file: str
    line: int | None
    column: str
    value: str
    reason: str
    remedy: str
    effect: Effect = Effect.ROW_LEFT_OUT

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", shown(self.value))

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line else ""
        where = ", ".join(part for part in (self.file, line, self.column) if part)
        found = f" Found “{self.value}”." if self.value else ""
        return f"{where}: {self.reason}{found} {self.remedy} {self.effect}"


class WrongFile(Exception):
    """The whole file is refused: nothing was read from it."""

    def __init__(self, file: str, reason: str, remedy: str) -> None:
        self.file = file
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{file}: {reason} {remedy}")


class Unreadable(ValueError):
    """One value that cannot be what its column says, with the reason and the remedy."""

    def __init__(self, reason: str, remedy: str) -> None:
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{reason} {remedy}")


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """All that came out of a file."""

    records: tuple[T, ...]
    faults: tuple[Fault, ...]


def gathered(stream: Iterable[T | Fault]) -> Read[T]:
    """The records and the faults of a reader, each in the order of the file."""
    records: list[T] = []
    faults: list[Fault] = []
    for item in stream:
        if isinstance(item, Fault):
            faults.append(item)
        else:
            records.append(item)
    return Read(tuple(records), tuple(faults))


def shown(value: str) -> str:
    """The value, short enough and tame enough to print: control characters become a mark."""
    tame = "".join(char if char.isprintable() else "�" for char in value[: _LONGEST_VALUE + 1])
    return tame if len(tame) <= _LONGEST_VALUE else tame[:_LONGEST_VALUE] + "…"
