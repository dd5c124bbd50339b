"""A return as a set of CSV files: what is wrong with them is named by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.formats.faults import WrongFile
from goldenthread.formats.sen2.checking import check_parts
from goldenthread.formats.sen2.csv_reading import read_csv_return
from goldenthread.formats.sen2.csv_writing import csv_return
from goldenthread.formats.sen2.remarks import Remark
from goldenthread.formats.zips import zipped
from tests.formats.sen2.altering import FILLED, small_return
from tests.formats.sen2.test_rules import CASES as RULE_CASES
from tests.formats.sen2.test_rules import Case

CASES = [
    # rule, file, what is replaced and by what, the line of the fault
    ("011", "senneed.csv", "1,1,SLCN", "1,7,SLCN", 2),
    ("012", "person.csv", "1,,Bello", ",,Bello", 2),
    ("012", "person.csv", "B801200005001,,,,", "B801200005001,,,,,more", 2),
    ("012", "person.csv", "Bello,Ayo", 'Bel"lo,"Ayo"x', 2),
    ("013", "senneed.csv", "1,1,SLCN,1,", "1,1,SLCN,1,\r\n1,1,HI,2,", 3),
    ("014", "person.csv", "M16 0EX,B801200005001,,,,", "M16 0EX,B801200005001,,,,<More", 2),
    ("015", "senneed.csv", "", "", None),
]


def _files(changes: str = "") -> dict[str, bytes]:
    return csv_return(small_return(changes))


def _checked(files: dict[str, bytes]) -> list[Remark]:
    return check_parts(read_csv_return(zipped(files), "return.zip"), FILLED).remarks


def test_the_small_return_breaks_no_rule() -> None:
    assert _checked(_files()) == []


def test_folder_is_read_as_a_zip_is(tmp_path: Path) -> None:
    for name, data in _files().items():
        (tmp_path / name).write_bytes(data)
    assert list(read_csv_return(tmp_path)) == list(read_csv_return(zipped(_files())))


@pytest.mark.parametrize("rule, file, old, new, line", CASES)
def test_fault_of_a_file_is_named_with_its_line(
    rule: str, file: str, old: str, new: str, line: int | None
) -> None:
    files = _files()
    text = files[file].decode("utf-8-sig")
    assert old in text
    files[file] = text.replace(old, new).encode() if old else b""
    if not old:
        del files[file]
    found = [(remark.file, remark.line) for remark in _checked(files) if remark.rule == rule]
    assert found == [(file, line)]


@pytest.mark.parametrize(
    "case", [case for case in RULE_CASES if case.number < "900"], ids=lambda case: case.number
)
def test_rule_is_broken_in_csv_as_in_xml(case: Case) -> None:
    files = _files(case.breaks)
    remarks = _checked(files)
    assert {remark.rule for remark in remarks} == {case.number} | case.also
    for remark in remarks:
        line = files[remark.file].decode("utf-8-sig").splitlines()[(remark.line or 0) - 1]
        assert all(text in line for text in remark.value.split(", "))


def test_rows_may_stand_in_any_order() -> None:
    files = _files("+Requests; Requests#2.RYA=1; +SENneed; SENneed#2.SENtype=HI")
    turned = {}
    for name, data in files.items():
        heading, *rows = data.decode("utf-8-sig").splitlines(keepends=True)
        turned[name] = "".join([heading, *reversed(rows)]).encode()
    rules = [sorted(remark.rule for remark in _checked(each)) for each in (files, turned)]
    assert rules[0] == rules[1]


@pytest.mark.parametrize("delimiter", [";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_files_that_excel_saved_in_another_way_are_read(delimiter: str, encoding: str) -> None:
    files = {
        name: data.decode("utf-8-sig").replace(",", delimiter).encode(encoding)
        for name, data in _files("Surname=Müller").items()
    }
    assert _checked(files) == []


def test_set_without_children_is_refused() -> None:
    files = _files()
    del files["person.csv"]
    with pytest.raises(WrongFile, match=r"There is no file person\.csv in it"):
        _checked(files)


def test_set_with_too_many_rows_to_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goldenthread.formats.sen2.csv_reading.MOST_ROWS", 10)
    with pytest.raises(WrongFile, match="There are over 10 rows in it"):
        _checked(_files())
    monkeypatch.setattr("goldenthread.formats.sen2.csv_reading.MOST_ROWS", 11)
    assert _checked(_files()) == []
