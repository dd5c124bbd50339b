"""The waiting list: it moves by itself, in the order in which people signed up."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django_tasks import task

from goldenthread.events.actions.sending import of, tell
from goldenthread.events.models import Event, Message, SignUp, SignUpStep
from goldenthread.events.queries.events import seats_taken, stage_of
from goldenthread.events.states import STEPS, NotNow, Stage, Standing, Way, answer_by
from goldenthread.foundation import audit, clock
from goldenthread.foundation.models import Account
from goldenthread.foundation.wall import lifted


def locked(event_id: UUID) -> Event:
    """The event as it stands now, ours until the end of the transaction: seats are given one at a time."""
    rows = Event.objects.select_for_update(of=("self",)).select_related("consultation__area")
    return rows.get(id=event_id)


def step(
    *, sign_up: SignUp, standing: Standing, until: datetime | None = None, by: Account | None, at: datetime
) -> None:
    """Onward, if that is a step that there is. Raises NotNow."""
    if standing not in STEPS[Standing(sign_up.standing)]:
        raise NotNow("This place is no longer as it was. Look at it again.")
    sign_up.standing, sign_up.answer_by = standing, until
    sign_up.save(update_fields=["standing", "answer_by"])
    SignUpStep.objects.create(sign_up=sign_up, standing=standing, by=by, at=at)


def move_up(event: Event, at: datetime) -> None:
    """Free seats go to whoever has waited longest. Nobody is overtaken, not even by who needs fewer seats.

    The event is locked by whoever calls.
    """
    if stage_of(event, at) is not Stage.COMING:
        return
    free = event.capacity - seats_taken(event)
    for one in SignUp.objects.filter(event=event, standing=Standing.WAITING).order_by("number"):
        if one.seats > free:
            return
        free -= one.seats
        until = answer_by(at, event.starts_at, Way(one.way))
        standing = Standing.OFFERED if until else Standing.PLACE
        step(sign_up=one, standing=standing, until=until, by=None, at=at)
        audit.record(
            what=f"moved the waiting list: {standing}", by=None, at=at, number=one.number, **of(event)
        )
        tell(event, [one], Message.Kind.OFFERED if until else Message.Kind.MOVED_UP, at)
        if until:
            _look_again(event.id, until)


def _look_again(event_id: UUID, until: datetime) -> None:
    transaction.on_commit(lambda: _enqueue(str(event_id), until))


def _enqueue(event_id: str, until: datetime) -> None:
    move_list.using(run_after=until).enqueue(event_id)


@task()
def move_list(event_id: str) -> int:
    """When the time of an offer has ended: how many offers lapsed."""
    with lifted("a job moves the waiting list of an event"):
        return end_offers(event_id=UUID(event_id), at=clock.now())


@transaction.atomic
def end_offers(*, event_id: UUID, at: datetime) -> int:
    """Offers that nobody answered in time go to the next in line."""
    event = locked(event_id)
    ended = list(SignUp.objects.filter(event=event, standing=Standing.OFFERED, answer_by__lte=at))
    for one in ended:
        step(sign_up=one, standing=Standing.LAPSED, by=None, at=at)
        audit.record(what="ended the offer of a place", by=None, at=at, number=one.number, **of(event))
    tell(event, ended, Message.Kind.LAPSED, at)
    move_up(event, at)
    return len(ended)
