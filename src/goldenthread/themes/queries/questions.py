"""Where the analysis of each question stands, in a fixed number of queries whatever the number of answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Q, Value, When

from goldenthread.analysis.limits import UNSURE_BELOW
from goldenthread.conversation.models import Answer, Consultation, Question, SetAside
from goldenthread.themes.models import Coding, Frame, FrameLine, Objection, Run, SampleAnswer, Standing
from goldenthread.themes.queries.population import PERSON
from goldenthread.themes.states import FrameState, How, RunState

SETTLED = (How.AGREED, How.SETTLED)
STOOD = ("read", "differ", "by_machine", "unsure")


@dataclass(frozen=True, slots=True)
class QuestionStand:
    """Counts of one question. `read` are answers of the sample that two people agree on or settled."""

    id: UUID
    principle: str
    number: str
    words: str
    answers: int
    of_people: int
    runs_done: frozenset[str]
    draft: UUID | None
    in_force: UUID | None
    themes: int
    sample: int
    read: int
    differ: int
    by_machine: int
    unsure: int

    @property
    def sample_left(self) -> int:
        return max(0, self.sample - self.read - self.differ)


def stands_of(consultation: Consultation) -> list[QuestionStand]:
    """Of each question that is answered in people’s own words. Eight queries."""
    rows = Question.objects.filter(principle__consultation=consultation).exclude(asks="closed")
    asked = list(rows.order_by("place").values_list("id", "principle__name", "number", "words"))
    counted = _counted({id for id, *_ in asked})
    return [QuestionStand(*row, **counted(row[0])) for row in asked]


def stand_of_question(question: Question) -> QuestionStand:
    counted = _counted({question.id})
    return QuestionStand(
        question.id, question.principle.name, question.number, question.words, **counted(question.id)
    )


def _counted(questions: Collection[UUID]) -> Any:
    aside = SetAside.objects.filter(back_at__isnull=True).values("reply")
    answers = _by_question(
        Answer.objects.filter(question__in=questions).exclude(words="").exclude(reply__in=aside), "question",
        all=Count("id"), people=Count("id", filter=Q(reply__evidence=PERSON)),
    )  # fmt: skip
    runs: dict[UUID, set[str]] = {}
    for question, kind in Run.objects.filter(question__in=questions, state=RunState.DONE).values_list(
        "question", "kind"
    ):
        runs.setdefault(question, set()).add(kind)
    frames: dict[tuple[UUID, str], UUID] = {
        (question, state): id
        for question, state, id in Frame.objects.filter(
            question__in=questions, state__in=[FrameState.DRAFT, FrameState.IN_FORCE]
        ).values_list("question", "state", "id")
    }
    lines = _by_question(FrameLine.objects.filter(frame__in=frames.values()), "frame", number=Count("id"))
    sample = _by_question(
        SampleAnswer.objects.filter(sample__question__in=questions).exclude(answer__reply__in=aside),
        "sample__question", number=Count("id"),
    )  # fmt: skip
    stood = _stood([id for (_, state), id in frames.items() if state == FrameState.IN_FORCE], aside)

    def of(question: UUID) -> dict[str, Any]:
        draft = frames.get((question, FrameState.DRAFT))
        force = frames.get((question, FrameState.IN_FORCE))
        here = answers.get(question, {})
        return {
            "answers": here.get("all", 0),
            "of_people": here.get("people", 0),
            "runs_done": frozenset(runs.get(question, ())),
            "draft": draft,
            "in_force": force,
            "themes": lines.get(draft or force, {}).get("number", 0),
            "sample": sample.get(question, {}).get("number", 0),
            **{name: stood[force, name] if force else 0 for name in STOOD},
        }

    return of


def _stood(frames: Collection[UUID], aside: Any) -> Counter[tuple[UUID, str]]:
    """By frame, how many answers stand how, less those set aside. Four queries.

    Of all answers only an index is counted; those of the sample and those set aside are few.
    """
    rows = Standing.objects.filter(frame__in=frames).order_by()
    found: Counter[tuple[UUID, str]] = Counter()
    for frame, how, number in rows.values_list("frame", "how").annotate(number=Count("*")):
        found[frame, how] = number
    unsure = rows.filter(how=How.MACHINE, sure__lt=UNSURE_BELOW).values_list("frame")
    for frame, number in unsure.annotate(number=Count("*")):
        found[frame, "unsure"] = number
    is_gone = Case(When(answer__reply__in=aside, then=Value(True)), default=Value(False))
    few = rows.annotate(gone=is_gone, drawn=Q(answer__sampled__isnull=False))
    few = few.filter(Q(answer__sampled__isnull=False) | Q(answer__reply__in=aside))
    for frame, how, sure, gone, drawn in few.values_list("frame", "how", "sure", "gone", "drawn"):
        is_unsure = how == How.MACHINE and (sure or 0) < UNSURE_BELOW
        found.subtract({(frame, how): int(gone), (frame, "unsure"): int(is_unsure)})
        found[frame, "read"] += drawn and how in SETTLED and not gone
    for frame in frames:
        found[frame, "by_machine"] = found[frame, How.MACHINE]
    return found


def _by_question(rows: Any, key: str, **counts: Any) -> dict[Any, dict[str, int]]:
    found = rows.order_by().values(key).annotate(**counts)
    return {row.pop(key): row for row in found}


def objections_open(consultation: Consultation) -> int:
    rows = Objection.objects.filter(reply__consultation=consultation, answered__isnull=True)
    return rows.count()


def coders_of(question: Question) -> list[tuple[str, int]]:
    """Who coded how many answers under the frame in force."""
    rows = Coding.objects.filter(
        frame__question=question, frame__state=FrameState.IN_FORCE, by__isnull=False, settles=False
    )
    counted = rows.order_by().values_list("by__name").annotate(number=Count("answer", distinct=True))
    return sorted(counted, key=lambda one: (-one[1], one[0]))
