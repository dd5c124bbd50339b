"""`goldenthread sen2 check` as outsiders run it, on good, broken and hostile files."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from goldenthread.config.command import main
from goldenthread.formats.sen2.csv_writing import csv_return
from goldenthread.formats.zips import zipped
from tests.formats.sen2.altering import FILLED, small_return, written

Said = tuple[int, dict[str, Any]]
WHOLE = written(small_return("Surname=Müller; +Person; Person#2.Surname=Ng; Person#2.UPN=H801200001001"))
TEXT = WHOLE.decode()
MEGABYTE = 1_000_000
STRAY = "A character cannot stand here, or is not in the encoding that the file says it is in."
LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n + 1, b"&l%d;" % n * 10) for n in range(9))


def _in_surname(what: bytes) -> bytes:
    return WHOLE.replace("Müller".encode(), what)


def _said_to_be(encoding: str, text: str = TEXT) -> bytes:
    return text.replace("UTF-8", encoding).encode(encoding)


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., Said]:
    """Check a file of these bytes; give back the exit code and the object on the last line."""

    def check_it(data: bytes, *words: str | Path, name: str = "return.xml") -> Said:
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(SystemExit) as ended:
            main(["sen2", "check", str(path), *map(str, words), "--json"])
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return int(ended.value.code or 0), json.loads(printed.out.splitlines()[-1])

    return check_it


@pytest.fixture
def in_little_memory() -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < 10 * MEGABYTE
    finally:
        tracemalloc.stop()


GOOD = {
    "UTF-8": WHOLE,
    "UTF-8 with its mark": b"\xef\xbb\xbf" + WHOLE,
    "UTF-16": _said_to_be("UTF-16"),
    "UTF-16 that does not say so": TEXT.split("\n", 1)[1].encode("utf-16"),
    "Windows-1252 that says so": _said_to_be("Windows-1252"),
    "ISO-8859-1": _said_to_be("ISO-8859-1"),
    "lines of Windows": TEXT.replace("\n", "\r\n").encode(),
    "one line": TEXT.replace("\n", "").encode(),
}


@pytest.mark.parametrize("data", GOOD.values(), ids=GOOD)
def test_return_in_any_usual_encoding_is_read_and_found_right(check: Any, data: bytes) -> None:
    code, said = check(data)
    assert (code, said["persons"], said["whole"], said["faults"]) == (0, 2, True, [])


REFUSED = {
    "empty": (b"", "This file is empty."),
    "only white": (b" \n\n", "This file is empty."),
    "only zeros": (b"\0" * MEGABYTE, "This file is empty."),
    "binary": (
        bytes(range(255, 0, -1)) * 9,
        "This is not an XML file: line 1 does not begin with “<”.",
    ),
    "Excel": (b"PK\x03\x04\0\0", "This is an Excel workbook or a zip file, not an XML file."),
    "PDF": (b"%PDF-1.7", "This is a PDF, not an XML file."),
    "web page": (
        b"<!doctype html><html><link>",
        "This is a web page, perhaps one that asks you to sign in, not an XML file.",
    ),
    "one CSV file": (b"Id,Of,Surname\n1,,Ng", "This is not an XML file: line 1 does not begin with “<”."),
    "no XML": (
        b"<<root>",
        f"Line 1 is not XML: {STRAY[0].lower()}{STRAY[1:]}",
    ),
    "UTF-8 that says UTF-16": (
        TEXT.replace("UTF-8", "UTF-16").encode(),
        "Line 1 is not XML: the letters are not in the encoding that the file says.",
    ),
    "strange encoding": (
        TEXT.replace("UTF-8", "UTF-7").encode(),
        "The file says that its letters are in an encoding that we do not read: “UTF-7”.",
    ),
    "laughs": (
        b'<!DOCTYPE r [<!ENTITY l0 "ha">' + LAUGHS + b"]><root>&l9;</root>",
        "Line 1 has a document type, which can hide entities that grow without end. No return has that.",
    ),
    "file from outside": (
        b'<?xml version="1.0"?>\n<!DOCTYPE r SYSTEM "file:///etc/passwd"><root/>',
        "Line 2 has a document type, which can hide entities that grow without end. No return has that.",
    ),
    "long text": (
        _in_surname(b"x" * 20 * MEGABYTE),
        "Line 22 has a text of over 100,000 characters. No return has that.",
    ),
    "long text in pieces": (
        _in_surname(b"x &amp;<![CDATA[ y ]]>" * MEGABYTE),
        "Line 22 has a text of over 100,000 characters. No return has that.",
    ),
    "long loose text": (
        WHOLE.replace(b"<Persons>", b"<Persons>" + b"x " * 10 * MEGABYTE),
        "Line 14 has a text of over 100,000 characters. No return has that.",
    ),
    "deep": (
        _in_surname(b"<a>" * MEGABYTE),
        "Line 22 has over 40 elements one inside another. No return has that.",
    ),
    "child without end": (
        _in_surname(b"<a/>" * MEGABYTE),
        "Line 22 has a child or an element with over 20,000 elements inside. No return has that.",
    ),
    "child of many long texts": (
        _in_surname((b"<a>" + b"x" * 90_000 + b"</a>") * 200),
        "Line 22 has a child or an element of over a million characters. No return has that.",
    ),
    "child of many long attributes": (
        _in_surname((b'<a b="' + b"x" * 900_000 + b'"/>') * 20),
        "Line 22 has a child or an element of over a million characters. No return has that.",
    ),
    "long attribute": (
        WHOLE.replace(b"<Surname>", b'<Surname a="' + b"y" * 20 * MEGABYTE + b'">', 1),
        "Line 22 has a tag or a comment of over a million characters. No return has that.",
    ),
    "many attributes": (
        WHOLE.replace(b"<Surname>", b"<Surname %b>" % b" ".join(b'a%d="1"' % n for n in range(200_000)), 1),
        "Line 22 has a tag or a comment of over a million characters. No return has that.",
    ),
    "long name": (
        _in_surname(b"<" + b"n" * 20 * MEGABYTE + b"/>"),
        "Line 22 has a tag or a comment of over a million characters. No return has that.",
    ),
    "long comment": (
        _in_surname(b"<!--" + b"n" * 20 * MEGABYTE + b"-->"),
        "Line 22 has a tag or a comment of over a million characters. No return has that.",
    ),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.usefixtures("in_little_memory")
@pytest.mark.parametrize("data, reason", REFUSED.values(), ids=REFUSED)
def test_what_is_no_return_or_was_made_to_do_harm_is_refused(check: Any, data: bytes, reason: str) -> None:
    code, said = check(data)
    assert (code, sorted(said)) == (2, ["refused", "remedy"])
    assert said["refused"] == f"return.xml: {reason}"
    assert said["remedy"].endswith(".")


BREAKS = {
    "inside a tag": (WHOLE[: WHOLE.rindex(b"<Surname>") + 5], 1, "The file ends inside a tag."),
    "between two elements": (
        WHOLE[: WHOLE.rindex(b"<Forename>")], 1, "The file ends before it is finished."),
    "after the children": (WHOLE[: WHOLE.rindex(b"</root>")], 2, "The file ends before it is finished."),
    "inside a letter": (
        WHOLE[: WHOLE.index(b"\xc3\xbc") + 1], 0, "The file ends inside a letter."),
    "closed twice": (
        WHOLE.replace(b"</Forename>", b"</Surname>"), 0,
        "An element is closed that was not the last one opened."),
    "something after it": (WHOLE + b"more", 2, "Something follows the end of the return."),
    "two returns": (WHOLE + b"<root/>", 2, "Something follows the end of the return."),
    "Windows-1252 that does not say so": (
        TEXT.encode("windows-1252"), 0,
        STRAY),
    "a bad character": (_in_surname(b"a\x00b"), 0,
        STRAY),
    "a strange entity": (_in_surname(b"&eacute;"), 0, "An entity is used that XML does not have."),
    "an attribute twice": (
        WHOLE.replace(b"<Surname>", b'<Surname a="1" a="2">', 1), 0, "An attribute stands twice."),
}  # fmt: skip


@pytest.mark.parametrize("data, persons, why", BREAKS.values(), ids=BREAKS)
def test_what_was_whole_before_a_break_is_checked_and_the_break_has_its_line(
    check: Any, data: bytes, persons: int, why: str
) -> None:
    code, said = check(data)
    assert (code, said["persons"], said["whole"]) == (1, persons, False)
    (fault,) = (fault for fault in said["faults"] if fault["rule"] == "001")
    assert why in fault["message"]
    assert 15 < fault["line"] <= data.count(b"\n") + 1


@pytest.mark.parametrize(
    "old, new, rules",
    [
        ("<Persons>", "<Extra><Deep>1</Deep></Extra><Persons>", ["002"]),
        ("<RYA>0</RYA>", "<RYA>0</RYA><Extra/>", ["002", "002"]),
        ("</Header>", "</Header><Header/>", ["902", "018", "019"]),
        ("</Persons>", "</Persons><Persons/>", ["906"]),
        ("<SENneed>", "<SENneed/><SENneed/><SENneed>", ["652", "850", "851", "850", "851"] * 2),
    ],
)  # fmt: skip
def test_element_that_is_unknown_or_too_many_is_named(
    check: Any, old: str, new: str, rules: list[str]
) -> None:
    code, said = check(TEXT.replace(old, new).encode())
    assert (code, said["persons"], [fault["rule"] for fault in said["faults"]]) == (1, 2, rules)
    assert all(fault["line"] for fault in said["faults"])


def test_return_without_a_header_is_checked_without_its_dates(check: Any) -> None:
    code, said = check(written(small_return("-Header; EntryDate=2030-01-01")))
    assert (code, [(fault["rule"], fault["line"]) for fault in said["faults"]]) == (1, [("900", 4)])


@pytest.mark.slow
def test_faults_without_end_are_counted_and_the_first_are_listed(
    check: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("goldenthread.formats.sen2.checking.MOST_REMARKS", 100)
    code, said = check(WHOLE.replace(b"<Persons>", b"<Persons>" + b"<x/>\n" * 50_000))
    assert (code, len(said["faults"]), said["faults_not_listed"]) == (1, 100, 49_900)
    assert said["faults_by_rule"] == {"002": 50_000}


def test_report_has_rows_by_module_and_what_it_cost(check: Any) -> None:
    code, said = check(
        written(
            small_return(
                "Sex=; PlacementRank=7; +SENneed".replace("PlacementRank", "PlanDetail.PlacementRank")
            )
        )
    )
    assert code == 1
    assert said["rows"] == {
        "Header": 1, "CollectionDetails": 1, "Source": 1, "Person": 1, "Requests": 1, "Assessment": 1,
        "NamedPlan": 1, "PlanDetail": 1, "ActivePlans": 1, "PlacementDetail": 1, "SENneed": 2,
    }  # fmt: skip
    assert said["faults"][0] == {
        "rule": "160", "line": 15, "person": "B801200005001", "message": "The sex is missing.",
        "severity": "error", "item": "Sex", "value": "",
    }  # fmt: skip
    assert min(said["seconds"], said["processor_seconds"], said["peak_megabytes"]) > 0


def test_queries_alone_do_not_fail_the_return(check: Any) -> None:
    code, said = check(written(small_return("Forename=")))
    assert (code, [(fault["rule"], fault["severity"]) for fault in said["faults"]]) == (0, [("151", "query")])


def test_codes_that_were_filled_in_are_held_against_the_return(check: Any, tmp_path: Path) -> None:
    (tmp_path / "codes.json").write_text(json.dumps(FILLED))
    code, said = check(written(small_return("Sex=9")), "--codes", tmp_path / "codes.json")
    assert (code, [(fault["rule"], fault["value"]) for fault in said["faults"]]) == (1, [("104", "9")])


@pytest.mark.parametrize("text", ["", "{", "[]", '{"Nonsense": {}}', '{"Sex": ["1"]}', "[" * 100_000])
def test_codes_that_cannot_be_read_are_refused(check: Any, tmp_path: Path, text: str) -> None:
    (tmp_path / "codes.json").write_text(text)
    code, said = check(WHOLE, "--codes", tmp_path / "codes.json")
    assert (code, sorted(said)) == (2, ["refused", "remedy"])


def test_csv_in_a_zip_is_checked_and_its_faults_say_the_file(check: Any) -> None:
    code, said = check(zipped(csv_return(small_return("EntryDate=2026-01-16"))), name="return.zip")
    found = [(fault["rule"], fault["file"], fault["line"]) for fault in said["faults"]]
    assert (code, said["persons"], found) == (1, 1, [("721", "placementdetail.csv", 2)])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 not a zip",
        zipped({}),
        zipped({"person.csv": b""}),
        zipped({"person.csv": b"\xff" * 99}),
    ],
)
def test_zip_that_is_no_return_is_refused(check: Any, data: bytes) -> None:
    code, said = check(data, name="return.zip")
    assert (code, sorted(said)) == (2, ["refused", "remedy"])


def test_words_name_the_fault_and_say_what_it_cost(
    check: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "return.xml").write_bytes(written(small_return("Sex=; ReceivedDate=yesterday")))
    with pytest.raises(SystemExit):
        main(["sen2", "check", str(tmp_path / "return.xml")])
    *lines, unchecked, last = capsys.readouterr().out.splitlines()
    assert lines == [
        "line 15, B801200005001: The sex is missing. [160, error]",
        "line 29, B801200005001: ReceivedDate is not a date. Write it like 2026-01-15. Found “yesterday”. "
        "[201, error]",
    ]
    assert unchecked.startswith(
        "Not checked, since the code sets are empty: Sex (rule 104); Ethnicity (rule 105)"
    )
    assert last.startswith("1 child read, 2 faults. ")
