"""An event is made, written, published, given more places, cancelled with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from goldenthread.conversation.models import Consultation, Principle, Reply
from goldenthread.events.actions.moving import locked, move_up
from goldenthread.events.actions.sending import of, tell
from goldenthread.events.codes import new_short
from goldenthread.events.models import Event, Message, SignUp
from goldenthread.events.queries.events import ACCESS_WORDS, seats_taken, stage_of
from goldenthread.events.queries.positions import position_of, tidy
from goldenthread.events.states import GOING_ON, NotNow, Stage
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account

MOST_PLACES = 100_000
GRID = {"easting": 700_000, "northing": 1_300_000}
TELLS = ("name", "is_online", "venue", "address", "postcode", "starts_at", "ends_at", "online_link")
"""What people who signed up are told of when it changes."""


@dataclass(frozen=True, slots=True)
class Details:
    """What is said of an event."""

    name: str
    starts_at: datetime
    ends_at: datetime
    is_online: bool = False
    about: str = ""
    principle_id: UUID | None = None
    venue: str = ""
    address: str = ""
    postcode: str = ""
    easting: int | None = None
    northing: int | None = None
    region: str = ""
    access: Sequence[str] = ()
    access_words: str = ""
    languages: str = ""
    online_link: str = ""


@transaction.atomic
def make_event(
    *, consultation: Consultation, details: Details, capacity: int, by: Account, at: datetime
) -> Event:
    """Nobody sees it until it is published."""
    _check_capacity(capacity)
    kept = _checked(details, consultation)
    short = new_short()
    while Event.objects.filter(short=short).exists():
        short = new_short()
    made = Event.objects.create(
        consultation=consultation, short=short, capacity=capacity, by=by, at=at, **kept
    )
    audit.record(what="made an event", by=by, at=at, **of(made))
    return made


@transaction.atomic
def write_event(*, event: Event, details: Details, by: Account, at: datetime) -> None:
    """Put it right. Once it is published, everybody who signed up is told of another time or place."""
    now = _still(event, at)
    kept = _checked(details, now.consultation)
    changed = [name for name, value in kept.items() if getattr(now, name) != value]
    if now.published_at and details.starts_at <= at:
        raise Refused("Enter a start that is still to come.", "starts_at")
    for name, value in kept.items():
        setattr(now, name, value)
    now.save(update_fields=list(kept))
    if now.published_at and set(changed) & set(TELLS):
        tell(now, _going(now), Message.Kind.CHANGED, at)
    audit.record(what="wrote an event", by=by, at=at, changed=changed, **of(now))


@transaction.atomic
def publish_event(*, event: Event, by: Account, at: datetime) -> None:
    """From now on everybody sees it, and people sign up."""
    now = _still(event, at)
    if now.published_at:
        raise NotNow("This event is published already.")
    if now.consultation.announced_at is None:
        raise NotNow("Announce the consultation first: its events belong to it.")
    if now.starts_at <= at:
        raise Refused("Enter a start that is still to come.", "starts_at")
    if now.is_online and not now.online_link:
        raise Refused(
            "Enter the link by which people join. Only those with a place are shown it.", "online_link"
        )
    now.published_at, now.published_by = at, by
    now.save(update_fields=["published_at", "published_by"])
    audit.record(what="published an event", by=by, at=at, **of(now))


@transaction.atomic
def change_capacity(*, event: Event, capacity: int, by: Account, at: datetime) -> None:
    """More places go to whoever waits. Nobody loses a place by there being fewer."""
    _check_capacity(capacity)
    now = _still(event, at)
    taken = seats_taken(now)
    if capacity < taken:
        raise Refused(f"{taken} places are taken. Enter {taken} or more: nobody loses a place.", "capacity")
    before, now.capacity = now.capacity, capacity
    now.save(update_fields=["capacity"])
    audit.record(what="changed how many can come", by=by, at=at, before=before, places=capacity, **of(now))
    move_up(now, at)


@transaction.atomic
def cancel_event(*, event: Event, why: str, by: Account, at: datetime) -> None:
    """It is not held. Everybody who has a place or waits for one is told why."""
    now = _still(event, at)
    if not why.strip():
        raise Refused("Say why it is cancelled: everybody who signed up reads it.", "why")
    now.cancelled_at, now.cancelled_by, now.cancelled_why = at, by, why.strip()
    now.save(update_fields=["cancelled_at", "cancelled_by", "cancelled_why"])
    tell(now, _going(now), Message.Kind.CANCELLED, at)
    audit.record(what="cancelled an event", by=by, at=at, why=why.strip()[:200], **of(now))


def _still(event: Event, at: datetime) -> Event:
    """As it stands now, if it is neither over nor cancelled."""
    now = locked(event.id)
    stage = stage_of(now, at)
    if stage in (Stage.OVER, Stage.CANCELLED):
        raise NotNow("This event is over." if stage is Stage.OVER else "This event is cancelled.")
    return now


def _going(event: Event) -> list[SignUp]:
    return list(SignUp.objects.filter(event=event, standing__in=GOING_ON))


def _check_capacity(capacity: int) -> None:
    if not 1 <= capacity <= MOST_PLACES:
        raise Refused(f"Enter for how many people there is room: from 1 to {MOST_PLACES:,}.", "capacity")


def _checked(details: Details, consultation: Consultation) -> dict[str, Any]:
    """What is kept of it, with where it is on the map if that is known. Raises Refused."""
    _check_words(details)
    _check_place(details)
    if details.principle_id and not Principle.objects.filter(
        id=details.principle_id, consultation=consultation
    ):
        raise Refused("Choose one of the principles of this consultation, or none.", "principle_id")
    kept = {
        one.name: value.strip() if isinstance(value := getattr(details, one.name), str) else value
        for one in fields(details)
    }
    kept |= {"access": list(details.access), "postcode": tidy(details.postcode)}
    if details.is_online:
        kept |= {"venue": "", "address": "", "postcode": "", "easting": None, "northing": None}
    elif details.easting is None and (found := position_of(details.postcode)):
        kept["easting"], kept["northing"] = found.point
    return kept


def _check_words(details: Details) -> None:
    if not details.name.strip():
        raise Refused("Enter what the event is called.", "name")
    if details.ends_at <= details.starts_at:
        raise Refused("It has to end after it starts.", "ends_at")
    if not set(details.access) <= set(ACCESS_WORDS):
        raise Refused("Choose from the list, or write it.", "access")
    if details.region and details.region not in Reply.Region.values:
        raise Refused("Choose one of the regions, or none.", "region")


def _check_place(details: Details) -> None:
    link = details.online_link.strip()
    if link and not link.startswith(("https://", "http://")):
        raise Refused("Enter the whole link, beginning with https://", "online_link")
    if not details.is_online and not details.venue.strip():
        raise Refused("Enter where it is held.", "venue")
    if (details.easting is None) != (details.northing is None):
        raise Refused("Enter both numbers of the grid reference, or neither.", "northing")
    for name, most in GRID.items():
        value = getattr(details, name)
        if value is not None and not 0 <= value <= most:
            raise Refused(f"Enter a number of metres from 0 to {most:,}.", name)
