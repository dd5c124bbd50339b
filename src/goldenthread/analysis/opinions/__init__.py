"""Opinion groups: people who vote alike on statements, what sets each group apart and what bridges them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from goldenthread.analysis.opinions.dividing import NO_GROUP, divide
from goldenthread.analysis.opinions.figures import ENOUGH, Side, consensus, sides
from goldenthread.analysis.opinions.votes import VoteTable

SMALLEST = 10
"""A smaller group, or a figure of a group on which fewer voted, is not shown: it could be somebody."""
MOST_APART, MOST_BRIDGES = 5, 10

Vote = Literal["agree", "disagree"]


@dataclass(frozen=True, slots=True)
class Held:
    """How a group voted on one statement: `count` of `voted` had this vote, `share` is count by voted."""

    group: str
    count: int
    voted: int
    share: float


@dataclass(frozen=True, slots=True)
class Apart:
    """A statement on which a group differs: `times` as likely to have this vote as all others."""

    statement: str
    vote: Vote
    held: Held
    times: float


@dataclass(frozen=True, slots=True)
class OpinionGroup:
    """`apart` is in order of weight."""

    name: str
    size: int
    apart: tuple[Apart, ...]


@dataclass(frozen=True, slots=True)
class Bridge:
    """A statement on which most of every group have the same vote. `consensus` is 0 to 1."""

    statement: str
    vote: Vote
    consensus: float
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Opinions:
    """`groups` largest first; `group_of` has a name or "" for each person of the table, in its order."""

    groups: tuple[OpinionGroup, ...]
    bridges: tuple[Bridge, ...]
    group_of: tuple[str, ...]


def opinion_groups(table: VoteTable, *, seed: int = 0) -> Opinions:
    """Who votes alike, by the method of Polis (docs/decisions/0023). The same table and seed give the same.

    A statement is shown for a group only if 10 of it voted on it, and a group only if it has 10 people:
    smaller ones take no part in any figure. With fewer than two such groups there are none, and no
    bridges: nothing is bridged.
    """
    groups = _shown(divide(table.votes, seed=seed))
    names = ascii_uppercase[: int(groups.max(initial=NO_GROUP)) + 1]
    group_of = tuple(names[group] if group != NO_GROUP else "" for group in groups)
    if len(names) < 2:
        return Opinions((), (), ("",) * len(group_of))
    agree, disagree = sides(table.votes, groups)
    return Opinions(
        tuple(
            OpinionGroup(name, int((groups == number).sum()), _apart(table, names, number, agree, disagree))
            for number, name in enumerate(names)
        ),
        _bridges(table, names, agree, disagree),
        group_of,
    )


def _shown(groups: NDArray[np.int64]) -> NDArray[np.int64]:
    """Groups are numbered by size, so those too small are the last."""
    sizes = np.bincount(groups[groups != NO_GROUP])
    return np.where(groups < (sizes >= SMALLEST).sum(), groups, NO_GROUP)


def _apart(table: VoteTable, names: str, group: int, agree: Side, disagree: Side) -> tuple[Apart, ...]:
    found = [
        (float(-of.weight[group, number]), number, vote, of)
        for vote, of in _votes(agree, disagree)
        for number in np.flatnonzero(of.telling[group] & (of.seen[group] >= SMALLEST)).tolist()
    ]
    return tuple(
        Apart(
            table.statements[number],
            vote,
            _held(names, of, group, number),
            round(float(of.times[group, number]), 2),
        )
        for _, number, vote, of in sorted(found, key=lambda each: each[:3])[:MOST_APART]
    )


def _bridges(table: VoteTable, names: str, agree: Side, disagree: Side) -> tuple[Bridge, ...]:
    found = []
    for vote, of in _votes(agree, disagree):
        scores = consensus(of)
        every = (of.share_scores > ENOUGH).all(axis=0) & (of.seen >= SMALLEST).all(axis=0)
        for number in np.flatnonzero(every).tolist():
            held = tuple(_held(names, of, group, number) for group in range(len(names)))
            found.append(Bridge(table.statements[number], vote, round(float(scores[number]), 4), held))
    return tuple(sorted(found, key=lambda bridge: -bridge.consensus)[:MOST_BRIDGES])


def _votes(agree: Side, disagree: Side) -> Iterator[tuple[Vote, Side]]:
    yield "agree", agree
    yield "disagree", disagree


def _held(names: str, of: Side, group: int, number: int) -> Held:
    count, voted = int(of.counts[group, number]), int(of.seen[group, number])
    return Held(names[group], count, voted, round(count / voted, 3))
