"""Events made through the actions, as those who hold them make them, and people who sign up."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.models import Consultation
from goldenthread.events.actions.events import Details, make_event, publish_event
from goldenthread.events.actions.panel import ask, moderate
from goldenthread.events.actions.sign_ups import Person, sign_up
from goldenthread.events.models import Event, PanelQuestion, SignUp
from tests.cast import NOW
from tests.conversation.made import announced

STARTS = NOW + timedelta(days=20, hours=9)
ENDS = STARTS + timedelta(hours=2)
LATE = STARTS - timedelta(hours=20)
"""So short before that an offer is simply given."""
DURING, AFTER = STARTS + timedelta(minutes=30), ENDS + timedelta(hours=1)
MADE = NOW - timedelta(days=1)

HALL = Details(
    name="Swings: an evening in Northmoor", starts_at=STARTS, ends_at=ENDS, venue="Northmoor Town Hall",
    address="1 Market Place", postcode="NM1 1AA", region="north_west", access=("step_free", "loop"),
    languages="English",
)  # fmt: skip
ONLINE = replace(
    HALL, name="Swings: online", is_online=True, venue="", address="", postcode="",
    online_link="https://meet.example.org/swings",
)  # fmt: skip
ADA = Person("Ada Obi", "email", email="ada@example.org", who="parent")
BO = Person(
    "Bo Lind", "telephone", telephone="01632 960001", access=("bsl",), access_words="A seat near the door"
)
CY = Person("Cy Park", "post", address="2 Hill Road\nNorthmoor")


def lin(cast: Cast, at: datetime = NOW) -> dict[str, Any]:
    """Whoever runs the consultation, and when."""
    return {"by": cast.people["lin"], "at": at}


def conversation(cast: Cast) -> Consultation:
    found = (
        Consultation.objects.filter(area=cast.area, announced_at__isnull=False).order_by("opens_at").first()
    )
    return found or announced(cast, at=MADE, opens=NOW + timedelta(hours=1))


def written(cast: Cast, details: Details = HALL, capacity: int = 2) -> Event:
    return make_event(consultation=conversation(cast), details=details, capacity=capacity, **lin(cast, MADE))


def held(cast: Cast, details: Details = HALL, capacity: int = 2, **change: Any) -> Event:
    """Published, for so many people."""
    event = written(cast, replace(details, **change), capacity)
    publish_event(event=event, **lin(cast, MADE))
    return now(event)


def now(event: Event) -> Event:
    return Event.objects.select_related("consultation__area", "principle").get(id=event.id)


def comes(event: Event, person: Person = ADA, at: datetime = NOW, **change: Any) -> SignUp:
    made, code = sign_up(event=event, person=replace(person, **change), wish=uuid4(), at=at)
    made.code = code  # type: ignore[attr-defined]  # only the person knows it
    return made


def comes_with_code(event: Event, person: Person = ADA, at: datetime = NOW) -> tuple[SignUp, str]:
    return sign_up(event=event, person=person, wish=uuid4(), at=at)


def full(cast: Cast, capacity: int = 2, **change: Any) -> tuple[Event, list[SignUp]]:
    """An event that nobody more can come to."""
    event = held(cast, capacity=capacity, **change)
    return event, [
        comes(event, name=f"Guest {number}", email=f"guest{number}@example.org") for number in range(capacity)
    ]


def standings(event: Event) -> list[str]:
    return list(SignUp.objects.filter(event=event).order_by("number").values_list("standing", flat=True))


def asked(
    event: Event, words: str = "Why so few swings?", by: SignUp | None = None, at: datetime = DURING
) -> PanelQuestion:
    made, code = ask(event=event, words=words, sign_up=by, at=at)
    made.code = code  # type: ignore[attr-defined]  # only the asker knows it
    return made


def published(
    cast: Cast,
    event: Event,
    words: str = "Why so few swings?",
    by: SignUp | None = None,
    at: datetime = DURING,
) -> PanelQuestion:
    question = asked(event, words, by, at)
    moderate(question=question, publish=True, point="", why="", same_as=None, **lin(cast, at))
    return question
