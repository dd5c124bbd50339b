"""What is asked, as pages and API read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from goldenthread.conversation.models import Consultation, Extension, Principle, Question, Version
from goldenthread.conversation.states import State, closing, state_at
from goldenthread.foundation.access import NotVisible
from goldenthread.law.consulting import Warning, response_due_on, warnings_of

VERSION_WORDS = dict(Version.Kind.choices)


@dataclass(frozen=True, slots=True)
class QuestionLine:
    id: UUID
    place: int
    number: str
    words: str
    recommendation: str
    bodies: tuple[str, ...]
    asks: str
    choices: tuple[tuple[str, str], ...]
    follows: str


@dataclass(frozen=True, slots=True)
class PrincipleLine:
    id: UUID
    name: str
    words: str
    questions: tuple[QuestionLine, ...]


@dataclass(frozen=True, slots=True)
class VersionLine:
    id: UUID
    kind: str
    words: str
    is_there: bool
    file_id: UUID | None
    file_name: str


@dataclass(frozen=True, slots=True)
class ExtensionLine:
    closes_at: datetime
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ConsultationLine:
    """One consultation in a list."""

    id: UUID
    name: str
    body: str
    kind: str
    state: State
    opens_at: datetime | None
    closes_at: datetime | None


@dataclass(frozen=True, slots=True)
class ConsultationPage:
    """All of a consultation that everybody may see once it is announced."""

    line: ConsultationLine
    about: str
    why_so_short: str
    principles: tuple[PrincipleLine, ...]
    versions: tuple[VersionLine, ...]
    extensions: tuple[ExtensionLine, ...]

    @property
    def questions(self) -> tuple[QuestionLine, ...]:
        return tuple(question for principle in self.principles for question in principle.questions)

    @property
    def answer_due_on(self) -> date | None:
        closes = self.line.closes_at
        return response_due_on(timezone.localdate(closes)) if closes else None


def consultation_page(consultation: Consultation, now: datetime) -> ConsultationPage:
    """Five queries."""
    extensions = tuple(
        ExtensionLine(*row)
        for row in Extension.objects.filter(consultation=consultation)
        .order_by("at")
        .values_list("closes_at", "why", "at")
    )
    line = _line(consultation, [one.closes_at for one in extensions], now)
    return ConsultationPage(
        line, consultation.about, consultation.why_so_short, principles_of(consultation),
        versions_of(consultation), extensions,
    )  # fmt: skip


def consultation_lines(rows: Iterable[Consultation], now: datetime) -> list[ConsultationLine]:
    """Two queries."""
    found = list(rows)
    later: dict[UUID, list[datetime]] = {}
    extended = Extension.objects.filter(consultation__in=[one.id for one in found])
    for consultation, closes_at in extended.values_list("consultation", "closes_at"):
        later.setdefault(consultation, []).append(closes_at)
    return [_line(one, later.get(one.id, []), now) for one in found]


def _line(consultation: Consultation, extensions: Iterable[datetime], now: datetime) -> ConsultationLine:
    closes_at = closing(consultation.closes_at, extensions)
    state = state_at(
        now, announced=consultation.announced_at is not None, opens_at=consultation.opens_at,
        closes_at=closes_at,
    )  # fmt: skip
    return ConsultationLine(
        consultation.id, consultation.name, consultation.body, consultation.kind, state,
        consultation.opens_at, closes_at,
    )  # fmt: skip


def principles_of(consultation: Consultation) -> tuple[PrincipleLine, ...]:
    """Two queries."""
    questions: dict[UUID, list[QuestionLine]] = {}
    rows = Question.objects.filter(principle__consultation=consultation).order_by("place")
    for row in rows.values_list(
        "principle", "id", "place", "number", "words", "recommendation", "bodies", "asks", "choices",
        "follows__number",
    ):  # fmt: skip
        principle, id, place, number, words, recommendation, bodies, asks, choices, follows = row
        offered = tuple((value, said) for value, said in choices)
        questions.setdefault(principle, []).append(
            QuestionLine(
                id, place, number, words, recommendation, tuple(bodies), asks, offered, follows or ""
            )
        )
    principles = Principle.objects.filter(consultation=consultation).order_by("place")
    return tuple(
        PrincipleLine(one.id, one.name, one.words, tuple(questions.get(one.id, ()))) for one in principles
    )


def question_in(consultation: Consultation, question_id: UUID) -> Question:
    """A question of this consultation, with its consultation."""
    rows = Question.objects.select_related("principle__consultation")
    found = rows.filter(id=question_id, principle__consultation=consultation).first()
    if found is None:
        raise NotVisible("question", question_id)
    return found


def versions_of(consultation: Consultation) -> tuple[VersionLine, ...]:
    rows = Version.objects.filter(consultation=consultation).order_by("kind", "language")
    return tuple(
        VersionLine(
            one.id, one.kind, one.language or VERSION_WORDS[one.kind], one.there_at is not None, one.file_id,
            one.file.name if one.file else "",
        )
        for one in rows.select_related("file")
    )  # fmt: skip


def missing_of(consultation: Consultation) -> list[str]:
    """What stands in the way of announcing it, a sentence each."""
    questions = Question.objects.filter(principle__consultation=consultation).exists()
    missing = [] if questions else ["It asks nothing yet: add a question."]
    if not consultation.about.strip():
        missing.append("Write what it is about.")
    missing += [
        f"The version “{one.words}” is promised and not there yet."
        for one in versions_of(consultation)
        if not one.is_there
    ]
    return missing


def warnings_about(consultation: Consultation, opens_on: date, closes_on: date) -> tuple[Warning, ...]:
    questions = [one.words for principle in principles_of(consultation) for one in principle.questions]
    return warnings_of(opens_on, closes_on, questions)


def closes_at_of(consultation: Consultation) -> datetime | None:
    later = Extension.objects.filter(consultation=consultation).values_list("closes_at", flat=True)
    return closing(consultation.closes_at, later)


def state_of(consultation: Consultation, now: datetime) -> State:
    """One query."""
    return state_at(
        now, announced=consultation.announced_at is not None, opens_at=consultation.opens_at,
        closes_at=closes_at_of(consultation),
    )  # fmt: skip
