"""Which collection a return is for: its census day, its period, and the codes that are known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from goldenthread.formats.sen2.codes import CODE_SETS
from goldenthread.formats.sen2.record import Record
from goldenthread.formats.sen2.structure import COLLECTION, SOURCE

CENSUS_DAYS: Mapping[int, date] = {
    2023: date(2023, 1, 19),
    2024: date(2024, 1, 18),
    2025: date(2025, 1, 16),
    2026: date(2026, 1, 15),
    2027: date(2027, 1, 21),
}
BEGAN = CENSUS_DAYS[2023]
"""The first census of single children."""
Codes = Mapping[str, frozenset[str]]
KNOWN_CODES: Codes = {codes.name: frozenset(codes.codes) for codes in CODE_SETS if codes.is_known}
_YEAR = re.compile("20[0-9]{2}")
_DAY_LENGTH = len("2026-01-15")


@dataclass(frozen=True, slots=True)
class Collection:
    """What the rules have to know of the whole return. The period is the calendar year before the census.

    Without a census day nothing is after it or before the period, so that no rule speaks by mistake.
    """

    census: date = date.max
    begins: date = date.min
    ends: date = date.max
    council: str = ""
    codes: Codes = field(default_factory=lambda: KNOWN_CODES)

    @property
    def is_dated(self) -> bool:
        return self.census is not date.max


def collection_of(header: Record | None, filled: Mapping[str, Mapping[str, str]] | None = None) -> Collection:
    """The collection that this header names. `filled` are code sets that an area has filled in.

    The census day is the ReferenceDate, or that of the Year where the header has no date since the first
    census.
    """
    codes = {**KNOWN_CODES, **{name: frozenset(each) for name, each in (filled or {}).items()}}
    details = header.first(COLLECTION) if header else None
    source = header.first(SOURCE) if header else None
    council = source["LEA"] if source else ""
    census = _census(details) if details else None
    if census is None:
        return Collection(council=council, codes=codes)
    year = census.year - 1
    return Collection(census, date(year, 1, 1), date(year, 12, 31), council, codes)


def _census(details: Record) -> date | None:
    given = day(details["ReferenceDate"])
    return given if given and given >= BEGAN else CENSUS_DAYS.get(year_of(details["Year"]) or 0)


def year_of(text: str) -> int | None:
    """The year that an item gives, or None for none and for what is no year."""
    return int(text) if _YEAR.fullmatch(text) else None


@lru_cache(maxsize=65_536)
def day(text: str) -> date | None:
    """The date that an item gives, or None for none and for what is no date."""
    if len(text) != _DAY_LENGTH or text[4] != "-" or text[7] != "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def age_on(born: date, on: date) -> int:
    """Whole years of age. Somebody born on 29 February turns a year older on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def august_before(on: date) -> date:
    """The last 31 August before this day, by which school years are counted."""
    return date(on.year - (on.month < 9), 8, 31)
