"""Telling people who signed up: written with what happened, mailed afterwards by a job."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.mail import EmailMessage
from django.db import transaction
from django_tasks import task

from goldenthread.conversation.codes import mark_of, new_code
from goldenthread.design.addresses import address
from goldenthread.design.words import plural
from goldenthread.events.letters import code_letter, letter_of, words_of
from goldenthread.events.models import Event, Message, SignUp
from goldenthread.events.states import GOING_ON, NotNow, Way
from goldenthread.foundation import audit, clock, notices
from goldenthread.foundation.models import Account
from goldenthread.foundation.wall import lifted

AT_ONCE = 500


def of(event: Event) -> dict[str, Any]:
    """Where in the log an event is, and by what name."""
    return {"stream": audit.stream_of_place(event.consultation.area_id), "event": event.name}


def tell(event: Event, sign_ups: Iterable[SignUp], kind: Message.Kind, at: datetime) -> None:
    """Each of them, by the way that they chose. Within the transaction of what happened.

    Whoever made the event hears that somebody has to be rung or written to.
    """
    told = list(sign_ups)
    Message.objects.bulk_create(
        Message(sign_up=one, kind=kind, words=words_of(kind, event, one), at=at) for one in told
    )
    if by_hand := sum(one.way != Way.EMAIL for one in told):
        who = plural(by_hand, "person without e-mail waits", "people without e-mail wait")
        what = f"{who} to be rung or written to, about “{event.name}”."
        notices.tell([event.by_id], what_changed=what, link=address("event_people", event.id), at=at)
    if by_hand < len(told):
        transaction.on_commit(_enqueue)


def _enqueue() -> None:
    send_messages.enqueue()


@task()
def send_messages() -> int:
    """Mail whatever waits. Running it twice mails nothing twice."""
    with lifted("messages to everybody who signed up are mailed by a job that is nobody"):
        return mail_waiting(clock.now())


def mail_waiting(at: datetime) -> int:
    """Each message is claimed first, so that two workers never send it twice."""
    sent, refused = 0, None
    waiting = Message.objects.filter(told_at__isnull=True, sign_up__way=Way.EMAIL).select_related("sign_up")
    for message in waiting.order_by("at", "id")[:AT_ONCE]:
        if not Message.objects.filter(id=message.id, told_at__isnull=True).update(told_at=at):
            continue
        try:
            _mail(message.get_kind_display(), letter_of(message), message.sign_up.email)
            sent += 1
        except OSError as error:
            Message.objects.filter(id=message.id).update(told_at=None)
            refused = error
    if refused:
        raise refused  # after the others have gone: one bad address holds nobody else back
    return sent


def _mail(subject: str, words: str, to: str) -> None:
    EmailMessage(subject=subject, body=words, to=[to]).send()


@transaction.atomic
def mark_told(*, message: Message, by: Account, at: datetime) -> None:
    """An organiser rang or wrote."""
    changed = Message.objects.filter(id=message.id, told_at__isnull=True).update(told_at=at, told_by=by)
    if not changed:
        raise NotNow("They were told already.")
    event = message.sign_up.event
    audit.record(what="told somebody about an event", by=by, at=at, kind=message.kind, **of(event))


@task()
def mail_new_code(event_id: str, email: str) -> int:
    """A new code for each place under this address. Whoever asked learns nothing of it."""
    at, sent = clock.now(), 0
    rows = SignUp.objects.select_related("event__consultation").filter(
        event=UUID(event_id), email__iexact=email, way=Way.EMAIL, standing__in=GOING_ON
    )
    for sign_up in rows[:5]:
        code = new_code()
        with transaction.atomic():
            SignUp.objects.filter(id=sign_up.id).update(code_mark=mark_of(code))
            audit.record(what="sent a new code", by=None, at=at, **of(sign_up.event))
        _mail("Your new code", code_letter(sign_up.event, sign_up, code), sign_up.email)
        sent += 1
    return sent
