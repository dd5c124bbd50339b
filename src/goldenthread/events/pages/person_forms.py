"""Who comes and what they need: one question a page, or all on one for whoever types them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goldenthread.conversation.queries.replies import WHO_WORDS
from goldenthread.design.forms import (
    CheckboxesField,
    EmailField,
    GovForm,
    RadioField,
    TextAreaField,
    TextField,
)
from goldenthread.events.actions.sign_ups import Person
from goldenthread.events.queries.events import ACCESS_WORDS
from goldenthread.events.queries.people import WAY_WORDS

WAYS: list[tuple[str, str, str]] = [
    ("email", "By e-mail", ""),
    ("telephone", "By telephone", ""),
    ("post", "By post", "You get letters, and need neither a computer nor a telephone."),
]
ALONE = [("1", "No, I come by myself"), ("2", "Yes, somebody who supports me")]


class NameForm(GovForm):
    name = TextField(
        "What is your name?", missing="Enter your name", longest=200, autocomplete="name",
        hint="Only those who hold the event see it. It is taken out 90 days after.", label_as_heading=True,
    )  # fmt: skip


class ReachForm(GovForm):
    way = RadioField(
        "How do we reach you?", WAYS, missing="Choose how we reach you", label_as_heading=True,
        hint="To tell you of changes, and when a place is free.",
        reveals={"email": "email", "telephone": "telephone", "post": "address"},
    )  # fmt: skip
    email = EmailField("Your e-mail address", missing="Enter an e-mail address, like name@example.org")
    telephone = TextField(
        "Your telephone number", missing="Enter a telephone number", longest=30, autocomplete="tel"
    )
    address = TextAreaField("Your address", missing="Enter the address to write to", rows=4, longest=500)


class SeatsForm(GovForm):
    seats = RadioField(
        "Does somebody come with you?", ALONE, missing="Say whether somebody comes with you",
        hint="A personal assistant, a friend, an interpreter of your own. They have a seat beside you.",
        label_as_heading=True,
    )  # fmt: skip


class AccessForm(GovForm):
    access = CheckboxesField(
        "What do you need, so that you can take part?", list(ACCESS_WORDS.items()), label_as_heading=True,
        hint="Choose any, or none. It is asked for at the venue without your name.",
    )  # fmt: skip
    access_words = TextAreaField(
        "Anything else", rows=3, longest=1_000,
        hint="Such as: a seat near the door, breaks, no perfume. Please leave out names.",
    )  # fmt: skip


class LanguageForm(GovForm):
    language = TextField(
        "Which language is easiest for you?", longest=100, label_as_heading=True,
        hint="Leave it empty for English. Write British Sign Language if that is yours.",
    )  # fmt: skip


class WhoForm(GovForm):
    who = RadioField(
        "Who are you?", WHO_WORDS.items(), label_as_heading=True,
        hint="You need not say. It helps to see who has not been heard yet.",
    )  # fmt: skip


STEPS: dict[str, type[GovForm]] = {
    "name": NameForm,
    "reach": ReachForm,
    "seats": SeatsForm,
    "access": AccessForm,
    "language": LanguageForm,
    "who": WhoForm,
}
NEEDED = ("name", "way", "seats")


class WholeForm(ReachForm):
    """All of it on one page, for an organiser who types in what came by telephone or post."""

    field_order = ("name", "way", "email", "telephone", "address", "seats", "access", "access_words")
    name = TextField("Name", missing="Enter the name", longest=200)
    seats = RadioField(
        "Does somebody come with them?", [("1", "No"), ("2", "Yes")], missing="Say whether somebody comes too"
    )
    access = CheckboxesField("What they need", list(ACCESS_WORDS.items()), small=True)
    access_words = TextAreaField("Anything else they need", rows=3, longest=1_000)
    language = TextField("The language that is easiest for them", longest=100)
    who = RadioField("Who they are", WHO_WORDS.items(), small=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        way = self.fields["way"]
        way.label, way.label_as_heading, way.size = "How are they reached?", False, "s"  # type: ignore[attr-defined]  # ours


def person_of(kept: Mapping[str, Any]) -> Person:
    """What the forms gave, in whatever order they were answered."""
    given = {name: kept.get(name) or "" for name in ("name", "way", "email", "telephone", "address")}
    more = {name: kept.get(name) or "" for name in ("access_words", "language", "who")}
    return Person(**given, **more, seats=int(kept.get("seats") or 1), access=tuple(kept.get("access") or ()))


def said_of(kept: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Label, what was said, and the step that asks for it."""
    way = kept.get("way", "")
    reach = kept.get({"post": "address"}.get(way, way)) or ""
    needs = [ACCESS_WORDS[one] for one in kept.get("access") or () if one in ACCESS_WORDS]
    needs.append(kept.get("access_words") or "")
    return [
        ("Name", kept.get("name", ""), "name"),
        ("Reached", f"{WAY_WORDS[way]}: {reach}" if way in WAY_WORDS else "", "reach"),
        ("Somebody comes too", "Yes" if str(kept.get("seats")) == "2" else "No", "seats"),
        ("What you need", "; ".join(filter(None, needs)) or "Nothing", "access"),
        ("Language", kept.get("language") or "English", "language"),
        ("Who you are", WHO_WORDS.get(kept.get("who", ""), "Not said"), "who"),
    ]  # fmt: skip
