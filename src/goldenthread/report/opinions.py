"""What people agree on, in a report: as blocks of a document and as rows of open data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from goldenthread.formats.sheets import Block, Grid, Heading, Items, Words
from goldenthread.themes.drawing import percent, side_words
from goldenthread.themes.queries.opinions import OpinionsFound

if TYPE_CHECKING:
    from goldenthread.report.queries.content import QuestionPart, Report

COLUMNS = {
    "question": "number of the question", "statement": "its number beside the question",
    "words": "the statement", "group": "everybody, or the opinion group",
    "voted": "rounded to 5; empty: under 10",
    "agree": "the same", "passed": "the same", "disagree": "the same",
}  # fmt: skip
ABOUT = "Statements that people agreed with or not, all together and by opinion group."
EVERYBODY = "everybody"


def opinion_blocks(question: QuestionPart) -> Iterator[Block]:
    """Nothing where nobody voted."""
    if question.opinions is None:
        return
    found = question.opinions.found
    yield Heading("What people agree on", 3)
    yield Words(lead_words(found))
    if found.bridges:
        yield Words("Most of every group say the same of these:")
        yield Items(tuple(
            f"All groups {one.vote}: “{found.statement(one.number).words}”" for one in found.bridges
        ))  # fmt: skip
    for place, group in enumerate(found.groups):
        if group.apart:
            yield Words(f"What sets group {group.name} apart, about {group.size or 0:,} people:")
            yield Items(tuple(
                f"They {mark.vote}: “{statement.words}” ({side_words(statement.groups[place])})"
                for mark in group.apart
                for statement in [found.statement(mark.number)]
            ))  # fmt: skip
    names = [f"Group {group.name} agree" for group in found.groups]
    yield Grid(
        "How people voted", ("Statement", "Agree", "Disagree", *names),
        tuple(
            (
                f"{one.number}. {one.words}", percent(one.all.share("agree")),
                percent(one.all.share("disagree")), *(percent(side.share("agree")) for side in one.groups),
            )
            for one in found.statements
        ),
    )  # fmt: skip


def lead_words(found: OpinionsFound) -> str:
    people = f"About {found.people or 0:,} people said what they think of {len(found.statements)} statements"
    if not found.groups:
        return f"{people}. They do not fall into groups of at least 10 who vote alike."
    return (
        f"{people}. {len(found.groups)} groups vote alike. Whoever votes chose to: they are no sample of "
        "everybody."
    )


def rows_of(report: Report) -> list[Sequence[object]]:
    return [
        (question.number, one.number, one.words, group, side.voted, side.agree, side.passed, side.disagree)
        for question in report.questions
        if question.opinions
        for found in [question.opinions.found]
        for one in found.statements
        for group, side in [
            (EVERYBODY, one.all),
            *zip((each.name for each in found.groups), one.groups, strict=True),
        ]
    ]
