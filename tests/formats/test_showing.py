"""Pictures, sound and films: known by content, freed of where they were made, harmful ones refused."""

from __future__ import annotations

import io
import struct

import pytest
from PIL import Image

from goldenthread.formats import showing
from goldenthread.formats.faults import WrongFile
from goldenthread.formats.showing import Kept, Kind, checked

LATITUDE = b"LATITUDE-OF-A-HOME"


def picture(form: str = "JPEG", size: tuple[int, int] = (40, 20), **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, form, **more)
    return out.getvalue()


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, name) + content


def film(brand: bytes = b"isom") -> bytes:
    place = box(b"udta", box(b"\xa9xyz", LATITUDE))
    track = box(b"trak", box(b"tkhd", b"track") + box(b"meta", LATITUDE))
    return (
        box(b"ftyp", brand + bytes(4)) + box(b"moov", box(b"mvhd", b"x") + track + place) + box(b"mdat", b"!")
    )


def kept(content: bytes) -> tuple[Kept, bytes]:
    with checked(io.BytesIO(content), "it") as found:
        return found, found.content.read()


def test_a_picture_is_drawn_anew_without_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x010F] = "A telephone"
    exif[0x0112] = 6  # lying on its side
    exif.get_ifd(0x8825)[29] = LATITUDE.decode()
    sent = picture(exif=exif.tobytes(), comment=LATITUDE)
    assert LATITUDE in sent
    found, content = kept(sent)
    assert (found.kind, found.content_type, found.cleaned) == (Kind.PICTURE, "image/jpeg", True)
    assert LATITUDE not in content
    assert b"telephone" not in content
    assert Image.open(io.BytesIO(content)).size == (20, 40)


def test_what_hangs_behind_a_picture_is_not_kept() -> None:
    _, content = kept(picture("PNG") + b"<script>alert(1)</script>")
    assert b"script" not in content


@pytest.mark.parametrize("brand, kind", [(b"isom", Kind.FILM), (b"qt  ", Kind.FILM), (b"M4A ", Kind.SOUND)])
def test_the_places_in_a_film_are_made_void_where_they_lie(brand: bytes, kind: Kind) -> None:
    sent = film(brand)
    found, content = kept(sent)
    assert (found.kind, found.cleaned, len(content)) == (kind, True, len(sent))
    assert LATITUDE not in content
    assert b"free" in content
    assert content.endswith(b"mdat!")


@pytest.mark.parametrize(
    "broken",
    [film() + struct.pack(">I4s", 4, b"moov"), box(b"ftyp", b"isom") + struct.pack(">I4s", 1 << 30, b"moov")],
)
def test_a_film_that_cannot_be_searched_is_not_called_clean(broken: bytes) -> None:
    assert kept(broken)[0].cleaned is False


@pytest.mark.parametrize(
    "content, kind",
    [
        (b"ID3" + bytes(50), Kind.SOUND), (b"\xff\xfb\x90\x00" + bytes(50), Kind.SOUND),
        (b"RIFF\0\0\0\0WAVEfmt ", Kind.SOUND), (b"OggS" + bytes(20), Kind.SOUND),
        (b"\x1a\x45\xdf\xa3" + bytes(20), Kind.FILM),
    ],
)  # fmt: skip
def test_kinds_are_known_by_content(content: bytes, kind: Kind) -> None:
    assert kept(content)[0].kind is kind


@pytest.mark.parametrize(
    "content, reason",
    [
        (b"", "empty"), (b"MZ\x90\0 a program", "no picture"), (b"<svg onload='alert(1)'/>", "no picture"),
        (b"<html><script>", "no picture"), (b"%PDF-1.4", "no picture"),
        (b"\xff\xd8\xff\xe0 broken", "damaged"), (b"\x89PNG\r\n\x1a\n" + bytes(30), "damaged"),
        (box(b"ftyp", b"heic"), "few programs.*save it as JPEG.*Most Compatible"),
    ],
)  # fmt: skip
def test_what_may_not_be_kept_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(WrongFile, match=reason):
        kept(content)


def test_a_picture_bomb_is_refused_before_it_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showing, "MOST_POINTS", 700)
    with pytest.raises(WrongFile, match="too many points"):
        kept(picture("PNG"))


def test_a_picture_that_is_far_too_large_is_not_called_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    """So large that it is not even opened: whoever sends it can send a smaller one."""
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    with pytest.raises(WrongFile, match="too many points"):
        kept(picture("PNG"))


def test_too_large_a_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(showing.MOST_BYTES, Kind.SOUND, 10)
    with pytest.raises(WrongFile, match="larger"):
        kept(b"ID3" + bytes(50))
