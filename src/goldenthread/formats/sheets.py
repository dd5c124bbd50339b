"""A plain document of our own, such as an open letter, and typed words as paragraphs and lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` is 1 for a part of the document, 2 for a part of that."""

    words: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Words:
    """One paragraph. A line break in it stays one."""

    words: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list, each item with a bullet."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: what it shows, the heads of its columns, and its rows, whose first cell names each."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Somebody’s own words, and who they are as far as that is said."""

    words: str
    who: str


@dataclass(frozen=True, slots=True)
class ToWriteOn:
    """So many empty lines, for somebody with a pen."""

    lines: int


Block = Heading | Words | Items | Grid | Quoted | ToWriteOn


@dataclass(frozen=True, slots=True)
class Sheet:
    """`author` is who answers for it. `blocks` follow the title."""

    title: str
    author: str
    blocks: tuple[Block, ...]


def paragraphs(text: str) -> tuple[Words | Items, ...]:
    """Words that somebody typed: a blank line ends a paragraph, lines that begin with a dash are a list."""
    blocks: list[Words | Items] = []
    for part in text.replace("\r\n", "\n").split("\n\n"):
        lines = [line.strip() for line in part.split("\n") if line.strip()]
        for is_item, run in _runs(lines):
            blocks.append(
                Items(tuple(line[2:].strip() for line in run)) if is_item else Words("\n".join(run))
            )
    return tuple(blocks)


def _runs(lines: Sequence[str]) -> list[tuple[bool, list[str]]]:
    runs: list[tuple[bool, list[str]]] = []
    for line in lines:
        is_item = line.startswith(("- ", "• ", "* ", "– "))
        if runs and runs[-1][0] == is_item:
            runs[-1][1].append(line)
        else:
            runs.append((is_item, [line]))
    return runs
