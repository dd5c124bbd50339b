"""What may be published of an answer’s words, once a person has read them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from goldenthread.conversation.models import Answer
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account
from goldenthread.themes.logged import log
from goldenthread.themes.models import WordsReviewed


@transaction.atomic
def review_words(
    *, answer: Answer, may_show: bool, words: str, why: str, by: Account, at: datetime
) -> WordsReviewed:
    """These words may be shown to everybody, or none. Raises Refused, with the field to change."""
    assert answer.question is not None  # noqa: S101 - for the type checker: access gives no other
    if may_show and not words.strip():
        raise Refused("Leave the words that may be shown.", "words")
    if may_show and not answer.reply.may_quote and not answer.reply.may_publish:
        raise Refused("Whoever wrote this did not say that it may be quoted or published.", "may_show")
    if not may_show and not why.strip():
        raise Refused("Say why nothing of it may be shown.", "why")
    row = WordsReviewed.objects.create(
        answer=answer,
        may_show=may_show,
        words=words.strip() if may_show else "",
        why=why.strip(),
        by=by,
        at=at,
    )
    log(
        "reviewed the words of an answer", answer.question, by, at, answer=answer.reply.number, shown=may_show
    )
    return row
