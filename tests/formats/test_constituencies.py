"""Postcodes, constituencies and MPs, from one file or several; every bad row is named."""

from __future__ import annotations

import pytest

from goldenthread.formats.constituencies import ConstituencyRow, read_constituencies
from goldenthread.formats.faults import Fault, WrongFile, gathered


def read(text: str) -> tuple[list[ConstituencyRow], list[Fault]]:
    found = gathered(read_constituencies(text.encode(), "it.csv"))
    return list(found.records), list(found.faults)


def test_the_columns_of_the_postcode_directory_are_known() -> None:
    rows, faults = read("pcd,pcds,dointr,pcon\nNM1 1AA,NM11AA,198001,E14009999\n")
    assert rows == [ConstituencyRow("NM1 1AA", "E14009999", "", "", "", "")]
    assert faults == []


def test_a_file_of_members_says_name_mp_and_where_to_write() -> None:
    rows, _ = read(
        "Constituency code,Constituency,MP,MP email,MP address\n"
        'E14009999,Northmoor East,Alex Pine,alex.pine@example.org,"House of Commons, London"\n'
    )
    assert rows == [
        ConstituencyRow(
            "", "E14009999", "Northmoor East", "Alex Pine", "alex.pine@example.org",
            "House of Commons, London",
        )
    ]  # fmt: skip


def test_one_file_may_have_all_of_it_and_no_codes() -> None:
    rows, _ = read("Postcode;Constituency;MP\nnm1 1aa;Northmoor East;Alex Pine\n")
    assert rows == [ConstituencyRow("NM1 1AA", "Northmoor East", "Northmoor East", "Alex Pine", "", "")]


def test_bad_rows_are_left_out_and_named() -> None:
    rows, faults = read("Postcode,pcon,MP email\nNOWHERE,E1,\nNM1 1AA,,\nNM1 1AB,E1,not an address\n")
    assert [(one.postcode, one.email) for one in rows] == [("NM1 1AB", "")]
    assert [(one.line, one.column, one.effect.name) for one in faults] == [
        (2, "Postcode", "ROW_LEFT_OUT"), (3, "pcon", "ROW_LEFT_OUT"), (4, "MP email", "CELL_LEFT_OUT"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["Postcode,Town\nNM1 1AA,X\n", "pcon\nE1\n", "", "<html></html>"])
def test_another_file_is_refused(text: str) -> None:
    with pytest.raises(WrongFile):
        read(text)
