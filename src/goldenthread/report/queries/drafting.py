"""The report as it would be published now: what people wrote, beside figures of the record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from goldenthread.conversation.models import Consultation, Question
from goldenthread.conversation.queries.consultations import (
    PrincipleLine,
    QuestionLine,
    closes_at_of,
    principles_of,
)
from goldenthread.conversation.queries.replies import ledger_of
from goldenthread.foundation.failures import Conflict
from goldenthread.report.queries.checklist import points_of
from goldenthread.report.queries.content import (
    DrawPart,
    LedgerPart,
    PrinciplePart,
    QuestionPart,
    Report,
    ThemePart,
)
from goldenthread.report.queries.passages import PassageRead, Place, passages_of
from goldenthread.report.queries.respondents import population_of, respondents_by
from goldenthread.report.states import Part
from goldenthread.themes.models import Frame
from goldenthread.themes.queries.choices import choices_of, closed_question
from goldenthread.themes.queries.figures import Figures, figures_of
from goldenthread.themes.queries.frames import FrameRead, frame_read
from goldenthread.themes.queries.opinions import opinions_of
from goldenthread.themes.queries.sample import sample_read
from goldenthread.themes.queries.stances import stances_of

Written = Mapping[Place, PassageRead]


class NotAnnounced(Conflict):
    def __init__(self) -> None:
        super().__init__("This consultation is not announced yet, so there is nothing to report.")


def draft_report(consultation: Consultation, now: datetime) -> Report:
    """Everything, worked out anew: a few queries for each question, however many answered."""
    closes_at = closes_at_of(consultation)
    if consultation.announced_at is None or consultation.opens_at is None or closes_at is None:
        raise NotAnnounced
    written = passages_of(consultation)
    population = population_of(consultation)
    questions = Question.objects.filter(principle__consultation=consultation)
    asked = {one.id: one for one in questions.select_related("principle__consultation", "follows")}
    report = Report(
        consultation_id=consultation.id, name=consultation.name, body=consultation.body,
        kind=consultation.kind, opens_at=consultation.opens_at, closes_at=closes_at,
        summary=_words(written, Part.SUMMARY), limits=_words(written, Part.LIMITS),
        ledger=_ledger(consultation), who=respondents_by(consultation, "who"),
        region=respondents_by(consultation, "region", population.counts if population else None),
        population=population.source if population else "",
        principles=tuple(_principle(one, asked, written, now) for one in principles_of(consultation)),
    )  # fmt: skip
    return points_of(consultation, report, now)


def _ledger(consultation: Consultation) -> LedgerPart:
    found = ledger_of(consultation)
    return LedgerPart(
        found.received, found.aside, found.analysed, found.kinds, found.channels, found.to_no_question
    )


def _words(written: Written, part: Part) -> str:
    found = written.get((part, None))
    return found.words if found else ""


def _principle(
    line: PrincipleLine, asked: Mapping[UUID, Question], written: Written, now: datetime
) -> PrinciplePart:
    questions = tuple(_question(one, asked[one.id], written, now) for one in line.questions)
    return PrinciplePart(line.name, line.words, questions)


def _question(line: QuestionLine, question: Question, written: Written, now: datetime) -> QuestionPart:
    figures = figures_of(question)
    frame = _frame(figures)
    draws = sample_read(question).draws if figures else ()
    asked = closed_question(question)
    return QuestionPart(
        id=line.id, number=line.number, words=line.words, recommendation=line.recommendation,
        bodies=line.bodies, asks=line.asks, figures=figures,
        themes=_themes(frame, written) if frame else (),
        frame_number=frame.number if frame else None, frame_hash=frame.words_hash if frame else "",
        signed=sum(one.stands for one in frame.signatures) if frame else 0,
        draws=tuple(DrawPart(one.number, one.size, one.drawn_from, one.seed, one.data_hash) for one in draws),
        choices=choices_of(question, now) if line.choices else None, opinions=opinions_of(question),
        stances=None if asked else stances_of(question),
        stance_in=asked.number if asked and asked.id != question.id else "",
    )  # fmt: skip


def _frame(figures: Figures | None) -> FrameRead | None:
    if figures is None:
        return None
    return frame_read(Frame.objects.select_related("by").get(id=figures.frame_id))


def _themes(frame: FrameRead, written: Written) -> tuple[ThemePart, ...]:
    parts = []
    for line in frame.lines:
        passage = written.get((Part.HEARD, line.theme_id))
        heard, quotes = (passage.words, passage.quotes) if passage else ("", ())
        parts.append(ThemePart(line.theme_id, line.name, line.belongs, heard, quotes))
    return tuple(parts)
