"""What organisers say of an event."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.utils import timezone

from goldenthread.conversation.queries.consultations import PrincipleLine
from goldenthread.conversation.queries.replies import REGION_WORDS
from goldenthread.design.forms import (
    CheckboxesField,
    DateField,
    GovForm,
    NumberField,
    RadioField,
    SelectField,
    TextAreaField,
    TextField,
    TimeField,
)
from goldenthread.events.actions.events import GRID, MOST_PLACES, Details
from goldenthread.events.queries.events import ACCESS_WORDS

FIELDS = {"starts_at": "on", "ends_at": "ends", "principle_id": "principle"}
"""Where a refusal belongs whose field has another name in the form."""


class WriteForm(GovForm):
    name = TextField("What is the event called?", missing="Enter what the event is called", longest=200)
    principle = SelectField("What is it about?", [], ask="Everything that is asked")
    about = TextAreaField(
        "What happens at it?", hint="Who speaks, how people take part, what there is to eat.", rows=4
    )
    held = RadioField(
        "Where is it held?", [("room", "In a room"), ("online", "Online")], missing="Choose where it is held",
        reveals={"online": "online_link"},
    )  # fmt: skip
    online_link = TextField(
        "The link by which people join", hint="Only those with a place are shown it.", longest=500
    )
    venue = TextField("Name of the venue", hint="For an event in a room.", longest=200)
    address = TextAreaField("Its address", hint="Without the postcode.", rows=3)
    postcode = TextField("Its postcode", longest=10, width=10, hint="Distances are shown from it.")
    easting = NumberField(
        "Easting",
        most=GRID["easting"],
        width=10,
        hint="Of the National Grid, in metres. Only if you know it better than the postcode says.",
    )
    northing = NumberField("Northing", most=GRID["northing"], width=10)
    region = SelectField("Region", REGION_WORDS.items(), ask="Not said")
    on = DateField("On which day?", missing="Enter the day")
    starts = TimeField("When does it start?", missing="Enter when it starts, like 6.30pm")
    ends = TimeField("When does it end?", missing="Enter when it ends, like 8.30pm")
    access = CheckboxesField("What does it have?", list(ACCESS_WORDS.items()), small=True)
    access_words = TextAreaField(
        "More about access", hint="How to get in, who to ring on the day, what there is not.", rows=3
    )
    languages = TextField("Languages", hint="Such as: English, with Polish interpreting.", longest=200)

    def __init__(self, principles: Iterable[PrincipleLine], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = self.fields["principle"]
        self.fields["principle"] = SelectField(
            str(asked.label), [(str(one.id), one.name) for one in principles], ask="Everything that is asked"
        )

    @property
    def details(self) -> Details:
        given = dict(self.cleaned_data)
        on, starts, ends = given.pop("on"), given.pop("starts"), given.pop("ends")
        principle, held = given.pop("principle"), given.pop("held")
        words = {name: value or "" for name, value in given.items() if name not in (*GRID, "access")}
        return Details(
            **words, starts_at=_at(on, starts), ends_at=_at(on, ends), is_online=held == "online",
            principle_id=UUID(principle) if principle else None, access=tuple(given["access"] or ()),
            easting=given["easting"], northing=given["northing"],
        )  # fmt: skip


class MakeForm(WriteForm):
    capacity = NumberField(
        "For how many people is there room?", missing="Enter how many, like 60", least=1, most=MOST_PLACES
    )


class CapacityForm(GovForm):
    capacity = NumberField(
        "For how many people is there room?", missing="Enter how many, like 60", least=1, most=MOST_PLACES,
        hint="More places go to whoever waits, by themselves. Nobody loses a place.", label_as_heading=True,
    )  # fmt: skip


class CancelForm(GovForm):
    why = TextAreaField(
        "Why is it cancelled?", missing="Say why it is cancelled", rows=4, longest=1_000,
        label_as_heading=True, hint="Everybody who has a place or waits for one is told these words.",
    )  # fmt: skip


def _at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))
