"""The sentences behind a theme, and which of them may be shown to everybody."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When

from goldenthread.conversation.queries.replies import EVIDENCE_WORDS, REGION_WORDS, WHO_WORDS
from goldenthread.foundation.access import NotVisible
from goldenthread.themes.models import Code, Frame, Theme, WordsReviewed
from goldenthread.themes.queries.population import left_out, own_words_of
from goldenthread.themes.states import HOW_WORDS, How

SETTLED = (How.AGREED, How.SETTLED)


@dataclass(frozen=True, slots=True)
class SaidRead:
    """An answer with a theme: the words that say it (`said`), what stands before and after them."""

    answer_id: UUID
    number: int
    before: str
    said: str
    after: str
    evidence: str
    who: str
    region: str
    how: str
    by_machine: bool
    score: float | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a person passed, of somebody who agreed to be quoted: these may be shown to everybody."""

    answer_id: UUID
    words: str
    evidence: str
    who: str
    region: str
    organisation: str


def theme_of(frame: Frame, theme_id: UUID) -> Theme:
    found = Theme.objects.filter(id=theme_id, lines__frame=frame).first()
    if found is None:
        raise NotVisible("theme", theme_id)
    return found


def codes_standing(frame: Frame, theme_id: UUID) -> QuerySet[Code]:
    """Where this theme stands, people’s codings first, then the surest of the machine.

    An answer of the sample is in it only once two people agree on it or settled it: nobody who has still to
    code it finds here what another said.
    """
    rows = Code.objects.filter(
        ~left_out(frame.question_id, "coding__answer__"), theme=theme_id, coding__standing__frame=frame
    ).annotate(how=F("coding__standing__how"))
    rows = rows.filter(Q(how__in=SETTLED) | Q(coding__answer__sampled__isnull=True))
    machine_last = Case(When(how=How.MACHINE, then=Value(1)), default=Value(0))
    return rows.order_by(machine_last, F("score").desc(nulls_first=True), "id")


def said_of(codes: Iterable[Code]) -> list[SaidRead]:
    """One query, besides that of the codes: for what senders added to letters."""
    rows = list(codes)
    own = own_words_of([code.coding.answer_id for code in rows if code.coding.answer_id])
    return [_said(code, own) for code in rows]


def _said(code: Code, own: dict[UUID, str]) -> SaidRead:
    answer = code.coding.answer
    assert answer is not None  # noqa: S101 - for the type checker: these are of answers
    whole, reply, how = answer.words, answer.reply, code.how  # type: ignore[attr-defined]  # annotated above
    if code.passages:
        start, end = code.passages[0][0], code.passages[-1][1]
        before, words, after = whole[:start], whole[start:end], whole[end:]
    else:
        before, words, after = "", own.get(answer.id, whole), ""
    return SaidRead(
        answer.id, reply.number, before.strip(), words, after.strip(), EVIDENCE_WORDS[reply.evidence],
        WHO_WORDS.get(reply.who, ""), REGION_WORDS.get(reply.region, ""), HOW_WORDS[how],
        how == How.MACHINE, code.score,
    )  # fmt: skip


def quotations(
    frame: Frame, theme_ids: Sequence[UUID], most: int = 5, answers: Collection[UUID] | None = None
) -> dict[UUID, list[Quotation]]:
    """For each theme the words that may be shown, those that people coded first. One query.

    Only of answers that somebody agreed may be quoted, and only words that a person passed last: where the
    passage that says the theme is among them, it alone.
    """
    newest = WordsReviewed.objects.filter(answer=OuterRef("coding__answer")).order_by("-at", "-id")
    rows = (
        Code.objects.filter(
            ~left_out(frame.question_id, "coding__answer__"), theme__in=theme_ids,
            coding__standing__frame=frame, coding__answer__reply__may_quote=True,
            coding__answer__words_reviewed__isnull=False,
        )
        .annotate(
            how=F("coding__standing__how"), shown=Subquery(newest.values("may_show")[:1]),
            words=Subquery(newest.values("words")[:1]),
        )
        .filter(shown=True)
        .distinct()
        .select_related("coding__answer__reply")
        .order_by(Case(When(how=How.MACHINE, then=Value(1)), default=Value(0)), "coding__answer")
    )  # fmt: skip
    rows = rows if answers is None else rows.filter(coding__answer__in=answers)
    found: dict[UUID, list[Quotation]] = {theme: [] for theme in theme_ids}
    for code in rows:
        if len(found[code.theme_id]) < most:
            found[code.theme_id].append(_quotation(code))
    return found


def _quotation(code: Code) -> Quotation:
    answer = code.coding.answer
    assert answer is not None  # noqa: S101 - for the type checker: these are of answers
    passed: str = code.words  # type: ignore[attr-defined]  # annotated above
    said = " ".join(answer.words[start:end] for start, end in code.passages)
    reply = answer.reply
    return Quotation(
        answer.id, said if said and said in passed else passed, EVIDENCE_WORDS[reply.evidence],
        WHO_WORDS.get(reply.who, ""), REGION_WORDS.get(reply.region, ""), reply.organisation,
    )  # fmt: skip
