"""What is wrong in a row of the register: which faults lose the row and which only a cell."""

from __future__ import annotations

import pytest

from goldenthread.formats.faults import Effect, Fault, gathered
from goldenthread.formats.gias import School, read_schools
from tests.formats.extract import TODAY, extract

ROW, CELL, KEPT = Effect.ROW_LEFT_OUT, Effect.CELL_LEFT_OUT, Effect.KEPT
CHECK = "Check the register."
NUMBER = "Put the right number, or leave it empty."
DATE = "Write it as day/month/year, like 01/09/2015."


def fault(column: str, value: str, reason: str, remedy: str, effect: Effect = CELL) -> Fault:
    return Fault("schools.csv", 2, column, value, reason, remedy, effect)


def faults_of(change: dict[str, str]) -> tuple[int, tuple[Fault, ...]]:
    read = gathered(read_schools(extract(change, {"URN": "100493"}), "schools.csv"))
    return len(read.records), read.faults


@pytest.mark.parametrize(
    "heading, value, reason, remedy",
    [
        (
            *("URN", "12345", "A URN is six digits and does not begin with 0."),
            "Check the URN and give it again.",
        ),
        ("URN", "", "URN is empty.", "Fill it in and send the file again."),
        (
            *("EstablishmentName", " ", "EstablishmentName is empty."),
            "Fill it in and send the file again.",
        ),
    ],
)
def test_row_without_urn_or_name_is_left_out(heading: str, value: str, reason: str, remedy: str) -> None:
    said = fault(heading, value.strip(), reason, remedy, ROW)
    assert faults_of({heading: value}) == (1, (said,))


@pytest.mark.parametrize(
    "heading, value, reason, remedy",
    [
        ("LA (code)", "20", "An authority's code is 3 digits.", CHECK),
        ("EstablishmentNumber", "34٠2", "An establishment number is 4 digits.", CHECK),
        (
            *("UKPRN", "20079297", "A UKPRN is eight digits and begins with 1."),
            "Check the UKPRN and give it again.",
        ),
        (
            *("UPRN", "5.00E+06", "A spreadsheet has rounded this UPRN, so its digits are lost."),
            "Make the column text in the spreadsheet, or send the file as it was first saved.",
        ),
        ("OpenDate", "31-02-2015", "There is no such day.", DATE),
        ("OpenDate", "09/25/2015", "The month seems to come before the day.", DATE),
        ("CloseDate", "soon", "This is not a date we can read.", DATE),
        ("OpenDate", "01-09-0072", "This is before 1000.", "Check the year."),
        ("StatutoryLowAge", "-3", "An age is a whole number from 0 to 99.", NUMBER),
        ("StatutoryHighAge", "100", "An age is a whole number from 0 to 99.", NUMBER),
        (
            *("SchoolCapacity", "4.5", "A number of pupils or places is a whole number from 0 to 99999."),
            NUMBER,
        ),
        ("Postcode", "FERNHAM", "This is not a postcode.", "Write it like M16 0EX."),
        (
            *("SchoolWebsite", "javascript://ashlane.example/%0aalert(1)"),
            *("This is not a web address.", "Write it like https://www.school.example."),
        ),
        (
            *("SchoolWebsite", "http://[ashlane", "This is not a web address."),
            "Write it like https://www.school.example.",
        ),
        ("SEN13 (name)", "XYZ - Unheard of", "We do not know this type of need.", CHECK),
    ],
)
def test_bad_cell_is_left_out_and_the_school_read(heading: str, value: str, reason: str, remedy: str) -> None:
    code = "utf-8" if not value.isascii() else "cp1252"
    data = extract({heading: value}, {"URN": "100493"}, code=code)
    read = gathered(read_schools(data, "schools.csv"))
    assert (len(read.records), read.faults) == (2, (fault(heading, value, reason, remedy),))


@pytest.mark.parametrize(
    "change, heading, value, reason",
    [
        (
            {"StatutoryLowAge": "16", "StatutoryHighAge": "11"},
            *("StatutoryLowAge", "16 and 11", "The ages are the wrong way round."),
        ),
        (
            {"CloseDate": "31-08-1971"},
            *("CloseDate", "31-08-1971 and 01-09-1972", "It closed before it opened."),
        ),
        (
            {"Easting": "325000", "Northing": "674000"},
            *("Easting", "325000 and 674000", "This place is not in England."),
        ),
        ({"Northing": ""}, "Easting", "525140 and nothing", "Half of this is missing."),
        (
            {"EstablishmentStatus (code)": "2"},
            *("EstablishmentStatus (code)", "2 and Open, but proposed to close"),
            "The code and the name do not agree.",
        ),
        (
            {"TypeOfEstablishment (name)": "Community school"},
            *("TypeOfEstablishment (code)", "2 and Community school"),
            "The code and the name do not agree.",
        ),
        (
            {"PhaseOfEducation (name)": "Secondary"},
            *("PhaseOfEducation (code)", "2 and Secondary", "The code and the name do not agree."),
        ),
    ],
)
def test_cells_that_contradict_each_other_are_all_left_out(
    change: dict[str, str], heading: str, value: str, reason: str
) -> None:
    assert faults_of(change) == (2, (fault(heading, value, reason, CHECK),))


