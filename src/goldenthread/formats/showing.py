"""Pictures, sound and films that people send: known by their content, and freed of where they were made.

A picture is drawn anew, so that nothing but its points is kept. In films of the MP4 family the boxes that
hold places and other remarks are made void where they lie. No search for viruses is made here.
"""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import IO, BinaryIO

from PIL import Image, ImageOps

from goldenthread.formats.faults import WrongFile
from goldenthread.formats.given import MEBIBYTE

WANTED = "Send a picture (JPEG, PNG, WebP, GIF), sound (MP3, M4A, WAV, OGG) or a film (MP4, MOV, WebM)."
NOT_HEIC = (
    "Take a picture of the screen that shows it, and send that, or save it as JPEG. An iPhone takes the next "
    "ones as JPEG once its settings say: Camera, Formats, Most Compatible."
)
MOST_POINTS = 80_000_000
"""A telephone of 2026 takes pictures of up to 50 million."""
_LONGEST_SIDE = 6_000
_IN_MEMORY = 8 * MEBIBYTE
_MOST_BOXES = 20_000
_HOLD_BOXES = frozenset({b"moov", b"trak"})
_REMARKS = frozenset({b"udta", b"meta", b"uuid"})
_PICTURES = ("JPEG", "PNG", "WEBP", "GIF")
_DAMAGED = (OSError, ValueError, SyntaxError, TypeError, struct.error, EOFError, IndexError, KeyError)
"""What reading a damaged picture can raise."""


class Kind(StrEnum):
    PICTURE = "picture"
    SOUND = "sound"
    FILM = "film"


MOST_BYTES = {Kind.PICTURE: 20 * MEBIBYTE, Kind.SOUND: 50 * MEBIBYTE, Kind.FILM: 200 * MEBIBYTE}


@dataclass(frozen=True, slots=True)
class Kept:
    """What is to be kept of a file. `cleaned`: where it was made is gone."""

    kind: Kind
    content_type: str
    ending: str
    content: IO[bytes]
    cleaned: bool


@contextmanager
def checked(stream: BinaryIO, name: str) -> Iterator[Kept]:
    """What this file is, as it may be kept, for this block. Raises WrongFile, with what to send instead."""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as own:
        yield _kept(stream, name, own)


def is_shown(head: bytes) -> bool:
    """Whether a file that begins like this is a picture, a sound or a film that people can see or hear."""
    try:
        _known(head, "")
    except WrongFile:
        return False
    return True


def _kept(stream: BinaryIO, name: str, own: IO[bytes]) -> Kept:
    stream.seek(0)
    head = stream.read(64)
    size = stream.seek(0, 2)
    if not size:
        raise WrongFile(name, "This file is empty.", "Choose another.")
    kind, content_type, ending = _known(head, name)
    if size > MOST_BYTES[kind]:
        most = MOST_BYTES[kind] // MEBIBYTE
        raise WrongFile(name, f"It is larger than {most} MB.", "Send a shorter or smaller one.")
    if kind is Kind.PICTURE:
        return _drawn_anew(stream, name, own)
    _copy(stream, own)
    cleaned = ending in (".mp4", ".mov", ".m4a") and _without_remarks(own, size)
    own.seek(0)
    return Kept(kind, content_type, ending, own, cleaned)


def _known(head: bytes, name: str) -> tuple[Kind, str, str]:
    for start, found in _STARTS.items():
        if head.startswith(start):
            return found
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return Kind.SOUND, "audio/wav", ".wav"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Kind.PICTURE, "image/webp", ".webp"
    if head[4:8] == b"ftyp":
        return _of_mp4(head[8:12], name)
    if len(head) > 2 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0 and head[1] & 0x06:
        return Kind.SOUND, "audio/mpeg", ".mp3"
    raise WrongFile(name, "It is no picture, sound or film that can be kept.", WANTED)


_STARTS = {
    b"\xff\xd8\xff": (Kind.PICTURE, "image/jpeg", ".jpg"),
    b"\x89PNG\r\n\x1a\n": (Kind.PICTURE, "image/png", ".png"),
    b"GIF8": (Kind.PICTURE, "image/gif", ".gif"),
    b"ID3": (Kind.SOUND, "audio/mpeg", ".mp3"),
    b"OggS": (Kind.SOUND, "audio/ogg", ".ogg"),
    b"\x1a\x45\xdf\xa3": (Kind.FILM, "video/webm", ".webm"),
}


def _of_mp4(brand: bytes, name: str) -> tuple[Kind, str, str]:
    if brand in (b"heic", b"heix", b"mif1", b"msf1", b"avif", b"hevc"):
        raise WrongFile(name, "This is a picture in a form that few programs can show (HEIC).", NOT_HEIC)
    if brand in (b"M4A ", b"M4B "):
        return Kind.SOUND, "audio/mp4", ".m4a"
    return (Kind.FILM, "video/quicktime", ".mov") if brand == b"qt  " else (Kind.FILM, "video/mp4", ".mp4")


def _drawn_anew(stream: BinaryIO, name: str, own: IO[bytes]) -> Kept:
    """The points alone, upright: no place, no device, no second picture hidden inside."""
    try:
        stream.seek(0)
        with Image.open(stream, formats=_PICTURES) as found:
            if found.width * found.height > MOST_POINTS:
                raise _too_large(name)
            picture = ImageOps.exif_transpose(found)
            clear = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
            points = picture.convert("RGBA" if clear else "RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large(name) from error
    except _DAMAGED as error:
        raise WrongFile(name, "This picture is damaged and cannot be opened.", "Send another.") from error
    points.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    points.info.clear()
    if clear:
        points.save(own, "PNG")
    else:
        points.save(own, "JPEG", quality=90)
    own.seek(0)
    if clear:
        return Kept(Kind.PICTURE, "image/png", ".png", own, True)
    return Kept(Kind.PICTURE, "image/jpeg", ".jpg", own, True)


def _too_large(name: str) -> WrongFile:
    return WrongFile(name, "This picture has too many points.", "Send a smaller one.")


def _copy(stream: BinaryIO, own: IO[bytes]) -> None:
    stream.seek(0)
    while chunk := stream.read(MEBIBYTE):
        own.write(chunk)


def _without_remarks(own: IO[bytes], size: int) -> bool:
    """Make each box of remarks void: it is called “free” now, and holds nothing. Whether all was read."""
    count = 0
    for start, begins, ends, name in _boxes(own, 0, size):
        count += 1
        if count > _MOST_BOXES or ends > size:
            return False
        if name in _REMARKS:
            own.seek(begins)
            _blank(own, ends - begins)
            own.seek(start + 4)
            own.write(b"free")
    return count > 0


def _boxes(own: IO[bytes], place: int, end: int) -> Iterator[tuple[int, int, int, bytes]]:
    """Where each box starts, where its content begins and ends, and its name; those within others too."""
    while place + 8 <= end:
        own.seek(place)
        head = own.read(16)
        length, name = struct.unpack(">I4s", head[:8])
        begins = place + 8
        if length == 1 and len(head) == 16:
            length, begins = struct.unpack(">Q", head[8:])[0], place + 16
        ends = end if length == 0 else place + length
        if ends < begins:
            yield place, begins, 1 << 63, name  # no box can be so: the reader gives up
            return
        yield place, begins, ends, name
        if name in _HOLD_BOXES and ends <= end:
            yield from _boxes(own, begins, ends)
        place = ends


def _blank(own: IO[bytes], length: int) -> None:
    while length > 0:
        length -= own.write(bytes(min(length, MEBIBYTE)))
