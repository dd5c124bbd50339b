"""Who answers, as far as they want to say: one question a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goldenthread.conversation.queries.replies import REGION_WORDS, WHO_WORDS
from goldenthread.design.forms import GovForm, RadioField, TextAreaField, TextField

AGES = (
    ("under_11", "Under 11"),
    ("11_15", "11 to 15"),
    ("16_17", "16 or 17"),
    ("18_25", "18 to 25"),
    ("26_on", "26 or over"),
)
_UNSAID = "You need not say. It helps to see who has not been heard yet."


class WhoForm(GovForm):
    who = RadioField("Who are you?", WHO_WORDS.items(), hint=_UNSAID, label_as_heading=True)


class WhereForm(GovForm):
    region = RadioField(
        "Where do you live or work?", REGION_WORDS.items(), hint=_UNSAID, label_as_heading=True
    )


class AgeForm(GovForm):
    age = RadioField("How old are you?", AGES, hint=_UNSAID, label_as_heading=True)


class OrganisationForm(GovForm):
    organisation = TextField(
        "Which organisation do you answer for?",
        hint="Leave it empty if you answer for yourself.",
        longest=200,
        label_as_heading=True,
    )
    speaks_for = TextAreaField(
        "What does its answer rest on?",
        hint="Such as: a survey of 90 parents, or two discussions with our members.",
        rows=4,
    )


class HelpForm(GovForm):
    helped_by = TextField(
        "Did somebody help you to answer?", hint="Say who, such as: my sister.", longest=200,
        label_as_heading=True,
    )  # fmt: skip
    whose_words = TextField(
        "Whose words are they?", hint="Such as: mine, or my sister’s for what I showed her.", longest=200
    )


STEPS: dict[str, type[GovForm]] = {
    "who": WhoForm,
    "where": WhereForm,
    "age": AgeForm,
    "organisation": OrganisationForm,
    "help": HelpForm,
}
FIRST = "who"


def steps_for(about: Mapping[str, Any]) -> list[str]:
    """Age is asked of children and young people; an organisation of nobody who says they are one."""
    child = about.get("who") == "child"
    return [
        name for name in STEPS if not (name == "organisation" and child) and not (name == "age" and not child)
    ]


def said_of(about: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Label, what was said, and the step that asks for it."""
    said = {
        "who": ("Who you are", WHO_WORDS.get(about.get("who", ""), "")),
        "where": ("Where", REGION_WORDS.get(about.get("region", ""), "")),
        "age": ("Age", dict(AGES).get(about.get("age", ""), "")),
        "organisation": ("Organisation", about.get("organisation", "")),
        "help": ("Help", about.get("helped_by", "")),
    }
    return [(*said[name], name) for name in steps_for(about)]
