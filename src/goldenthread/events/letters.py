"""What somebody who signed up is told: by e-mail, or by an organiser who rings or writes."""

from __future__ import annotations

from django.conf import settings

from goldenthread.design.addresses import address
from goldenthread.design.words import clock, full_date, moment
from goldenthread.events.models import Event, Message, SignUp

Kind = Message.Kind
_OPENING = {
    Kind.PLACE: "You have {a_place} at “{name}”.",
    Kind.WAITING: (
        "“{name}” is full. You are on the waiting list, which moves by itself in the order in which people "
        "signed up. We tell you as soon as it is your turn."
    ),
    Kind.OFFERED: (
        "{A_place_is} free for you at “{name}”, and kept for you until {until}. Say by then whether you take "
        "it: after that it goes to the next on the list."
    ),
    Kind.MOVED_UP: "You were on the waiting list, and now have {a_place} at “{name}”.",
    Kind.LAPSED: (
        "The place at “{name}” that was kept for you has gone to the next on the list, since we did not hear "
        "from you in time. You can sign up again."
    ),
    Kind.GIVEN_UP: "You have given your place at “{name}” up. Thank you: somebody else can come.",
    Kind.CHANGED: "Something about “{name}” has changed. This is how it stands now.",
    Kind.CANCELLED: "“{name}” is cancelled. {why}",
    Kind.WEEK: "“{name}” is soon. This is a reminder that you have {a_place}.",
    Kind.DAY: "“{name}” is very soon. This is a reminder that you have {a_place}.",
}
_WITH_DETAILS = frozenset(Kind) - {Kind.LAPSED, Kind.GIVEN_UP, Kind.CANCELLED}
_IF_NOT = frozenset({Kind.PLACE, Kind.MOVED_UP, Kind.WEEK, Kind.DAY, Kind.CHANGED})


def words_of(kind: Kind, event: Event, sign_up: SignUp) -> str:
    """The whole message without greeting: an organiser can read it out."""
    places = "a place" if sign_up.seats == 1 else "two places"
    free = "A place is" if sign_up.seats == 1 else "Two places are"
    opening = _OPENING[kind].format(
        name=event.name, a_place=places, A_place_is=free, why=event.cancelled_why,
        until=moment(sign_up.answer_by) if sign_up.answer_by else "",
    )  # fmt: skip
    parts = [opening]
    if kind in _WITH_DETAILS:
        hours = f"{clock(event.starts_at)} to {clock(event.ends_at)}"
        parts.append(f"{full_date(event.starts_at)}, {hours}. {where(event)}")
    if kind is Kind.DAY and event.is_online and event.online_link:
        parts.append(f"Join here: {event.online_link}\nThe link is yours: please do not pass it on.")
    parts.append(f"Your code leads to your place: {settings.PUBLIC_ADDRESS}{address('event_find')}")
    if kind in _IF_NOT:
        parts.append("If you cannot come, please say so there: somebody else can have the place.")
    return "\n\n".join(parts)


def where(event: Event) -> str:
    if event.is_online:
        return "It is held online."
    return ", ".join(filter(None, [event.venue, *event.address.splitlines(), event.postcode])) + "."


def letter_of(message: Message) -> str:
    return f"Hello {message.sign_up.name},\n\n{message.words}\n\nGolden Thread\n"


def code_letter(event: Event, sign_up: SignUp, code: str) -> str:
    """The new code goes to the address that was given at sign-up, and nowhere else."""
    return (
        f"Hello {sign_up.name},\n\nSomebody asked for a new code for your place at “{event.name}”.\n\n"
        f"It is {code}. The one that you had before no longer works.\n\n"
        f"Use it here: {settings.PUBLIC_ADDRESS}{address('event_find')}\n\n"
        "If that was not you, your place is as it was: only you have the new code.\n\nGolden Thread\n"
    )
