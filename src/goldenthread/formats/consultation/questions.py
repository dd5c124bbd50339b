"""What a consultation asks: the principles or sections of its document, their questions, whom each quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum

from goldenthread.formats.consultation.blocks import Block, Document, Kind
from goldenthread.formats.consultation.labels import label_of
from goldenthread.formats.consultation.sentences import sentences_of

SAME_NAME = 0.92
"""How alike the words of a text and the name of a body must be, from 0 to 1."""
_SOURCES = re.compile(r"(?:sources|references|bibliography|further reading)", re.IGNORECASE)
_TITLE = re.compile(r"(.*\S)\s*\((\d{4})\)")
_CLOSED = re.compile(
    r"(?:to what extent )?"
    r"(?:do|does|did|should|is|are|was|were|would|will|can|could|have|has)\b.*\?",
    re.IGNORECASE,
)
_ASKS_MORE = re.compile(
    r"\b(?:why|what|how|please (?:explain|give|say|tell)|explain|tell us|pros and cons|reasons?)\b",
    re.IGNORECASE,
)
# Worded so that one could answer yes or no, and asked to hear more than that.
_ASKS_FOR_WORDS = re.compile(
    r"(?:do you have|have you|is there|are there)\b.*"
    r"\b(?:suggestions?|ideas?|views?|comments?|thoughts?|examples?|evidence|anything|ways?)\b.*\?|"
    r"(?:can|could|would|will) you (?:please )?(?:tell|say|describe|explain|give|share|suggest)\b.*\?",
    re.IGNORECASE,
)
# One or the other of two things that could be done: yes and no are no answers to it.
_EITHER = re.compile(
    r"\bor (?:(?:should|would|could|will|do|does|is|are) (?!not\b)|"
    r"be|remain|stay|instead|rather|vary|by|in|at|with|from)\b",
    re.IGNORECASE,
)
_LINKED = re.compile(
    r"\b(?:if (?:you (?:answered|said|agree|disagree)|yes|no|so|not)|your answer|question \d+|these|this)\b",
    re.IGNORECASE,
)
_THEY = re.compile(r"\b(?:they|them)\b", re.IGNORECASE)
# Whom “they” may stand for: said before it in the same sentence, it needs no question before.
_SEVERAL = re.compile(
    r"\b(?!(?:this|does|less|across|perhaps|always|sometimes|towards)\b)(?:\w{3,}s|people|children|staff|"
    r"child|person|pupil|student|parent|family|somebody|someone|anybody|anyone|everybody|everyone)\b",
    re.IGNORECASE,
)


class Asks(StrEnum):
    """Whether a question can be answered in words, by a choice, or by a choice with words to it."""

    OPEN = "open"
    CLOSED = "closed"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class SourceNamed:
    """A document that the consultation relies on, as its list of sources gives it."""

    body: str
    title: str
    year: int


@dataclass(frozen=True, slots=True)
class Question:
    """`number` counts through the document where it gives none. `recommendation` are the words before the
    question, or within it, that say who recommends what; `bodies` are whom they name. `linked`: it goes on
    from the question before it. `asks` and `linked` are proposals for a person to confirm.
    """

    number: int | str
    words: str
    recommendation: str
    bodies: tuple[str, ...]
    asks: Asks
    linked: bool
    line: int


@dataclass(frozen=True, slots=True)
class Principle:
    """A principle or section: its name, what the document says of it, and its questions."""

    name: str
    words: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """All that a document asks."""

    title: str
    principles: tuple[Principle, ...]
    sources: tuple[SourceNamed, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for principle in self.principles for question in principle.questions)


@dataclass(slots=True)
class _Part:
    name: str
    paragraphs: list[Block] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    lead: str = ""


def questions_in(document: Document) -> Asked:
    """The questions of a consultation's document, under the headings that they stand under.

    A question is an item of a list, or a paragraph with a number such as “Q12.”, with a question mark. A
    recommendation applies to the questions that follow it, up to the next one. What a list of contents
    repeats is none. The title is the first heading that has more than two words.
    """
    sources = tuple(_sources(document.blocks))
    names = [source.body for source in sources]
    parts: list[_Part] = [_Part("")]
    count = 0
    elsewhere = {block.text for block in document.blocks if block.kind is not Kind.BULLET}
    for block in document.blocks:
        if block.kind is Kind.HEADING and label_of(block.whole) is None:
            parts.append(_Part(block.whole))
        elif (found := _question(block)) and (block.kind is not Kind.BULLET or block.text not in elsewhere):
            count += 1
            parts[-1].questions.append(_asked(found, block, parts[-1], names, count))
        else:
            parts[-1].paragraphs.append(block)
            parts[-1].lead = block.text if len(parts[-1].paragraphs) > 1 else ""
    principles = tuple(_principle(part) for part in parts if part.questions)
    return Asked(_title(document.blocks), principles, sources)


def _question(block: Block) -> tuple[int | str | None, str] | None:
    """Its number, where it has one, and its words; None if this is no question."""
    label = label_of(block.whole)
    if label and "?" in label.words:
        return label.number, label.words
    digits = block.sign.strip("().")
    if block.kind is Kind.BULLET and _ends_asking(block.text):
        return (int(digits) if digits.isascii() and digits.isdigit() else None), block.text
    return None


def _ends_asking(text: str) -> bool:
    """Whether the last sentence asks, or only says “please explain” after one that does."""
    sentences = sentences_of(text)
    asks = [sentence.rstrip("”’\"')").endswith("?") for sentence in sentences]
    return bool(asks) and (asks[-1] or (any(asks) and bool(_ASKS_MORE.search(sentences[-1]))))


def _asked(
    found: tuple[int | str | None, str], block: Block, part: _Part, names: Sequence[str], count: int
) -> Question:
    number, words = found
    within = " ".join(one for one in sentences_of(words) if not one.endswith("?") and bodies_in(one, names))
    recommendation = within or part.lead
    return Question(
        count if number is None else number, words, recommendation, bodies_in(recommendation, names),
        _kind(words), bool(part.questions) and _goes_on(sentences_of(words)[0]), block.line,
    )  # fmt: skip


def _goes_on(sentence: str) -> bool:
    """Whether it can be understood only after the question before it."""
    they = _THEY.search(sentence)
    return bool(_LINKED.search(sentence)) or (
        they is not None and not _SEVERAL.search(sentence, 0, they.start())
    )


def asks_either(words: str) -> bool:
    """Whether it asks which of two things is better, so that yes and no are no answers to it."""
    return any(_CLOSED.fullmatch(one) and _EITHER.search(one) for one in sentences_of(words))


def _kind(words: str) -> Asks:
    asking = [sentence for sentence in sentences_of(words) if sentence.endswith("?")]
    closed = any(_CLOSED.fullmatch(one) and not _ASKS_FOR_WORDS.fullmatch(one) for one in asking)
    more = asks_either(words) or any(
        _ASKS_MORE.search(one) for one in sentences_of(words) if not _CLOSED.fullmatch(one)
    )
    return Asks.BOTH if closed and more else Asks.CLOSED if closed else Asks.OPEN


def _principle(part: _Part) -> Principle:
    return Principle(part.name, part.paragraphs[0].text if part.paragraphs else "", tuple(part.questions))


def _title(blocks: Sequence[Block]) -> str:
    return next((one.text for one in blocks if one.kind is Kind.HEADING and len(one.text.split()) > 2), "")


def _sources(blocks: Sequence[Block]) -> Iterator[SourceNamed]:
    """Under a heading such as “Sources”: a body, and below it a title with its year."""
    begun, body = False, ""
    for block in blocks:
        begun = begun or (block.kind is Kind.HEADING and bool(_SOURCES.fullmatch(block.text)))
        if not begun:
            continue
        if body and (found := _TITLE.fullmatch(block.text)):
            yield SourceNamed(body, found[1], int(found[2]))
        else:
            body = block.text


def bodies_in(text: str, names: Sequence[str]) -> tuple[str, ...]:
    """Those of these bodies that the text names, in its order: in full, nearly so, or by their initials."""
    places = {name: _place(text, name) for name in names}
    found = [name for name in dict.fromkeys(names) if places[name] >= 0]
    return tuple(sorted(found, key=lambda name: places[name]))


def _place(text: str, name: str) -> int:
    """Where the text names this body, in letters from its start; -1 if nowhere."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    if len(initials) > 2 and (found := re.search(rf"\b{initials}\b", text)):
        return found.start()
    plain, sought = _plain(text), _plain(name)
    if (place := plain.find(sought)) >= 0:
        return place
    words = [(one.start(), one.end()) for one in re.finditer(r"[\w']+", plain)]
    length = len(sought.split())
    for first, last in zip(words, words[length - 1 :], strict=False):
        if SequenceMatcher(None, plain[first[0] : last[1]], sought, autojunk=False).ratio() >= SAME_NAME:
            return first[0]
    return -1


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'")
