"""Candidates that a run found, with the answers nearest to their middle, and what became of each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.conversation.models import Answer
from goldenthread.themes.models import Candidate, CandidateAnswer, CandidateTaken, Frame, FrameLine, Run
from goldenthread.themes.queries.population import own_words_of
from goldenthread.themes.states import FrameState

QUOTED = 3
_NEAREST = 12


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a candidate in a frame: part of the theme of this name, or put by for a reason."""

    theme_id: UUID | None
    name: str
    why: str
    by: str


@dataclass(frozen=True, slots=True)
class CandidateRead:
    id: UUID
    number: int
    size: int
    words: tuple[str, ...]
    quotations: tuple[tuple[UUID, str], ...]
    became: Became | None


def candidates_of(run: Run, frame: Frame | None) -> list[CandidateRead]:
    """In the order of their size. Five queries, whatever there is."""
    rows = list(Candidate.objects.filter(run=run).order_by("number"))
    nearest: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    of = CandidateAnswer.objects.filter(candidate__run=run, place__lte=_NEAREST).order_by("place")
    for candidate, answer, words in of.values_list("candidate", "answer", "answer__words"):
        nearest[candidate].append((answer, words))
    own = own_words_of([answer for some in nearest.values() for answer, _ in some])
    became = _became([row.id for row in rows], frame)
    return [
        CandidateRead(
            row.id, row.number, row.size, tuple(row.words), _quoted(nearest[row.id], own), became.get(row.id)
        )
        for row in rows
    ]


def candidate_read(candidate: Candidate, frame: Frame | None) -> CandidateRead:
    became = _became([candidate.id], frame).get(candidate.id)
    return CandidateRead(candidate.id, candidate.number, candidate.size, tuple(candidate.words), (), became)


def answers_in(candidate: Candidate) -> QuerySet[CandidateAnswer]:
    """All answers of a candidate, the nearest to its middle first."""
    rows = CandidateAnswer.objects.filter(candidate=candidate).select_related("answer__reply")
    return rows.order_by("place")


def texts_shown(answers: list[Answer]) -> dict[UUID, str]:
    """Each in the words that are analysed. One query."""
    own = own_words_of([answer.id for answer in answers])
    return {answer.id: own.get(answer.id, answer.words) for answer in answers}


def _quoted(nearest: list[tuple[UUID, str]], own: dict[UUID, str]) -> tuple[tuple[UUID, str], ...]:
    """The nearest, each wording once."""
    once: dict[str, tuple[UUID, str]] = {}
    for answer, words in nearest:
        text = own.get(answer, words)
        once.setdefault(text.casefold(), (answer, text))
    return tuple(once.values())[:QUOTED]


def _became(candidates: list[UUID], frame: Frame | None) -> dict[UUID, Became]:
    if frame is None:
        return {}
    names = dict(FrameLine.objects.filter(frame=frame).values_list("theme", "name"))
    frames = Frame.objects.filter(question=frame.question_id, number__lte=frame.number)
    taken = CandidateTaken.objects.filter(
        candidate__in=candidates, frame__in=frames.exclude(state=FrameState.DROPPED)
    ).order_by("at", "id")
    return {
        candidate: Became(theme, names.get(theme, "") if theme else "", why, by)
        for candidate, theme, why, by in taken.values_list("candidate", "theme", "why", "by__name")
        if theme is None or theme in names
    }
