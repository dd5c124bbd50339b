"""Questions to the panel become evidence: coded with a question of the consultation, and counted apart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from goldenthread.conversation.actions.replies import About, Said, bring_in
from goldenthread.conversation.models import Channel, Question, Reply
from goldenthread.events.actions.moving import locked
from goldenthread.events.actions.sending import of
from goldenthread.events.models import Event, PanelQuestion, PanelTaken
from goldenthread.events.queries.panel import SHOWN, questions_of
from goldenthread.events.queries.taken import taken_of
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account


@transaction.atomic
def take_into_analysis(
    *, event: Event, numbers: Sequence[int], question_id: UUID, by: Account, at: datetime
) -> list[Reply]:
    """Each of these questions, by its number at the event, is coded with this question of the consultation.

    Word for word, as evidence of its own kind: never a person’s answer, and in no share. What a moderator
    refused stays out. One that is in already is refused, unless what it became was set aside.
    """
    now = locked(event.id)
    asked = Question.objects.filter(id=question_id, principle__consultation=now.consultation_id).first()
    if asked is None:
        raise Refused("Choose a question of this consultation.", "question_id")
    chosen = _chosen(now, numbers)
    replies = []
    for one in chosen:
        reply = _reply(now, one, asked, by, at)
        PanelTaken.objects.create(question=one, reply=reply, by=by, at=at)
        replies.append(reply)
    audit.record(
        what="took questions to the panel into the analysis", by=by, at=at, question=asked.number,
        numbers=[one.number for one in chosen], **of(now),
    )  # fmt: skip
    return replies


def _chosen(event: Event, numbers: Sequence[int]) -> list[PanelQuestion]:
    if not numbers:
        raise Refused("Choose at least one question.", "numbers")
    shown = {one.number for one in questions_of(event) if one.became in SHOWN}
    found = list(PanelQuestion.objects.filter(event=event, number__in=set(numbers)).order_by("number"))
    if len(found) < len(set(numbers)) or not shown >= set(numbers):
        raise Refused("Only questions that are published can be taken into the analysis.", "numbers")
    taken = taken_of(event)
    if again := [one.number for one in found if one.id in taken]:
        raise Conflict(f"Question {again[0]} is in the analysis already.")
    return found


def _reply(event: Event, one: PanelQuestion, asked: Question, by: Account, at: datetime) -> Reply:
    about = About(
        region=event.region, collected_by=f"Question {one.number} to the panel of “{event.name}”"[:200],
        whose_words="Of whoever asked it, as they wrote it",
    )  # fmt: skip
    said = Said(asked.id, words=one.words, heading=f"Asked of the panel of “{event.name}”")
    reply, _ = bring_in(
        consultation=event.consultation, said=[said], about=about, channel=Channel.EVENT,
        evidence=Reply.Evidence.PANEL_QUESTION, written_on=timezone.localdate(one.at), by=by, at=at,
    )  # fmt: skip
    return reply
