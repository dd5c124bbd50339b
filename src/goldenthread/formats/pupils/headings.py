"""Which heading of a school's list fills which field of a Pupil.

The first heading of each column is the one we write. Where a list has several, the first named here
is used: the legal name before the plain one. Capitals, spaces and signs in a heading do not matter.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from goldenthread.formats.cells import BadCell, email, one_of, postcode, words
from goldenthread.formats.columns import Column
from goldenthread.formats.days import BadDay, read_day
from goldenthread.formats.identifiers import check_nhs_number, check_uln, check_upn
from goldenthread.formats.pupils.codes import (
    SEX_WORDS,
    read_ethnicity,
    read_need,
    read_sen_status,
    read_year_group,
)

EMPTY_CELLS = ("-", "N/A", "n/a", "#N/A")
_LONGEST_NAME = 100
_OLDEST = 25
"""A plan may last until the end of the school year in which a young person becomes 25."""


def columns_on(on: date) -> tuple[Column, ...]:
    """The columns of a list that is read on this day: nobody on it is born later, or is over 25."""
    born = ("Date of birth", "DOB", "D.O.B.", "Birth date", "Born on", "Born")
    return (
        Column("upn", ("UPN", "Unique pupil number"), check_upn),
        Column("former_upn", ("Former UPN", "Previous UPN"), check_upn),
        Column("last_name", _LAST_NAMES, _name, expected=True, needed=True),
        Column("first_name", _FIRST_NAMES, _name, expected=True, needed=True),
        Column("born_on", born, partial(_birth_day, on=on), expected=True, needed=True),
        *_OTHERS,
        Column("started_on", _STARTS, read_day, nothing=None),
    )


def _name(text: str) -> str:
    name = words(text)
    if not any(map(str.isalpha, name)) or len(name) > _LONGEST_NAME:
        reason = f"A name has letters, and no more than {_LONGEST_NAME} of them."
        raise BadCell(reason, "Put the name in this column.")
    return name


def _birth_day(text: str, on: date) -> date:
    day = read_day(text, on)
    if day > on:
        raise BadDay("This day has not come yet.", "Check the year.")
    if _age(day, on) > _OLDEST:
        raise BadDay(f"Someone born then is over {_OLDEST}.", "Check the year, or delete the row.")
    return day


def _age(born_on: date, on: date) -> int:
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


_LAST_NAMES = ("Last name", "Legal surname", "Legal last name", "Surname", "Family name")
_FIRST_NAMES = (
    *("First name", "Legal forename", "Legal first name", "Forename", "Forename 1"),
    *("Given name", "Christian name"),
)
_CALLED = (
    *("Preferred name", "Preferred first name", "Preferred forename", "Chosen name", "Known as"),
    *("Called", "Chosen first name"),
)
_CLASSES = (
    *("Class", "Registration group", "Reg group", "Reg", "Registration form", "Reg form", "Form"),
    *("Tutor group", "Class name", "Form group"),
)
_YEARS = (
    *("Year group", "NC year", "National curriculum year", "Year", "NC year actual", "Year taught in"),
    *("Curriculum year", "NCY", "Yr"),
)
_STARTS = ("Date of admission", "Admission date", "Start date", "Date of entry", "Entry date", "DOA")
_LANGUAGES = ("Home language", "First language", "Language", "Main language")
_NEEDS = ("Primary need", "Primary SEN need", "SEN type", "SEN need", "Need type", "Primary SEN type")
_SECOND_NEEDS = ("Secondary need", "Secondary SEN need", "SEN type 2", "Secondary SEN type")
_SEN = ("SEN status", "SEN", "SEN provision", "SEN stage", "SEND status", "SEN code")
_PARENTS = (
    *("Parent name", "Parent", "Parent or carer", "Parent/carer", "Contact name", "Carer name"),
    *("Parent carer name", "Priority 1 contact", "Primary contact"),
)
_EMAILS = ("Parent email", "Parent e-mail address", "Contact email", "Parent carer email", "Email")

_OTHERS = (
    Column("called", _CALLED),
    Column("middle_names", ("Middle names", "Middle name", "Middle name(s)")),
    Column("uln", ("ULN", "Unique learner number"), check_uln),
    Column("nhs_number", ("NHS number", "NHS no", "NHS"), check_nhs_number),
    Column("sex", ("Sex", "Legal sex", "Gender"), one_of(SEX_WORDS, "sex"), nothing=None),
    Column("year_group", _YEARS, read_year_group),
    Column("class_name", _CLASSES),
    Column("sen_status", _SEN, read_sen_status, nothing=None),
    Column("primary_need", _NEEDS, read_need),
    Column("secondary_need", _SECOND_NEEDS, read_need),
    Column("language", _LANGUAGES),
    Column("postcode", ("Postcode", "Post code", "Home postcode"), postcode),
    Column("ethnicity", ("Ethnicity", "Ethnic code", "Ethnicity code", "Ethnic origin"), read_ethnicity),
    Column("parent_name", _PARENTS),
    Column("parent_email", _EMAILS, email),
)
