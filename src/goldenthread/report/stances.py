"""Where answers stand, in a report: as blocks of a document and rows of open data, with how it is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from goldenthread.formats.sheets import Block, Grid, Heading, Words
from goldenthread.report import words as said
from goldenthread.themes.stance_words import kind_words, trust_words

if TYPE_CHECKING:
    from goldenthread.report.queries.content import QuestionPart, Report
    from goldenthread.themes.queries.figures import Figure
    from goldenthread.themes.queries.stances import StanceFigures, StancesFound

ABOUT = (
    "Where answers stand, to questions in which nobody was asked to choose. Where how is inferred, a machine "
    "read it out of the words, and accuracy says how often it is right. What people chose is in choices.csv."
)
COLUMNS = {
    "question": "number of the question", "how": "inferred, or read where people read every answer",
    "stance": "for, against, both (in part, or it depends) or neither (it does not say)",
    "by": "all, who or region", "group": "the words people chose; empty: all",
    "count": "people whose answers stand so, rounded to 5; empty: not shown",
    "of": "people of the group who answered, rounded to 5", "share": "count by of",
    "low": "lower end of the likely range", "high": "its upper end",
    "judged": "answers of the random sample on which two people agreed",
    "accuracy": "how often the machine is right on those, each left out in turn; empty: nothing is inferred",
}  # fmt: skip


def asked_words(question: QuestionPart) -> str:
    return f"Where people stand they said themselves, in answer to question {question.stance_in}."


def stance_blocks(question: QuestionPart) -> Iterator[Block]:
    """Nothing where nobody was asked and nothing was inferred."""
    if question.stance_in:
        yield Words(asked_words(question))
    found = question.stances
    if found is None:
        return
    yield Heading("Where answers stand", 3)
    yield Words(kind_words(found))
    yield Grid(
        f"Of about {found.answers:,} people’s answers{'' if found.all_read else ', as inferred'}",
        ("Stance", "People", "Share", "Likely range"), tuple(map(_row, found.stances)),
    )  # fmt: skip
    yield from _by_who(found)
    yield from (Words(words) for words in trust_words(found))


def _row(one: StanceFigures) -> tuple[str, ...]:
    return one.words, few_or(one.figure), said.percent(one.figure.share), said.range_words(one.figure)


def few_or(figure: Figure) -> str:
    return said.count_words(figure) if figure.count else f"under 10 of {figure.of:,}"


def _by_who(found: StancesFound) -> Iterator[Block]:
    groups = [one for one in found.stances[0].who if one.figure.count is not None]
    if not groups:
        return
    counts = [{group.value: group.figure.count for group in one.who} for one in found.stances]
    rows = tuple(
        (
            group.words, f"{group.figure.of:,}",
            *(f"{number:,}" if (number := each.get(group.value)) else "under 10" for each in counts),
        )
        for group in groups
    )  # fmt: skip
    yield Grid("By who they are", ("Who", "People", *(one.words for one in found.stances)), rows)


def rows_of_stances(report: Report) -> list[Sequence[object]]:
    return [
        row for question in report.questions if question.stances for row in _rows(question, question.stances)
    ]


def _rows(question: QuestionPart, found: StancesFound) -> Iterator[Sequence[object]]:
    how, accuracy = ("read", None) if found.all_read else ("inferred", found.accuracy)
    for one in found.stances:
        parts = [("all", "", one.figure)]
        parts += [("who", group.words, group.figure) for group in one.who]
        parts += [("region", group.words, group.figure) for group in one.region]
        for by, words, figure in parts:
            yield (
                question.number, how, one.stance, by, words, figure.count or None, figure.of,
                figure.share if figure.count else None, figure.low, figure.high, found.judged, accuracy,
            )  # fmt: skip
