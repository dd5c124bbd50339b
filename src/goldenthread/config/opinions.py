"""`goldenthread conversation campaigns`, `groups` and `key-points`: files in, plain data and words out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from goldenthread.analysis.campaigns import FEWEST_WORDS, Campaign, find_campaigns
from goldenthread.analysis.opinions import SMALLEST, Held, Opinions, opinion_groups
from goldenthread.analysis.opinions.votes import UNSEEN, VoteTable, vote_table
from goldenthread.formats.chosen_columns import ChosenColumns, chosen_columns
from goldenthread.formats.faults import WrongFile

_PEOPLE = ("voter-id", "participant", "person")
_STATEMENTS = ("comment-id", "statement")
_VOTES = {"1": 1, "0": 0, "-1": -1, "agree": 1, "pass": 0, "disagree": -1}


def campaigns_in_file(path: Path, text: str, fewest: int, asked: Path | None) -> dict[str, Any]:
    """The campaigns in one column of a CSV file. Raises WrongFile.

    Shape: {"texts", "fewest_words", "fewest_members", "in_campaigns", "groups": [{"group", "size",
    "identical", "varied", "shared_text", "members": [{"row", "kept", "identical", "added"}]}]}. Rows count
    from 1, the first under the headings; `kept` is a share from 0 to 1; `added` are passages in full.
    """
    table = chosen_columns(path)
    texts = table.column(table.needed(text))
    questions = asked.read_text(encoding="utf-8").split("\n") if asked else ()
    found = find_campaigns(texts, fewest=fewest, asked=questions)
    groups = [_campaign(number, campaign) for number, campaign in enumerate(found, 1)]
    return {
        "texts": len(texts),
        "fewest_words": FEWEST_WORDS,
        "fewest_members": fewest,
        "in_campaigns": sum(group["size"] for group in groups),
        "groups": groups,
    }


def _campaign(number: int, campaign: Campaign) -> dict[str, Any]:
    return {
        "group": number,
        "size": len(campaign.members),
        "identical": campaign.identical,
        "varied": campaign.varied,
        "shared_text": campaign.shared_text,
        "members": [
            {"row": each.row + 1, "kept": each.kept, "identical": each.identical, "added": list(each.added)}
            for each in campaign.members
        ],
    }


def campaigns_in_words(report: dict[str, Any]) -> Iterator[str]:
    for group in report["groups"]:
        yield f"{group['size']:,} letters, {group['identical']:,} identical and {group['varied']:,} varied:"
        yield from (f"  {line}" for line in group["shared_text"].split("\n"))
    yield (
        f"{report['texts']:,} texts, {report['in_campaigns']:,} in {len(report['groups'])} campaigns. "
        f"Shared texts of under {report['fewest_words']} words are no campaign."
    )


def groups_in_file(path: Path, seed: int) -> dict[str, Any]:
    """Opinion groups from votes, one a row (voter-id, comment-id, vote, perhaps timestamp) or one person a
    row (participant, then a column for each numbered statement). A vote is 1, 0 or -1. Raises WrongFile.

    Shape: {"people", "statements", "votes", "in_groups", "smallest", "seed", "groups": [{"group", "size",
    "apart": [{"statement", "vote", "count", "voted", "share", "times"}]}], "bridges": [{"statement",
    "vote", "consensus", "groups": [{"group", "count", "voted", "share"}]}], "group_of": {person: group}}.
    """
    table = _votes_of(chosen_columns(path))
    opinions = opinion_groups(table, seed=seed)
    return {
        "people": len(table.people),
        "statements": len(table.statements),
        "votes": int((table.votes != UNSEEN).sum()),
        "in_groups": sum(group.size for group in opinions.groups),
        "smallest": SMALLEST,
        "seed": seed,
        "groups": [
            {"group": group.name, "size": group.size, "apart": [
                {"statement": each.statement, "vote": each.vote, **_held(each.held), "times": each.times}
                for each in group.apart
            ]}
            for group in opinions.groups
        ],
        "bridges": [
            {"statement": each.statement, "vote": each.vote, "consensus": each.consensus, "groups": [
                {"group": held.group, **_held(held)} for held in each.held
            ]}
            for each in opinions.bridges
        ],
        "group_of": _group_of(table, opinions),
    }  # fmt: skip


def groups_in_words(report: dict[str, Any]) -> Iterator[str]:
    for group in report["groups"]:
        yield f"Group {group['group']}, {group['size']:,} people, apart from the others:"
        yield from (
            f"  {each['share']:.0%} {each['vote']} with statement {each['statement']} "
            f"({each['count']:,} of {each['voted']:,}; {each['times']} times the others’ share)"
            for each in group["apart"]
        )
    for each in report["bridges"]:
        shares = ", ".join(f"{held['group']} {held['share']:.0%}" for held in each["groups"])
        yield f"All groups {each['vote']} with statement {each['statement']}: {shares}"
    yield (
        f"{report['people']:,} people, {report['statements']:,} statements, {report['votes']:,} votes; "
        f"{report['in_groups']:,} people are in {len(report['groups'])} groups of {SMALLEST} or more."
    )


def key_points_in_file(arguments: Path, text: str, key_points: Path, point: str) -> dict[str, Any]:
    """Which key points each argument makes. All must be on one question and one side. Raises WrongFile.

    Shape: {"arguments", "key_points": [{"key_point", "matched"}], "matches": [{"row", "key_point",
    "score"}]}. Rows count from 1, the first under the headings; a score is from 0 to 1.
    """
    from goldenthread.analysis.key_points import matches

    said, given = chosen_columns(arguments), chosen_columns(key_points)
    texts, points = said.column(said.needed(text)), list(filter(str.strip, given.column(given.needed(point))))
    if len(points) < 2:
        raise WrongFile(given.name, "There are fewer than two key points.", "Send at least two.")
    found = matches(texts, points)
    return {
        "arguments": len(texts),
        "key_points": [
            {"key_point": each, "matched": sum(match.key_point == number for match in found)}
            for number, each in enumerate(points)
        ],
        "matches": [
            {"row": match.argument + 1, "key_point": points[match.key_point], "score": match.score}
            for match in found
        ],
    }


def key_points_in_words(report: dict[str, Any]) -> list[str]:
    return [
        f"{each['matched']:,} of {report['arguments']:,}: {each['key_point']}"
        for each in report["key_points"]
    ]


def _held(held: Held) -> dict[str, Any]:
    return {"count": held.count, "voted": held.voted, "share": held.share}


def _group_of(table: VoteTable, opinions: Opinions) -> dict[str, str]:
    return {person: group for person, group in zip(table.people, opinions.group_of, strict=True) if group}


def _votes_of(file: ChosenColumns) -> VoteTable:
    if file.place("vote") is None:
        return _matrix(file)
    person, statement, vote = file.needed(*_PEOPLE), file.needed(*_STATEMENTS), file.needed("vote")
    at = file.place("timestamp")
    rows = list(file.rows())
    if at is not None:
        rows.sort(key=lambda row: _number(file, row[at], "timestamp"))
    return vote_table((row[person], row[statement], _vote(file, row[vote])) for row in rows)


def _matrix(file: ChosenColumns) -> VoteTable:
    person = file.needed(*_PEOPLE)
    places = [place for place, heading in enumerate(file.headings) if heading.isdigit()]
    rows = list(file.rows())
    votes = [[_vote(file, row[place]) if row[place] else UNSEEN for place in places] for row in rows]
    table = np.array(votes, dtype=np.int8).reshape(len(rows), len(places))
    return VoteTable(tuple(row[person] for row in rows), _named(file, places), table)


def _named(file: ChosenColumns, places: Sequence[int]) -> tuple[str, ...]:
    return tuple(file.headings[place] for place in places)


def _vote(file: ChosenColumns, said: str) -> int:
    vote = _VOTES.get(said.strip().casefold())
    if vote is None:
        raise WrongFile(file.name, f"A vote is “{said}”.", "Votes are 1 (agree), 0 (pass) or -1 (disagree).")
    return vote


def _number(file: ChosenColumns, said: str, heading: str) -> float:
    try:
        return float(said)
    except ValueError:
        raise WrongFile(file.name, f"A {heading} is “{said}”.", "Give a number there.") from None
