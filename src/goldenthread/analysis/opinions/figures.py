"""What each group holds apart from the others, and what all of them agree on, statement by statement."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldenthread.analysis.opinions.votes import AGREE, DISAGREE, UNSEEN, Votes

ENOUGH = 1.2815515655446004
"""The score that chance passes one time in ten: what Polis takes as telling."""

Figures = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Side:
    """Figures of one vote (agree or disagree), each with a row for each group and a column for each
    statement. `counts` had it of the `seen` who voted; `shares` are (1 + count) / (2 + seen), so that few
    votes say little; `times` is a group's share by that of all others together; the scores are z."""

    counts: NDArray[np.int64]
    seen: NDArray[np.int64]
    shares: Figures
    share_scores: Figures
    times: Figures
    times_scores: Figures

    @property
    def telling(self) -> NDArray[np.bool_]:
        """Where the vote is both what most of the group say and more than others say."""
        return (self.share_scores > ENOUGH) & (self.times_scores > ENOUGH)

    @property
    def weight(self) -> Figures:
        return self.shares * self.share_scores * self.times * self.times_scores


def side(votes: Votes, groups: NDArray[np.int64], vote: int) -> Side:
    """The figures of `vote`, AGREE or DISAGREE, of groups numbered from 0; who is in none has -1.

    Source: Polis, math/repness.clj and stats.clj.
    """
    count = int(groups.max()) + 1
    counts = np.stack([(votes[groups == group] == vote).sum(axis=0) for group in range(count)])
    seen = np.stack([(votes[groups == group] != UNSEEN).sum(axis=0) for group in range(count)])
    shares = (counts + 1) / (seen + 2)
    others, seen_by_others = counts.sum(axis=0) - counts, seen.sum(axis=0) - seen
    return Side(
        counts=counts,
        seen=seen,
        shares=shares,
        share_scores=2 * np.sqrt(seen + 1) * ((counts + 1) / (seen + 1) - 0.5),
        times=shares / ((others + 1) / (seen_by_others + 2)),
        times_scores=_two_shares(counts + 1, seen + 1, others + 1, seen_by_others + 1),
    )


def _two_shares(count: Figures, of: Figures, other: Figures, of_others: Figures) -> Figures:
    """How far two shares are apart, in standard errors; 0 where everybody has the same vote."""
    both = (count + other) / (of + of_others)
    variance = both * (1 - both) * (1 / of + 1 / of_others)
    apart = count / of - other / of_others
    return np.where(variance > 0, apart / np.sqrt(np.where(variance > 0, variance, 1)), 0.0)


def consensus(of: Side) -> Figures:
    """For each statement the product of the groups' shares: high only if every group agrees (or, given
    that side, disagrees). Polis calls it group-aware consensus."""
    return np.asarray(of.shares.prod(axis=0))


def sides(votes: Votes, groups: NDArray[np.int64]) -> tuple[Side, Side]:
    return side(votes, groups, AGREE), side(votes, groups, DISAGREE)
