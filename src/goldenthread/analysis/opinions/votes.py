"""Votes on statements as a table of people by statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

AGREE, PASS, DISAGREE, UNSEEN = 1, 0, -1, 2
Votes = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class VoteTable:
    """`votes` has a row for each of `people` and a column for each of `statements`: 1 agree, 0 pass,
    -1 disagree, 2 not voted on."""

    people: tuple[str, ...]
    statements: tuple[str, ...]
    votes: Votes


def vote_table(votes: Iterable[tuple[str, str, int]]) -> VoteTable:
    """From (person, statement, vote) in the order in which they were cast: of a pair, the last one counts.

    Raises ValueError for a vote that is not 1, 0 or -1. People and statements stand in order of first vote.
    """
    people: dict[str, int] = {}
    statements: dict[str, int] = {}
    cells: dict[tuple[int, int], int] = {}
    for person, statement, vote in votes:
        if vote not in (AGREE, PASS, DISAGREE):
            raise ValueError(f"A vote is 1, 0 or -1, not {vote}.")
        row, column = (
            people.setdefault(person, len(people)),
            statements.setdefault(statement, len(statements)),
        )
        cells[row, column] = vote
    table = np.full((len(people), len(statements)), UNSEEN, dtype=np.int8)
    if cells:
        rows, columns = np.array(list(cells), dtype=np.int64).T
        table[rows, columns] = list(cells.values())
    return VoteTable(tuple(people), tuple(statements), table)


def without(table: VoteTable, statements: Sequence[str]) -> VoteTable:
    """The table without statements that a moderator took out."""
    out = frozenset(statements)
    left = [number for number, statement in enumerate(table.statements) if statement not in out]
    return VoteTable(table.people, tuple(table.statements[number] for number in left), table.votes[:, left])
