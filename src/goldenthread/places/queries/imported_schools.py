"""What a file of the register would change here, worked out without changing it.

The page shows this before anything is saved, and the action writes exactly it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goldenthread.formats.columns import any_heading_of, lay_out
from goldenthread.formats.delimited import open_table
from goldenthread.formats.faults import Effect, Fault, gathered
from goldenthread.formats.gias import School, read_schools
from goldenthread.formats.gias.codes import PHASE_NAMES, STATUS_NAMES
from goldenthread.formats.gias.headings import COLUMNS, EMPTY_CELLS
from goldenthread.formats.gias.reading import WANTED
from goldenthread.formats.given import given
from goldenthread.places.models import Area, Setting

NO_AREA = ("000", "Authority not recorded")

# Our column, and the field of the register's record that fills it.
_FIELDS = {
    "establishment_number": "establishment_number",
    "ukprn": "ukprn",
    "name": "name",
    "type": "type",
    "phase": "phase",
    "status": "status",
    "opened_on": "opened_on",
    "closed_on": "closed_on",
    "low_age": "low_age",
    "high_age": "high_age",
    "street": "street",
    "locality": "locality",
    "town": "town",
    "county": "county",
    "postcode": "postcode",
    "easting": "easting",
    "northing": "northing",
    "capacity": "capacity",
    "pupils": "pupils",
    "sen_unit_capacity": "sen_unit_places",
    "resourced_provision_capacity": "resourced_places",
    "trust": "trust_name",
    "website": "website",
    "telephone": "telephone",
}
_STATUS_WORDS = {value: words.capitalize() for words, value in STATUS_NAMES.items()}
_PHASE_WORDS = {value: words.capitalize() for words, value in PHASE_NAMES.items()}


@dataclass(frozen=True, slots=True)
class Changed:
    """One school that is here already and reads differently in the file."""

    setting: Setting
    fields: tuple[tuple[str, Any, Any], ...]  # our column, before, after


@dataclass(frozen=True, slots=True)
class SchoolsPlan:
    """What bringing this file in would do. `areas` are those to make or rename, by code."""

    areas: dict[str, str]
    created: tuple[Setting, ...]  # their `area` is not set: see `codes`
    codes: dict[str, str]  # the area's code of each school, by its number
    changed: tuple[Changed, ...]
    unchanged: int
    faults: tuple[Fault, ...]

    @property
    def rejected_rows(self) -> int:
        return rows_left_out(self.faults)

    @property
    def read(self) -> int:
        return len(self.created) + len(self.changed) + self.unchanged + self.rejected_rows


def rows_left_out(faults: Iterable[Fault]) -> int:
    """How many rows did not go in; a row with two faults is one row."""
    left_out = (fault for fault in faults if fault.effect is Effect.ROW_LEFT_OUT)
    return len({(fault.file, fault.line) for fault in left_out})


def planned_schools(path: Path, name: str = "") -> SchoolsPlan:
    """What this extract would change. Three queries. Raises WrongFile."""
    read = gathered(read_schools(path, name))
    columns = _columns_of(path, name)
    here = Setting.objects.select_related("area").in_bulk(field_name="urn")
    created: list[Setting] = []
    changed: list[Changed] = []
    for school in read.records:
        setting = here.get(school.urn)
        if setting is None:
            created.append(_new(school, columns))
        elif fields := tuple(_differences(setting, school, columns)):
            changed.append(Changed(setting, fields))
    return SchoolsPlan(
        areas=_areas(read.records),
        created=tuple(created),
        codes={school.urn: school.la_code or NO_AREA[0] for school in read.records},
        changed=tuple(changed),
        unchanged=len(read.records) - len(created) - len(changed),
        faults=read.faults,
    )


def _columns_of(path: Path, name: str) -> frozenset[str]:
    """Our columns that this file has at all: an older extract must not empty what a newer one filled."""
    table = open_table(given(path, name), any_heading_of(COLUMNS), WANTED)
    layout = lay_out(table, COLUMNS, WANTED, EMPTY_CELLS)
    there = {place.column.field for place in layout.placed if place.index is not None}
    return frozenset(ours for ours, theirs in _FIELDS.items() if there & _sources(theirs))


def _sources(field: str) -> set[str]:
    """A coded field stands in the file as a code or as a name, or as both."""
    return {field, f"{field}_code", f"{field}_name"}


def _values(school: School, columns: frozenset[str]) -> Iterator[tuple[str, Any]]:
    for ours in columns:
        value = getattr(school, _FIELDS[ours])
        if ours == "type":
            value = value.name if value else ""
        elif ours == "status":
            value = _STATUS_WORDS.get(value, "")
        elif ours == "phase":
            value = _PHASE_WORDS.get(value, "")
        yield ours, value


def _new(school: School, columns: frozenset[str]) -> Setting:
    return Setting(urn=school.urn, **dict(_values(school, columns)))


def _differences(setting: Setting, school: School, columns: frozenset[str]) -> Iterator[tuple[str, Any, Any]]:
    """What is here stays where the file says something that cannot be right."""
    for field, value in _values(school, columns):
        before = getattr(setting, field)
        if before != value and _FIELDS[field] not in school.unread:
            yield field, before, value
    if school.la_code and setting.area.code != school.la_code:
        yield "area", setting.area.code, school.la_code


def _areas(schools: Iterable[School]) -> dict[str, str]:
    """The areas that are not here, or not under this name. The last name in the file counts."""
    wanted = {school.la_code: school.la_name for school in schools if school.la_code}
    if any(not school.la_code for school in schools):
        wanted[NO_AREA[0]] = NO_AREA[1]
    here = dict(Area.objects.values_list("code", "name"))
    named = {code: name or here.get(code) or f"Authority {code}" for code, name in wanted.items()}
    return {code: name for code, name in named.items() if here.get(code) != name}
