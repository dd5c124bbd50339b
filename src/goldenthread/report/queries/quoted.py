"""Words that may be shown to everybody, asked anew each time: what is taken back is gone from every page."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from goldenthread.analysis.small_numbers import LEAST
from goldenthread.conversation.models import Answer, Consultation, Reply, SetAside
from goldenthread.conversation.queries.replies import EVIDENCE_WORDS
from goldenthread.report.models import TakeOutAsked
from goldenthread.report.queries.content import Report
from goldenthread.themes.models import Frame, WordsReviewed
from goldenthread.themes.queries.figures import VALUE_WORDS, Figures
from goldenthread.themes.queries.said import Quotation, quotations

MOST_TO_CHOOSE = 200
SURELY_TEN = 2 * LEAST
"""A protected number may be off by nine: from here on at least ten people truly are of the kind."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """`who` says no more of a person than at least ten others share."""

    answer_id: UUID
    words: str
    who: str


@dataclass(frozen=True, slots=True)
class WholeAnswer:
    """What a person passed of an answer whose sender lets us publish it whole."""

    question: str
    words: str
    kind: str
    organisation: str


def quotes_in(report: Report, theme_ids: Collection[UUID] | None = None) -> Mapping[UUID, list[Quoted]]:
    """The chosen quotations of these themes, of all where none is named. Two queries for each question."""
    found: dict[UUID, list[Quoted]] = {}
    for question in report.questions:
        chosen = {
            theme.id: theme.quotes
            for theme in question.themes
            if theme.quotes and (theme_ids is None or theme.id in theme_ids)
        }
        if chosen and question.figures:
            found |= _chosen(question.figures, chosen)
    return found


def _chosen(figures: Figures, chosen: Mapping[UUID, Sequence[UUID]]) -> dict[UUID, list[Quoted]]:
    answers = {answer for quotes in chosen.values() for answer in quotes}
    allowed = quotable(figures, list(chosen), answers)
    found = {}
    for theme, quotes in chosen.items():
        by_answer = {one.answer_id: one for one in allowed[theme]}
        found[theme] = [by_answer[answer] for answer in quotes if answer in by_answer]
    return found


def quotable(
    figures: Figures, theme_ids: Sequence[UUID], answers: Collection[UUID] | None = None,
    most: int = MOST_TO_CHOOSE,
) -> dict[UUID, list[Quoted]]:  # fmt: skip
    """What may be quoted of each theme: consent, passed by a person, not set aside, not asked back."""
    frame = Frame.objects.select_related("question").get(id=figures.frame_id)
    rows = quotations(frame, theme_ids, most, answers)
    read = {one.answer_id for quotes in rows.values() for one in quotes}
    back = set(
        Answer.objects.filter(id__in=read, reply__take_out_asked__isnull=False).values_list("id", flat=True)
    )
    return {
        theme: [
            Quoted(one.answer_id, one.words, who_of(one, figures))
            for one in quotes
            if one.answer_id not in back
        ]
        for theme, quotes in rows.items()
    }


def who_of(quotation: Quotation, figures: Figures) -> str:
    """An organisation by its name; a person by what at least ten who answered have in common."""
    if quotation.organisation:
        return quotation.organisation
    if quotation.evidence != EVIDENCE_WORDS[Reply.Evidence.PERSON]:
        return quotation.evidence
    who, region = (
        next((value for value, words in VALUE_WORDS[name].items() if words == said), "") if said else ""
        for name, said in (("who", quotation.who), ("region", quotation.region))
    )
    both = sum(count for one, other, count in figures.cells["both"] if (one, other) == (who, region))
    if who and region and both >= SURELY_TEN:
        return f"{quotation.who}, {quotation.region}"
    alone = sum(count for value, count in figures.cells["who"] if value == who)
    return quotation.who if who and alone >= SURELY_TEN else "Somebody who answered"


def whole_answers(consultation: Consultation) -> list[WholeAnswer]:
    """In the order of questions, and not of arrival. One query."""
    newest = WordsReviewed.objects.filter(answer=OuterRef("pk")).order_by("-at", "-id")
    gone = SetAside.objects.filter(reply=OuterRef("reply"), back_at__isnull=True)
    back = TakeOutAsked.objects.filter(reply=OuterRef("reply"))
    rows = (
        Answer.objects.filter(
            ~Exists(gone), ~Exists(back), reply__consultation=consultation, reply__may_publish=True,
            question__isnull=False,
        )
        .annotate(
            may_show=Subquery(newest.values("may_show")[:1]), passed=Subquery(newest.values("words")[:1])
        )
        .filter(may_show=True)
    )  # fmt: skip
    found = rows.values_list(
        "question__place", "passed", "question__number", "reply__evidence", "reply__organisation"
    )
    return [
        WholeAnswer(number, words, EVIDENCE_WORDS[kind], organisation)
        for _, words, number, kind, organisation in sorted(found)
    ]
