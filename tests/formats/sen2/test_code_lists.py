"""Codes as somebody types or sends them, and what is not checked while there are none."""

from __future__ import annotations

import pytest

from goldenthread.formats.faults import WrongFile
from goldenthread.formats.sen2.checking import check_return, report_as_json
from goldenthread.formats.sen2.code_lists import codes_in, read_codes
from tests.formats.sen2.altering import small_return, written


def test_lines_are_codes_and_words() -> None:
    assert codes_in("1, keep it\n\n 2 ,change it, mostly\n3") == [
        ("1", "keep it"), ("2", "change it, mostly"), ("3", "")
    ]  # fmt: skip


def test_a_file_is_read_by_its_headings_whatever_their_order() -> None:
    read = read_codes(b"Meaning;Code\nkeep it;1\nchange it;2\n", "codes.csv")
    assert (read.records, read.faults) == ((("1", "keep it"), ("2", "change it")), ())


def test_a_row_without_a_code_is_a_fault_that_names_its_line() -> None:
    read = read_codes(b"Code,Words\n1,keep it\n,change it\n")
    assert read.records == (("1", "keep it"),)
    assert [(fault.line, fault.column) for fault in read.faults] == [(3, "Code")]


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"Name,Age\na,1\n"])
def test_what_has_no_such_headings_is_refused(content: bytes) -> None:
    with pytest.raises(WrongFile):
        read_codes(content, "codes.csv")


def test_a_rule_without_codes_says_that_nothing_was_checked_until_they_are_filled() -> None:
    content = written(small_return(""))
    empty = {one["codes"]: one for one in report_as_json(check_return(content))["not_checked"]}
    assert empty["ReviewOutcome"]["says"] == "not checked: code set ReviewOutcome is empty"
    assert empty["ReviewOutcome"]["items"] == ["ReviewOutcome"]
    assert empty["ReviewOutcome"]["rules"]
    filled = report_as_json(check_return(content, filled={"ReviewOutcome": {"1": "keep it"}}))["not_checked"]
    assert {one["codes"] for one in filled} == set(empty) - {"ReviewOutcome"}
