"""What a coder does next: the sample, blind to others; what the machine is unsure of; what is to settle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from goldenthread.analysis.limits import UNSURE_BELOW
from goldenthread.conversation.models import Answer
from goldenthread.conversation.queries.replies import EVIDENCE_WORDS, REGION_WORDS, WHO_WORDS
from goldenthread.foundation.models import Account
from goldenthread.themes.models import Coding, Frame, FrameLine, SampleAnswer, StanceGiven, Standing
from goldenthread.themes.queries.codings import Coded, coded
from goldenthread.themes.queries.population import left_out, own_words_of, passages_in, sampled
from goldenthread.themes.states import FrameState, How

CODERS = 2
_APART = 10
"""Two people who take from the same list at once are given different answers of the first so many."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """`number` is how a person names it on the page; `start` and `end` are places in the answer’s words."""

    number: int
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class AnswerRead:
    """One answer as a coder reads it. `of_letter`: it came with a letter, and this is what was added."""

    id: UUID
    number: int
    evidence: str
    who: str
    region: str
    sentences: tuple[Sentence, ...]
    of_letter: bool


@dataclass(frozen=True, slots=True)
class CodingRead:
    """One coding in the history of an answer; of the machine each theme has its score."""

    id: UUID
    frame: int
    by: str
    by_machine: bool
    at: datetime
    settles: bool
    carried: bool
    note: str
    sure: float | None
    themes: tuple[tuple[str, float | None], ...]
    stands: bool
    stance: str


def next_in_sample(frame: Frame, account: Account) -> Answer | None:
    """The next answer of the sample that this person has not coded, and that two others have not."""
    row = _left_in_sample(frame, account).select_related("answer__reply", "answer__question").first()
    return row.answer if row else None


def left_in_sample(frame: Frame, account: Account) -> int:
    return _left_in_sample(frame, account).count()


def _left_in_sample(frame: Frame, account: Account) -> QuerySet[SampleAnswer]:
    said = Coding.objects.filter(frame=frame, answer=OuterRef("answer"), settles=False, by__isnull=False)
    others = Count(
        "answer__codings__by", distinct=True,
        filter=Q(answer__codings__frame=frame, answer__codings__settles=False),
    )  # fmt: skip
    rows = sampled(frame.question).filter(~Exists(said.filter(by=account)))
    return rows.annotate(others=others).filter(others__lt=CODERS)


def for_people(frame: Frame) -> QuerySet[Standing]:
    """What the machine coded and people look at: first whoever is no single person, then the least sure."""
    rows = Standing.objects.filter(
        ~left_out(frame.question_id, "answer__"), frame=frame, how=How.MACHINE, sure__lt=UNSURE_BELOW,
        answer__sampled__isnull=True,
    )  # fmt: skip
    return rows.order_by("sure", "id")


def next_for_people(frame: Frame, account: Account) -> Answer | None:
    rows = list(for_people(frame).select_related("answer__reply", "answer__question")[:_APART])
    return rows[account.id.int % len(rows)].answer if rows else None


def differing(frame: Frame) -> QuerySet[Standing]:
    rows = Standing.objects.filter(frame=frame, how=How.DIFFER)
    return (
        rows.filter(~left_out(frame.question_id, "answer__"))
        .select_related("answer__reply")
        .order_by("answer__reply__number")
    )


def answer_read(answer: Answer) -> AnswerRead:
    """One query, for what its sender added to a letter."""
    own = own_words_of([answer.id]).get(answer.id)
    places = passages_in(answer.words, own)
    reply = answer.reply
    return AnswerRead(
        answer.id, reply.number, EVIDENCE_WORDS[reply.evidence], WHO_WORDS.get(reply.who, ""),
        REGION_WORDS.get(reply.region, ""),
        tuple(
            Sentence(number, start, end, answer.words[start:end])
            for number, (start, end) in enumerate(places, 1)
        ),
        own is not None,
    )  # fmt: skip


def sentences_of(words: str) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(number, start, end, words[start:end])
        for number, (start, end) in enumerate(passages_in(words, None), 1)
    )


def own_coding(answer: Answer, frame: Frame, account: Account) -> Coded | None:
    """What this person last said of an answer under this frame, themselves."""
    rows = Coding.objects.filter(answer=answer, frame=frame, by=account, settles=False)
    found = coded(rows.order_by("-at", "-id"))
    return found[0] if found else None


def earlier_coding(answer: Answer, frame: Frame, account: Account) -> frozenset[UUID]:
    """What they said under the version before, as far as those themes are still there."""
    rows = Coding.objects.filter(
        answer=answer, frame__question=frame.question, frame__number__lt=frame.number, by=account
    )
    found = coded(rows.order_by("-frame__number", "-at", "-id"))
    if not found:
        return frozenset()
    said = found[0].said
    return frozenset(
        theme
        for theme, came in FrameLine.objects.filter(frame=frame).values_list("theme", "came_from")
        if theme in said or said & set(map(UUID, came))
    )


def is_blind(answer: Answer, frame: Frame | None, account: Account) -> bool:
    """Whether this person has still to code an answer of the sample, so that nobody tells them of others.

    The same where somebody has said where it stands and this person has not, under whatever version.
    """
    if frame is None or not SampleAnswer.objects.filter(answer=answer).exists():
        return False
    by_people = Coding.objects.filter(answer=answer, by__isnull=False, settles=False)
    coders = set(by_people.filter(frame=frame).values_list("by", flat=True))
    judges = set(by_people.filter(stance_given__isnull=False).values_list("by", flat=True))
    if account.id not in coders and len(coders) < CODERS:
        return True
    return bool(judges) and account.id not in judges and len(judges) < CODERS


def machine_coding(answer: Answer, frame: Frame) -> Coded | None:
    """What the machine last said of an answer."""
    found = coded(Coding.objects.filter(answer=answer, frame=frame, by__isnull=True).order_by("-at", "-id"))
    return found[0] if found else None


def history_of(answer: Answer, hide: Frame | None = None) -> list[CodingRead]:
    """Everything that anybody said of an answer, the newest first, under every version. Five queries."""
    rows = Coding.objects.filter(answer=answer)
    rows = rows.exclude(frame=hide) if hide else rows
    return histories(rows.order_by("-at", "-id"))


def histories(rows: QuerySet[Coding]) -> list[CodingRead]:
    found = coded(rows)
    of = {
        id: (frame, number, carried)
        for id, frame, number, carried in rows.values_list("id", "frame", "frame__number", "carried_from")
    }
    names = _names(frame for frame, *_ in of.values())
    stands = set(Standing.objects.filter(coding__in=list(of)).values_list("coding", flat=True))
    stances = dict(StanceGiven.objects.filter(coding__in=list(of)).values_list("coding", "stance"))
    return [
        CodingRead(
            one.id, of[one.id][1], one.by, one.by_id is None, one.at, one.settles,
            of[one.id][2] is not None, one.note, one.sure,
            tuple(
                (names[of[one.id][0], theme], one.scores.get(theme))
                for theme in one.themes
            ),
            one.id in stands, stances.get(one.id, ""),
        )
        for one in found
    ]  # fmt: skip


def _names(frames: Iterable[UUID]) -> dict[tuple[UUID, UUID], str]:
    rows = FrameLine.objects.filter(frame__in=set(frames)).values_list("frame", "theme", "name")
    return {(frame, theme): name for frame, theme, name in rows}


def frame_of_answer(answer: Answer) -> Frame | None:
    """The frame in force of the question that it answers."""
    rows = Frame.objects.filter(question=answer.question_id, state=FrameState.IN_FORCE)
    return rows.select_related("question__principle__consultation").first()
