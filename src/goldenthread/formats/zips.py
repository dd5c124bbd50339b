"""What every reader of a zip file asks of it before trusting it, and how to unpack no more than was meant."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from goldenthread.formats.given import MEBIBYTE

ZIP_BROKEN = (
    *(BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, OSError, ValueError, RuntimeError),
)
"""What opening a damaged zip file, or one of its entries, can raise."""
_TAIL = 66_000
"""The end record is 22 bytes and a comment of up to 65,535."""
_END_RECORD = b"PK\x05\x06"
_LONG_FORM = b"PK\x06\x07"
_MOST_DIRECTORY = MEBIBYTE
_ENCRYPTED = 0x1


def has_monstrous_directory(stream: BinaryIO) -> bool:
    """Whether the list of contents is too long to be read into memory. Leaves the stream at its start.

    Its size stands in the end record. The longer form of that record is for sizes we refuse anyway.
    """
    length = stream.seek(0, 2)
    stream.seek(max(0, length - _TAIL))
    tail = stream.read(_TAIL)
    stream.seek(0)
    end = tail.rfind(_END_RECORD)
    size = int.from_bytes(tail[end + 12 : end + 16], "little")
    return end >= 0 and (size > _MOST_DIRECTORY or _LONG_FORM in tail[max(0, end - 20) : end])


def leads_out(entry: ZipInfo) -> bool:
    """Whether the entry's path points outside the zip file."""
    path = PurePosixPath(entry.orig_filename.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in str(path) or "\0" in str(path)


def is_locked(entry: ZipInfo) -> bool:
    return bool(entry.flag_bits & _ENCRYPTED)


def unpacked_at_most(archive: ZipFile, entry: ZipInfo, most: int) -> bytes | None:
    """All of one entry, or None if it is more than `most`: what a zip declares may be untrue.

    Raises one of ZIP_BROKEN for an entry that is damaged.
    """
    with archive.open(entry) as stream:
        data = stream.read(most + 1)
    return data if len(data) <= most else None


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files, the same bytes every time for the same content."""
    out = BytesIO()
    with ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
