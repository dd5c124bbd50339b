"""A list of pupils, in the many ways that offices write one."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.formats.faults import Effect, Fault, gathered
from goldenthread.formats.pupils import Pupil, SenStatus, Sex, read_pupils

ON = date(2026, 3, 12)
ASHA = Pupil("Asha", "Khan-Lee", date(2015, 5, 1))


def read(text: str, code: str = "utf-8") -> tuple[Pupil | Fault, ...]:
    return tuple(read_pupils(text.encode(code), "pupils.csv", on=ON))


WHOLE = Pupil(
    first_name="Asha",
    last_name="Khan-Lee",
    born_on=date(2015, 5, 1),
    called="Ash",
    middle_names="Noor Zoë",
    upn="B801200005001",
    former_upn="P207000016049",
    uln="9276308686",
    nhs_number="9434765919",
    sex=Sex.FEMALE,
    year_group="6",
    class_name="6 Oak",
    started_on=date(2019, 9, 4),
    sen_status=SenStatus.SUPPORT,
    primary_need="SLCN",
    secondary_need="ASD",
    language="Urdu",
    postcode="FE12 3RN",
    parent_name="Sam Lee",
    parent_email="sam.lee@post.example",
)
HEADINGS = (
    "Legal surname,Legal Forename,DOB,Chosen name,Middle name(s),UPN,Former UPN,ULN,NHS No,Gender,"
    "NC Year,Reg Group,Admission Date,SEN Status,Primary SEN Need,Secondary SEN need,First language,"
    "Post code,Parent/Carer,Contact e-mail\r\n"
)
ROW = (
    "Khan-Lee, Asha ,1 May 2015,Ash,Noor  Zoë,b801200005001,P207000016049,9276 308 686,943 476 5919,"
    "Girl,Year 6,6 Oak,04/09/2019,SEN support,Speech, language and communication needs,"
    "ASD - Autism,Urdu,fe123rn,Sam Lee,sam.lee@post.example\r\n"
).replace("Speech, language and communication needs", '"Speech, language and communication needs"')


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_pupil_is_read_whole(code: str) -> None:
    assert read(HEADINGS + ROW, code) == (WHOLE,)


def test_line_of_the_pupil_is_kept() -> None:
    (pupil,) = read(HEADINGS + "\r\n" + ROW)
    assert isinstance(pupil, Pupil)
    assert pupil.line == 3


@pytest.mark.parametrize(
    "text",
    [
        "First name,Last name,Date of birth\nAsha,Khan-Lee,01/05/2015\n",
        "FORENAME;SURNAME;DATE OF BIRTH\nAsha;Khan-Lee;1.5.2015\n",
        "Given name\tFamily name\tDOB\nAsha\tKhan-Lee\t2015-05-01\n",
        "first_name,last_name,date_of_birth\nAsha,Khan-Lee,01/05/15\n",
        "First name,Last name,Date of birth,,\nAsha,Khan-Lee,01-May-2015,,\n",
        "Moss Lane School\n12 March 2026\n\nForename,Surname,DOB\nAsha,Khan-Lee,1st May 2015\n",
        '"First name","Last name","Date of birth"\n"Asha","Khan-Lee","2015-05-01 00:00:00"\n',
    ],
)
def test_list_is_read_however_it_is_laid_out(text: str) -> None:
    assert read(text) == (ASHA,)


@pytest.mark.parametrize(
    "written, year_group",
    [
        *(("Year 4", "4"), ("Y4", "4"), ("Yr 4", "4"), ("Yr. 4", "4"), ("04", "4"), ("4", "4")),
        *(("NC Year 11", "11"), ("Curriculum Year 14", "14"), ("R", "R"), ("Reception", "R")),
        *(("Year R", "R"), ("YR", "R"), ("N1", "N1"), ("Nursery 2", "N2"), ("E1", "E1"), ("x", "X")),
        *(("-", ""), ("N/A", ""), ("", "")),
    ],
)
def test_year_group_is_read_as_its_code(written: str, year_group: str) -> None:
    (pupil,) = read(f"Forename,Surname,DOB,Year\nAsha,Khan-Lee,01/05/2015,{written}\n")
    assert isinstance(pupil, Pupil)
    assert pupil.year_group == year_group


@pytest.mark.parametrize(
    "written, status",
    [
        *(("N", SenStatus.NONE), ("No SEN", SenStatus.NONE), ("k", SenStatus.SUPPORT)),
        *(("SEN Support", SenStatus.SUPPORT), ("EHCP", SenStatus.PLAN), ("E", SenStatus.PLAN)),
        ("", None),
    ],
)
def test_sen_status_is_read_from_its_code_or_words(written: str, status: SenStatus | None) -> None:
    (pupil,) = read(f"Forename,Surname,DOB,SEN\nAsha,Khan-Lee,01/05/2015,{written}\n")
    assert isinstance(pupil, Pupil)
    assert pupil.sen_status is status


def test_legal_name_is_taken_before_the_plain_one_and_said() -> None:
    read_now = gathered(
        read_pupils(
            b"Surname,Forename,Legal surname,DOB\nLee,Asha,Khan-Lee,01/05/2015\n",
            *("pupils.csv",),
            on=ON,
        )
    )
    assert read_now.records == (ASHA,)
    assert [(fault.column, fault.reason, fault.effect) for fault in read_now.faults] == [
        (
            "Surname",
            "This was passed over, since “Legal surname” gives the same thing.",
            Effect.KEPT,
        )
    ]


def test_number_kept_as_text_by_a_spreadsheet_is_unwrapped() -> None:
    (pupil,) = read('Forename,Surname,DOB,ULN\nAsha,Khan-Lee,01/05/2015,"=""9276308686"""\n')
    assert isinstance(pupil, Pupil)
    assert pupil.uln == "9276308686"
