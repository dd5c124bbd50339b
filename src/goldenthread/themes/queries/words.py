"""Answers whose words somebody has to read before they are shown, and what rules found in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When

from goldenthread.analysis.personal_data import personal_data
from goldenthread.conversation.models import Answer, Question
from goldenthread.themes.models import Run, WordsFound, WordsReviewed
from goldenthread.themes.queries.population import analysed
from goldenthread.themes.queries.runs import latest_done

_LANGUAGES_IN_ONE = (
    "en English, cy Welsh, pl Polish, ro Romanian, pa Punjabi, ur Urdu, bn Bengali, gu Gujarati, ar Arabic, "
    "pt Portuguese, es Spanish, so Somali, tr Turkish, zh Chinese, ta Tamil, fr French, it Italian, "
    "de German, lt Lithuanian, lv Latvian, bg Bulgarian, sq Albanian, uk Ukrainian, ru Russian, fa Persian, "
    "hi Hindi, el Greek, hu Hungarian, cs Czech, sk Slovak, vi Vietnamese, yo Yoruba, sn Shona, sw Swahili, "
    "nl Dutch"
)
LANGUAGES = dict(one.split(" ", 1) for one in _LANGUAGES_IN_ONE.split(", "))


@dataclass(frozen=True, slots=True)
class SpanRead:
    start: int
    end: int
    words: str
    kind: str
    confidence: str
    why: str


@dataclass(frozen=True, slots=True)
class ReviewRead:
    may_show: bool
    words: str
    why: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WordsRead:
    """What rules found in an answer; `proposed` are its words without what must go."""

    answer_id: UUID
    words: str
    may_quote: bool
    may_publish: bool
    language: str
    reading_age: int | None
    spans: tuple[SpanRead, ...]
    proposed: str
    reviews: tuple[ReviewRead, ...]


@dataclass(frozen=True, slots=True)
class WordsFigures:
    """How far the reading is: of answers that may be quoted or published, how many nobody has read."""

    may_show: int
    reviewed: int
    looked_at: int
    sure: int
    languages: tuple[tuple[str, int], ...]

    @property
    def left(self) -> int:
        return self.may_show - self.reviewed


def words_figures(question: Question) -> WordsFigures:
    """Five queries."""
    reviewed = to_show(question).filter(
        id__in=WordsReviewed.objects.filter(answer__question=question).values("answer")
    )
    run = latest_done(question, Run.Kind.WORDS)
    found = WordsFound.objects.filter(run=run) if run else WordsFound.objects.none()
    languages = found.order_by().values_list("language").annotate(number=Count("id")).order_by("-number")
    return WordsFigures(
        to_show(question).count(), reviewed.count(), run.result["answers"] if run else 0,
        found.filter(sure=True).count(), tuple(languages),
    )  # fmt: skip


def to_show(question: Question) -> QuerySet[Answer]:
    """Answers that whoever wrote them lets us quote or publish."""
    return analysed(question).filter(Q(reply__may_quote=True) | Q(reply__may_publish=True))


def to_review(question: Question, language: str = "") -> QuerySet[Answer]:
    """Those that nobody has read, first the ones in which something must go."""
    newest = WordsFound.objects.filter(answer=OuterRef("pk")).order_by("-id")
    rows = to_show(question).filter(~Exists(WordsReviewed.objects.filter(answer=OuterRef("pk"))))
    rows = rows.annotate(
        sure=Subquery(newest.values("sure")[:1]), language=Subquery(newest.values("language")[:1])
    )
    rows = rows.filter(language=language) if language else rows
    first = Case(When(sure=True, then=Value(0)), default=Value(1))
    return rows.select_related("reply").order_by(first, "reply__number", "place")


def words_read(answer: Answer) -> WordsRead:
    """Two queries. Where no run has looked yet, the rules do so now."""
    found = WordsFound.objects.filter(answer=answer).order_by("-id").first()
    spans = tuple(
        SpanRead(start, end, answer.words[start:end], kind, confidence, why)
        for start, end, kind, confidence, why in (found.spans if found else _spans_now(answer.words))
    )
    reviews = WordsReviewed.objects.filter(answer=answer).order_by("-at", "-id")
    return WordsRead(
        answer.id, answer.words, answer.reply.may_quote, answer.reply.may_publish,
        found.language if found else "", found.reading_age if found else None, spans,
        without(answer.words, spans),
        tuple(
            ReviewRead(*row) for row in reviews.values_list("may_show", "words", "why", "by__name", "at")
        ),
    )  # fmt: skip


def without(words: str, spans: tuple[SpanRead, ...]) -> str:
    """The words with everything that was found left out, for a person to put right."""
    for span in sorted(spans, key=lambda one: -one.start):
        words = f"{words[: span.start]}[{span.kind}]{words[span.end :]}"
    return words


def _spans_now(words: str) -> list[list[Any]]:
    return [
        [span.start, span.end, span.kind.value, span.confidence.value, span.why]
        for span in personal_data(words).spans
    ]
