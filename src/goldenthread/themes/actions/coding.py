"""An answer is given its themes by a person. Whatever anybody said before stays, and is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from goldenthread.conversation.models import Answer
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.themes.actions.standing import stand_again
from goldenthread.themes.logged import log
from goldenthread.themes.models import Code, Coding, Frame, LetterGroup, StanceGiven, Standing
from goldenthread.themes.queries.choices import closed_question
from goldenthread.themes.queries.frames import lines_of
from goldenthread.themes.states import STANCE_WORDS, FrameState, How, NotInForce

Given = Mapping[UUID, Sequence[tuple[int, int]]]
"""The themes that an answer is given, each with the passages that say it; none: all of it."""


class SaysNothingYet(Refused):
    def __init__(self) -> None:
        super().__init__("Choose at least one theme, or say that none of them fits.", "themes")


@transaction.atomic
def code_answer(
    *, answer: Answer, frame: Frame, given: Given, none_fits: bool, note: str, stance: str = "",
    by: Account, at: datetime,
) -> Coding:  # fmt: skip
    """What this person says of an answer. Only their own earlier coding gives way to it.

    `stance`: where it stands on what the question puts; without one, what they said of that before stands.
    """
    now = _in_force(frame)
    coding = _keep(now, given, none_fits, note, by, at, answer=answer)
    _keep_stance(coding, now, stance)
    stand_again(now, [answer.id])
    log("coded an answer", now.question, by, at, answer=answer.reply.number, themes=len(given))
    return coding


@transaction.atomic
def settle_answer(
    *, answer: Answer, frame: Frame, given: Given, none_fits: bool, note: str, stance: str = "",
    by: Account, at: datetime,
) -> Coding:  # fmt: skip
    """Where two people differ: what it comes to, as a third act beside what both said."""
    now = _in_force(frame)
    how = Standing.objects.filter(frame=now, answer=answer).values_list("how", flat=True).first()
    if how not in (How.DIFFER, How.SETTLED):
        raise Conflict("Nobody differs about this answer any more, so there is nothing to settle.")
    coding = _keep(now, given, none_fits, note, by, at, answer=answer, settles=True)
    _keep_stance(coding, now, stance)
    stand_again(now, [answer.id])
    log("settled how an answer is coded", now.question, by, at, answer=answer.reply.number, themes=len(given))
    return coding


@transaction.atomic
def code_letter(
    *, letter: LetterGroup, frame: Frame, given: Given, none_fits: bool, note: str, by: Account, at: datetime
) -> Coding:
    """The shared text of a campaign letter is given its themes once, whoever sent it."""
    now = _in_force(frame)
    coding = _keep(now, given, none_fits, note, by, at, letter=letter)
    log("coded a campaign letter", now.question, by, at, letter=str(letter.id), themes=len(given))
    return coding


def _keep_stance(coding: Coding, frame: Frame, stance: str) -> None:
    if not stance:
        return
    if stance not in STANCE_WORDS:
        raise Refused("Choose where the answer stands.", "stance")
    asked = closed_question(frame.question)
    if asked:
        raise Refused(
            f"People chose where they stand, in question {asked.number}: nobody reads it out of their words.",
            "stance",
        )
    StanceGiven.objects.create(coding=coding, stance=stance)


def _in_force(frame: Frame) -> Frame:
    """One at a time with others who code under it, so that what stands is worked out of all codings."""
    now = Frame.objects.select_for_update(of=("self",)).select_related(
        "question__principle__consultation"
    ).get(id=frame.id)  # fmt: skip
    if now.state != FrameState.IN_FORCE:
        raise NotInForce
    return now


def _keep(
    frame: Frame, given: Given, none_fits: bool, note: str, by: Account, at: datetime, *,
    answer: Answer | None = None, letter: LetterGroup | None = None, settles: bool = False,
) -> Coding:  # fmt: skip
    if not given and not none_fits:
        raise SaysNothingYet
    if given and none_fits:
        raise Refused("You chose themes and said that none fits. Take one of them back.", "themes")
    of = answer.question_id if answer else letter.question_id if letter else None
    if of != frame.question_id:
        raise Refused("This frame belongs to another question.")
    if not set(given) <= {line.theme_id for line in lines_of(frame)}:
        raise Refused("A theme that you chose is not in this frame.", "themes")
    longest = len(answer.words if answer else letter.shared_text if letter else "")
    for start, end in (place for places in given.values() for place in places):
        if not 0 <= start < end <= longest:
            raise Refused("A passage lies outside the answer.", "passages")
    coding = Coding.objects.create(
        frame=frame, answer=answer, letter=letter, by=by, settles=settles, none_fits=none_fits,
        note=note.strip(), at=at,
    )  # fmt: skip
    Code.objects.bulk_create(
        Code(coding=coding, theme_id=theme, passages=[list(place) for place in sorted(places)])
        for theme, places in given.items()
    )
    return coding
