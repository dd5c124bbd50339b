"""Surveys, as pages and API read them, and their results as they may be shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from goldenthread.analysis.small_numbers import LEAST, protected
from goldenthread.campaigns.codes import counts_key
from goldenthread.campaigns.models import (
    Campaign,
    Survey,
    SurveyAnswer,
    SurveyDraft,
    SurveyQuestion,
    SurveyReply,
)
from goldenthread.campaigns.states import SurveyState
from goldenthread.conversation.states import state_at

FROM_ONE_SOURCE = 20
"""From this many of one connection on, somebody looks at them. A school has one connection too."""


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    id: UUID
    place: int
    words: str
    hint: str
    asks: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SurveyLine:
    id: UUID
    name: str
    state: SurveyState
    opens_at: datetime | None
    closes_at: datetime | None
    has_results: bool


@dataclass(frozen=True, slots=True)
class SurveyPage:
    """A survey as whoever answers it sees it."""

    line: SurveyLine
    about: str
    privacy: str
    passes_on: bool
    questions: tuple[QuestionAsked, ...]


@dataclass(frozen=True, slots=True)
class SurveyFigures:
    """For those who run it. `sources`: groups of many answers from one connection, by their size."""

    received: int
    taken_back: int
    begun: int
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ResultLine:
    """How many chose one answer: rounded to 5, None if under 10."""

    words: str
    number: int | None


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """`answered` is rounded too. An open question has no lines; its answers are read, not counted."""

    place: int
    words: str
    asks: str
    answered: int | None
    lines: tuple[ResultLine, ...]


def state_of_survey(survey: Survey, now: datetime) -> SurveyState:
    return state_at(
        now, announced=survey.opened_at is not None, opens_at=survey.opens_at, closes_at=survey.closes_at
    )


def survey_line(survey: Survey, now: datetime) -> SurveyLine:
    return SurveyLine(
        survey.id, survey.name, state_of_survey(survey, now), survey.opens_at, survey.closes_at,
        survey.shown_at is not None,
    )  # fmt: skip


def surveys_of(campaign: Campaign, now: datetime) -> tuple[SurveyLine, ...]:
    rows = Survey.objects.filter(campaign=campaign).order_by("at", "id")
    return tuple(survey_line(one, now) for one in rows)


def survey_page(survey: Survey, now: datetime) -> SurveyPage:
    """One query."""
    return SurveyPage(
        survey_line(survey, now), survey.about, survey.privacy, survey.passes_on, questions_of(survey)
    )


def questions_of(survey: Survey) -> tuple[QuestionAsked, ...]:
    rows = SurveyQuestion.objects.filter(survey=survey).order_by("place")
    return tuple(
        QuestionAsked(
            one.id, one.place, one.words, one.hint, one.asks,
            tuple((value, words) for value, words in one.choices),
        )
        for one in rows
    )  # fmt: skip


def missing_of(survey: Survey) -> list[str]:
    """What stands in the way of opening it, a sentence each."""
    missing = (
        []
        if SurveyQuestion.objects.filter(survey=survey).exists()
        else ["Add a question: it asks nothing yet."]
    )
    if not survey.about:
        missing.append("Write what it is about.")
    if not survey.privacy:
        missing.append("Write who reads the answers, what for, and how long they are kept.")
    return missing


def figures_of(survey: Survey) -> SurveyFigures:
    """Four queries."""
    rows = SurveyReply.objects.filter(survey=survey)
    sources = (
        rows.exclude(source_mark="").values("source_mark").annotate(number=Count("id"))
        .filter(number__gte=FROM_ONE_SOURCE).values_list("number", flat=True)
    )  # fmt: skip
    return SurveyFigures(
        received=rows.count(),
        taken_back=rows.filter(withdrawal__isnull=False).count(),
        begun=SurveyDraft.objects.filter(survey=survey, sent__isnull=True).count(),
        sources=tuple(sorted(sources, reverse=True)),
    )


def results_of(survey: Survey) -> tuple[QuestionResult, ...]:
    """Two queries. Every number may be shown to everybody."""
    questions = questions_of(survey)
    said: dict[UUID, list[list[str]]] = defaultdict(list)
    answers = SurveyAnswer.objects.filter(reply__survey=survey, reply__withdrawal__isnull=True)
    for question, chosen in answers.values_list("question", "chosen"):
        said[question].append(chosen)
    key = counts_key(survey.id)
    return tuple(_result(one, said[one.id], key) for one in questions)


def _result(question: QuestionAsked, said: list[list[str]], key: bytes) -> QuestionResult:
    """Of a question that fewer than 10 answered nothing is said at all."""
    enough = len(said) >= LEAST
    answered = protected(({} for _ in said), (), key=key).count() if enough else None
    lines = tuple(_lines(question, said if enough else [], key))
    return QuestionResult(question.place, question.words, question.asks, answered, lines)


def _lines(question: QuestionAsked, said: list[list[str]], key: bytes) -> Iterator[ResultLine]:
    """Of a question with one answer all cells are protected together; of one with several, each by itself."""
    if question.asks == SurveyQuestion.Asks.CHOICES:
        for value, words in question.choices:
            people: Iterable[dict[str, str]] = ({"this": "yes" if value in one else "no"} for one in said)
            counts = protected(people, ("this",), key=key + value.encode())
            yield ResultLine(words, counts.count(this=["yes"]))
    else:
        counts = protected(({"answer": one[0]} for one in said if one), ("answer",), key=key)
        for value, words in question.choices:
            yield ResultLine(words, counts.count(answer=[value]))


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    asked: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnReply:
    """What one person sent, for that person."""

    survey_id: UUID
    survey: str
    number: int
    at: datetime
    taken_back: bool
    answers: tuple[AnswerGiven, ...]


def own_reply(reply: SurveyReply) -> OwnReply:
    """Two queries."""
    rows = SurveyAnswer.objects.filter(reply=reply).select_related("question").order_by("question__place")
    answers = tuple(AnswerGiven(one.question.words, _said(one)) for one in rows)
    taken_back = hasattr(reply, "withdrawal")
    return OwnReply(
        reply.survey_id, reply.survey.name, reply.number, reply.at, taken_back, answers
    )  # fmt: skip


def _said(answer: SurveyAnswer) -> tuple[str, ...]:
    chosen = [words for value, words in answer.question.choices if value in answer.chosen]
    return tuple(filter(None, [*chosen, answer.words]))


def every_answer(survey: Survey) -> tuple[list[str], list[list[str]]]:
    """Headings and a row for each reply that was not taken back, in the order of arrival. Three queries."""
    questions = questions_of(survey)
    replies = SurveyReply.objects.filter(survey=survey, withdrawal__isnull=True).order_by("number")
    cells: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    answers = SurveyAnswer.objects.filter(reply__in=replies.values("id")).select_related("question")
    for one in answers:
        cells[one.reply_id][one.question_id] = "; ".join(_said(one))
    rows = [
        [str(one.number), *(cells[one.id].get(question.id, "") for question in questions)] for one in replies
    ]
    return ["Number", *(f"{one.place}. {one.words}" for one in questions)], rows


def open_answers(survey: Survey) -> dict[UUID, list[str]]:
    """What was said in own words, by question, in an order that tells nobody who said what with what."""
    found: dict[UUID, list[str]] = defaultdict(list)
    rows = SurveyAnswer.objects.filter(reply__survey=survey, reply__withdrawal__isnull=True).exclude(words="")
    for question, words in rows.values_list("question", "words"):
        found[question].append(words)
    return {question: sorted(words) for question, words in found.items()}


def same_words(survey: Survey) -> int:
    """How many open answers say word for word what another one to the same question says."""
    return sum(
        number
        for words in open_answers(survey).values()
        for number in Counter(" ".join(one.casefold().split()) for one in words).values()
        if number > 1
    )


def counts_rows(survey: Survey) -> list[list[str]]:
    """The counts as they may be published, under their headings."""
    rows = [["Question", "Answer", "People"]]
    for one in results_of(survey):
        rows.append([one.words, "Answered it", _shown(one.answered)])
        rows += [[one.words, line.words, _shown(line.number)] for line in one.lines]
    return rows


def _shown(number: int | None) -> str:
    return "fewer than 10" if number is None else str(number)
