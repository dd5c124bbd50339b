"""What is written is read back the same, and is safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.formats.faults import gathered
from goldenthread.formats.guard import guarded, unguarded
from goldenthread.formats.pupils import Pupil, SenStatus, Sex, read_pupils, write_pupils
from tests.formats.strategies import days, lines_of_text, names, ulns, upns

ON = date(2026, 3, 12)
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
needs = st.sampled_from(["", "SLCN", "ASD", "SEMH", "DS", "NSA"])
maybe = st.sampled_from

pupils = st.builds(
    Pupil,
    first_name=names,
    last_name=names,
    born_on=days(date(2000, 3, 13), ON),
    called=lines_of_text,
    middle_names=lines_of_text,
    upn=st.just("") | upns,
    former_upn=st.just("") | upns,
    uln=st.just("") | ulns,
    nhs_number=maybe(["", "9434765919"]),
    sex=maybe([None, *Sex]),
    year_group=maybe(["", "N1", "N2", "R", "1", "14", "X"]),
    class_name=lines_of_text,
    started_on=st.none() | days(date(2000, 1, 1), date(2027, 1, 1)),
    sen_status=maybe([None, *SenStatus]),
    primary_need=needs,
    secondary_need=needs,
    language=lines_of_text,
    postcode=maybe(["", "FE12 3RN", "M1 1AA"]),
    parent_name=lines_of_text,
    parent_email=maybe(["", "sam.lee@post.example"]),
)


@pytest.mark.slow
@given(pupils)
def test_pupil_is_read_back_as_written(pupil: Pupil) -> None:
    read = gathered(read_pupils(write_pupils([pupil]), on=ON))
    assert (read.records, read.faults) == ((pupil,), ())


@pytest.mark.slow
@given(pupils)
def test_no_cell_that_is_written_can_be_run_as_a_formula(pupil: Pupil) -> None:
    text = write_pupils([pupil]).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(FORMULA_SIGNS)]


@given(st.text())
def test_guard_comes_off_whatever_it_was_put_on(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(FORMULA_SIGNS)


@pytest.mark.parametrize(
    "text, safe",
    [
        ("=HYPERLINK(A1)", "'=HYPERLINK(A1)"),
        ("'=1", "''=1"),
        ("-", "'-"),
        ("+44 20 7946 0000", "'+44 20 7946 0000"),
        ("O'Neill", "O'Neill"),
        ("'Ash", "'Ash"),
        ("", ""),
    ],
)
def test_guard_goes_only_before_what_a_spreadsheet_would_run(text: str, safe: str) -> None:
    assert guarded(text) == safe


def test_list_is_written_for_a_spreadsheet() -> None:
    written = write_pupils([Pupil("Zoë", "Khan", date(2015, 5, 1), called="@zo")])
    heading, row = written.decode("utf-8-sig").split("\r\n")[:2]
    assert written.startswith(b"\xef\xbb\xbf")
    assert heading == (
        "UPN,Former UPN,Last name,First name,Date of birth,Preferred name,Middle names,ULN,"
        "NHS number,Sex,Year group,Class,SEN status,Primary need,Secondary need,Home language,"
        "Postcode,Ethnicity,Parent name,Parent email,Date of admission"
    )
    assert row == ",,Khan,Zoë,01/05/2015,'@zo,,,,,,,,,,,,,,,"
