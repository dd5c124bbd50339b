"""The report as a document: the same blocks become a Word file and a tagged PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from uuid import UUID

from goldenthread.design.words import plain_date
from goldenthread.formats.sheets import Block, Grid, Heading, Items, Quoted, Sheet, Words
from goldenthread.formats.word.sheets import write_sheet
from goldenthread.foundation.press import printed_by
from goldenthread.report import words as said
from goldenthread.report.gathered import blocks_of_evidence
from goldenthread.report.opinions import opinion_blocks
from goldenthread.report.queries.content import QuestionPart, Report, ThemePart
from goldenthread.report.queries.decisions import Decided, DecisionRead
from goldenthread.report.queries.evidence import Evidence
from goldenthread.report.queries.published import Published
from goldenthread.report.queries.quoted import Quoted as QuotedRead
from goldenthread.report.stances import stance_blocks
from goldenthread.themes.queries.choices import ChoicesRead
from goldenthread.themes.queries.figures import Figure, Group

TEMPLATE = Path(__file__).parent / "report.typ"
WHO_HEAD = ("Who", "Answers", "Share", "Likely range")
PRINT = 12
Quotes = Mapping[UUID, list[QuotedRead]]


def as_word(read: Published, quotes: Quotes, evidence: Evidence) -> bytes:
    return write_sheet(Sheet(title_of(read), read.report.body, tuple(blocks_of(read, quotes, evidence))))


def as_pdf(read: Published, quotes: Quotes, evidence: Evidence) -> bytes:
    data = {
        "title": title_of(read),
        "author": read.report.body,
        "size": PRINT,
        "watermark": "",
        "footer": f"{read.report.name}, edition {read.edition.number}",
        "caption": edition_words(read),
        "blocks": [
            {"kind": type(one).__name__.lower()} | asdict(one) for one in blocks_of(read, quotes, evidence)
        ],
    }
    return printed_by(TEMPLATE, data, read.state_at)


def title_of(read: Published) -> str:
    return f"What we heard, and what was decided: {read.report.name}"


def edition_words(read: Published) -> str:
    """Which edition this is, and as things stood when."""
    first = f"Edition {read.edition.number}, published on {plain_date(read.edition.at)}."
    why = f" Why there is a new edition: {read.edition.why}" if read.edition.why else ""
    later = read.state_at > read.edition.at
    return f"{first}{why}" + (f" Decisions as recorded until {plain_date(read.state_at)}." if later else "")


def blocks_of(read: Published, quotes: Quotes, evidence: Evidence) -> Iterator[Block]:
    report = read.report
    yield Words(edition_words(read))
    yield Heading("In short")
    yield from _words(report.summary)
    yield Words(said.clock_words(read.clock, report.body) + (f" {read.why_late}" if read.why_late else ""))
    yield from _numbers(report)
    for principle in report.principles:
        yield Heading(principle.name)
        yield from _words(principle.words)
        for question in principle.questions:
            yield from _question(question, read.decided, quotes)
    yield from blocks_of_evidence(evidence)
    yield from _missing(report)
    yield Heading("What this report cannot tell")
    yield from _words(report.limits)
    yield Items(said.LIMITS)
    yield from _points(report)


def _words(text: str) -> Iterator[Block]:
    yield from (Words(part.strip()) for part in text.split("\n") if part.strip())


def _numbers(report: Report) -> Iterator[Block]:
    ledger = report.ledger
    yield Heading("How many answered")
    rows = [("Received", f"{ledger.received:,}")]
    rows += [(f"Set aside: {reason.lower()}", f"{number:,}") for reason, number in ledger.aside]
    rows.append(("Analysed", f"{ledger.analysed:,}"))
    yield Grid("From what came to what was analysed", ("What", "Answers"), tuple(rows))
    if words := said.no_question_words(report):
        yield Words(words)
    yield from (Words(words) for words in said.letters_words(report))
    yield Grid("Analysed, by kind of evidence: each counted by itself", ("Kind", "Answers"),
               tuple((words, f"{number:,}") for words, number in ledger.kinds))  # fmt: skip


def _question(question: QuestionPart, decided: Mapping[UUID, Decided], quotes: Quotes) -> Iterator[Block]:
    yield Heading(f"Question {question.number}. {question.words}", 2)
    if question.recommendation and question.recommendation not in question.words:
        yield Words(f"It puts to people: {question.recommendation}")
    if question.choices:
        yield from _choices(question.choices)
    yield from stance_blocks(question)
    yield from opinion_blocks(question)
    if question.figures is None:
        if not (question.choices or question.stances or question.opinions):
            yield Words("The answers to this question are not counted in this edition.")
        return
    for theme in question.themes:
        yield from _theme(question, theme, decided[theme.id], quotes.get(theme.id, []))
    yield from _apart(question)
    yield Heading("How we know", 3)
    yield from (Words(words) for words in said.how_we_know(question))
    yield Grid("To check it: seeds and hashes", ("What", "Mark"), tuple(said.marks_of(question)))


def _choices(chosen: ChoicesRead) -> Iterator[Block]:
    rows = [
        (one.words, f"{one.count:,}" if one.count else "under 10", said.percent(one.share))
        for one in chosen.choices
    ]
    about = f"What people chose. About {chosen.of:,} people chose an answer"
    yield Grid(about, ("Answer", "People", "Share"), tuple(rows))
    if chosen.who:
        head = ("Who", "People", *(one.words for one in chosen.choices))
        groups = tuple(
            (group.words, f"{group.of:,}", *(f"{count:,}" if count else "under 10" for count in group.counts))
            for group in chosen.who
        )
        yield Grid("What people chose, by who they are", head, groups)


def _theme(
    question: QuestionPart, theme: ThemePart, decided: Decided, quotes: list[QuotedRead]
) -> Iterator[Block]:
    yield Heading(said.title_of(theme), 3)
    figures = question.figures_of(theme.id)
    if figures:
        yield Words(f"{said.in_every_hundred(figures.figure)} {said.share_sentence(figures.figure)}")
    yield from _words(theme.heard)
    yield from (Quoted(one.words, one.who) for one in quotes)
    if figures and figures.who:
        yield Grid("Who said it", WHO_HEAD, tuple(map(_group, figures.who)))
    if figures and figures.region:
        yield Grid("Where it was said", ("Region", *WHO_HEAD[1:]), tuple(map(_group, figures.region)))
    yield Words(f"What was decided: {said.state_of(decided).words}.")
    for one in decided.history[:1]:
        yield from (Words(line) for line in decision_lines(one))
    for one in decided.history[1:]:
        yield Words(f"Before, on {plain_date(one.decided_on)}: {one.outcome_words}.")


def decision_lines(one: DecisionRead) -> list[str]:
    """Yes, no, why, by whom, since when."""
    lines = [
        f"{label}: {words}"
        for label, words in (("Yes", one.yes), ("No", one.no), ("Why", one.why), ("From", one.holds_from))
        if words
    ]
    by = f"Decided by {one.decided_by}, {plain_date(one.decided_on)}."
    more = [f"Why it was changed: {one.why_changed}"] if one.why_changed else []
    return [*lines, by, *more, *([f"Read it at {one.read_at}"] if one.read_at else [])]


def _group(group: Group) -> tuple[str, ...]:
    return (group.words, *_figure(group.figure))


def _figure(figure: Figure) -> tuple[str, str, str]:
    return said.count_words(figure), said.percent(figure.share), said.range_words(figure)


def _apart(question: QuestionPart) -> Iterator[Block]:
    """Letters and other evidence: counted apart, never added."""
    figures = question.figures
    if figures is None:
        return
    if figures.letters:
        rows = tuple((one.name, f"{one.senders:,}", f"{one.identical:,}") for one in figures.letters)
        head = ("Letter", "Sent it", "Word for word")
        yield Grid("Letters that many people sent, counted apart", head, rows)
    for kind in figures.kinds:
        named = {theme.id: theme.name for theme in question.themes}
        counts = tuple((named[theme], f"{number:,}" if number else "under 10")
                       for theme, number in kind.themes.items() if theme in named)  # fmt: skip
        if counts:
            many = f"{kind.answers:,}" if kind.answers else "under 10"
            yield Grid(f"{kind.words}: {many}, counted apart", ("Theme", "Answers"), counts)


def _missing(report: Report) -> Iterator[Block]:
    yield Heading("Who answered, and who is missing")
    for caption, groups in (("By who they are", report.who), ("By region", report.region)):
        rows = tuple((one.words, "under 10" if one.count is None else f"{one.count:,}") for one in groups)
        yield Grid(f"People who answered. {caption}", ("Group", "People"), rows)
    if report.population:
        beside = tuple(
            (
                one.words,
                said.percent(one.share) if one.share else "under 10 people",
                said.percent(one.published),
            )
            for one in report.region
            if one.published is not None
        )
        head = ("Region", "Of those who answered", "Of children with an EHC plan")
        yield Grid(f"Beside what is published: {report.population}", head, beside)
    yield Items(tuple(said.missing_words(report)))


def _points(report: Report) -> Iterator[Block]:
    yield Heading("Was it fair?")
    yield Words("The Gunning principles and the Consultation Principles, as the record speaks to them.")
    for point in report.points:
        yield Heading(point.title, 2)
        yield Words(f"{point.rule} ({point.source})")
        if point.facts:
            yield Items(tuple(fact.says for fact in point.facts))
        if point.words and point.at:
            yield Words(f"{point.asks} {report.body} says on {plain_date(point.at)}: {point.words}")
        elif not point.facts:
            yield Words("The record cannot know this, and nobody has said anything of it.")
