"""The file of a Specialist Provision Package: read whole, or every reason why not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.formats.faults import Effect, Fault, WrongFile
from goldenthread.formats.packages import (
    Difference,
    Example,
    ProvisionPackage,
    RolePart,
    Said,
    Status,
    differences,
    lists_of,
    read_package,
    write_package,
)

HEAD = "What,Id,Name,Words,Required"
ROWS = (
    "package,reading,Reading,,",
    "version,,,2027.1,",
    "status,,,example,",
    "from,,,01/09/2026,",
    "source,,,A made-up department,",
    "outcome,o1,,She reads for pleasure,",
    "criterion,c1,,Two programmes were tried,",
    "part,teacher,Specialist teacher,What is taught and how often,yes",
    "part,class,Class teacher,What changes in every lesson,no",
    "example,e1,Asha in Year 7,Four short lessons a week,",
)
READING = ProvisionPackage(
    code="reading",
    name="Reading",
    version="2027.1",
    status=Status.EXAMPLE,
    from_day=date(2026, 9, 1),
    until=None,
    source="A made-up department",
    outcomes=(Said("o1", "She reads for pleasure"),),
    criteria=(Said("c1", "Two programmes were tried"),),
    parts=(
        RolePart("teacher", "Specialist teacher", "What is taught and how often", True),
        RolePart("class", "Class teacher", "What changes in every lesson", False),
    ),
    examples=(Example("e1", "Asha in Year 7", "Four short lessons a week"),),
)


def file(*rows: str) -> bytes:
    return "\n".join((HEAD, *rows)).encode()


def changed(line: int, row: str) -> bytes:
    """The good file with another row on this line of it, counted as an editor does."""
    rows = list(ROWS)
    rows[line - 2] = row
    return file(*rows)


def without(*kinds: str) -> bytes:
    return file(*(row for row in ROWS if row.split(",")[0] not in kinds))


def test_a_package_is_read_whole() -> None:
    read = read_package(file(*ROWS), "reading.csv")
    assert (read.package, read.faults) == (READING, ())


@pytest.mark.parametrize(
    "line, row, column, value, reason",
    [
        (2, "package,,Reading,,", "Id", "", "Id is empty."),
        (2, "package,reading,,,", "Name", "", "Name is empty."),
        (2, "package,two words,Reading,,", "Id", "two words", "An id has letters, figures"),
        (3, "version,,,,", "Words", "", "Words is empty."),
        (3, f"version,,,{'1' * 21},", "Words", "1" * 21, "This is longer than 20 characters."),
        (4, "status,,,secret,", "Words", "secret", "We do not know this status."),
        (5, "from,,,31/02/2026,", "Words", "31/02/2026", "There is no such day."),
        (5, "from,,,09/30/2026,", "Words", "09/30/2026", "The month seems to come before the day."),
        (7, "aim,o1,,She reads for pleasure,", "What", "aim", "We do not know this kind of row."),
        (7, "outcome,,,She reads for pleasure,", "Id", "", "Id is empty."),
        (7, "outcome,o1,,,", "Words", "", "Words is empty."),
        (9, "part,teacher,,What is taught,yes", "Name", "", "Name is empty."),
        (9, "part,teacher,Specialist teacher,What is taught,", "Required", "", "Required is empty."),
        (9, "part,teacher,Specialist teacher,What is taught,maybe", "Required", "maybe", "This is neither"),
        (10, "part,TEACHER,Class teacher,What changes,no", "Id", "TEACHER", "This id was on line 9 already."),
        (11, "status,,,final,", "What", "status", "There is a row “status” on line 4 already."),
        (11, "until,,,31/08/2026,", "Words", "31/08/2026", "This is before the first day."),
        (11, "variant of,,,2026.1,", "What", "variant of", "A council’s own version says what it is"),
        (11, "why it differs,,,We have no clinic.,", "What", "why it differs", "A council’s own version"),
    ],
)  # fmt: skip
def test_one_fault_is_named_by_line_and_column_and_nothing_is_read(
    line: int, row: str, column: str, value: str, reason: str
) -> None:
    read = read_package(changed(line, row), "reading.csv")
    assert read.package is None
    (fault,) = (one for one in read.faults if one.line)
    assert (fault.line, fault.column, fault.value, fault.effect) == (line, column, value, Effect.NOTHING_READ)
    assert fault.reason.startswith(reason)
    assert fault.remedy


@pytest.mark.parametrize(
    "kind", ["package", "version", "status", "from", "source", "outcome", "criterion", "part"]
)
def test_a_row_that_is_not_there_is_asked_for(kind: str) -> None:
    read = read_package(without(kind), "reading.csv")
    assert (read.package, [fault.reason for fault in read.faults]) == (None, [f"There is no row “{kind}”."])


def test_outcomes_come_first() -> None:
    rows = list(ROWS)
    rows[5], rows[6] = rows[6], rows[5]
    (fault,) = read_package(file(*rows), "reading.csv").faults
    assert fault == Fault(
        "reading.csv", 7, "What", "criterion", "This stands before the outcomes.",
        "Put the outcomes first: the rest serves them.", Effect.NOTHING_READ,
    )  # fmt: skip


def test_a_package_of_one_part_is_no_package() -> None:
    (fault,) = read_package(file(*(row for row in ROWS if not row.startswith("part,class")))).faults
    assert fault.reason == "There is one part only."


def test_every_fault_is_named_at_once() -> None:
    rows = file("package,reading,,,", "version,,,,", "outcome,o 1,,She reads,")
    lines = sorted((fault.line or 0, fault.column) for fault in read_package(rows).faults)
    assert lines == [(0, "")] * 5 + [(2, "Name"), (3, "Words"), (4, "Id")]


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"PK\x03\x04", b"<html>", b"a,b\n1,2\n", HEAD.encode()]
)
def test_what_is_no_such_file_is_refused(content: bytes) -> None:
    with pytest.raises(WrongFile):
        read_package(content, "reading.csv")


def test_a_local_variant_says_of_what_and_why_and_what_differs() -> None:
    rows = (*ROWS, "variant of,,,2027.0,", "why it differs,,,We have no clinic.,")
    variant = read_package(file(*rows)).package
    assert variant is not None
    assert (variant.variant_of, variant.variant_reason) == ("2027.0", "We have no clinic.")
    other = {"parts": [*READING.content()["parts"][:1], {"id": "nurse", "name": "Nurse", "words": "Care",
             "required": False}]}  # fmt: skip
    assert differences(READING.content(), READING.content() | other) == [
        Difference("Part", "", "Nurse: Care (not required)"),
        Difference("Part", "Class teacher: What changes in every lesson (not required)", ""),
    ]


PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)
IDS = st.lists(st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True), min_size=2, max_size=4, unique=True)


@given(name=PLAIN, words=PLAIN, ids=IDS, last=st.none() | st.dates(date(2027, 1, 1), date(2040, 1, 1)))
def test_what_is_written_is_read_back_the_same(
    name: str, words: str, ids: list[str], last: date | None
) -> None:
    package = ProvisionPackage(
        code=ids[0], name=name, version=ids[1], status=Status.DRAFT, from_day=date(2026, 9, 1), until=last,
        source=words, variant_of=ids[0], variant_reason=words,
        outcomes=tuple(Said(id, words) for id in ids), criteria=tuple(Said(id, name) for id in ids),
        parts=tuple(RolePart(id, name, f"{words}\n{name}", id == ids[0]) for id in ids),
        examples=(Example(ids[0], name, words),),
    )  # fmt: skip
    read = read_package(write_package(package))
    assert (read.package, read.faults) == (package, ())
    assert lists_of(package.content())["parts"] == package.parts
