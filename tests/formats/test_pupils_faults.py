"""What is wrong in a list of pupils."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.formats.faults import Effect, Fault, WrongFile, gathered
from goldenthread.formats.pupils import Pupil, read_pupils

ON = date(2026, 3, 12)
ROW, CELL, KEPT = Effect.ROW_LEFT_OUT, Effect.CELL_LEFT_OUT, Effect.KEPT
SEN = "Write N for none, K for SEN support or E for an EHC plan."
DAY = "Write it as day/month/year, like 01/09/2015."
BASE = {"Forename": "Asha", "Surname": "Khan", "DOB": "01/05/2015"}


def faults_of(text: str) -> tuple[int, tuple[Fault, ...]]:
    read = gathered(read_pupils(text.encode(), "pupils.csv", on=ON))
    return len(read.records), read.faults


@pytest.mark.parametrize(
    "heading, value, reason, remedy",
    [
        ("Forename", "", "Forename is empty.", "Fill it in and send the file again."),
        (
            *("Surname", "***", "A name has letters, and no more than 100 of them."),
            "Put the name in this column.",
        ),
        ("DOB", "-", "DOB is empty.", "Fill it in and send the file again."),
        ("DOB", "31/02/2015", "There is no such day.", DAY),
        ("DOB", "05/31/2015", "The month seems to come before the day.", DAY),
        ("DOB", "1 Mai 2015", "The month is not one we know.", DAY),
        (
            *("DOB", "42125", "This is a spreadsheet's number for a date, which could mean two dates."),
            "Make the column a date in the spreadsheet and save it again.",
        ),
        ("DOB", "13/03/2026", "This day has not come yet.", "Check the year."),
        ("DOB", "12/03/2000", "Someone born then is over 25.", "Check the year, or delete the row."),
    ],
)
def test_row_without_name_or_date_of_birth_is_left_out(
    heading: str, value: str, reason: str, remedy: str
) -> None:
    row = {**BASE, heading: value}
    text = f"{','.join(row)}\n{','.join(row.values())}\n"
    assert faults_of(text) == (0, (Fault("pupils.csv", 2, heading, value, reason, remedy, ROW),))


def test_youngest_and_oldest_are_read() -> None:
    text = "Forename,Surname,DOB\nAsha,Khan,12/03/2026\nBen,Cole,13/03/2000\n"
    assert faults_of(text) == (2, ())


@pytest.mark.parametrize(
    "heading, value, reason, remedy",
    [
        (
            *("UPN", "A801200005001"),
            "A character of this UPN is wrong. With these others it would begin with B.",
            "Check the UPN and give it again.",
        ),
        (
            *("ULN", "9.28E+09", "A spreadsheet has rounded this ULN, so its digits are lost."),
            "Make the column text in the spreadsheet, or send the file as it was first saved.",
        ),
        (
            *("NHS number", "943476591", "An NHS number is 10 digits."),
            "Check the NHS number and give it again.",
        ),
        ("Sex", "X", "We do not know this sex.", "Check the spelling."),
        (
            *("Year", "7A", "We do not know this year group."),
            "Write N1, N2, R, or a number from 1 to 14.",
        ),
        (
            *("Year", "Nursery", "We do not know this year group."),
            "Write N1, N2, R, or a number from 1 to 14.",
        ),
        ("SEN status", "P", "This code ended with the reforms of 2014.", SEN),
        ("SEN status", "Maybe", "We do not know this SEN status.", SEN),
        (
            *("SEN type", "Dreamy", "We do not know this type of need."),
            "Write its census code, like SLCN or ASD.",
        ),
        ("Postcode", "FERNHAM", "This is not a postcode.", "Write it like M16 0EX."),
        (
            *("Email", "sam at home", "This is not an e-mail address."),
            "Write it like name@school.example.",
        ),
        ("Start date", "01/09/19", "The year has only two figures.", "Write the year in full, like 2015."),
    ],
)
def test_bad_cell_is_left_out_and_the_pupil_read(heading: str, value: str, reason: str, remedy: str) -> None:
    row = {**BASE, heading: value}
    text = f"{','.join(row)}\n{','.join(row.values())}\n"
    assert faults_of(text) == (1, (Fault("pupils.csv", 2, heading, value, reason, remedy, CELL),))


@pytest.mark.parametrize(
    "heading, number, called",
    [
        ("UPN", "B801200005001", "UPN"),
        ("ULN", "9276308686", "ULN"),
        ("NHS", "9434765919", "NHS number"),
    ],
)
def test_number_of_two_pupils_leaves_the_second_out(heading: str, number: str, called: str) -> None:
    text = f"Forename,Surname,DOB,{heading}\nAsha,Khan,01/05/2015,{number}\nBen,Cole,02/05/2015,{number}\n"
    remedy = "Delete one of the rows, or put the right number in each."
    reason = f"This {called} was on line 2 already."
    assert faults_of(text) == (1, (Fault("pupils.csv", 3, heading, number, reason, remedy, ROW),))


def test_two_rows_of_one_name_and_birthday_are_both_read_and_reported() -> None:
    text = "Forename,Surname,DOB\nAsha,Khan,01/05/2015\nASHA,Khan,1/5/2015\n"
    said = Fault(
        *("pupils.csv", 3, "Forename", "ASHA Khan", "Line 2 has the same names and date of birth."),
        *("If this is the same child, delete one of the rows.", KEPT),
    )
    assert faults_of(text) == (2, (said,))


def test_every_fault_of_a_row_is_told_at_once() -> None:
    count, faults = faults_of("Forename,Surname,DOB,UPN,Year\n,Khan,soon,nope,7A\n")
    assert (count, [fault.column for fault in faults]) == (0, ["UPN", "Forename", "DOB", "Year"])
    assert {fault.effect for fault in faults} == {ROW}  # of a row that was not read nothing was kept


def test_name_that_is_a_formula_is_read_as_the_text_it_is() -> None:
    (pupil,) = read_pupils(b"Forename,Surname,DOB\n=1+A1,Khan,01/05/2015\n", on=ON)
    assert isinstance(pupil, Pupil)
    assert pupil.first_name == "=1+A1"


def test_list_without_its_headings_is_refused() -> None:
    with pytest.raises(WrongFile) as raised:
        read_pupils(b"Name,UPN\nAsha Khan,B801200005001\n", "pupils.csv", on=ON)
    assert str(raised.value) == (
        "pupils.csv: These headings are missing: Last name, First name, Date of birth. Send a CSV "
        "file with a row for each pupil and at least the headings First name, Last name and Date of "
        "birth."
    )
