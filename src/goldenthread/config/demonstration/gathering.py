"""Northmoor’s events: nine in rooms and five online. One is over, one goes on now, one is full."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from goldenthread.config.demonstration.cast import Cast
from goldenthread.config.demonstration.days import evening_near
from goldenthread.conversation.models import Consultation, Principle, Question
from goldenthread.events.actions.door import tick
from goldenthread.events.actions.events import Details, make_event, publish_event
from goldenthread.events.actions.notes import hand_in, make_table, write_note
from goldenthread.events.actions.panel import answer, ask, moderate, put_before_panel, support
from goldenthread.events.actions.sign_ups import Person, give_up, sign_up
from goldenthread.events.models import Event, Message, SignUp
from goldenthread.foundation import clock
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.models import Notice
from goldenthread.places.models import Setting

SCHOOLS = {
    "990001": ("NM1 2AB", 401_200, 302_300), "990002": ("NM1 4QT", 402_900, 300_800),
    "990003": ("NM2 1HD", 408_400, 305_100), "990004": ("NM3 6PL", 396_000, 311_500),
}  # fmt: skip
# Town, venue, postcode, easting, northing, days from now, places.
ROOMS = (
    ("Northmoor", "Town Hall", "NM1 1AA", 401_500, 301_700, -3, 60),
    ("Hawthorn", "Hawthorn Primary, the hall", "NM1 2AB", 401_200, 302_300, 0, 80),
    ("Larchfield", "Village hall", "NM2 1HG", 408_900, 305_600, 6, 3),
    ("Ridgeway", "Library", "NM1 4QS", 402_700, 300_300, 9, 40),
    ("Eastmere", "Leisure centre", "NM4 2LE", 417_300, 299_800, 13, 120),
    ("Moorend", "Methodist hall", "NM3 6PN", 395_400, 312_200, 16, 50),
    ("Stonebridge", "Community centre", "NM5 8RT", 388_100, 296_400, 20, 60),
    ("Fellside", "Fire station", "NM6 3YY", 411_000, 321_700, 23, 30),
    ("Harbour", "Sailing club", "NM7 1SC", 379_600, 318_900, 27, 45),
)
ONLINE = (("Early", 5), ("Kept", 8), ("Together", 12), ("For young people", 15), ("For schools", 19))
ACCESS = ("step_free", "toilet", "loop", "captions", "quiet")
ACCESS_WORDS = "The door opens by itself. Ring 01632 960123 on the day if you are stuck."
GUESTS = (
    ("Amina Noor", "email", "parent", ("creche",), "", ""),
    ("Piotr Zając", "email", "parent", (), "", "Polish"),
    ("Susan Bright", "telephone", "parent", ("step_free",), "A seat near the door", ""),
    ("Leah Brook", "post", "other", ("large_print",), "", ""),
    ("Ray Cole", "email", "school", (), "", ""),
    ("Jordan Ames", "email", "child", ("quiet",), "Please do not clap", "British Sign Language"),
)
QUESTIONS = (
    ("Who checks that what a plan promises really happens?", 21),
    ("Why do families wait a year before anybody writes anything down?", 14),
    ("Will there be somebody to ring in the school holidays?", 9),
    ("How will you hear from families who do not speak English?", 5),
)


def hold_events(cast: Cast, consultation: Consultation) -> None:
    for urn, (postcode, easting, northing) in SCHOOLS.items():
        Setting.objects.filter(urn=urn).update(postcode=postcode, easting=easting, northing=northing)
    now = clock.now()
    made = [_room(cast, consultation, now, *row) for row in ROOMS]
    for name, days in ONLINE:
        _online(cast, consultation, now, name, days)
    over, on, full = made[:3]
    _people_come(cast, over, now)
    _people_come(cast, on, now)
    _people_wait(full, now)
    _panel(cast, over, over.starts_at + timedelta(minutes=20))
    _panel(cast, on, now)
    _was_held(cast, over, consultation)
    Message.objects.filter(sign_up__way="email").update(told_at=now)  # nobody is mailed by a demonstration
    Notice.objects.filter(mailed_at__isnull=True).update(mailed_at=now)


def _lin(cast: Cast, at: datetime) -> dict[str, Any]:
    return {"by": cast.people["lin"], "at": at}


def _evening(now: datetime, days: int) -> datetime:
    """Six o’clock on that day; the one of today began half an hour ago."""
    if days == 0:
        return now - timedelta(minutes=30)
    day = evening_near((timezone.localtime(now) + timedelta(days=days)).date())
    return timezone.make_aware(datetime.combine(day, time(18)))


def _published(cast: Cast, consultation: Consultation, details: Details, places: int, now: datetime) -> Event:
    before = _lin(cast, now - timedelta(days=9))
    event = make_event(consultation=consultation, details=details, capacity=places, **before)
    publish_event(event=event, **before)
    return Event.objects.select_related("consultation__area", "principle").get(id=event.id)


def _room(
    cast: Cast, consultation: Consultation, now: datetime, town: str, venue: str, postcode: str, easting: int,
    northing: int, days: int, places: int,
) -> Event:  # fmt: skip
    starts = _evening(now, days)
    details = Details(
        name=f"An evening in {town}", starts_at=starts, ends_at=starts + timedelta(hours=2), venue=venue,
        address=town, postcode=postcode, easting=easting, northing=northing, region="north_west",
        about="Short talks, then tables of eight, then your questions to the panel. There is soup.",
        access=ACCESS, access_words=ACCESS_WORDS, languages="English, and Polish interpreting",
    )  # fmt: skip
    return _published(cast, consultation, details, places, now)


def _online(cast: Cast, consultation: Consultation, now: datetime, name: str, days: int) -> None:
    starts = _evening(now, days)
    principle = Principle.objects.filter(consultation=consultation, name=name).first()
    details = Details(
        name=f"{name}: an hour online", starts_at=starts, ends_at=starts + timedelta(hours=1), is_online=True,
        principle_id=principle.id if principle else None, about="An hour with the panel, from where you are.",
        access=("captions", "bsl"), online_link="https://meet.example.org/northmoor",
    )  # fmt: skip
    _published(cast, consultation, details, 200, now)


def _comes(event: Event, guest: tuple[str, str, str, tuple[str, ...], str, str], at: datetime) -> SignUp:
    name, way, who, access, words, language = guest
    person = Person(
        name=name, way=way, email=f"{name.split()[0].lower()}@example.org", telephone="01632 960045",
        address="3 Mill Lane\nNorthmoor", access=access, access_words=words, language=language, who=who,
    )  # fmt: skip
    return sign_up(event=event, person=person, wish=new_id(), at=at)[0]


def _people_come(cast: Cast, event: Event, now: datetime) -> None:
    comes = [_comes(event, guest, now - timedelta(days=8)) for guest in GUESTS]
    for one in comes[:4]:
        tick(event=event, sign_up_id=one.id, came=True, tap=new_id(), **_lin(cast, event.starts_at))
    tick(event=event, sign_up_id=None, came=True, tap=new_id(), **_lin(cast, event.starts_at))


def _people_wait(event: Event, now: datetime) -> None:
    """Three places and six people; one gave theirs up, and Leah Brook, who has no e-mail, is to be told."""
    first, *_ = [_comes(event, guest, now - timedelta(days=7)) for guest in GUESTS]
    give_up(sign_up=first, at=now - timedelta(hours=2))


def _panel(cast: Cast, event: Event, at: datetime) -> None:
    lin = _lin(cast, at)
    for words, number in QUESTIONS:
        question, _ = ask(event=event, words=words, sign_up=None, at=at)
        moderate(question=question, publish=True, point="", why="", same_as=None, **lin)
        for supporter in range(number):
            support(question=question, mark=f"demonstration {supporter}", source_mark="", at=at)
        if number == QUESTIONS[0][1]:
            put_before_panel(question=question, **lin)
    refused, _ = ask(event=event, words="Why is Mrs Brown still allowed to teach?", sign_up=None, at=at)
    moderate(
        question=refused, publish=False, point="person", same_as=None,
        why="It accuses one person. The school’s complaints procedure is the way to say it.", **lin,
    )  # fmt: skip
    ask(event=event, words="Can we have this every year?", sign_up=None, at=at)


def _was_held(cast: Cast, event: Event, consultation: Consultation) -> None:
    """What the panel said that evening, and what a table noted."""
    at = event.starts_at + timedelta(hours=1)
    said = (
        ("live", "The school shows each half-term what happened, from September."),
        ("not", "Time ran out."),
    )
    for question, (how, words) in zip(event.panel_questions.order_by("number"), said, strict=False):
        answer(
            question=question, how=how, words=words, answered_by="Joan Park, head of SEND", **_lin(cast, at)
        )
    table, _ = make_table(event=event, note_taker="Sam Ortiz", **_lin(cast, event.starts_at))
    first = Question.objects.filter(principle__consultation=consultation).order_by("place")[0]
    for words in ("Somebody to ring in the first week.", "Being believed the first time."):
        write_note(table=table, question_id=first.id, words=words, at=at)
    write_note(table=table, question_id=None, words="The room was too loud for two people.", at=at)
    hand_in(table=table, at=at)
