"""What became of somebody's words: sentence by sentence, how it was coded, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from goldenthread.conversation.models import Answer, Reply
from goldenthread.conversation.queries.replies import ReplyPage, reply_page
from goldenthread.report.access import edition_of
from goldenthread.report.models import Follow, Seen, TakeOutAsked
from goldenthread.report.queries.content import QuestionPart, ThemePart
from goldenthread.report.queries.decisions import Decided
from goldenthread.report.queries.published import Published, published
from goldenthread.themes.models import Code, Standing
from goldenthread.themes.queries.figures import LetterFigures
from goldenthread.themes.queries.objections import ObjectionRead, objections_by
from goldenthread.themes.queries.population import in_named_letters, passages_in
from goldenthread.themes.states import HOW_WORDS, How

NOT_READ = "Nobody has read it yet"


@dataclass(frozen=True, slots=True)
class Line:
    """Words of an answer and the theme that they speak for; without one where they speak for none.

    `how` says whether a person or the machine found it. `about` is how many people said the same.
    """

    answer_id: UUID
    said: str
    theme: ThemePart | None
    question: QuestionPart | None
    how: str
    by_machine: bool
    about: int | None
    decided: Decided
    is_new: bool

    @property
    def is_read(self) -> bool:
        return self.how != NOT_READ


@dataclass(frozen=True, slots=True)
class OfLetter:
    """The answer came with a letter that many sent: what of it stands for all of them."""

    answer_id: UUID
    letter: LetterFigures
    own_words: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """Everything for whoever has the code. Without an edition there is nothing of themes in it."""

    reply: ReplyPage
    published: Published | None
    lines: tuple[Line, ...] = ()
    letters: tuple[OfLetter, ...] = ()
    objections: tuple[ObjectionRead, ...] = ()
    take_out_asked_at: datetime | None = None
    seen_at: datetime | None = None
    email: str = ""
    email_confirmed: bool = False

    @property
    def new(self) -> list[Line]:
        every = [*self.lines, *(line for one in self.letters for line in one.lines)]
        return list({line.theme.id: line for line in every if line.is_new and line.theme}.values())

    @property
    def with_theme(self) -> int:
        return sum(line.theme is not None for line in self.lines)


def receipt_of(reply: Reply, now: datetime) -> Receipt:
    """A fixed number of queries, and two for each question that it answers."""
    edition = edition_of(reply.consultation)
    read = published(edition, now) if edition else None
    follow = Follow.objects.filter(reply=reply).first()
    seen = Seen.objects.filter(reply=reply).order_by("-at").values_list("at", flat=True).first()
    bare = Receipt(
        reply_page(reply), read,
        take_out_asked_at=TakeOutAsked.objects.filter(reply=reply).values_list("at", flat=True).first(),
        seen_at=seen, email=follow.email if follow else "",
        email_confirmed=bool(follow and follow.confirmed_at),
    )  # fmt: skip
    if read is None or bare.reply.aside:
        return bare
    answers = list(Answer.objects.filter(reply=reply).exclude(words="").order_by("place"))
    work = _Work(read, seen or reply.at)
    letters = _letters(work, answers)
    own = {one.answer_id: one.own_words for one in letters}
    lines = tuple(line for one in answers for line in work.lines(one, own.get(one.id)))
    return replace(bare, lines=lines, letters=letters, objections=tuple(objections_by(reply)))


@dataclass(slots=True)
class _Work:
    """What the lines of one receipt are made from."""

    read: Published
    since: datetime

    def lines(self, answer: Answer, own: str | None) -> Iterable[Line]:
        question = self.read.report.question(answer.question_id) if answer.question_id else None
        if question is None or question.figures is None:
            return []
        if own == "":
            return []  # all of it is the letter
        stands = (
            Standing.objects.filter(answer=answer, frame=question.figures.frame_id)
            .select_related("coding")
            .first()
        )
        how = How(stands.how) if stands else None
        codes = list(Code.objects.filter(coding=stands.coding_id).order_by("id")) if stands else []
        return self._sorted(answer, own, question, how, codes)

    def _sorted(
        self, answer: Answer, own: str | None, question: QuestionPart, how: How | None, codes: list[Code]
    ) -> list[Line]:
        """Sentences in their order; what speaks for a theme as a whole comes first."""
        places = passages_in(answer.words, own)
        whole = own or answer.words
        found: list[tuple[int, Line]] = []
        taken: set[tuple[int, int]] = set()
        for code in codes:
            theme = self.read.report.theme(code.theme_id)
            spans = [(start, end) for start, end in code.passages]
            said = " ".join(answer.words[start:end] for start, end in spans) if spans else whole
            taken |= {place for place in places if not spans or _overlaps(place, spans)}
            line = self.line(answer.id, said, question, theme[1] if theme else None, how)
            found.append((spans[0][0] if spans else -1, line))
        for place in places:
            if place not in taken:
                words = answer.words[place[0] : place[1]]
                found.append((place[0], self.line(answer.id, words, question, None, how)))
        return [line for _, line in sorted(found, key=lambda one: one[0])]

    def line(
        self, answer_id: UUID, said: str, question: QuestionPart, theme: ThemePart | None, how: How | None
    ) -> Line:
        decided = self.read.decided[theme.id] if theme else Decided()
        figures = question.figures_of(theme.id) if theme else None
        is_new = bool(decided.now and decided.now.at > self.since)
        return Line(
            answer_id, said, theme, question, HOW_WORDS[how] if how else NOT_READ,
            how is How.MACHINE, figures.figure.count if figures else None, decided, is_new,
        )  # fmt: skip


def _overlaps(place: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in spans)


def _letters(work: _Work, answers: list[Answer]) -> tuple[OfLetter, ...]:
    """One query."""
    by_id = {one.id: one for one in answers}
    found = []
    for member in in_named_letters(answer__in=list(by_id)):
        answer = by_id[member.answer_id]
        question = work.read.report.question(answer.question_id) if answer.question_id else None
        if question is None or question.figures is None:
            continue
        letter = next((one for one in question.figures.letters if one.letter_id == member.group_id), None)
        if letter:
            lines = tuple(
                work.line(answer.id, "", question, theme, How.ONE)
                for theme in question.themes
                if letter.letter_id in _letters_of(question, theme.id)
            )
            found.append(OfLetter(answer.id, letter, member.own_words, lines))
    return tuple(found)


def _letters_of(question: QuestionPart, theme_id: UUID) -> Any:
    figures = question.figures_of(theme_id)
    return figures.letters if figures else ()
