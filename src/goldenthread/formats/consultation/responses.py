"""A long response taken apart: which part of it answers which question, with the place of every passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from goldenthread.formats.consultation.blocks import Block, Document, Kind
from goldenthread.formats.consultation.labels import begins_section, label_of
from goldenthread.formats.consultation.sentences import declines, evidence_in, sentences_of

Number = int | str
ALIKE = 0.85
"""How alike a heading and a question that was asked must be, from 0 to 1, to be taken for the same."""
_LONGEST_QUESTION = 500
_ANYTHING_ELSE = re.compile(
    r"\banything (?:else|further)\b"
    r"|\b(?:other|further|additional|general) (?:comments?|views|points)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"(?:n/?a|none|nil|not answered"
    r"|no (?:answer|response|comment|view)s?(?: (?:given|provided|to this question))?"
    r"|not applicable|left blank|[-–—])\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph or item of a list. `line` and `page` say where it stands, as in Block."""

    kind: Kind
    text: str
    line: int
    page: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What was written to one question.

    `number` is that of the question as the document gives it; `numbers` are all, where several were answered
    together; none where only the wording told. `position` counts the answers from 1 in the document's order.
    `section` is the document's own heading above it. `declined`: it says only that there is no answer.
    `anything_else`: the question has no subject of its own.
    """

    number: Number | None
    numbers: tuple[Number, ...]
    heading: str
    section: str
    position: int
    line: int
    page: int
    passages: tuple[Passage, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(one.text for one in self.passages if one.kind is not Kind.BULLET)

    @property
    def bullets(self) -> tuple[str, ...]:
        return tuple(one.text for one in self.passages if one.kind is Kind.BULLET)

    @property
    def declined(self) -> bool:
        words = " ".join(one.text for one in self.passages)
        return not words or bool(_NOTHING.fullmatch(words.strip())) or (len(words) < 300 and declines(words))

    @property
    def anything_else(self) -> bool:
        return bool(_ANYTHING_ELSE.search(self.heading))


@dataclass(frozen=True, slots=True)
class Response:
    """A whole document. Each block of it is in `about`, in an answer or a section's name: nothing is lost.

    `about` stands before the first answer. `evidence` are sentences there that say what the response rests
    on, `why_not` those that say why some questions are left. `unanswered` are the numbers up to the highest
    that have no answer.
    """

    about: tuple[Passage, ...]
    answers: tuple[Answer, ...]
    sections: tuple[str, ...]
    evidence: tuple[str, ...]
    why_not: tuple[str, ...]
    unanswered: tuple[int, ...]


@dataclass(slots=True)
class _Open:
    number: Number | None
    numbers: tuple[Number, ...]
    heading: str
    section: str
    block: Block
    passages: list[Passage] = field(default_factory=list)


def split(document: Document, questions: Mapping[Number, str] | None = None) -> Response:
    """The answers of this document, in its own order.

    An answer begins at a label such as “Q12.” or “Question 12:”. Where there are none, at numbered lines that
    end in a question mark; else at headings worded as one of `questions` (wordings by number); else at
    lines that are questions. A document with none of these has no answers: all is `about`.
    """
    blocks = document.blocks
    begins = _starts(blocks, questions or {})
    about: list[Passage] = []
    found: list[_Open] = []
    section, sections, skip = "", [], False
    for place, block in enumerate(blocks):
        if skip:
            skip = False
        elif place in begins:
            number, numbers, words = begins[place]
            if not words and place + 1 not in begins and _is_question(blocks, place + 1):
                words, skip = blocks[place + 1].whole, True
            found.append(_Open(number, numbers, words, section, block))
        elif _is_section(blocks, place, begins, found):
            section = block.whole
            sections.append(section)
        else:
            passage = Passage(block.kind, block.text, block.line, block.page)
            (found[-1].passages if found else about).append(passage)
    return _response(about, found, sections)


def _response(about: Sequence[Passage], found: Sequence[_Open], sections: Sequence[str]) -> Response:
    said = [sentence for passage in about for sentence in sentences_of(passage.text)]
    why_not = tuple(sentence for sentence in said if declines(sentence))
    answers = tuple(
        Answer(
            one.number, one.numbers, one.heading, one.section, position,
            one.block.line, one.block.page, tuple(one.passages),
        )
        for position, one in enumerate(found, 1)
    )  # fmt: skip
    numbers = {number for answer in answers for number in answer.numbers if isinstance(number, int)}
    return Response(
        tuple(about), answers, tuple(sections),
        tuple(sentence for sentence in said if evidence_in(sentence) and sentence not in why_not), why_not,
        tuple(number for number in range(1, max(numbers, default=0)) if number not in numbers),
    )  # fmt: skip


_Starts = dict[int, tuple[Number | None, tuple[Number, ...], str]]


def _starts(blocks: Sequence[Block], questions: Mapping[Number, str]) -> _Starts:
    """Where answers begin, in the first way of those above that finds any."""
    for ways in (_labelled(blocks), _numbered(blocks), _worded(blocks, questions), _asked(blocks)):
        if begins := dict(ways):
            return begins
    return {}


_Start = tuple[int, tuple[Number | None, tuple[Number, ...], str]]


def _labelled(blocks: Sequence[Block]) -> Iterator[_Start]:
    for place, block in enumerate(blocks):
        if label := label_of(block.whole):
            yield place, (label.number, label.numbers, label.words)


def _numbered(blocks: Sequence[Block]) -> Iterator[_Start]:
    for place, block in enumerate(blocks):
        digits = block.sign.strip("().")
        if digits.isascii() and digits.isdigit() and _is_question(blocks, place):
            yield place, (int(digits), (int(digits),), block.text)


def _worded(blocks: Sequence[Block], questions: Mapping[Number, str]) -> Iterator[_Start]:
    for place, block in enumerate(blocks):
        if not questions or len(block.text) > _LONGEST_QUESTION:
            continue
        alike = {number: _alike(block.text, words) for number, words in questions.items()}
        number = max(alike, key=lambda one: alike[one])
        if alike[number] >= ALIKE:
            yield place, (number, (number,), block.text)


def _alike(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE else 0.0


def _asked(blocks: Sequence[Block]) -> Iterator[_Start]:
    for place, block in enumerate(blocks):
        if block.kind is not Kind.BULLET and block.text.endswith("?") and len(block.text) <= 300:
            yield place, (None, (), block.text)


def _is_question(blocks: Sequence[Block], place: int) -> bool:
    text = blocks[place].text if place < len(blocks) else ""
    return "?" in text[-200:] and len(text) <= _LONGEST_QUESTION


def _is_section(blocks: Sequence[Block], place: int, begins: Iterable[int], found: Sequence[_Open]) -> bool:
    """A heading that names a section, or that stands right above the beginning of an answer.

    Not the “Yes” or “N/A” that is all of the answer before.
    """
    block = blocks[place]
    if block.kind is not Kind.HEADING:
        return False
    answered = not found or bool(found[-1].passages)
    return begins_section(block.whole) or (answered and place + 1 in begins)
