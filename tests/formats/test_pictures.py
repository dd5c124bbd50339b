"""Pictures lose what a camera wrote into them, and nothing that is seen."""

from __future__ import annotations

import struct
import zlib

import pytest

from goldenthread.formats.faults import WrongFile
from goldenthread.formats.pictures import plain_picture


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


HEAD = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
PIXELS = chunk(b"IDAT", zlib.compress(b"\0\0"))
PNG = b"\x89PNG\r\n\x1a\n" + HEAD + PIXELS + chunk(b"IEND", b"")


def part(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def exif(order: str, way: int) -> bytes:
    start = {"<": b"II*\0", ">": b"MM\0*"}[order]
    place = struct.pack(f"{order}HHIHH", 0x8825, 4, 1, 99, 0)  # where it was taken
    turned = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, way, 0)
    return b"Exif\0\0" + start + struct.pack(f"{order}IH", 8, 2) + place + turned + b"\0\0\0\0 51.5N"


def jpeg(*parts: bytes, after: bytes = b"") -> bytes:
    scan = part(0xDA, b"\1\1\0\0?\0") + b"pixels\xff\xd9"
    return b"\xff\xd8" + part(0xE0, b"JFIF\0") + b"".join(parts) + scan + after


def test_a_png_loses_its_texts_and_keeps_its_pixels() -> None:
    said = PNG.replace(PIXELS, chunk(b"tEXt", b"GPS\0 51.5N") + chunk(b"eXIf", b"MM") + PIXELS)
    found = plain_picture(said + b"hidden behind", "it.png")
    assert (found.ending, found.data) == (".png", PNG)


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_photograph_loses_its_place_and_keeps_how_it_is_turned(order: str) -> None:
    found = plain_picture(jpeg(part(0xE1, exif(order, 6)), part(0xFE, b"a remark"), after=b"more"), "x.jpg")
    assert b"51.5N" not in found.data
    assert b"a remark" not in found.data
    assert found.data.endswith(b"pixels\xff\xd9")
    assert struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) in found.data
    assert plain_picture(found.data, "x.jpg").data == found.data


def test_a_photograph_that_stands_upright_says_nothing_of_it() -> None:
    assert plain_picture(jpeg(part(0xE1, exif("<", 1))), "x.jpg").data == jpeg()


@pytest.mark.parametrize(
    "data",
    [
        b"<svg onload='alert(1)'/>",
        b"GIF89a",
        b"",
        PNG[:-6],
        PNG.replace(PIXELS, PIXELS[:-1] + b"\0"),
        jpeg()[:12],
        b"\xff\xd8\xff\xe1\xff\xff",
        b"\xff\xd8\xff\xe1\0\0",
    ],
)
def test_what_is_no_picture_or_is_broken_is_refused(data: bytes) -> None:
    with pytest.raises(WrongFile):
        plain_picture(data, "it.png")


HUGE = chunk(b"IHDR", struct.pack(">IIBBBBB", 20_000, 20_000, 8, 0, 0, 0, 0))


@pytest.mark.parametrize(
    "data", [PNG.replace(HEAD, HUGE), jpeg(part(0xC2, b"\x08" + struct.pack(">HH", 20_000, 20_000) + b"\3"))]
)
def test_a_picture_that_no_telephone_could_show_is_refused(data: bytes) -> None:
    with pytest.raises(WrongFile, match="over 80 million points"):
        plain_picture(data, "it.png")
    ordinary = part(0xC0, b"\x08" + struct.pack(">HH", 6_000, 8_000) + b"\3")
    assert plain_picture(jpeg(ordinary), "x.jpg").data == jpeg(ordinary)
