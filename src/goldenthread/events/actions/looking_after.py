"""What is done about an event by itself: reminders before it, and taking people’s details out after it."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from goldenthread.events.actions.moving import locked
from goldenthread.events.actions.sending import of, tell
from goldenthread.events.models import Message, SignUp
from goldenthread.events.queries.events import stage_of
from goldenthread.events.states import Stage, Standing
from goldenthread.foundation import audit

KEPT_AFTER = timedelta(days=90)
A_WEEK, A_DAY = 7, 1
TOO_SOON = timedelta(days=2)
"""Whoever signed up so lately needs no reminder of next week."""


@transaction.atomic
def remind(*, event_id: UUID, at: datetime) -> int:
    """Whoever has a place is reminded a week before and a day before, once each. How many were."""
    event = locked(event_id)
    days = (timezone.localdate(event.starts_at) - timezone.localdate(at)).days
    if stage_of(event, at) is not Stage.COMING or days > A_WEEK:
        return 0
    kind = Message.Kind.DAY if days <= A_DAY else Message.Kind.WEEK
    told = Message.objects.filter(sign_up__event=event, kind=kind).values("sign_up")
    wanted = SignUp.objects.filter(event=event, standing=Standing.PLACE).exclude(id__in=told)
    if kind is Message.Kind.WEEK:
        wanted = wanted.filter(at__lt=at - TOO_SOON)
    found = list(wanted)
    tell(event, found, kind, at)
    return len(found)


@transaction.atomic
def empty(*, event_id: UUID, at: datetime) -> int:
    """Who signed up is taken out, some time after the event. How many came, and what was said, stays."""
    event = locked(event_id)
    if event.emptied_at or at < event.ends_at + KEPT_AFTER:
        return 0
    Message.objects.filter(sign_up__event=event).delete()
    number = SignUp.objects.filter(event=event).update(
        name="", email="", telephone="", address="", access=[], access_words="", language=""
    )
    event.emptied_at = at
    event.save(update_fields=["emptied_at"])
    audit.record(what="took out who signed up", by=None, at=at, number=number, **of(event))
    return number
