"""Who signed up and what they need, for those who run the event; and one’s own place, for its holder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from goldenthread.conversation.queries.replies import WHO_WORDS
from goldenthread.events.models import Arrival, Event, Message, SignUp
from goldenthread.events.queries.events import ACCESS_WORDS, EventPage, event_page
from goldenthread.events.states import GOING_ON, STANDING_WORDS, TAKES_SEATS, Standing, Way

MESSAGE_WORDS = dict(Message.Kind.choices)
WAY_WORDS = {Way.EMAIL: "By e-mail", Way.TELEPHONE: "By telephone", Way.POST: "By post"}


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One who signed up, as the organisers see them."""

    id: UUID
    number: int
    name: str
    standing: Standing
    words: str
    answer_by: datetime | None
    seats: int
    way: str
    reach: str
    access: tuple[str, ...]
    access_words: str
    language: str
    who: str
    entered: bool
    at: datetime
    came: bool = False


@dataclass(frozen=True, slots=True)
class ToTell:
    """Somebody without e-mail who has to be rung or written to."""

    id: UUID
    name: str
    way: str
    reach: str
    about: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Needs:
    """What the venue has to know, without a name."""

    coming: int
    seats: int
    access: tuple[tuple[str, int], ...]
    words: tuple[str, ...]
    languages: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Door:
    people: tuple[PersonLine, ...]
    came: int
    walked_in: int


@dataclass(frozen=True, slots=True)
class MyPlace:
    """One’s own place. `link` is there only for whoever has one, and `in_line` only while they wait."""

    page: EventPage
    standing: Standing
    words: str
    answer_by: datetime | None
    in_line: int
    link: str
    seats: int
    name: str
    way: str
    email: str
    telephone: str
    address: str
    access: tuple[str, ...]
    access_words: str
    language: str
    who: str

    @property
    def goes_on(self) -> bool:
        return self.standing in GOING_ON


def people_of(event: Event, only: Iterable[Standing] = tuple(Standing)) -> list[PersonLine]:
    """In the order in which they signed up. Two queries."""
    came = _came(event)
    rows = SignUp.objects.filter(event=event, standing__in=list(only)).order_by("number")
    return [_person(one, came.get(one.id, False)) for one in rows]


def door_of(event: Event) -> Door:
    """Everybody who may come through the door, by name. Three queries."""
    people = people_of(event, GOING_ON)
    walked = dict(
        Arrival.objects.filter(event=event, sign_up__isnull=True).values_list("came").annotate(n=Count("id"))
    )
    by_name = sorted(people, key=lambda one: (one.name.casefold(), one.number))
    came = sum(one.seats for one in people if one.came)
    return Door(tuple(by_name), came, max(0, walked.get(True, 0) - walked.get(False, 0)))


def to_tell(event: Event) -> list[ToTell]:
    """What has not been told yet to whoever has no e-mail, the oldest first. One query."""
    rows = Message.objects.filter(sign_up__event=event, told_at__isnull=True).exclude(sign_up__way=Way.EMAIL)
    return [
        ToTell(
            one.id, one.sign_up.name, WAY_WORDS[Way(one.sign_up.way)], _reach(one.sign_up),
            MESSAGE_WORDS[one.kind], one.words, one.at,
        )
        for one in rows.select_related("sign_up").order_by("at", "id")
    ]  # fmt: skip


def message_of(event: Event, message_id: UUID) -> Message | None:
    rows = Message.objects.select_related("sign_up__event__consultation")
    return rows.filter(id=message_id, sign_up__event=event).first()


def needs_of(event: Event) -> Needs:
    """Of those who have a place or were offered one. One query."""
    rows = list(SignUp.objects.filter(event=event, standing__in=TAKES_SEATS).order_by("number"))
    access = Counter(need for one in rows for need in one.access)
    languages = Counter(one.language for one in rows if one.language)
    return Needs(
        len(rows), sum(one.seats for one in rows),
        tuple((words, access[need]) for need, words in ACCESS_WORDS.items() if access[need]),
        tuple(one.access_words for one in rows if one.access_words), tuple(languages.most_common()),
    )  # fmt: skip


def my_place(sign_up: SignUp, now: datetime) -> MyPlace:
    """Three queries."""
    event, standing = sign_up.event, Standing(sign_up.standing)
    before = SignUp.objects.filter(event=event, standing=Standing.WAITING, number__lt=sign_up.number)
    return MyPlace(
        event_page(event, now), standing, STANDING_WORDS[standing], sign_up.answer_by,
        before.count() + 1 if standing is Standing.WAITING else 0,
        event.online_link if standing is Standing.PLACE and not event.cancelled_at else "",
        sign_up.seats, sign_up.name, sign_up.way, sign_up.email, sign_up.telephone, sign_up.address,
        tuple(sign_up.access), sign_up.access_words, sign_up.language, sign_up.who,
    )  # fmt: skip


def to_look_after() -> list[UUID]:
    """Events that somebody may have to be reminded of, or whose people are still to be taken out."""
    rows = Event.objects.filter(published_at__isnull=False, emptied_at__isnull=True)
    return list(rows.values_list("id", flat=True))


def _came(event: Event) -> dict[UUID, bool]:
    """The newest tick of each holds."""
    rows = Arrival.objects.filter(event=event, sign_up__isnull=False).order_by("at", "id")
    return {sign_up: came for sign_up, came in rows.values_list("sign_up", "came") if sign_up}


def _person(one: SignUp, came: bool) -> PersonLine:
    standing = Standing(one.standing)
    return PersonLine(
        one.id, one.number, one.name, standing, STANDING_WORDS[standing], one.answer_by, one.seats,
        WAY_WORDS[Way(one.way)], _reach(one), tuple(ACCESS_WORDS[need] for need in one.access),
        one.access_words, one.language, WHO_WORDS.get(one.who, ""), one.entered_by_id is not None, one.at,
        came,
    )  # fmt: skip


def _reach(one: SignUp) -> str:
    return {Way.EMAIL: one.email, Way.TELEPHONE: one.telephone, Way.POST: one.address}[Way(one.way)]
