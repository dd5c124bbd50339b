"""The figures of a report: they add up to the rows of the file, whatever kind of file it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from goldenthread.people.reports import report_of
from tests.people.roster.made import (
    CLASSES,
    ORGS,
    USERS,
    Rows,
    bring_in,
    bring_in_list,
    enrolment,
    oneroster,
    pupil,
    school,
)

pytestmark = pytest.mark.django_db

BOTH = [pupil("Ada", 1), pupil("Ben", 2)]
CHANGED = pupil("Ada", 1, **{"Last name": "Low"})
OLDER = pupil("Ada", 1, **{"Year group": "6"})
MOVED = pupil("Ada", 1, **{"Class": "5N"})
NOBODY = pupil("Cy", 3, **{"Date of birth": "soon"})


def figures(report: dict[str, Any]) -> tuple[int, ...]:
    return tuple(report[key] for key in ("read", "created", "updated", "unchanged", "rejected_rows"))


@pytest.mark.parametrize(
    "before, rows, said",
    [
        ([], BOTH, (2, 2, 0, 0, 0)),
        (BOTH, BOTH, (2, 0, 0, 2, 0)),
        (BOTH, [CHANGED, BOTH[1]], (2, 0, 1, 1, 0)),
        (BOTH, [OLDER, BOTH[1]], (2, 0, 1, 1, 0)),
        (BOTH, [MOVED, BOTH[1]], (2, 0, 1, 1, 0)),
        (BOTH, [*BOTH, pupil("Cy", 3)], (3, 1, 0, 2, 0)),
        (BOTH, [*BOTH, NOBODY], (3, 0, 0, 2, 1)),
        (BOTH, [*BOTH, pupil("Dee", 2)], (3, 0, 0, 2, 1)),
        ([], [pupil("Ada"), pupil("Ada")], (2, 1, 0, 0, 1)),
        (BOTH, BOTH[:1], (1, 0, 0, 1, 0)),
    ],
)
def test_rows_of_a_plain_list_are_its_pupils(
    tmp_path: Path, before: Rows, rows: Rows, said: tuple[int, ...]
) -> None:
    beech = school()
    if before:
        bring_in_list(tmp_path, beech, before)
    report = report_of(bring_in_list(tmp_path, beech, rows))
    assert figures(report) == said
    assert report["read"] == len(rows) == sum(said[1:])
    assert report["whole"] is False  # a list does not say so of itself


def test_classes_named_in_a_list_are_counted_by_themselves(tmp_path: Path) -> None:
    report = report_of(bring_in_list(tmp_path, school(), BOTH))
    assert (report["pupils"], report["classes"]) == (
        {"created": 2, "updated": 0, "unchanged": 0},
        {"created": 1, "updated": 0, "unchanged": 0, "ended": 0},
    )


NO_EMAIL = {"sourcedId": "T2", "role": "teacher", "givenName": "Una", "familyName": "Ray"}
GRADE_6 = [USERS[0] | {"grades": "06"}, *USERS[1:]]
IN_BOTH = [USERS[0] | {"orgSourcedIds": "S1,S2"}, *USERS[1:]]
TWO_SCHOOLS = [*ORGS, ORGS[0] | {"sourcedId": "S2", "name": "Oak Primary", "identifier": "999002"}]


@pytest.mark.parametrize(
    "before, given, said",
    [
        (False, {}, (5, 5, 0, 0, 0)),
        (True, {}, (5, 0, 0, 5, 0)),
        (True, {"users": [*USERS, NO_EMAIL]}, (6, 0, 0, 5, 1)),
        (True, {"users": GRADE_6}, (5, 0, 1, 4, 0)),
        (True, {"classes": [CLASSES[0] | {"title": "5X"}]}, (5, 0, 1, 4, 0)),
        (True, {"enrollments": [enrolment(1, "P1", "student")]}, (5, 0, 1, 4, 0)),
        (False, {"users": IN_BOTH, "orgs": TWO_SCHOOLS}, (5, 5, 0, 0, 0)),
    ],
)
def test_rows_of_a_oneroster_set_are_pupils_staff_and_classes(
    tmp_path: Path, before: bool, given: dict[str, Rows], said: tuple[int, ...]
) -> None:
    school(), school("999002", "Oak Primary")
    if before:
        bring_in(oneroster(tmp_path / "before"))
    report = report_of(bring_in(oneroster(tmp_path / "set", **given)))
    assert figures(report) == said
    assert report["read"] == sum(said[1:])
    assert report["whole"] is True


def test_a_set_of_changes_is_not_whole(tmp_path: Path) -> None:
    school()
    bring_in(oneroster(tmp_path / "before"))
    report = report_of(bring_in(oneroster(tmp_path / "set", mode="delta", users=USERS[:1])))
    assert report["whole"] is False
