"""A random sample is drawn and sealed. Nobody chooses what is in it, and nothing leaves it."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID

from django.db import transaction

from goldenthread.analysis.limits import MOST_LEARNT_FROM
from goldenthread.conversation.models import Question
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.themes.logged import log
from goldenthread.themes.models import Sample, SampleAnswer
from goldenthread.themes.queries.population import PERSON, hash_of, texts_of


def number_of(seed: int, answer_id: UUID) -> str:
    """The number of an answer under a seed: anybody can work it out, and nobody can choose it."""
    return hashlib.sha256(f"{seed} {answer_id}".encode()).hexdigest()


@transaction.atomic
def draw_sample(*, question: Question, more: int, seed: int, by: Account, at: datetime) -> Sample:
    """Draw so many answers, and seal the draw. The seed is that of the first draw for ever.

    A later draw also takes what came since and has a number that was drawn before: so every answer is as
    likely to be in the sample as another. Raises Refused if the sample would be too large, Conflict if there
    is nothing left to draw.
    """
    Question.objects.select_for_update().get(id=question.id)
    earlier = list(Sample.objects.filter(question=question).order_by("number"))
    seed = earlier[0].seed if earlier else seed
    people = [text.answer_id for text in texts_of(question) if text.evidence == PERSON]
    drawn = set(SampleAnswer.objects.filter(sample__in=earlier).values_list("answer", flat=True))
    if len(drawn) + more > MOST_LEARNT_FROM:
        raise Refused(f"A sample has at most {MOST_LEARNT_FROM:,} answers. Draw fewer.", "more")
    left = sorted((number_of(seed, one), one) for one in people if one not in drawn)
    below = max((one.below for one in earlier), default="")
    late = [one for one in left if one[0] <= below]
    taken = [*late, *left[len(late) : len(late) + more]]
    if not taken:
        raise Conflict("Every answer of a person is in the sample already." if drawn else
                       "There is no answer of a person to draw from yet.")  # fmt: skip
    sample = Sample.objects.create(
        question=question, number=len(earlier) + 1, seed=seed, below=max(below, taken[-1][0]),
        drawn_from=len(people), data_hash=hash_of([str(one) for one in sorted(people)]), by=by, at=at,
    )  # fmt: skip
    SampleAnswer.objects.bulk_create(
        SampleAnswer(sample=sample, answer_id=answer, place=place)
        for place, (_, answer) in enumerate(taken, 1)
    )
    log("drew a sample", question, by, at, seed=seed, size=len(taken), drawn_from=len(people))
    return sample
