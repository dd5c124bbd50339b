"""What is wrong inside a roster: bad rows, and rows that point to nothing."""

from __future__ import annotations

import pytest

from goldenthread.formats.faults import Effect, Fault
from tests.formats.roster_sets import ONE_ONE, ONE_TWO, Files, changed, read, with_row

ROW, CELL, FILE = Effect.ROW_LEFT_OUT, Effect.CELL_LEFT_OUT, Effect.FILE_LEFT_OUT


def see(file: str) -> str:
    return f"Add the row to {file}, or see there why it was left out."


@pytest.mark.parametrize(
    "files, fault",
    [
        (
            with_row(ONE_TWO, "enrollments.csv", "E9,,,K1,S1,P9,student,,,"),
            Fault(
                *("enrollments.csv", 4, "userSourcedId", "P9"),
                *("This enrolment is of nobody in users.csv.", see("users.csv"), ROW),
            ),
        ),
        (
            with_row(ONE_TWO, "enrollments.csv", "E9,,,K9,S1,P1,student,,,"),
            Fault(
                *("enrollments.csv", 4, "classSourcedId", "K9"),
                *("This enrolment is in no class in classes.csv.", see("classes.csv"), ROW),
            ),
        ),
        (
            with_row(ONE_TWO, "demographics.csv", "P9,,,2015-05-01,male,"),
            Fault(
                *("demographics.csv", 3, "sourcedId", "P9"),
                *("These are details of nobody in users.csv.", see("users.csv"), ROW),
            ),
        ),
        (
            with_row(ONE_TWO, "classes.csv", "K9,,,5 Elm,,,,homeroom,,S9,,,,"),
            Fault(
                *("classes.csv", 3, "schoolSourcedId", "S9"),
                *("This class is at no school in orgs.csv.", see("orgs.csv"), ROW),
            ),
        ),
        (
            with_row(ONE_TWO, "roles.csv", "R9,,,A1,secondary,aide,,,S9,"),
            Fault(
                *("roles.csv", 5, "orgSourcedId", "S9"),
                *("This role is at no school in orgs.csv.", see("orgs.csv"), ROW),
            ),
        ),
        (
            changed(ONE_ONE, "users.csv", "G1,,,false,S1", "G1,,,false,S9"),
            Fault(
                *("users.csv", 4, "orgSourcedIds", "S9"),
                *("This role is at no school in orgs.csv.", see("orgs.csv"), ROW),
            ),
        ),
        (
            changed(ONE_TWO, "users.csv", ",G1,06", ',"G1,G9",06'),
            Fault(
                *("users.csv", 2, "agentSourcedIds", "G9"),
                *("Someone around this user is not in users.csv.", see("users.csv"), CELL),
            ),
        ),
        (
            changed(ONE_TWO, "classes.csv", "S1,T1,", 'S1,"T1,T8,T9",'),
            Fault(
                *("classes.csv", 2, "termSourcedIds", "T8, T9"),
                "A term of this class is not in academicSessions.csv.",
                *(see("academicSessions.csv"), CELL),
            ),
        ),
        (
            with_row(ONE_TWO, "enrollments.csv", "E1,,,K1,S1,P1,student,,,"),
            Fault(
                *("enrollments.csv", 4, "sourcedId", "E1"),
                *("This sourcedId was on line 2 already.", "Keep one of the rows.", ROW),
            ),
        ),
        (
            changed(ONE_TWO, "enrollments.csv", "E2,,,K1,S1,A1,teacher", "E2,,,K1,S1,A1,wizard"),
            Fault(
                *("enrollments.csv", 3, "role", "wizard"),
                *("We do not know this role.", "Check the spelling.", ROW),
            ),
        ),
        (
            changed(ONE_TWO, "enrollments.csv", "E2,,,K1", "E2,inactive,,K1"),
            Fault(
                *("enrollments.csv", 3, "status", "inactive"),
                *("We do not know this status.", "Check the spelling.", ROW),
            ),
        ),
        (
            changed(ONE_TWO, "enrollments.csv", "2026-07-22", "2026-07-32"),
            Fault(
                *("enrollments.csv", 3, "endDate", "2026-07-32", "There is no such day."),
                *("Write it as year-month-day, like 2015-09-01.", CELL),
            ),
        ),
        (
            changed(ONE_TWO, "demographics.csv", "female", "other"),
            Fault(
                *("demographics.csv", 2, "sex", "other", "We do not know this sex."),
                *("Check the spelling.", CELL),
            ),
        ),
        (
            changed(ONE_TWO, "users.csv", "A1,,,true", "A1,,12/03/2026,true"),
            Fault(
                *("users.csv", 3, "dateLastModified", "12/03/2026"),
                "This is not a date and time we can read.",
                *("Write it like 2026-03-12T09:00:00Z.", CELL),
            ),
        ),
        (
            changed(ONE_TWO, "manifest.csv", "file.courses,bulk", "file.courses,whole"),
            Fault(
                *("manifest.csv", None, "file.courses", "whole"),
                *("This is not bulk, delta or absent.", "Put one of these three words.", FILE),
            ),
        ),
        (
            {**ONE_TWO, "pupils.csv": "a,b\n1,2\n"},
            Fault(
                *("pupils.csv", None, "", "", "This is no file of OneRoster."),
                *("Check its name, or take it out.", FILE),
            ),
        ),
    ],
)
def test_fault_names_the_row_and_what_it_points_to(files: Files, fault: Fault) -> None:
    assert [one for one in read(files).faults if one.file == fault.file] == [fault]


def test_file_that_the_manifest_calls_absent_is_not_read_and_reported() -> None:
    roster = read(changed(ONE_TWO, "manifest.csv", "file.demographics,bulk", "file.demographics,absent"))
    assert roster.demographics == ()
    assert roster.faults == (
        Fault(
            *("demographics.csv", None, "", "", "The manifest says that this file is absent."),
            *("Put right the manifest.", FILE),
        ),
    )


def test_files_of_the_standard_that_we_do_not_use_are_let_be() -> None:
    assert read({**ONE_TWO, "lineItems.csv": "sourcedId\n1\n"}).faults == ()


def test_what_hangs_on_a_row_that_was_left_out_is_left_out_and_named_too() -> None:
    roster = read(changed(ONE_TWO, "classes.csv", "Room 2,S1", "Room 2,S9"))
    assert (roster.classes, roster.enrolments) == ((), ())
    assert [(fault.file, fault.line, fault.column, fault.value) for fault in roster.faults] == [
        ("classes.csv", 2, "schoolSourcedId", "S9"),
        ("enrollments.csv", 2, "classSourcedId", "K1"),
        ("enrollments.csv", 3, "classSourcedId", "K1"),
    ]


def test_pointer_into_a_file_that_is_absent_is_not_doubted() -> None:
    files = changed(ONE_TWO, "manifest.csv", "file.courses,bulk\n", "")
    del files["courses.csv"]
    roster = read(files)
    assert (roster.classes[0].course_id, roster.faults) == ("C1", ())


def test_faults_of_a_file_come_in_the_order_of_its_lines() -> None:
    rows = "E7,,,K9,S1,P1,student,,,\nE8,,,K1,S1,P1,wizard,,,\nE9,,,K1,S1,P9,student,,,"
    assert [fault.line for fault in read(with_row(ONE_TWO, "enrollments.csv", rows)).faults] == [
        *(4, 5, 6),
    ]
