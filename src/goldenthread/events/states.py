"""Where an event, a sign-up and a question to the panel stand. Dates decide; nobody has to be there."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from goldenthread.foundation.failures import Conflict


class Stage(StrEnum):
    """Of an event."""

    WRITTEN = "written"
    COMING = "coming"
    ON = "on"
    OVER = "over"
    CANCELLED = "cancelled"


STAGE_WORDS = {
    Stage.WRITTEN: "Being written",
    Stage.COMING: "To come",
    Stage.ON: "Going on now",
    Stage.OVER: "Over",
    Stage.CANCELLED: "Cancelled",
}


class Standing(StrEnum):
    """Of a sign-up."""

    PLACE = "place"
    OFFERED = "offered"
    WAITING = "waiting"
    GIVEN_UP = "given_up"
    LAPSED = "lapsed"


STANDING_WORDS = {
    Standing.PLACE: "Has a place",
    Standing.OFFERED: "Offered a place",
    Standing.WAITING: "On the waiting list",
    Standing.GIVEN_UP: "Gave the place up",
    Standing.LAPSED: "Did not answer the offer in time",
}
TAKES_SEATS = (Standing.PLACE, Standing.OFFERED)
GOING_ON = (*TAKES_SEATS, Standing.WAITING)
STEPS = {
    Standing.WAITING: frozenset({Standing.OFFERED, Standing.PLACE, Standing.GIVEN_UP}),
    Standing.OFFERED: frozenset({Standing.PLACE, Standing.GIVEN_UP, Standing.LAPSED}),
    Standing.PLACE: frozenset({Standing.GIVEN_UP}),
    Standing.GIVEN_UP: frozenset[Standing](),
    Standing.LAPSED: frozenset[Standing](),
}


class Way(StrEnum):
    """How somebody wants to hear from us."""

    EMAIL = "email"
    TELEPHONE = "telephone"
    POST = "post"


class Asking(StrEnum):
    """Who may put a question to the panel at this moment."""

    NOBODY = "nobody"
    WITH_CODE = "with_code"
    EVERYBODY = "everybody"


class Became(StrEnum):
    """What became of a question to the panel."""

    UNREAD = "unread"
    REFUSED = "refused"
    PUBLISHED = "published"
    LIVE = "live"
    LATER = "later"
    NOT = "not"


BECAME_WORDS = {
    Became.UNREAD: "Not looked at yet",
    Became.REFUSED: "Not published",
    Became.PUBLISHED: "Published, not answered yet",
    Became.LIVE: "Answered at the event",
    Became.LATER: "Answered afterwards",
    Became.NOT: "Not answered",
}

TIME_TO_ANSWER = {
    Way.EMAIL: timedelta(days=2),
    Way.TELEPHONE: timedelta(days=3),
    Way.POST: timedelta(days=5),
}
STILL_TO_ARRANGE = timedelta(days=1)
"""An offer is answered at least this long before the event, so that the next in line can still come."""
DOORS_OPEN = timedelta(hours=1)


class NotNow(Conflict):
    """The event, or the sign-up, is no longer where this could be done."""


def stage_at(
    now: datetime, *, published: bool, cancelled: bool, starts_at: datetime, ends_at: datetime
) -> Stage:
    if cancelled:
        return Stage.CANCELLED
    if not published:
        return Stage.WRITTEN
    if now < starts_at:
        return Stage.COMING
    return Stage.ON if now < ends_at else Stage.OVER


def answer_by(now: datetime, starts_at: datetime, way: Way) -> datetime | None:
    """Until when an offered place is kept. None where there is no time to ask: then it is simply given."""
    until = now + TIME_TO_ANSWER[way]
    return until if until <= starts_at - STILL_TO_ARRANGE else None


def who_may_ask(now: datetime, starts_at: datetime, ends_at: datetime, stage: Stage) -> Asking:
    """Before, whoever signed up; from an hour before the start, everybody; afterwards nobody."""
    if stage not in (Stage.COMING, Stage.ON) or now >= ends_at:
        return Asking.NOBODY
    return Asking.EVERYBODY if now >= starts_at - DOORS_OPEN else Asking.WITH_CODE
