"""The register of schools: which school came before or after which (links between establishments).

A link says what its `link_urn` is to its `urn`: the predecessor of it, the successor, and so on. The
register writes most links twice, once from each end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldenthread.formats.cells import day_since, one_of
from goldenthread.formats.columns import Column, Layout, any_heading_of, lay_out
from goldenthread.formats.delimited import Row, Table, open_table
from goldenthread.formats.faults import Effect, Fault, Unreadable
from goldenthread.formats.given import Source, given
from goldenthread.formats.identifiers import check_urn

WANTED = (
    "On the website Get information about schools choose Downloads, then the links of "
    "“All establishment data”, and send us the CSV file as it comes out of the zip."
)


class LinkKind(StrEnum):
    """What the linked school is, in the register's own words (its slip of the pen included)."""

    PREDECESSOR = "Predecessor"
    PREDECESSOR_AMALGAMATED = "Predecessor - amalgamated"
    PREDECESSOR_MERGED = "Predecessor - merged"
    PREDECESSOR_SPLIT = "Predecessor - Split School"
    SUCCESSOR = "Successor"
    SUCCESSOR_AMALGAMATED = "Successor - amalgamated"
    SUCCESSOR_MERGED = "Successor - merged"
    SUCCESSOR_SPLIT = "Successor - Split School"
    RESULT_OF_AMALGAMATION = "Result of Amalgamation"
    CLOSURE = "Closure"
    EXPANSION = "Expansion"
    MERGED_AGES = "Merged - change in age range"
    MERGED_CAPACITY = "Merged - expansion of school capacity"
    MERGED_BOTH = "Merged - expansion in school capacity and changer in age range"
    SIXTH_FORM_CENTRE = "Sixth Form Centre Link"
    SIXTH_FORM_SCHOOL = "Sixth Form Centre School"
    OTHER = "Other"

    @property
    def comes_after(self) -> bool:
        """Whether pupils of the one school are to be looked for in the linked one."""
        return self.startswith("Successor")

    @property
    def came_before(self) -> bool:
        return self.startswith("Predecessor")


@dataclass(frozen=True, slots=True)
class Link:
    """`link_urn`, called `name`, is a `kind` to `urn`, since `on` (often not recorded)."""

    urn: str
    link_urn: str
    name: str
    kind: LinkKind
    on: date | None


COLUMNS = (
    Column("urn", ("URN",), check_urn, expected=True, needed=True),
    Column("link_urn", ("LinkURN",), check_urn, expected=True, needed=True),
    Column("name", ("LinkName",)),
    Column(
        "kind",
        ("LinkType",),
        one_of({kind.casefold(): kind for kind in LinkKind}, "kind of link"),
        expected=True,
        needed=True,
    ),
    Column("on", ("LinkEstablishedDate",), day_since(date(1000, 1, 1)), nothing=None),
)


def read_links(source: Source, name: str = "") -> Iterator[Link | Fault]:
    """The links and the faults of the file, in its order, as a stream.

    Raises WrongFile at once for another file. A row is left out for a bad URN, a kind we do not know,
    a school linked with itself, or a link that stood in the file before; a bad date alone is left out.
    """
    table = open_table(given(source, name), any_heading_of(COLUMNS), WANTED)
    return _links(table, lay_out(table, COLUMNS, WANTED))


def _links(table: Table, layout: Layout) -> Iterator[Link | Fault]:
    yield from table.faults
    yield from layout.missing()
    yield from layout.doubled()
    lines: dict[Link, int] = {}
    for item in table.rows():
        if isinstance(item, Fault):
            yield item
        else:
            yield from _link(item, layout, lines)


def _link(row: Row, layout: Layout, lines: dict[Link, int]) -> Iterator[Link | Fault]:
    values, faults = layout.values(row)
    yield from faults
    if values is None:
        return
    link = Link(**values)
    if said := _objection(link, lines):
        yield layout.fault(row.line, "link_urn", link.link_urn, said, Effect.ROW_LEFT_OUT)
    else:
        lines[link] = row.line
        yield link


def _objection(link: Link, lines: dict[Link, int]) -> Unreadable | None:
    if link.urn == link.link_urn:
        return Unreadable("This links a school with itself.", "Check the register.")
    if link in lines:
        return Unreadable(f"This link was on line {lines[link]} already.", "Delete one of the rows.")
    return None
