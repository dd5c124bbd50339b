"""Files that are not the register of schools are refused whole, with what to do instead."""

from __future__ import annotations

import pytest

from goldenthread.formats.faults import Effect, Fault, WrongFile
from goldenthread.formats.gias import School, read_schools
from goldenthread.formats.gias.reading import WANTED
from tests.formats.extract import TODAY, csv_text, extract

SAVE_AS_CSV = "open it in Excel and save it as “CSV UTF-8 (comma delimited)”."
NO_NAME = {key: value for key, value in TODAY.items() if key != "EstablishmentName"}
LINKS = b'"URN","LinkURN","LinkName","LinkType","LinkEstablishedDate"\n1,2,"A","Successor",""\n'


def refusal(data: bytes) -> tuple[str, str]:
    with pytest.raises(WrongFile) as raised:
        read_schools(data, "given.csv")
    assert raised.value.file == "given.csv"
    assert raised.value.remedy.endswith(WANTED)
    return raised.value.reason, raised.value.remedy.removesuffix(WANTED).strip()


@pytest.mark.parametrize(
    "data, reason, remedy",
    [
        (b"", "This file is empty.", ""),
        (b"\xef\xbb\xbf\r\n \r\n", "This file is empty.", ""),
        (
            b"PK\x03\x04" + b"\0" * 100,
            "This is an Excel workbook or a zip file, not a CSV file.",
            f"Unzip it, or {SAVE_AS_CSV}",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "This is an older Excel workbook, not a CSV file.",
            f"O{SAVE_AS_CSV[1:]}",
        ),
        (
            b"\n<!DOCTYPE html><html><title>Sign in</title>",
            "This is a web page, perhaps one that asks you to sign in, not a CSV file.",
            "Sign in or accept the terms on the website, then download again.",
        ),
        (b"<?xml version='1.0'?><CTfile/>", "This is an XML file, not a CSV file.", ""),
        (b"%PDF-1.7", "This is a PDF, not a CSV file.", "Export the data as CSV instead."),
        (b"\x1f\x8b\x08", "This is a compressed file, not a CSV file.", "Unpack it first."),
        (b"U\0R\0N\0,\0", "This is not a text file.", "Export the data as CSV."),
        (LINKS, "This is the file of links between schools, not the file of schools.", ""),
        (
            b"Group UID,Group Name\n1,Fern Trust\n",
            "This is the file of trusts and other groups, not the file of schools.",
            "",
        ),
        (
            csv_text(NO_NAME).encode(),
            "These headings are missing: EstablishmentName.",
            "",
        ),
        (extract({}).splitlines()[0], "There is nothing under the headings.", ""),
        (
            extract({}) + b'100493,207,"Fern',
            "A quotation mark on line 3 is never closed, or a cell there holds over 130,000 "
            "characters, so the rest cannot be told apart.",
            "The download may have been cut off: get it again.",
        ),
        (b"\n" * 12 + extract({}), "There are no headings in the first 10 lines.", ""),
    ],
)
def test_wrong_file_is_refused(data: bytes, reason: str, remedy: str) -> None:
    assert refusal(data) == (reason, remedy)


def test_two_headings_for_one_field_give_the_better_one_and_say_so() -> None:
    both = {**TODAY, "Local authority (code)": "203"}
    fault, school = read_schools(extract({}, base=both), "given.csv")
    assert isinstance(school, School)
    assert school.la_code == "207"
    assert fault == Fault(
        *("given.csv", None, "Local authority (code)", ""),
        "This was passed over, since “LA (code)” gives the same thing.",
        *("Delete or rename one of the two columns.", Effect.KEPT),
    )


def test_heading_twice_is_refused_where_we_read_it_and_let_be_where_not() -> None:
    heading, row = extract({}).splitlines()
    assert len(tuple(read_schools(heading + b",HeadTitle,HeadTitle\n" + row + b",Ms,Mr\n"))) == 1
    with pytest.raises(WrongFile, match="The heading “URN” is there twice"):
        read_schools(heading + b",URN\n" + row + b",100493\n")
