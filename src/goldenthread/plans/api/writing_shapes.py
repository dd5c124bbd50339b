"""What the writing part of the API takes and gives, described once for its OpenAPI pages.

What is taken is described here and judged in `plans.lines`, so that a page, a program and an import are told
the same in the same words. `tests/plans/writing/test_api.py` holds the two together.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field, WithJsonSchema

from goldenthread.foundation.api_shapes import Faults
from goldenthread.law.areas import AREA_WORDS, CENSUS_TYPES
from goldenthread.plans.codes import ViewKind, Whose
from goldenthread.plans.lines import DAYS, LONG, MOST_IN_GROUP, MOST_MINUTES, MOST_WEEKS, Line

Described = dict[str, Any]


def words(longest: int, example: str) -> Described:
    return {"type": "string", "maxLength": longest, "examples": [example]}


def number(most: int, example: int) -> Described:
    return {"type": ["integer", "null"], "minimum": 1, "maximum": most, "examples": [example]}


def a_day(example: str) -> Described:
    return {"type": ["string", "null"], "format": "date", "examples": [example]}


def a_list(of: Described, most: int) -> Described:
    return {"type": "array", "items": of, "maxItems": most}


FIELDS: dict[Line, Described] = {
    Line.VIEW: {
        "kind": {"enum": list(ViewKind.values), "default": "aspiration"},
        "whose": {"enum": list(Whose.values), "default": "someone"},
        "words": words(LONG, "I want to be on the radio."),
        "who": words(200, "Ayo, with pictures, told to Meera Shah"),
        "how": words(200, "Talking Mats"),
        "said_on": a_day("2026-05-12"),
    },
    Line.NEED: {
        "area": {"enum": ["", *AREA_WORDS]},
        "census_type": {"enum": ["", *CENSUS_TYPES]},
        "title": words(300, "Ayo knows what he wants to say, but cannot find the words in time"),
        "description": words(LONG, "He understands more than he can say."),
        "barrier": words(LONG, "When he is rushed he stops, and others answer for him."),
    },
    Line.OUTCOME: {
        "title": words(400, "Ayo tells a friend what happened, in four parts and in order"),
        "by_date": a_day("2027-07-16"),
        "measure": words(300, "3 times out of 4"),
        "steps": a_list(words(200, "Tells two parts in order with a picture strip"), 10),
    },
    Line.PROVISION: {
        "title": words(200, "Speech and language session"),
        "what": words(LONG, "Joanna and Ayo practise telling news with a picture strip."),
        "who": words(200, "Joanna Reed"),
        "who_role": words(200, "Speech and language therapist"),
        "who_account_id": {"type": ["string", "null"], "format": "uuid"},
        "weekdays": a_list({"enum": list(DAYS)}, 5),
        "times": a_list(words(10, "13:30"), 20),
        "every_weeks": number(MOST_WEEKS, 1),
        "minutes": number(MOST_MINUTES, 30),
        "group_size": number(MOST_IN_GROUP, 1),
        "starts_on": a_day("2026-09-10"),
        "ends_on": a_day("2027-07-16"),
        "used_in_class": words(300, "He tells his news on Monday with the strip in his hand."),
    },
    Line.ADJUSTMENT: {"words": words(300, "Everyone waits 10 seconds for his words.")},
    Line.CLASS_NOTE: {"words": words(120, "Break card up: let him go, no questions.")},
}
STRAND = {"type": "string", "format": "uuid", "description": "As it was read; left out for a new line"}


REVISION = {"type": "integer", "description": "How often the line was saved"}


def _object(properties: Described) -> Described:
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _plan(**every: Described) -> Described:
    """A whole plan, with what `every` line of it has besides its fields."""

    def lines(line: Line, **below: Described) -> Described:
        return a_list(_object({**every, **FIELDS[line], **below}), 400)

    provisions = lines(Line.PROVISION)
    outcomes = lines(Line.OUTCOME, provisions=provisions)
    return _object(
        {
            "views": lines(Line.VIEW),
            "needs": lines(Line.NEED, outcomes=outcomes),
            "adjustments": lines(Line.ADJUSTMENT),
            "class_notes": lines(Line.CLASS_NOTE),
        }
    )


PLAN = _plan(strand=STRAND)
PLAN_AS_READ = _plan(strand=STRAND, revision=REVISION)
ANY_FIELDS: Described = {
    "description": "Some or all fields of the line, as in a whole plan",
    "anyOf": [_object(fields) | {"title": line.value} for line, fields in FIELDS.items()],
}
EXAMPLE: Described = {
    "views": [{"kind": "aspiration", "whose": "child", "words": "I want to be on the radio."}],
    "needs": [
        {
            "area": "speech_language_and_communication",
            "census_type": "SLCN",
            "title": "Ayo knows what he wants to say, but cannot find the words in time",
            "outcomes": [
                {
                    "title": "Ayo tells a friend what happened, in four parts and in order",
                    "by_date": "2027-07-16",
                    "measure": "3 times out of 4",
                    "provisions": [
                        {
                            "title": "Speech and language session",
                            "what": "Joanna and Ayo practise telling news with a picture strip.",
                            "who": "Joanna Reed",
                            "who_role": "Speech and language therapist",
                            "weekdays": ["thursday"],
                            "times": ["13:30"],
                            "minutes": 30,
                            "group_size": 1,
                            "starts_on": "2026-09-10",
                        }
                    ],
                }
            ],
        }
    ],
    "adjustments": [{"words": "Everyone waits 10 seconds for his words."}],
    "class_notes": [{"words": "Break card up: let him go, no questions."}],
}
SentPlanBody = Annotated[Any, WithJsonSchema(PLAN)]
AnyFields = Annotated[Any, WithJsonSchema(ANY_FIELDS)]
PlanAsRead = Annotated[Any, WithJsonSchema(PLAN_AS_READ)]


class PlanToOpen(Schema):
    """A plan to begin, perhaps with its first draft whole."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"brought_from": "Larch School, plan of 3 May 2026", "plan": EXAMPLE}}
    )
    setting_id: UUID | None = None
    brought_from: str = Field("", max_length=200)
    plan: SentPlanBody = None


