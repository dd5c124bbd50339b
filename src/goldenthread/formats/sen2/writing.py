"""Writes a return as XML, a stream of bytes: what was read is written back as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import BinaryIO

from goldenthread.formats.sen2.record import Closed, Kept, Opened, Record
from goldenthread.formats.sen2.remarks import Remark
from goldenthread.formats.sen2.structure import PERSONS, ROOT

Written = Opened | Closed | Record | Kept | Remark
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"[^\W\d][\w.\-]*(:[^\W\d][\w.\-]*)?")
_MARKS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_QUOTES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)
_PLAIN = re.compile("[^&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]*")


class CannotBeWrittenError(ValueError):
    """A text has a character, or an element a name, that XML cannot hold."""


def whole_return(header: Record, persons: Iterable[Record], root: str = ROOT) -> Iterator[Written]:
    """A header and children as `written_return` takes them, the children one at a time."""
    yield Opened(root)
    yield header
    yield Opened(PERSONS)
    yield from persons
    yield Closed(PERSONS)
    yield Closed(root)


def written_return(parts: Iterable[Written]) -> Iterator[bytes]:
    """The XML file in pieces, one for each part, in UTF-8; an element on each line. Remarks are passed over.

    Takes what `read_return` gives. Raises CannotBeWrittenError for a character that XML cannot hold.
    """
    yield _DECLARATION
    depth = 0
    for part in parts:
        if isinstance(part, Remark):
            continue
        if isinstance(part, Closed):
            depth -= 1
        lines: list[str] = []
        _add_part(lines, part, "\t" * depth)
        if isinstance(part, Opened):
            depth += 1
        yield "".join(lines).encode("utf-8")


def write_return(parts: Iterable[Written], stream: BinaryIO) -> int:
    """Write the XML file to the stream; gives back how many bytes it has."""
    return sum(stream.write(piece) for piece in written_return(parts))


def _add_part(lines: list[str], part: Opened | Closed | Record | Kept, indent: str) -> None:
    if isinstance(part, Opened):
        lines.append(f"{indent}<{_name(part.name)}{_attributes(part.attributes)}>\n")
    elif isinstance(part, Closed):
        lines.append(f"{indent}</{_name(part.name)}>\n")
    elif isinstance(part, Record):
        _add_record(lines, part, indent)
    else:
        add_kept(lines, part, indent)


def _add_record(lines: list[str], record: Record, indent: str) -> None:
    module, attributes, deeper = record.module, record.attributes, indent + "\t"
    lines.append(f"{indent}<{module.name}{_attributes(attributes.get('', {})) if attributes else ''}>\n")
    for name, text in record.texts.items():
        own = _attributes(attributes[name]) if attributes and name in attributes else ""
        lines.append(f"{deeper}<{name}{own}>{_text(text)}</{name}>\n")
    for name, text in record.again:
        lines.append(f"{deeper}<{name}>{_text(text)}</{name}>\n")
    for inner in record.records:
        _add_record(lines, inner, deeper)
    for node in record.kept:
        add_kept(lines, node, deeper)
    lines.append(f"{indent}</{module.name}>\n")


def add_kept(lines: list[str], node: Kept, indent: str) -> None:
    """Add this element's lines. Text without an element stands on a line of its own."""
    if not node.name:
        lines.append(f"{indent}{_text(node.text)}\n")
        return
    opening = f"{indent}<{_name(node.name)}{_attributes(node.attributes)}>"
    if not node.nodes:
        lines.append(f"{opening}{_text(node.text)}</{node.name}>\n")
        return
    lines.append(f"{opening}{_text(node.text)}\n")
    for inner in node.nodes:
        add_kept(lines, inner, indent + "\t")
    lines.append(f"{indent}</{node.name}>\n")


def _text(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    _check(text)
    return text.translate(_MARKS)


def _attributes(attributes: Mapping[str, str]) -> str:
    for text in attributes.values():
        _check(text)
    return "".join(f' {_name(name)}="{text.translate(_IN_QUOTES)}"' for name, text in attributes.items())


def _check(text: str) -> None:
    if found := _NO_XML.search(text):
        raise CannotBeWrittenError(f"XML cannot hold the character U+{ord(found[0]):04X} that is in a value.")


@lru_cache(maxsize=1024)
def _name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise CannotBeWrittenError(f"“{name}” cannot be the name of an element.")
    return name
