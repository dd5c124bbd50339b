"""Opinion groups: people who said alike of statements, what sets each apart, and what bridges them.

What is kept is what may be shown, and nothing else: no person, and no number of people that is not rounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from goldenthread.analysis.opinions import SMALLEST, Opinions, opinion_groups
from goldenthread.analysis.opinions.dividing import FEWEST_VOTES, MOST_GROUPS
from goldenthread.analysis.opinions.votes import AGREE, DISAGREE, PASS, UNSEEN, Votes, VoteTable
from goldenthread.analysis.small_numbers import shown
from goldenthread.conversation.queries.votes import Counted, statements_counted, votes_counted
from goldenthread.themes.models import Run
from goldenthread.themes.queries.opinions import (
    FOUND,
    BridgeRead,
    MarkOfGroup,
    OpinionGroupRead,
    OpinionsFound,
    Side,
    StatementVotes,
)
from goldenthread.themes.queries.population import hash_of
from goldenthread.themes.working.progress import CannotBeDone, Outcome, Progress, versions

FEWEST_STATEMENTS, FEWEST_PEOPLE = 2, 2 * SMALLEST
Asked = Sequence[tuple[UUID, int, str]]


def find_opinions(run: Run, progress: Progress) -> Outcome:
    statements = statements_counted(run.question)
    votes = list(votes_counted(run.question))
    table = _table(statements, votes)
    if len(statements) < FEWEST_STATEMENTS or len(table.people) < FEWEST_PEOPLE:
        raise CannotBeDone(
            f"Groups need at least {FEWEST_STATEMENTS} statements, and {FEWEST_PEOPLE} people who voted on "
            f"them. There are {len(statements)} and {len(table.people)}."
        )
    progress.stage("Comparing who voted alike", len(table.people))
    settings = _settings(run.seed)
    found = _shown(statements, table, opinion_groups(table, seed=run.seed))
    data = [settings, [[number, words] for _, number, words in statements], votes]
    result: dict[str, Any] = {"settings": settings, "found": FOUND.dump_python(found, mode="json")}
    return Outcome(hash_of(data), result, hash_of(result["found"]), lambda: None)


def _settings(seed: int) -> dict[str, Any]:
    """All that decides what comes out, beside the votes."""
    return {
        "fewest votes of a person": FEWEST_VOTES,
        "smallest group": SMALLEST,
        "most groups": MOST_GROUPS,
        "seed": seed,
        "numpy": versions()["numpy"],
    }


def _table(statements: Asked, votes: Sequence[Counted]) -> VoteTable:
    """People in the order of their arrival, statements by their number: the same for the same votes."""
    columns = {id: place for place, (id, *_) in enumerate(statements)}
    people = {voter: row for row, voter in enumerate(dict.fromkeys(one.voter_id for one in votes))}
    table: Votes = np.full((len(people), len(columns)), UNSEEN, dtype=np.int8)
    for one in votes:
        table[people[one.voter_id], columns[one.statement_id]] = one.vote
    return VoteTable(tuple(map(str, people)), tuple(str(number) for _, number, _ in statements), table)


def _shown(statements: Asked, table: VoteTable, opinions: Opinions) -> OpinionsFound:
    names = [group.name for group in opinions.groups]
    of_group = np.array(opinions.group_of)
    members = [of_group == name for name in names]
    return OpinionsFound(
        people=shown(len(table.people)),
        in_groups=shown(sum(group.size for group in opinions.groups)),
        votes=shown(int((table.votes != UNSEEN).sum())),
        groups=tuple(
            OpinionGroupRead(
                group.name, shown(group.size),
                tuple(MarkOfGroup(int(one.statement), one.vote, round(one.times, 1)) for one in group.apart),
            )
            for group in opinions.groups
        ),
        bridges=tuple(
            BridgeRead(int(one.statement), one.vote, round(one.consensus, 2)) for one in opinions.bridges
        ),
        statements=tuple(
            StatementVotes(
                number, words, _side(table.votes[:, place]),
                tuple(_side(table.votes[some, place]) for some in members),
            )
            for place, (_, number, words) in enumerate(statements)
        ),
    )  # fmt: skip


def _side(votes: NDArray[np.int8]) -> Side:
    counts = [int((votes == vote).sum()) for vote in (AGREE, PASS, DISAGREE)]
    agree, passed, disagree = map(shown, counts)
    return Side(shown(sum(counts)), agree, passed, disagree)
