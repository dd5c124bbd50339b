"""A return that was written is read again as it was; what is hostile or broken is said, not swallowed."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest

from benchmarks.sen2 import child, header
from goldenthread.formats.faults import WrongFile
from goldenthread.formats.sen2 import Record, made, read_return, whole_return, write_return
from goldenthread.formats.sen2.checking import check_return
from goldenthread.formats.sen2.structure import HEADER, PERSON

SURNAMES = ("Bello", "O’Brien & Daughters", "Żółć")


def _written(surnames: tuple[str, ...] = SURNAMES) -> bytes:
    persons = [
        made(PERSON, {"Surname": name, "Forename": "Ayo", "PersonBirthDate": date(2016, 2, 29)})
        for name in surnames
    ]
    stream = BytesIO()
    write_return(whole_return(made(HEADER, {}), persons), stream)
    return stream.getvalue()


def _surnames(source: bytes) -> list[str]:
    found = read_return(BytesIO(source), "return.xml")
    return [part["Surname"] for part in found if isinstance(part, Record) and part.module is PERSON]


def test_names_come_back_as_they_were_written() -> None:
    assert _surnames(_written()) == list(SURNAMES)


def test_whole_records_come_back_with_several_requests_needs_and_placements() -> None:
    """The children of the benchmark: each record inside each, item by item."""
    persons = [child(number) for number in range(40)]
    stream = BytesIO()
    write_return(whole_return(header(), persons), stream)
    found = read_return(BytesIO(stream.getvalue()), "return.xml")
    again = [part for part in found if isinstance(part, Record) and part.module is PERSON]
    assert again == persons


def test_persons_are_counted() -> None:
    assert check_return(BytesIO(_written()), "return.xml").persons == len(SURNAMES)


def test_a_truncated_return_gives_what_was_whole_and_says_that_it_is_not() -> None:
    whole = _written()
    report = check_return(BytesIO(whole[: whole.rindex(b"<Surname>")]), "return.xml")
    assert (report.is_whole, report.persons) == (False, len(SURNAMES) - 1)


@pytest.mark.parametrize(
    "prologue",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    ],
)
def test_a_document_type_is_refused(prologue: bytes) -> None:
    head, rest = _written().split(b"\n", 1)
    with pytest.raises(WrongFile, match="has a document type"):
        check_return(BytesIO(head + b"\n" + prologue + rest), "return.xml")
