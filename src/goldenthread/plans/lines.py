"""The kinds of line in a plan, what each may hold, and how what was sent is read: one list for all doors.

A draft may be unfinished, so no single answer is required; but a line has some words of its own, and what is
given must be fit to keep.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any
from uuid import UUID

from goldenthread.design.forms.reading import UnreadableError, read_time
from goldenthread.law.areas import AREA_WORDS, CENSUS_TYPES
from goldenthread.plans.models import Adjustment, ClassNote, Need, Outcome, Provision, View

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
MOST_MINUTES, MOST_WEEKS, MOST_IN_GROUP = 600, 52, 100
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)
LONG = 20_000


class Line(StrEnum):
    """A kind of line. The value stands in addresses and in the record of edits."""

    VIEW = "view"
    NEED = "need"
    OUTCOME = "outcome"
    PROVISION = "provision"
    ADJUSTMENT = "adjustment"
    CLASS_NOTE = "class-note"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one answer, and what to do. `field` is a path from where reading began."""

    field: str
    message: str


class Unfit(ValueError):
    """An answer that cannot be kept."""


Reader = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of line: its table, the line it hangs on, and how each of its fields is read."""

    model: Any
    says: str
    fields: Mapping[str, Reader]
    empty: Mapping[str, Any]
    under: Line | None = None


def text(longest: int) -> Reader:
    def read(given: Any) -> str:
        if given is None:
            return ""
        if not isinstance(given, str):
            raise Unfit("Enter words, as text")
        words = given.replace("\r\n", "\n").replace("\r", "\n").strip()
        if len(words) > longest:
            raise Unfit(f"Use {longest:,} characters or fewer. You have used {len(words):,}")
        if "\0" in words or any("\ud800" <= letter <= "\udfff" for letter in words):
            raise Unfit("Take out the character that cannot be shown")
        return words

    return read


def whole(least: int, most: int, example: int, what: str) -> Reader:
    def read(given: Any) -> int | None:
        if given is None:
            return None
        if isinstance(given, bool) or not isinstance(given, int) or not least <= given <= most:
            raise Unfit(f"Enter {what} from {least} to {most}, like {example}")
        return given

    return read


def one_of(codes: Mapping[str, str], what: str) -> Reader:
    def read(given: Any) -> str:
        if given in (None, ""):
            return ""
        if not isinstance(given, str) or given not in codes:
            raise Unfit(f"Choose {what}: {', '.join(codes)}")
        return given

    return read


def day(given: Any) -> date | None:
    if given in (None, ""):
        return None
    try:
        read = given if isinstance(given, date) else date.fromisoformat(str(given))
    except ValueError:
        raise Unfit("Enter a date as year, month and day, like 2026-12-10") from None
    if not EARLIEST <= read <= LATEST:
        raise Unfit("Enter a date between 2000 and 2100")
    return read


def weekdays(given: Any) -> str:
    """ "04", [0, 4] or ["monday", "friday"] as "04"."""
    if not given:
        return ""
    chosen = {_weekday(entry) for entry in given} if isinstance(given, str | list | tuple) else {None}
    if None in chosen:
        raise Unfit(f"Choose days of the school week: {', '.join(DAYS)}")
    return "".join(sorted(str(number) for number in chosen))


def _weekday(given: Any) -> int | None:
    if isinstance(given, str) and given.lower() in DAYS:
        return DAYS.index(given.lower())
    if str(given) in {"0", "1", "2", "3", "4"}:
        return int(given)
    return None


def times(given: Any) -> list[str]:
    """Each session's time of day, earliest first: "1.30pm" is kept as "13:30"."""
    if not given:
        return []
    if not isinstance(given, list | tuple) or len(given) > 20:
        raise Unfit("Enter the times as a list of up to 20, like 9am and 1.30pm")
    read = sorted(_time(entry) for entry in given)
    if len(set(read)) < len(read):
        raise Unfit("Two sessions on one day cannot start at the same time. Take one of them out")
    return read


def _time(given: Any) -> str:
    try:
        read = given if isinstance(given, time) else read_time(str(given))
    except UnreadableError as error:
        raise Unfit(error.message) from None
    return read.strftime("%H:%M")


def steps(given: Any) -> list[str]:
    if not given:
        return []
    if not isinstance(given, list | tuple) or len(given) > 10:
        raise Unfit("Enter the small steps as a list of up to 10")
    read = [text(200)(entry) for entry in given]
    return [step for step in read if step]


