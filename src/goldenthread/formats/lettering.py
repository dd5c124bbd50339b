"""Turning bytes into text, line by line, whichever way the letters were written.

Files come as UTF-8 (with or without its mark), as Windows-1252 (what Excel in Britain and the
register of schools write), as UTF-16 (“Unicode text”), or as a mixture that someone pasted together.
A line that is good UTF-8 is read as UTF-8, since Windows-1252 text almost never is; any other line is
read as Windows-1252. A mixture and a character that means nothing in either are reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from typing import BinaryIO

from goldenthread.formats.faults import Effect, Fault
from goldenthread.formats.given import GivenFile

UNREADABLE = "�"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AGAIN = "Open the file, check the accents, and save it as “CSV UTF-8”."


@dataclass(frozen=True, slots=True)
class TextFile:
    """A given file that has passed `check_is_text`, as lines of text."""

    file: GivenFile

    def lines(self) -> Iterator[str]:
        """Each line with its line end as it stands, the mark at the start of the file taken off."""
        with self.file.opened() as stream:
            if stream.read(2) in _UTF_16:
                stream.seek(0)
                yield from _utf_16_lines(stream)
            else:
                stream.seek(0)
                yield from map(decoded, _byte_lines(stream))

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the letters of the whole file."""
        with self.file.opened() as stream:
            if stream.read(2) in _UTF_16:
                return ()
            stream.seek(0)
            return _mixture(self.file.name, stream)


def decoded(line: bytes) -> str:
    """One line as text. A byte that means nothing becomes the mark UNREADABLE."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def _byte_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines ended by any of LF, CR LF, CR. `check_is_text` has bounded each of them."""
    for number, part in enumerate(stream):
        yield from _unmarked(part, number).splitlines(keepends=True)


def _unmarked(part: bytes, number: int) -> bytes:
    return part if number else part.removeprefix(b"\xef\xbb\xbf")


def _utf_16_lines(stream: BinaryIO) -> Iterator[str]:
    reader = TextIOWrapper(stream, encoding="utf-16", errors="replace", newline="")
    try:
        yield from reader
    finally:
        if not reader.closed:  # the file may be gone before a reading that was given up
            reader.detach()


def _mixture(name: str, stream: BinaryIO) -> tuple[Fault, ...]:
    as_utf_8: list[int] = []
    as_windows: list[int] = []
    for number, line in enumerate(_byte_lines(stream), 1):
        if not line.isascii():
            (as_utf_8 if _is_utf_8(line) else as_windows).append(number)
    if not as_utf_8 or not as_windows:
        return ()
    fewer = min(as_utf_8, as_windows, key=len)
    count = "1 line" if len(fewer) == 1 else f"{len(fewer)} lines"
    reason = f"The accented letters of {count}, from this one on, are written in another way."
    return (Fault(name, fewer[0], "", "", reason, _SAVE_AGAIN, Effect.KEPT),)


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
