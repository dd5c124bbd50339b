"""Who came: ticked at the door, perhaps long after on a device that had no signal."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from goldenthread.events.actions.moving import locked
from goldenthread.events.actions.sending import of
from goldenthread.events.models import Arrival, Event, SignUp
from goldenthread.events.states import NotNow
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.models import Account

BEFORE = timedelta(hours=3)


class TooEarly(NotNow):
    def __init__(self) -> None:
        super().__init__("The event has not begun. People can be ticked from three hours before.")


@transaction.atomic
def tick(
    *, event: Event, sign_up_id: UUID | None, came: bool, tap: UUID, by: Account, at: datetime
) -> Arrival:
    """Somebody came, or was ticked by mistake. Without a sign-up: one more, or fewer, walked in.

    The same tap twice is one tick.
    """
    now = locked(event.id)
    if now.cancelled_at:
        raise NotNow("This event is cancelled.")
    if at < now.starts_at - BEFORE:
        raise TooEarly
    sign_up = SignUp.objects.filter(id=sign_up_id, event=now).first() if sign_up_id else None
    if sign_up_id and sign_up is None:
        raise NotVisible("sign-up", sign_up_id)
    before = Arrival.objects.filter(tap=tap).first()
    if before:
        return before
    made = Arrival.objects.create(event=now, sign_up=sign_up, came=came, tap=tap, by=by, at=at)
    number = sign_up.number if sign_up else 0
    audit.record(what="ticked at the door", by=by, at=at, came=came, number=number, **of(now))
    return made