class WholePlan(Schema):
    """Everything the draft is to hold. `edition` as it was read."""

    model_config = ConfigDict(json_schema_extra={"example": {"edition": 1, "plan": EXAMPLE}})
    edition: int | None = Field(None, ge=0, le=1_000_000)
    plan: SentPlanBody


class LineToWrite(Schema):
    """Fields of a line and the revision they were written on; 0 for a new line, with what it hangs on."""

    model_config = ConfigDict(json_schema_extra={"example": {"revision": 2, "fields": {"minutes": 30}}})
    revision: int = Field(ge=0, le=1_000_000_000)
    fields: AnyFields
    under: UUID | None = None


class LineToMove(Schema):
    """`up` lets it change places with the line above, otherwise with the one below."""

    up: bool = Field(examples=[True])


class SetAside(Schema):
    """Why the draft is given up."""

    why: str = Field(min_length=1, max_length=1000, examples=["The family moved away before it was shared."])


class WordsToCheck(Schema):
    """Lines of a plan, each checked by itself."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"kind": "provision", "lines": ["Regular movement breaks."]}}
    )
    kind: str = Field("provision", max_length=20)
    lines: list[Annotated[str, Field(max_length=LONG)]] = Field(max_length=500)


class TwoTexts(Faults):
    """Somebody else wrote first: what was sent, what stands there now, and whose it is."""

    mine: dict[str, Any] | None = None
    theirs: dict[str, Any] | None = None
    by: str | None = Field(None, examples=["Dan Okafor"])
    at: datetime | None = None
    revision: int | None = None
    edition: int | None = None


class LineWritten(Schema):
    strand: UUID
    revision: int


class WordingKept(Schema):
    kept: int = Field(description="How many remarks were answered.")


class RemovedOut(Schema):
    """A line that was taken out, as it was; who took it out and when; and what went with it."""

    line: str = Field(examples=["outcome"])
    strand: UUID
    fields: AnyFields = Field(examples=[{"title": "Ayo tells a friend what happened"}])
    under: UUID | None
    by: str = Field(examples=["Dan Okafor"])
    at: datetime
    with_it: list[RemovedOut]


class DraftRead(Schema):
    """A draft, whole. Each line of the plan has its strand and revision besides its fields."""

    child_id: UUID
    plan_id: UUID
    version_id: UUID
    number: int
    issue: int
    state: str
    review_due_on: date | None
    edition: int
    plan: PlanAsRead


class LineRemark(Schema):
    """One remark: which line (none is the whole plan), which rule, what is so, and better words."""

    line: str | None
    strand: UUID | None
    rule: str = Field(examples=["outcome-without-provision"])
    says: str
    quoted: str
    better: str


class Remarks(Schema):
    """Remarks on words and on the thread. None of them stops anybody."""

    remarks: list[LineRemark]
    words: int
    reading_age: int | None
