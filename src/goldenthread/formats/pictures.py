"""Pictures for the public: told by their bytes, and freed of what a camera writes into them.

A photograph from a telephone says where it was taken, by which device and when. None of that is needed to
see it, and a place can tell where a child lives, so it is left out. How the picture is turned stays.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

from goldenthread.formats.faults import WrongFile

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_WANTED = "Send a picture that ends in .png or .jpg."
_BROKEN = "This picture arrived broken."
_PNG_KEPT = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs")
)
_APP0, _APP1, _APP14, _COMMENT, _SCAN, _END = 0xE0, 0xE1, 0xEE, 0xFE, 0xDA, 0xD9
_ORIENTATION = 0x0112
_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
MOST_POINTS = 80_000_000
"""A telephone of 2026 takes pictures of up to 50 million; a small file can unpack to more."""


@dataclass(frozen=True, slots=True)
class Picture:
    """`ending` is ".png" or ".jpg", whatever the file was called."""

    ending: str
    media_type: str
    data: bytes


def plain_picture(data: bytes, name: str) -> Picture:
    """The picture without what was written into it besides. Raises WrongFile for what is none, or broken."""
    if data.startswith(_PNG):
        return Picture(".png", "image/png", _PNG + b"".join(_png_chunks(data, name)))
    if data.startswith(_JPEG):
        return Picture(".jpg", "image/jpeg", b"\xff\xd8" + b"".join(_jpeg_parts(data, name)))
    raise WrongFile(name, "This is not a picture that we can show.", _WANTED)


def _png_chunks(data: bytes, name: str) -> Iterator[bytes]:
    place, ended = len(_PNG), False
    while not ended:
        head = data[place : place + 8]
        if len(head) < 8:
            raise WrongFile(name, _BROKEN, _WANTED)
        length, kind = struct.unpack(">I4s", head)
        chunk = data[place : place + 12 + length]
        if len(chunk) < 12 + length or zlib.crc32(chunk[4:-4]) != struct.unpack(">I", chunk[-4:])[0]:
            raise WrongFile(name, _BROKEN, _WANTED)
        if kind == b"IHDR" and length >= 8:
            _check_points(struct.unpack(">II", chunk[8:16]), name)
        if kind in _PNG_KEPT:
            yield chunk
        place, ended = place + len(chunk), kind == b"IEND"


def _jpeg_parts(data: bytes, name: str) -> Iterator[bytes]:
    place = 2
    while True:
        if data[place : place + 1] != b"\xff" or place + 4 > len(data):
            raise WrongFile(name, _BROKEN, _WANTED)
        marker, length = data[place + 1], struct.unpack(">H", data[place + 2 : place + 4])[0]
        part = data[place : place + 2 + length]
        if marker == _SCAN:
            end = data.rfind(b"\xff\xd9")
            if end < place:
                raise WrongFile(name, _BROKEN, _WANTED)
            yield data[place : end + 2]  # what stands behind the end is dropped too
            return
        if len(part) < 2 + length or length < 2:
            raise WrongFile(name, _BROKEN, _WANTED)
        if marker in _SIZES and length >= 7:
            _check_points(struct.unpack(">HH", part[5:9]), name)
        if marker == _APP1 and (turned := _turned(part[4:])):
            yield turned
        elif not (_APP0 < marker <= 0xEF and marker != _APP14) and marker != _COMMENT:
            yield part
        place += len(part)


def _check_points(sides: tuple[int, ...], name: str) -> None:
    if prod(sides) > MOST_POINTS:
        most = MOST_POINTS // 1_000_000
        raise WrongFile(name, f"This picture has over {most} million points.", "Send a smaller one.")


def _turned(exif: bytes) -> bytes:
    """A part that says only how the picture is turned; nothing if it stands upright."""
    if not exif.startswith(b"Exif\0\0"):
        return b""
    body = exif[6:]
    order = {b"II": "<", b"MM": ">"}.get(body[:2], "")
    try:
        way = _orientation(body, order) if order else 1
    except struct.error:
        way = 1
    if not 2 <= way <= 8:
        return b""
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, way, 0)
    tiff = b"MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
    inside = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(inside) + 2) + inside


def _orientation(body: bytes, order: str) -> int:
    (start,) = struct.unpack_from(f"{order}I", body, 4)
    (entries,) = struct.unpack_from(f"{order}H", body, start)
    for number in range(min(entries, 200)):
        tag, _, _, value, _ = struct.unpack_from(f"{order}HHIHH", body, start + 2 + 12 * number)
        if tag == _ORIENTATION:
            return int(value)
    return 1
