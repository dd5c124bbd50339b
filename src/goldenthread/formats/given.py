"""A file as it was given to us: its name, its bytes, and whether it is text at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from goldenthread.formats.faults import WrongFile

MEBIBYTE = 1024 * 1024
MOST_BYTES = 300 * MEBIBYTE
"""The whole register of schools is some 65 MiB; nothing we read is near this."""
LONGEST_LINE = MEBIBYTE
_CHUNK = 64 * 1024
_HEAD = 2048
_EMPTY = b"\xef\xbb\xbf\xff\xfe \t\r\n\0"
_WEB_PAGE = "a web page, perhaps one that asks you to sign in"

Source = bytes | Path | BinaryIO

_NOT_TEXT: tuple[tuple[bytes, str, str], ...] = (
    (
        b"PK\x03\x04",
        "an Excel workbook or a zip file",
        "Unzip it, or open it in Excel and save it as “CSV UTF-8 (comma delimited)”.",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "an older Excel workbook",
        "Open it in Excel and save it as “CSV UTF-8 (comma delimited)”.",
    ),
    (b"%PDF", "a PDF", "Export the data as CSV instead."),
    (b"\x1f\x8b", "a compressed file", "Unpack it first."),
)


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file under the name its sender knows it by. It can be read from the start again."""

    name: str
    source: Source

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        if isinstance(self.source, Path):
            with self.source.open("rb") as stream:
                yield stream
        elif isinstance(self.source, bytes):
            yield BytesIO(self.source)
        else:
            self.source.seek(0)
            yield self.source


def given(source: Source, name: str = "") -> GivenFile:
    """The source under this name, or under its own. A stream must be binary and able to go back."""
    own = source.name if isinstance(source, Path) else Path(str(getattr(source, "name", ""))).name
    return GivenFile(name or own or "the file", source)


def check_is_text(file: GivenFile, wanted: str, most: int | None = None) -> None:
    """Raise WrongFile unless this can be a text file of sane size. `wanted` ends the remedy.

    Reads in pieces and stops at the first reason, so a hostile file costs little memory.
    """
    with file.opened() as stream:
        head = stream.read(_HEAD)
    _check_kind(file.name, head, wanted)
    check_sizes(file, wanted, most)


def _check_kind(name: str, head: bytes, wanted: str) -> None:
    if not head.strip(_EMPTY):
        raise WrongFile(name, "This file is empty.", wanted)
    for start, what, remedy in _NOT_TEXT:
        if head.startswith(start):
            raise WrongFile(name, f"This is {what}, not a CSV file.", f"{remedy} {wanted}")
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        raise WrongFile(name, *_marked_up(head.lower(), wanted))
    if head.count(b"\0") > len(head) // 10 and head[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise WrongFile(name, "This is not a text file.", f"Export the data as CSV. {wanted}")


def _marked_up(head: bytes, wanted: str) -> tuple[str, str]:
    if _is_web_page(head):
        return (
            f"This is {_WEB_PAGE}, not a CSV file.",
            f"Sign in or accept the terms on the website, then download again. {wanted}",
        )
    return "This is an XML file, not a CSV file.", wanted


def check_is_xml(name: str, head: bytes, wanted: str) -> None:
    """Raise WrongFile unless a file that begins so can be XML. `wanted` is the remedy."""
    plain = head.strip(_EMPTY)
    if not plain:
        raise WrongFile(name, "This file is empty.", wanted)
    kinds = [what for start, what, _ in _NOT_TEXT if head.startswith(start)]
    if _is_web_page(head[:_HEAD].lower()):
        kinds.append(_WEB_PAGE)
    if kinds:
        raise WrongFile(name, f"This is {kinds[0]}, not an XML file.", wanted)
    if not plain.startswith(b"<"):
        raise WrongFile(name, "This is not an XML file: line 1 does not begin with “<”.", wanted)


def _is_web_page(head: bytes) -> bool:
    return b"<html" in head or b"<!doctype html" in head


def check_sizes(file: GivenFile, wanted: str, most: int | None = None) -> None:
    """Raise WrongFile for a file, or a line of it, that is larger than anything that is read here."""
    with file.opened() as stream:
        _check_sizes(file.name, stream, wanted, MOST_BYTES if most is None else most)


def _check_sizes(name: str, stream: BinaryIO, wanted: str, most: int) -> None:
    total = run = 0
    while chunk := stream.read(_CHUNK):
        total += len(chunk)
        first, last = _outer_line_ends(chunk)
        longest = run + first
        run = longest if last < 0 else len(chunk) - last - 1
        if total > most:
            size = most // MEBIBYTE
            raise WrongFile(name, f"This file is larger than {size} MiB.", f"Split it. {wanted}")
        if longest > LONGEST_LINE:
            raise WrongFile(name, "This file has a line of over a million characters.", wanted)


def _outer_line_ends(chunk: bytes) -> tuple[int, int]:
    """Where the first line of this piece ends (its length if none does) and the last (-1)."""
    plain = chunk.replace(b"\r", b"\n")
    first = plain.find(b"\n")
    return (len(plain), -1) if first < 0 else (first, plain.rfind(b"\n"))
