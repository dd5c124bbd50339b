"""What people type as dates and times, read. Pure. Every failure says what to do."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, time

MONTHS = tuple(name.lower() for name in calendar.month_name)  # MONTHS[1] is "january"
PARTS = ("day", "month", "year")
EXAMPLES = {"day": "27", "month": "3 or March", "year": "2026"}
TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:[.:\s]?(?P<minute>\d{2}))?\s*(?P<half>[ap])?(?:\.?m\.?)?", re.IGNORECASE
)
NAMED_TIMES = {"midday": time(12), "noon": time(12), "midnight": time(0)}


class UnreadableError(ValueError):
    """What was typed cannot be read. Holds the boxes to mark."""

    def __init__(self, message: str, boxes: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.boxes = boxes


@dataclass(frozen=True)
class DateBoxes:
    """The three boxes of a date, as they were typed."""

    day: str = ""
    month: str = ""
    year: str = ""

    @classmethod
    def of(cls, day: date) -> DateBoxes:
        return cls(str(day.day), str(day.month), str(day.year))

    @property
    def empty(self) -> tuple[str, ...]:
        return tuple(part for part in PARTS if not getattr(self, part))


def read_date(boxes: DateBoxes) -> date:
    """The date in three boxes. The month may be a name, or its first three letters."""
    if boxes.empty:
        raise UnreadableError(_ask_for(boxes.empty), boxes.empty)
    year, month = _year(boxes.year), _month(boxes.month)
    days = calendar.monthrange(year, month)[1]
    day = _number(boxes.day)
    if day is None or not 1 <= day <= 31:
        raise UnreadableError("Enter the day as a number from 1 to 31", ("day",))
    if day > days:
        name = calendar.month_name[month]
        raise UnreadableError(f"Enter a day from 1 to {days}, as {name} {year} has {days} days", ("day",))
    return date(year, month, day)


def read_time(text: str) -> time:
    """1.30pm, 13:30, 9am, 9.05, midday. From 1 to 7 a reader must say am or pm: schools do both."""
    typed = text.strip().lower()
    if typed in NAMED_TIMES:
        return NAMED_TIMES[typed]
    found = TIME.fullmatch(typed)
    if not found:
        raise UnreadableError("Enter a time, like 1.30pm or 13:30")
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        raise UnreadableError("Enter a time that a clock shows, like 1.30pm or 13:30")
    if not half and 1 <= hour <= 7 and not found["hour"].startswith("0"):
        raise UnreadableError(f"Say whether it is am or pm, like {typed.rstrip('m ')}pm")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute)


def _ask_for(empty: tuple[str, ...]) -> str:
    if len(empty) == 1:
        return f"Enter the {empty[0]}, like {EXAMPLES[empty[0]]}"
    return f"Enter the {' and the '.join(empty[-2:])}" if len(empty) == 2 else "Enter a date"


def _year(typed: str) -> int:
    year = _number(typed)
    if year is None or not 1000 <= year <= 9999:
        raise UnreadableError("Enter all 4 figures of the year, like 2026", ("year",))
    return year


def _month(typed: str) -> int:
    name = typed.lower().rstrip(".")
    if len(name) >= 3 and name.isalpha():
        for number, full in enumerate(MONTHS):
            if number and (full.startswith(name) or name == "sept" == full[:4]):
                return number
    month = _number(typed)
    if month is None or not 1 <= month <= 12:
        raise UnreadableError("Enter the month as a number or a name, like 3 or March", ("month",))
    return month


def _number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else None