def account(given: Any) -> UUID | None:
    if given in (None, ""):
        return None
    try:
        return given if isinstance(given, UUID) else UUID(str(given))
    except ValueError:
        raise Unfit("Choose somebody around the child") from None


SHAPES: dict[Line, Shape] = {
    Line.VIEW: Shape(
        View,
        "What the child or family says",
        {
            "kind": one_of(dict(View.Kind.choices), "what kind of words these are"),
            "whose": one_of(dict(View.Whose.choices), "whose words these are"),
            "words": text(LONG),
            "who": text(200),
            "how": text(200),
            "said_on": day,
        },
        {"kind": View.Kind.ASPIRATION.value, "whose": View.Whose.SOMEONE.value},
    ),
    Line.NEED: Shape(
        Need,
        "Need",
        {
            "area": one_of(AREA_WORDS, "an area"),
            "census_type": one_of(CENSUS_TYPES, "a census type"),
            "title": text(300),
            "description": text(LONG),
            "barrier": text(LONG),
        },
        {},
    ),
    Line.OUTCOME: Shape(
        Outcome,
        "Outcome",
        {"title": text(400), "by_date": day, "measure": text(300), "steps": steps},
        {},
        Line.NEED,
    ),
    Line.PROVISION: Shape(
        Provision,
        "Provision",
        {
            "title": text(200),
            "what": text(LONG),
            "who": text(200),
            "who_role": text(200),
            "who_account_id": account,
            "weekdays": weekdays,
            "times": times,
            "every_weeks": whole(1, MOST_WEEKS, 1, "how many weeks apart,"),
            "minutes": whole(1, MOST_MINUTES, 30, "how many minutes,"),
            "group_size": whole(1, MOST_IN_GROUP, 3, "how many children,"),
            "starts_on": day,
            "ends_on": day,
            "used_in_class": text(300),
        },
        {"every_weeks": 1},
        Line.OUTCOME,
    ),
    Line.ADJUSTMENT: Shape(Adjustment, "Adjustment", {"words": text(300)}, {}),
    Line.CLASS_NOTE: Shape(ClassNote, "Note for the class", {"words": text(120)}, {}),
}


def read_line(line: Line, given: Mapping[str, Any]) -> tuple[dict[str, Any], list[Fault]]:
    """What was given for a line, ready to keep; and every fault in it. Only fields that were given."""
    shape = SHAPES[line]
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, answer in given.items():
        if name not in shape.fields:
            faults.append(Fault(name, f"Leave this out. Use one of: {', '.join(shape.fields)}"))
            continue
        try:
            values[name] = shape.fields[name](answer)
        except Unfit as unfit:
            faults.append(Fault(name, str(unfit)))
    return _with_defaults(shape, values), faults


def _with_defaults(shape: Shape, values: dict[str, Any]) -> dict[str, Any]:
    """An answer taken away leaves what a new line would have, where the table must have something."""
    for name, value in shape.empty.items():
        if name in values and values[name] in (None, ""):
            values[name] = value
    return values


WORDS: dict[Line, tuple[str, tuple[str, ...]]] = {
    Line.VIEW: ("Write what they said, or how they showed it", ("words", "how")),
    Line.NEED: ("Write what is hard for them", ("title", "description", "barrier")),
    Line.OUTCOME: ("Write what they will be able to do", ("title", "measure", "steps")),
    Line.PROVISION: ("Write what it is called, or what is done", ("title", "what", "who", "who_role")),
    Line.ADJUSTMENT: ("Write what everyone does differently", ("words",)),
    Line.CLASS_NOTE: ("Write the one thing to do in the lesson", ("words",)),
}


def faults_between(line: Line, values: Mapping[str, Any]) -> list[Fault]:
    """What is wrong with a whole line: no words in it, or answers that do not go together."""
    ask, fields = WORDS[line]
    if not any(values.get(name) for name in fields):
        return [Fault(fields[0], f"{ask}. A line without words is not saved. To take one out, remove it")]
    starts, ends = values.get("starts_on"), values.get("ends_on")
    if line is Line.PROVISION and starts and ends and ends < starts:
        return [Fault("ends_on", "The last day must be the same as or after the first day")]
    return []
