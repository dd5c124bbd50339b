"""Signing up without an account: a place or the waiting list, changed, accepted or given up by its code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Max

from goldenthread.conversation.codes import mark_of, new_code
from goldenthread.conversation.queries.replies import WHO_WORDS
from goldenthread.events.actions.moving import locked, move_up, step
from goldenthread.events.actions.sending import of, tell
from goldenthread.events.models import Event, Message, SignUp, SignUpStep
from goldenthread.events.queries.events import ACCESS_WORDS, seats_taken, stage_of
from goldenthread.events.states import GOING_ON, STAGE_WORDS, NotNow, Stage, Standing, Way
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account

_WHERE = {
    Way.EMAIL: ("email", "Enter an e-mail address, like name@example.org."),
    Way.TELEPHONE: ("telephone", "Enter a telephone number."),
    Way.POST: ("address", "Enter the address to write to."),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Who comes and what they need. Only the name and one way to be reached must be there."""

    name: str
    way: str
    email: str = ""
    telephone: str = ""
    address: str = ""
    seats: int = 1
    access: Sequence[str] = ()
    access_words: str = ""
    language: str = ""
    who: str = ""


class SentAlready(NotNow):
    def __init__(self) -> None:
        super().__init__("You have signed up already with this form. Your code leads to your place.")


class NoSignUps(NotNow):
    def __init__(self, stage: Stage) -> None:
        super().__init__(f"Nobody can sign up for this event now. It is {STAGE_WORDS[stage].lower()}.")


@transaction.atomic
def sign_up(
    *, event: Event, person: Person, wish: UUID, at: datetime, by: Account | None = None
) -> tuple[SignUp, str]:
    """A place if one is free and nobody waits for it; else the end of the waiting list. And the code.

    `by` is an organiser who enters what came by telephone or post.
    """
    kept = _checked(person)
    now = locked(event.id)  # two who want the last place are answered one after the other
    stage = stage_of(now, at)
    if stage is not Stage.COMING and not (by and stage is Stage.ON):
        raise NoSignUps(stage)
    if SignUp.objects.filter(wish=wish).exists():
        raise SentAlready
    waits = SignUp.objects.filter(event=now, standing=Standing.WAITING).exists()
    fits = not waits and seats_taken(now) + person.seats <= now.capacity
    standing = Standing.PLACE if fits else Standing.WAITING
    last = SignUp.objects.filter(event=now).aggregate(last=Max("number"))["last"] or 0
    code = new_code()
    made = SignUp.objects.create(
        event=now, number=last + 1, wish=wish, code_mark=mark_of(code), standing=standing, entered_by=by,
        at=at, **kept,
    )  # fmt: skip
    SignUpStep.objects.create(sign_up=made, standing=standing, by=by, at=at)
    if (
        made.way == Way.EMAIL
    ):  # whoever has no e-mail has just been told, on the page or by whoever entered it
        tell(now, [made], Message.Kind.PLACE if fits else Message.Kind.WAITING, at)
    audit.record(what="signed up for an event", by=by, at=at, number=made.number, **of(now))
    return made, code


@transaction.atomic
def change_sign_up(*, sign_up: SignUp, person: Person, at: datetime, by: Account | None = None) -> None:
    """Other details. A second place is had only if one is free; a place less goes to whoever waits."""
    kept = _checked(person)
    event = locked(sign_up.event_id)
    now = _going_on(sign_up, event, at)
    more = person.seats - now.seats
    if more > 0 and now.standing != Standing.WAITING:
        waits = SignUp.objects.filter(event=event, standing=Standing.WAITING).exists()
        if waits or seats_taken(event) + more > event.capacity:
            raise Refused("No second place is free. Your own place is as it was.", "seats")
    for field, value in kept.items():
        setattr(now, field, value)
    now.save(update_fields=list(kept))
    audit.record(what="changed a sign-up", by=by, at=at, number=now.number, **of(event))
    move_up(event, at)


@transaction.atomic
def give_up(*, sign_up: SignUp, at: datetime, by: Account | None = None) -> None:
    """The place goes to whoever has waited longest."""
    event = locked(sign_up.event_id)
    now = _going_on(sign_up, event, at)
    step(sign_up=now, standing=Standing.GIVEN_UP, by=by, at=at)
    if now.way == Way.EMAIL:
        tell(event, [now], Message.Kind.GIVEN_UP, at)
    audit.record(what="gave a place up", by=by, at=at, number=now.number, **of(event))
    move_up(event, at)


@transaction.atomic
def accept(*, sign_up: SignUp, at: datetime, by: Account | None = None) -> None:
    """Take the place that is kept, in time."""
    event = locked(sign_up.event_id)
    now = _going_on(sign_up, event, at)
    if now.answer_by and now.answer_by <= at:
        raise NotNow("The time to answer has ended, and the place has gone to the next on the list.")
    if now.standing != Standing.OFFERED:
        raise NotNow("No place is kept for you now. Look at how your sign-up stands.")
    step(sign_up=now, standing=Standing.PLACE, by=by, at=at)
    audit.record(what="took a place that was kept", by=by, at=at, number=now.number, **of(event))


def _going_on(sign_up: SignUp, event: Event, at: datetime) -> SignUp:
    """As it stands now. Nothing changes once the event is over or cancelled, or the place is gone."""
    stage = stage_of(event, at)
    if stage not in (Stage.COMING, Stage.ON):
        raise NotNow(f"Nothing can be changed any more: the event is {STAGE_WORDS[stage].lower()}.")
    now = SignUp.objects.get(id=sign_up.id)
    if now.standing not in GOING_ON:
        raise NotNow("This place was given up. Sign up again if you want to come.")
    return now


def _checked(person: Person) -> dict[str, object]:
    """What is kept of them. Raises Refused with the field to change."""
    if not person.name.strip():
        raise Refused("Enter your name.", "name")
    if person.way not in set(Way):
        raise Refused("Choose how we reach you.", "way")
    field, missing = _WHERE[Way(person.way)]
    if not getattr(person, field).strip():
        raise Refused(missing, field)
    if person.email.strip():
        try:
            validate_email(person.email.strip())
        except ValidationError as error:
            raise Refused(_WHERE[Way.EMAIL][1], "email") from error
    if person.seats not in (1, 2):
        raise Refused("Say whether somebody comes with you.", "seats")
    if not set(person.access) <= set(ACCESS_WORDS):
        raise Refused("Choose what you need from the list, or write it.", "access")
    if person.who and person.who not in WHO_WORDS:
        raise Refused("Choose who you are, or nothing.", "who")
    kept = asdict(person)
    return {name: value.strip() if isinstance(value, str) else value for name, value in kept.items()} | {
        "access": list(person.access)
    }
