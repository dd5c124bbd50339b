"""A plain list of pupils of one school, in our own terms."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from goldenthread.formats.faults import gathered
from goldenthread.formats.pupils import Pupil, read_pupils
from goldenthread.people.queries.roster.said import Extent, Said, SaidClass, SaidPupil, SaidSeat, Whence
from goldenthread.places.models import Setting

PREFIX = "list:"


def said_by_list(path: Path, name: str, setting: Setting, on: date) -> Said:
    """Raises WrongFile. A list says who is on roll; it says nothing of staff."""
    read = gathered(read_pupils(path, name, on=on))
    keyed = list(zip(_source_ids(read.records), read.records, strict=True))
    return Said(
        settings={setting.id: setting.name},
        pupils=tuple(_pupil(key, pupil, setting, name) for key, pupil in keyed),
        classes=tuple(_classes(read.records, setting, name)),
        seats=tuple(
            SaidSeat(key, PREFIX + pupil.class_name, setting.id) for key, pupil in keyed if pupil.class_name
        ),
        staff=(),
        teaching=(),
        faults=read.faults,
        extent=Extent.UNSAID,
        classes_are_rows=False,
        seats_are_whole=False,
        class_prefix=PREFIX,
        relatives=sum(bool(pupil.parent_name or pupil.parent_email) for pupil in read.records),
    )


def _source_ids(pupils: Iterable[Pupil]) -> Iterator[str]:
    """A list has no ids of its own. The UPN stands for the pupil, or else the names and date of birth.

    So the same list read twice finds the same children. Two rows that agree in all of it get ids that
    differ by their order, and the plan leaves the second out until somebody has decided.
    """
    met: Counter[str] = Counter()
    for pupil in pupils:
        key = f"{PREFIX}{pupil.upn}" if pupil.upn else _by_name(pupil)
        met[key] += 1
        yield key if met[key] == 1 else f"{key}#{met[key]}"


def _by_name(pupil: Pupil) -> str:
    """Only a hash of the names is kept."""
    person = f"{pupil.first_name}|{pupil.last_name}|{pupil.born_on}".casefold()
    return PREFIX + hashlib.sha256(person.encode()).hexdigest()[:32]


def _pupil(key: str, pupil: Pupil, setting: Setting, file: str) -> SaidPupil:
    return SaidPupil(
        source_id=key,
        setting_id=setting.id,
        first_name=pupil.first_name,
        last_name=pupil.last_name,
        born_on=pupil.born_on,
        whence=Whence(file, pupil.line),
        called=pupil.called,
        sex=pupil.sex or "",
        upn=pupil.upn,
        former_upn=pupil.former_upn,
        uln=pupil.uln,
        nhs_number=pupil.nhs_number,
        home_language=pupil.language,
        ethnicity=pupil.ethnicity,
        postcode=pupil.postcode,
        year_group=pupil.year_group,
        starts_on=pupil.started_on,
        other_ids=(_by_name(pupil),) if pupil.upn else (),
    )


def _classes(pupils: Iterable[Pupil], setting: Setting, file: str) -> Iterable[SaidClass]:
    """Each class once, with a year group only if all of its pupils are in it."""
    years: dict[str, set[str]] = {}
    lines: dict[str, int] = {}
    for pupil in pupils:
        if pupil.class_name:
            years.setdefault(pupil.class_name, set()).add(pupil.year_group)
            lines.setdefault(pupil.class_name, pupil.line)
    for name, in_it in years.items():
        year = in_it.pop() if len(in_it) == 1 else ""
        yield SaidClass(PREFIX + name, setting.id, name[:100], Whence(file, lines[name]), year)
