"""Where people said that answers of the sample stand, and what is still needed to infer it of the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from goldenthread.analysis.limits import FEWEST_EXAMPLES, FEWEST_JUDGED, FEWEST_STANCES
from goldenthread.conversation.models import Answer, Question
from goldenthread.design.words import plural
from goldenthread.foundation.models import Account
from goldenthread.themes.models import SampleAnswer, StanceGiven
from goldenthread.themes.queries.choices import closed_question
from goldenthread.themes.queries.population import sampled
from goldenthread.themes.queries.work import CODERS


@dataclass(frozen=True, slots=True)
class Judged:
    """Of the sample: the stance on which two people agree, or that was settled; and how many lack one."""

    stances: Mapping[UUID, str]
    differ: int
    by_one: int
    sampled: int

    @property
    def needed(self) -> str:
        """What is still needed before anything is inferred, in words; nothing where there is enough."""
        agreed = f"Two people agree on where {plural(len(self.stances), 'answer')} of the sample "
        agreed += "stands." if len(self.stances) == 1 else "stand."
        if len(self.stances) < FEWEST_JUDGED:
            more = f"At least {FEWEST_JUDGED} are needed: {FEWEST_JUDGED - len(self.stances)} more."
            small = "" if self.sampled >= FEWEST_JUDGED else " The sample is too small: draw more first."
            return f"{agreed} {more}{small}"
        often = [one for one, number in Counter(self.stances.values()).items() if number >= FEWEST_EXAMPLES]
        if len(often) < FEWEST_STANCES:
            return (
                f"{agreed} Nothing can be told apart before at least {FEWEST_STANCES} stances have "
                f"{FEWEST_EXAMPLES} examples each. Draw and code more of the sample."
            )
        return ""


def judged_in(question: Question) -> Judged:
    """Of answers that are still analysed. Two queries."""
    drawn = set(sampled(question).values_list("answer", flat=True))
    settled: dict[UUID, str] = {}
    own: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    rows = StanceGiven.objects.filter(coding__answer__question=question).order_by("coding__at", "id")
    for answer, by, settles, stance in rows.values_list(
        "coding__answer", "coding__by", "coding__settles", "stance"
    ):
        if answer not in drawn or by is None:
            continue
        if settles:
            settled[answer] = stance
        else:
            own[answer][by] = stance
    stances = {answer: one for answer, given in own.items() for one in [_agreed(given)] if one} | settled
    differ = sum(len(set(given.values())) > 1 for answer, given in own.items() if answer not in settled)
    return Judged(stances, differ, len(own.keys() - stances.keys()) - differ, len(drawn))


def _agreed(given: Mapping[UUID, str]) -> str | None:
    """The stance on which everybody who judged an answer agrees; None of one person alone."""
    found = set(given.values())
    return found.pop() if len(given) >= CODERS and len(found) == 1 else None


def may_be_judged(question: Question) -> bool:
    """Whether people judge where answers stand: not where whoever answered was asked and said so."""
    return closed_question(question) is None


def is_judged(question: Question) -> bool:
    """Whether somebody has begun to, so that whoever codes is asked it with the themes."""
    return may_be_judged(question) and StanceGiven.objects.filter(coding__answer__question=question).exists()


def own_stance(answer: Answer, account: Account) -> str:
    """What this person last said of an answer, under whatever version of the frame."""
    rows = StanceGiven.objects.filter(coding__answer=answer, coding__by=account, coding__settles=False)
    return rows.order_by("-coding__at", "-id").values_list("stance", flat=True).first() or ""


def next_to_judge(question: Question, account: Account) -> Answer | None:
    """The next answer of the sample whose stance this person has not judged, and that two others have not."""
    row = _left_to_judge(question, account).select_related("answer__reply", "answer__question").first()
    return row.answer if row else None


def left_to_judge(question: Question, account: Account) -> int:
    return _left_to_judge(question, account).count() if may_be_judged(question) else 0


def _left_to_judge(question: Question, account: Account) -> QuerySet[SampleAnswer]:
    own: Any = StanceGiven.objects.filter(
        coding__answer=OuterRef("answer"), coding__by=account, coding__settles=False
    )
    others = Count(
        "answer__codings__by", distinct=True,
        filter=Q(answer__codings__stance_given__isnull=False, answer__codings__settles=False),
    )  # fmt: skip
    return sampled(question).filter(~Exists(own)).annotate(others=others).filter(others__lt=CODERS)
