"""What points to what, and finding what points to nothing.

A pointer is checked only when the file it points into is bulk: in a set of changes the other end may
have come in an earlier file. A record whose place in the roster hangs on a pointer is left out with
it, and then whatever hangs on that record; elsewhere only the pointer is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from goldenthread.formats.columns import Layout
from goldenthread.formats.faults import Effect, Fault, Unreadable
from goldenthread.formats.oneroster.records import Record
from goldenthread.formats.oneroster.shapes import (
    CLASSES,
    COURSES,
    DEMOGRAPHICS,
    ENROLMENTS,
    ORGS,
    PROFILES,
    ROLES,
    SESSIONS,
    USERS,
    Shape,
)

R = TypeVar("R", bound=Record)
Ids = dict[str, Collection[str]]
"""The ids of each bulk file that has been read, by its name in the manifest."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A field of one file that names a row of another, and what to say when it names none.

    With `holds`, the record hangs on it.
    """

    shape: Shape
    field: str
    into: Shape
    says: str
    holds: bool = False


POINTERS = (
    Pointer(ORGS, "parent_id", ORGS, "The organisation above this one is not in orgs.csv."),
    Pointer(
        *(SESSIONS, "parent_id", SESSIONS),
        "The year or term that this is part of is not in academicSessions.csv.",
    ),
    Pointer(COURSES, "org_id", ORGS, "The school of this course is not in orgs.csv."),
    Pointer(
        *(COURSES, "school_year_id", SESSIONS),
        "The school year of this course is not in academicSessions.csv.",
    ),
    Pointer(USERS, "agent_ids", USERS, "Someone around this user is not in users.csv."),
    Pointer(USERS, "primary_org_id", ORGS, "The main school of this user is not in orgs.csv."),
    Pointer(PROFILES, "user_id", USERS, "This profile is of nobody in users.csv.", holds=True),
    Pointer(ROLES, "user_id", USERS, "This role is of nobody in users.csv.", holds=True),
    Pointer(ROLES, "org_id", ORGS, "This role is at no school in orgs.csv.", holds=True),
    Pointer(ROLES, "profile_id", PROFILES, "The profile of this role is not in userProfiles.csv."),
    Pointer(CLASSES, "school_id", ORGS, "This class is at no school in orgs.csv.", holds=True),
    Pointer(CLASSES, "course_id", COURSES, "The course of this class is not in courses.csv."),
    Pointer(CLASSES, "term_ids", SESSIONS, "A term of this class is not in academicSessions.csv."),
    Pointer(
        *(ENROLMENTS, "class_id", CLASSES),
        "This enrolment is in no class in classes.csv.",
        holds=True,
    ),
    Pointer(ENROLMENTS, "user_id", USERS, "This enrolment is of nobody in users.csv.", holds=True),
    Pointer(ENROLMENTS, "school_id", ORGS, "This enrolment is at no school in orgs.csv.", holds=True),
    Pointer(DEMOGRAPHICS, "id", USERS, "These are details of nobody in users.csv.", holds=True),
)


def resolved(
    shape: Shape, records: Iterable[R], ids: Ids, layout: Layout, columns: Mapping[str, str]
) -> tuple[list[R], list[Fault]]:
    """The records without the pointers that lead nowhere, and the faults that say so.

    `columns` names the column of the layout for a field that has not its own.
    """
    pointers = [one for one in POINTERS if one.shape is shape and one.into.file in ids]
    kept: list[R] = []
    faults: list[Fault] = []
    for record in records:
        whole = True
        for pointer in pointers:
            if lost := _lost(record, pointer, ids):
                whole = whole and not pointer.holds
                record = _without(record, pointer, lost)
                column = columns.get(pointer.field, pointer.field)
                faults.append(_fault(record, pointer, lost, layout, column))
        kept += [record] if whole else []
    return kept, faults


def _lost(record: Record, pointer: Pointer, ids: Ids) -> tuple[str, ...]:
    found = getattr(record, pointer.field)
    pointed = found if isinstance(found, tuple) else (found,)
    return tuple(one for one in pointed if one and one not in ids[pointer.into.file])


def _without(record: R, pointer: Pointer, lost: tuple[str, ...]) -> R:
    if pointer.holds:
        return record
    found = getattr(record, pointer.field)
    left = tuple(one for one in found if one not in lost) if isinstance(found, tuple) else ""
    change: dict[str, Any] = {pointer.field: left}
    return replace(record, **change)


def _fault(record: Record, pointer: Pointer, lost: tuple[str, ...], layout: Layout, column: str) -> Fault:
    remedy = f"Add the row to {pointer.into.file_name}, or see there why it was left out."
    effect = Effect.ROW_LEFT_OUT if pointer.holds else Effect.CELL_LEFT_OUT
    said = Unreadable(pointer.says, remedy)
    return layout.fault(record.line, column, ", ".join(lost), said, effect)
