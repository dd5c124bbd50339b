"""Links between schools."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.formats.faults import Effect, Fault, WrongFile, gathered
from goldenthread.formats.gias_links import Link, LinkKind, read_links

HEADINGS = '"URN","LinkURN","LinkName","LinkType","LinkEstablishedDate"\r\n'
GOOD = '100006,134643,"Moss Lane Unit","Predecessor - merged","01-01-2022"\r\n'
MOSS = Link("100006", "134643", "Moss Lane Unit", LinkKind.PREDECESSOR_MERGED, date(2022, 1, 1))


def faults_of(row: str) -> list[Fault]:
    read = gathered(read_links((HEADINGS + GOOD + row).encode("cp1252"), "links.csv"))
    return list(read.faults)


def test_link_is_read() -> None:
    assert tuple(read_links((HEADINGS + GOOD).encode())) == (MOSS,)


@pytest.mark.parametrize(
    "row, column, value, reason, effect",
    [
        (
            '100016,13223,"A","Successor",""\r\n',
            *("LinkURN", "13223", "A URN is six digits and does not begin with 0."),
            Effect.ROW_LEFT_OUT,
        ),
        (
            '100016,132245,"A","Cousin",""\r\n',
            *("LinkType", "Cousin", "We do not know this kind of link.", Effect.ROW_LEFT_OUT),
        ),
        (
            '100016,100016,"A","Successor",""\r\n',
            *("LinkURN", "100016", "This links a school with itself.", Effect.ROW_LEFT_OUT),
        ),
        (
            GOOD,
            *("LinkURN", "134643", "This link was on line 2 already.", Effect.ROW_LEFT_OUT),
        ),
        (
            '100016,132245,"A","Successor","31-04-2022"\r\n',
            *("LinkEstablishedDate", "31-04-2022", "There is no such day.", Effect.CELL_LEFT_OUT),
        ),
    ],
)
def test_bad_link_is_reported(row: str, column: str, value: str, reason: str, effect: Effect) -> None:
    (fault,) = faults_of(row)
    assert (fault.file, fault.line, fault.column) == ("links.csv", 3, column)
    assert (fault.value, fault.reason, fault.effect) == (value, reason, effect)


def test_schools_file_is_not_taken_for_links() -> None:
    with pytest.raises(WrongFile, match="These headings are missing: LinkURN, LinkType"):
        read_links(b"URN,EstablishmentName\n100006,Moss Lane\n")


def test_kinds_are_parted_into_what_comes_after_and_what_came_before() -> None:
    parted = {kind: (kind.comes_after, kind.came_before) for kind in LinkKind}
    assert {kind.name for kind in parted if parted[kind] == (True, False)} == {
        *("SUCCESSOR", "SUCCESSOR_AMALGAMATED", "SUCCESSOR_MERGED", "SUCCESSOR_SPLIT"),
    }
    assert {kind.name for kind in parted if parted[kind] == (False, True)} == {
        *("PREDECESSOR", "PREDECESSOR_AMALGAMATED", "PREDECESSOR_MERGED", "PREDECESSOR_SPLIT"),
    }
    assert (True, True) not in parted.values()
