"""Opinion groups: against the library of the method, against published groups, and by hand."""

from __future__ import annotations

import csv
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from goldenthread.analysis.opinions import SMALLEST, opinion_groups
from goldenthread.analysis.opinions.dividing import divide, positions
from goldenthread.analysis.opinions.figures import consensus, sides
from goldenthread.analysis.opinions.votes import UNSEEN, VoteTable, vote_table, without
from tests.formats.real_files import real_file

pytestmark = pytest.mark.pure

CONVERSATIONS = ("austria-climate.5twd2jsnkf.2022-08-08", "scoop-hivemind.biodiversity", "vtaiwan.uberx")


def two_camps(people: int = 60, *, seed: int = 3) -> VoteTable:
    """The first third disagrees where the rest agree on statements 1 to 5; on 6 and 7 all agree."""
    chance = np.random.default_rng(seed)
    votes = np.ones((people, 12), dtype=np.int8)
    votes[: people // 3, :5] = -1
    votes[:, 7:] = chance.integers(-1, 2, (people, 5))
    names = tuple(f"Statement {number}" for number in range(1, 13))
    return VoteTable(tuple(f"p{number}" for number in range(people)), names, votes)


def published(conversation: str) -> tuple[NDArray[np.int8], NDArray[np.int64]]:
    """The matrix as published and the published group of each person, -1 for none."""
    with real_file(f"consultations/opinion_groups/{conversation}/participants-votes.csv").open(
        newline=""
    ) as file:
        headings, *rows = list(csv.reader(file))
    statements = [place for place, heading in enumerate(headings) if heading.isdigit()]
    group = headings.index("group-id")
    votes = [[int(row[place]) if row[place] else UNSEEN for place in statements] for row in rows]
    return np.array(votes, dtype=np.int8), np.array([int(row[group] or -1) for row in rows])


def test_two_camps_are_found_with_what_parts_and_bridges_them() -> None:
    opinions = opinion_groups(two_camps())
    assert [(group.name, group.size) for group in opinions.groups] == [("A", 40), ("B", 20)]
    assert opinions.group_of == ("B",) * 20 + ("A",) * 40
    assert {apart.statement for apart in opinions.groups[1].apart} == {f"Statement {n}" for n in range(1, 6)}
    assert {(apart.vote, apart.held.share) for apart in opinions.groups[1].apart} == {("disagree", 1.0)}
    assert [bridge.statement for bridge in opinions.bridges[:2]] == ["Statement 6", "Statement 7"]
    assert [(held.group, held.count, held.voted) for held in opinions.bridges[0].held] == [
        ("A", 40, 40),
        ("B", 20, 20),
    ]


def test_a_group_of_under_ten_is_in_no_figure() -> None:
    table = two_camps(27)  # a third of it is 9 people
    assert opinion_groups(table).groups == ()
    assert set(opinion_groups(table).group_of) == {""}


def test_a_statement_on_which_under_ten_of_a_group_voted_is_not_shown() -> None:
    table = two_camps()
    votes = table.votes.copy()
    votes[SMALLEST - 1 : 20, [0, 5]] = UNSEEN
    opinions = opinion_groups(replace(table, votes=votes))
    assert "Statement 1" not in {apart.statement for apart in opinions.groups[1].apart}
    assert "Statement 6" not in {bridge.statement for bridge in opinions.bridges}


@pytest.mark.parametrize("votes", [np.zeros((0, 0)), np.ones((40, 1)), np.ones((40, 9)), np.full((30, 9), 2)])
def test_where_nobody_differs_there_is_no_group(votes: NDArray[np.float64]) -> None:
    table = VoteTable(
        tuple(map(str, range(len(votes)))), tuple(map(str, range(votes.shape[1]))), votes.astype(np.int8)
    )
    assert opinion_groups(table).groups == ()


def test_who_voted_on_few_statements_is_in_no_group() -> None:
    votes = two_camps().votes.copy()
    votes[0, 6:] = UNSEEN
    assert divide(votes)[0] == -1


def test_the_last_vote_of_a_pair_counts() -> None:
    table = vote_table([("a", "1", 1), ("b", "1", -1), ("a", "2", 0), ("a", "1", -1)])
    assert table.votes.tolist() == [[-1, 0], [-1, UNSEEN]]
    assert without(table, ["1"]).votes.tolist() == [[0], [UNSEEN]]


def test_a_vote_is_agree_pass_or_disagree() -> None:
    with pytest.raises(ValueError, match="not 3"):
        vote_table([("a", "1", 3)])


def test_the_figures_are_those_of_the_library_of_the_method() -> None:
    stats = pytest.importorskip("reddwarf.utils.stats", reason="the library is for development only")
    import pandas

    votes = two_camps().votes.copy()
    votes[np.random.default_rng(8).random(votes.shape) < 0.3] = UNSEEN
    groups = np.repeat([1, 0, 2], 20)
    frame = pandas.DataFrame(np.where(votes == UNSEEN, np.nan, votes))
    seen, counts, shares, times, share_scores, times_scores, agreed = stats.calculate_comment_statistics(
        frame, groups
    )
    for number, ours in enumerate(sides(votes, groups)):
        np.testing.assert_array_equal(ours.counts, counts[number])
        np.testing.assert_array_equal(ours.seen, seen)
        np.testing.assert_allclose(ours.shares, shares[number])
        np.testing.assert_allclose(ours.times, times[number])
        np.testing.assert_allclose(ours.share_scores, share_scores[number])
        np.testing.assert_allclose(ours.times_scores, times_scores[number])
        np.testing.assert_allclose(consensus(ours), agreed[number])


def test_people_stand_where_the_library_of_the_method_puts_them() -> None:
    reducer = pytest.importorskip("reddwarf.utils.reducer.base", reason="the library is for development only")
    votes = two_camps().votes.copy()
    votes[np.random.default_rng(8).random(votes.shape) < 0.3] = UNSEEN
    theirs, _, _ = reducer.run_reducer(np.where(votes == UNSEEN, np.nan, votes).astype(float))
    ours = positions(votes)
    np.testing.assert_allclose(np.abs(ours), np.abs(theirs), atol=1e-3)


@pytest.mark.real_data
@pytest.mark.slow
@pytest.mark.parametrize("conversation", CONVERSATIONS)
def test_groups_are_as_many_as_published_and_nearly_the_same_people(conversation: str) -> None:
    votes, theirs = published(conversation)
    ours = divide(votes)
    both = (ours >= 0) & (theirs >= 0)
    assert ours.max() == theirs.max() == 1
    same = (ours == theirs)[both].mean()
    assert max(same, 1 - same) > 0.93
