"""One line of a plan, read once: its sentences, and what each of them says and leaves out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from goldenthread.law.wording.heads import HEAD, is_taught_or_given
from goldenthread.law.wording.openings import Phrases
from goldenthread.law.wording.patterns import fold, words
from goldenthread.law.wording.people import WHO, names_someone
from goldenthread.law.wording.quantities import COUNTABLE, COVERAGE, DURATION, GROUP, TRIGGER


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a line: `text` is exactly `line[start:end]`, as the person wrote it."""

    start: int
    end: int
    text: str


_BULLET = re.compile(r"\s*(?:(?:[•*\-‐‑–—]|\(?\d{1,2}[.)](?!\d)|\(?[a-h]\))\s*)?")
_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)")
_SHORTENED = re.compile(r"\b(?:e\.?g|i\.?e|mrs?|ms|dr|st|approx|max|min|no|incl)\.$")
# A sentence that opens like this goes on with what the one before it began.
_GOES_ON = words(
    "this",
    "these",
    "it",
    "they",
    "he",
    "she",
    "each",
    "both",
    "sessions?",
    "the (?:sessions?|programme|group|breaks?|work|support|therapy|lessons?|games?|time|activit\\w+|"
    "interventions?|first|aim)",
)
_REVIEWING = words(
    r"(?<!the\x20)(?<!next\x20)(?<!annual\x20)reviews?",
    "reviewed",
    "reviewing",
    "monitored",
    "evaluated",
    "re-?assess(?:ed|ment)",
    "updated",
    "updates?",
    "reports?",
    "reported",
    "feedback",
    "(?:review|team|progress|parent|home[- ]school|multi-?agency|tac|termly|annual) meetings?",
    "shared with (?:home|parents|his parents|her parents)",
    "progress (?:is|will be|to be|against|checks?|reports?|measured|recorded|tracked)",
)
_JOINT = re.compile(r"[,;()]|[.!?](?=\s)| +(?:and|plus|alongside|whilst|while|but) +|as well as|: ")


class Statement:
    """One sentence, with those after it that only carry it on."""

    def __init__(self, line: Line, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.written = line.text[start:end]
        self.low = line.low[start:end]

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Its clauses and joined phrases, in order."""
        cuts = [0, *(match.end() for match in _JOINT.finditer(self.low)), len(self.low)]
        return tuple(Part(low=self.low[a:b], start=a, end=b) for a, b in pairwise(cuts) if b > a)

    @cached_property
    def countable(self) -> bool:
        """Says how often help comes, not only how often it is reviewed."""
        if not COUNTABLE.search(self.low):
            return False
        return not _REVIEWING.search(self.low) or any(
            part.countable and not part.reviews for part in self.parts
        )

    @cached_property
    def covers(self) -> bool:
        return COVERAGE.search(self.low) is not None

    @cached_property
    def triggered(self) -> bool:
        return TRIGGER.search(self.low) is not None

    @cached_property
    def timed(self) -> bool:
        return DURATION.search(self.low) is not None

    @cached_property
    def grouped(self) -> bool:
        return GROUP.search(self.low) is not None

    @cached_property
    def has_doer(self) -> bool:
        return WHO.search(self.low) is not None or names_someone(self.written)

    @property
    def quantified(self) -> bool:
        """A family could count it and time it."""
        return (self.countable and self.timed) or self.covers

    def says_how_often_of(self, position: int) -> bool:
        """True if a countable frequency in this statement belongs to the words at `position`."""
        here = next(part for part in self.parts if part.end > position)
        return any(
            part.countable
            and (part is here or ((here.reviews or not part.reviews) and not part.leaves(here)))
            for part in self.parts
        )


@dataclass(frozen=True)
class Part:
    """A clause or joined phrase of a statement; offsets are within the statement."""

    low: str
    start: int
    end: int

    @cached_property
    def countable(self) -> bool:
        return COUNTABLE.search(self.low) is not None

    @cached_property
    def reviews(self) -> bool:
        return _REVIEWING.search(self.low) is not None

    @cached_property
    def heads(self) -> frozenset[str]:
        """The kinds of help it names: the last word of each, singular."""
        return frozenset(
            match.group().rsplit(maxsplit=1)[-1].rsplit("-")[-1].rstrip("s")
            for match in HEAD.finditer(self.low)
        )

    def leaves(self, other: Part) -> bool:
        """True if it speaks of another kind of help than `other` does."""
        return (
            bool(self.heads and other.heads)
            and not self.heads & other.heads
            and _GOES_ON.match(self.low.lstrip()) is None
        )


_FAR_BACK = 300


class Line:
    """A line as written, and folded so that patterns can read it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.low = fold(text)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(Statement(self, start, end) for start, end in self._joined_sentences())

    @cached_property
    def heads(self) -> tuple[Span, ...]:
        """Every kind of help the line gives, such as “movement breaks”: not “before each session”."""
        return tuple(
            self.span(match.start(), match.end())
            for match in HEAD.finditer(self.low)
            if is_taught_or_given(self.low, match)
        )

    def span(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])

    def find(self, pattern: re.Pattern[str] | Phrases) -> list[Span]:
        return [self.span(*match.span()) for match in pattern.finditer(self.low)]

    def before(self, position: int) -> str:
        """What stands just before: no pattern looks further back, and a line can be very long."""
        return self.low[max(0, position - _FAR_BACK) : position]

    def statement_at(self, position: int) -> Statement:
        return self.statements[bisect_right(self._ends, position)]

    @cached_property
    def _ends(self) -> list[int]:
        return [part.end for part in self.statements]

    def whole(self) -> Span:
        """The line without the spaces, bullets and end mark around it."""
        start = _BULLET.match(self.text).end()  # type: ignore[union-attr]  # it always matches, if only the empty start
        body = self.text[start:].rstrip(" \t\r\n\N{NO-BREAK SPACE}.,;:")
        return self.span(start, start + len(body))

    def _joined_sentences(self) -> list[tuple[int, int]]:
        joined: list[tuple[int, int]] = []
        for start, end in self._sentences():
            opening = self.low[start:end].lstrip()
            if joined and _GOES_ON.match(opening):
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        return joined

    def _sentences(self) -> Iterator[tuple[int, int]]:
        start = 0
        for match in _SENTENCE_END.finditer(self.low):
            if not _SHORTENED.search(self.low, start, match.end()):
                yield start, match.end()
                start = match.end()
        if start < len(self.low):
            yield start, len(self.low)
