"""“This is not what I meant”: said by whoever has the receipt code, and answered by an analyst."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from goldenthread.conversation.models import Reply
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.themes.access import own_answer
from goldenthread.themes.logged import log
from goldenthread.themes.models import Objection, ObjectionAnswer, Theme

MOST_OBJECTIONS = 10
"""To one answer: whoever wants to say more has been heard."""
LONGEST = 5_000


@transaction.atomic
def object_to_coding(
    *, reply: Reply, answer_id: UUID, theme_id: UUID | None, words: str, at: datetime
) -> Objection:
    """Against the theme that an answer was given, or all of its coding. Nobody signs in for this."""
    answer = own_answer(reply, answer_id)
    if answer.question is None:
        raise Refused("This part of your answer was to no question, so it was given no theme.")
    if not words.strip():
        raise Refused("Say what you meant.", "words")
    if len(words) > LONGEST:
        raise Refused(f"Use {LONGEST:,} letters or fewer.", "words")
    if theme_id and not Theme.objects.filter(id=theme_id, question=answer.question).exists():
        raise Refused("This theme belongs to another question.", "theme_id")
    if Objection.objects.filter(answer=answer).count() >= MOST_OBJECTIONS:
        raise Conflict("You have objected to this ten times. Somebody reads what you said.")
    row = Objection.objects.create(reply=reply, answer=answer, theme_id=theme_id, words=words.strip(), at=at)
    log("objected to a coding", answer.question, None, at, answer=reply.number)
    return row


@transaction.atomic
def answer_objection(
    *, objection: Objection, changed: bool, words: str, by: Account, at: datetime
) -> ObjectionAnswer:
    """What the person reads beside their own words. Changing the coding is an act of its own, done before."""
    question = objection.answer.question
    assert question is not None  # noqa: S101 - for the type checker: nobody objects to what has none
    if not words.strip():
        raise Refused("Write an answer for the person who objected.", "words")
    try:
        with transaction.atomic():
            row = ObjectionAnswer.objects.create(
                objection=objection, changed=changed, words=words.strip(), by=by, at=at
            )
    except IntegrityError as error:
        raise Conflict("A colleague has answered this objection already.") from error
    log("answered an objection", question, by, at, answer=objection.reply.number, changed=changed)
    return row