def test_contradicted_fields_are_not_recorded() -> None:
    change = {"EstablishmentStatus (code)": "2", "StatutoryLowAge": "16", "Easting": "9000"}
    school = gathered(read_schools(extract(change))).records[0]
    assert (school.status, school.low_age, school.high_age) == (None, None, None)
    assert (school.easting, school.northing) == (None, None)


def test_unknown_status_is_left_out_and_the_code_alone_believed() -> None:
    said = fault("EstablishmentStatus (name)", "Ajar", "We do not know this status.", "Check the spelling.")
    change = {"EstablishmentStatus (name)": "Ajar"}
    school = gathered(read_schools(extract(change))).records[0]
    assert faults_of(change) == (2, (said,))
    assert school.status == "3"


def test_urn_seen_before_is_left_out_and_says_where_it_was() -> None:
    items = tuple(read_schools(extract({}, {"Town": "Else"}), "schools.csv"))
    assert [type(item) for item in items] == [School, Fault]
    assert items[1] == Fault(
        *("schools.csv", 3, "URN", "100492", "This URN was on line 2 already."),
        *("Delete one of the two rows.", ROW),
    )


@pytest.mark.parametrize(
    "ending, count",
    [(b",extra\r\n", len(TODAY) + 1), (b"", 1)],
    ids=["too many", "too few"],
)
def test_row_of_another_length_is_left_out(ending: bytes, count: int) -> None:
    broken = extract({}).splitlines()[1] + ending if ending else b"100492\r\n"
    data = extract({"URN": "100493"}) + broken
    read = gathered(read_schools(data, "schools.csv"))
    assert [school.urn for school in read.records] == ["100493"]
    assert [(said.line, said.reason) for said in read.faults] == [
        (3, f"There are {len(TODAY)} headings but {count} cells.")
    ]


def test_row_with_a_nul_is_left_out() -> None:
    assert faults_of({"Town": "Fern\0ham"}) == (
        1,
        (fault("", "", "This row has a character that is no text (NUL).", "Export the file again.", ROW),),
    )


def test_misplaced_quotation_mark_loses_only_its_row() -> None:
    data = extract({"Town": "Fernham"}, {"URN": "100493"}).replace(b"Fernham", b'"Fern"ham', 1)
    read = gathered(read_schools(data, "schools.csv"))
    assert [school.urn for school in read.records] == ["100493"]
    assert read.faults == (
        fault(
            *("", "", "A quotation mark is not where one can be."),
            *("Check the quotation marks on this line.", ROW),
        ),
    )


def test_line_is_the_one_an_editor_shows_when_cells_hold_line_ends() -> None:
    data = extract({"Street": "The Mill\nAsh Lane"}, {"URN": "1"}, {"URN": "100494"})
    read = gathered(read_schools(data, "schools.csv"))
    assert [school.street for school in read.records] == ["The Mill Ash Lane", "Ash Lane"]
    assert [said.line for said in read.faults] == [4]


def test_blank_rows_are_passed_over() -> None:
    blank = b"," * (len(TODAY) - 1) + b"\r\n\r\n"
    heading, row = extract({}).splitlines(keepends=True)
    read = gathered(read_schools(heading + blank + row + blank))
    assert (len(read.records), read.faults) == (1, ())


def test_mixture_of_letterings_is_read_and_reported() -> None:
    plain = extract({"Town": "Élan"}, {"URN": "100493", "Town": "Élan"})
    data = plain + extract({"URN": "100494", "Town": "Âme"}, code="utf-8").splitlines()[1]
    read = gathered(read_schools(data, "schools.csv"))
    assert [school.town for school in read.records] == ["Élan", "Élan", "Âme"]
    assert read.faults == (
        Fault(
            *("schools.csv", 4, "", ""),
            "The accented letters of 1 line, from this one on, are written in another way.",
            *("Open the file, check the accents, and save it as “CSV UTF-8”.", KEPT),
        ),
    )


def test_letter_that_cannot_be_read_is_kept_as_a_mark_and_reported() -> None:
    data = extract({}).replace(b"Fernham", b"Fern\x81ham")
    read = gathered(read_schools(data, "schools.csv"))
    assert [school.town for school in read.records] == ["Fern�ham"]
    assert [(said.column, said.reason, said.effect) for said in read.faults] == [
        ("Town", "A letter was damaged before the file reached us.", KEPT)
    ]
