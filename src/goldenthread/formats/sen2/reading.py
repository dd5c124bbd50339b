"""Reads a return's XML as a stream: the header, each child, what else there is, and every fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from goldenthread.formats.given import Source, given
from goldenthread.formats.sen2.recognising import recognised
from goldenthread.formats.sen2.record import Closed, Kept, Opened, Record
from goldenthread.formats.sen2.remarks import LOOSE_TEXT, UNKNOWN, Remark, remark_on
from goldenthread.formats.sen2.structure import HEADER, PERSON, PERSONS
from goldenthread.formats.sen2.tree import trees

Read = Opened | Closed | Record | Kept | Remark
_COUNCIL_FIGURES = frozenset(("DMO", "DCO", "DSCO"))


def read_return(source: Source, name: str = "") -> Iterator[Read]:
    """What is in the return, in the order of the file, one child at a time.

    `Opened` for the outermost element and for the one around the children; a `Record` of HEADER or
    PERSON; `Kept` for anything else; a `Remark` for each fault of reading, before the record it is in.
    A file that breaks off gives what was whole before that, then a remark with the line.
    Raises WrongFile for what is no XML, for strange encodings, and for files made to do harm.
    """
    under: list[str] = []
    place = 0
    for grown in trees(given(source, name)):
        if isinstance(grown, Kept):
            is_child = grown.name == PERSON.name and under[-1] == PERSONS
            place += is_child
            yield from _child(grown, place) if is_child else _other(grown, under[-1])
            continue
        if isinstance(grown, Opened):
            under.append(grown.name)
        elif isinstance(grown, Closed):
            under.pop()
        yield grown


def named(record: Record, place: int) -> str:
    """What a remark calls this child: its UPN, or its ULN, or its place among the children."""
    return record["UPN"] or record["UniqueLearnerNumber"] or f"person {place}"


def _child(node: Kept, place: int) -> Iterator[Read]:
    remarks: list[Remark] = []
    record = recognised(node, PERSON, remarks)
    if remarks:
        person = named(record, place)
        yield from (replace(remark, person=person) for remark in remarks)
    yield record


def _other(node: Kept, under: str) -> Iterator[Read]:
    if node.name == HEADER.name and under != PERSONS:
        remarks: list[Remark] = []
        record = recognised(node, HEADER, remarks)
        yield from remarks
        yield record
        return
    if {child.name for child in node.nodes} - _COUNCIL_FIGURES or not node.nodes:
        yield remark_on(UNKNOWN if node.name else LOOSE_TEXT, node.line, node.name, node.text)
    yield node
