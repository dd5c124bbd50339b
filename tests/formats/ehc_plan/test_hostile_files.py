"""What is no Word file, or was made to do harm, is refused at once in words that say what to do."""

from __future__ import annotations

import io
import random
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.formats.ehc_plan import EhcPlan, fill_template, read_plan
from goldenthread.formats.faults import WrongFile
from goldenthread.formats.given import MEBIBYTE
from goldenthread.formats.word import package
from goldenthread.formats.word.markup import DEEPEST, MOST_ELEMENTS
from tests.formats.ehc_plan.word_files import BFE, national, p, parts, run, tbl, tc, tr, word
from tests.formats.ehc_plan.word_files import package as zip_of

PLAN = p("I - Placement")
DOCUMENT = "word/document.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
TYPE = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE_TYPE = b'<!DOCTYPE w SYSTEM "file:///etc/passwd">'


def changed(part: str, change: Callable[[bytes], bytes]) -> bytes:
    content = parts(PLAN)
    return zip_of({**content, part: change(content.get(part, b""))})


def without(part: str) -> bytes:
    return zip_of({name: data for name, data in parts(PLAN).items() if name != part})


def locked() -> bytes:
    data = bytearray(word(PLAN))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def damaged() -> bytes:
    data = bytearray(word(PLAN))
    data[data.index(DOCUMENT.encode()) + 60] ^= 0xFF
    return bytes(data)


def twice() -> bytes:
    out = io.BytesIO(word(PLAN))
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(DOCUMENT, "<x/>")
    return out.getvalue()


def deep(depth: int) -> str:
    return "<w:customXml>" * depth + PLAN + "</w:customXml>" * depth


MACROS = b"vnd.ms-word.document.macroEnabled.main+xml"
AGAIN = "Open it in Word, save it again as a Word document (.docx), and send that."
WANTED = "Send it as a Word document (.docx)."
REFUSED = {
    "empty": (lambda: b"", "This file is empty.", WANTED),
    "text": (
        lambda: b"Name,Ayo",
        "This is not a Word file, or it arrived broken.",
        WANTED,
    ),
    "cut_off": (lambda: word(PLAN)[:-40], "This is not a Word file, or it arrived broken.", WANTED),
    "pdf": (
        lambda: b"%PDF-1.7",
        "This is a PDF, not a Word file.",
        "Send the Word file it was made from.",
    ),
    "rtf": (lambda: rb"{\rtf1 x}", "This is an RTF file, not a Word file.", AGAIN),
    "web_page": (
        lambda: b" <html></html>",
        "This is a web page or an XML file, not a Word file.",
        WANTED,
    ),
    "older": (lambda: OLE, "This is an older Word file (.doc), or another older Office file.", AGAIN),
    "locked": (
        lambda: LOCKED,
        "This file is locked with a password.",
        "Take the password off in Word and send it again.",
    ),
    "locked_zip": (
        locked,
        "This file is locked with a password.",
        "Take the password off in Word and send it again.",
    ),
    "zip": (lambda: zip_of({"a.csv": b"x"}), "This is a zip file, not a Word file.", WANTED),
    "open_document": (
        lambda: zip_of({"content.xml": b"<x/>", "META-INF/manifest.xml": b"<x/>"}),
        "This is an OpenDocument file, not a Word file.",
        "Save it as a Word document (.docx).",
    ),
    "no_document": (
        lambda: without(DOCUMENT),
        "This Office file has no Word document in it: its part word/document.xml is missing.",
        WANTED,
    ),
    "macro_type": (
        lambda: changed(
            "[Content_Types].xml",
            lambda types: types.replace(
                b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", MACROS
            ),
        ),
        "This file has macros, which are programs. We never take them.",
        AGAIN,
    ),
    "macro_part": (
        lambda: changed("word/vbaProject.bin", lambda _: b"x"),
        "This file has macros, which are programs. We never take them.",
        AGAIN,
    ),
    "entities": (
        lambda: changed(DOCUMENT, lambda document: TYPE + document),
        "Its part word/document.xml has a document type, which can hide entities that grow without end. "
        "No document has that.",
        AGAIN,
    ),
    "outside_entity_in_another_part": (
        lambda: changed("word/settings.xml", lambda _: OUTSIDE_TYPE + b"<x/>"),
        "Its part word/settings.xml has a document type, which can hide entities that grow without end. "
        "No document has that.",
        AGAIN,
    ),
    "entity_without_type": (
        lambda: changed(DOCUMENT, lambda document: document.replace(b"Placement", b"&lol;")),
        "Its part word/document.xml is damaged: it is not whole XML.",
        AGAIN,
    ),
    "broken_xml": (
        lambda: changed(DOCUMENT, lambda document: document[:-9]),
        "Its part word/document.xml is damaged: it is not whole XML.",
        AGAIN,
    ),
    "strange_encoding": (
        lambda: changed(DOCUMENT, lambda document: b'<?xml version="1.0" encoding="nonsense"?>' + document),
        "Its part word/document.xml is damaged: it is not whole XML.",
        AGAIN,
    ),
    "deep": (
        lambda: word(deep(DEEPEST + 1)),
        f"Its part word/document.xml has over {DEEPEST} elements one inside another. No document has that.",
        AGAIN,
    ),
    "deep_beyond_sense": (
        lambda: word(deep(100_000)),
        f"Its part word/document.xml has over {DEEPEST} elements one inside another. No document has that.",
        AGAIN,
    ),
    "damaged": (
        damaged,
        "Its part word/document.xml cannot be unpacked: the file is damaged.",
        AGAIN,
    ),
    "twice": (twice, "This file holds word/document.xml twice, so it is not safe.", AGAIN),
    "leads_out": (
        lambda: changed("../evil.xml", lambda _: b"<x/>"),
        "This file holds a path that leads out of it, so it is not safe.",
        AGAIN,
    ),
    "nameless": (
        lambda: word(PLAN, more={"nameless": b""}).replace(b"nameless", b"\0ameless"),
        "This file holds a path that leads out of it, so it is not safe.",
        AGAIN,
    ),
    "no_plan": (
        lambda: word(p("Dear Sir")),
        "This Word file has none of the headings of an EHC plan.",
        "Use the headings of the national layout, such as “Child or young person’s personal details”.",
    ),
}


@pytest.mark.parametrize("made, reason, remedy", REFUSED.values(), ids=REFUSED)
def test_file_is_refused_with_the_reason_and_the_remedy(
    made: Callable[[], bytes], reason: str, remedy: str
) -> None:
    with pytest.raises(WrongFile) as raised:
        read_plan(made(), "plan.docx")
    assert (raised.value.file, raised.value.reason, raised.value.remedy) == ("plan.docx", reason, remedy)


@pytest.mark.parametrize("made", [LOCKED, word(PLAN)[:-40]], ids=["locked", "cut_off"])
def test_template_is_refused_as_a_plan_is(made: bytes) -> None:
    with pytest.raises(WrongFile):
        fill_template(made, EhcPlan())


@pytest.mark.parametrize("limit", ["MOST_UNPACKED", "MOST_PART"])
def test_bomb_is_refused_by_what_it_declares_and_by_what_it_gives(
    monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(package, limit, MEBIBYTE)
    bomb = word(PLAN, more={"word/big.xml": b"<x>" + b" " * (2 * MEBIBYTE) + b"</x>"})
    assert len(bomb) < 10_000
    with pytest.raises(WrongFile, match="unpacks to far more than a document has"):
        read_plan(bomb)


def test_bomb_that_declares_little_gives_no_more_than_it_declares() -> None:
    size = 3 * MEBIBYTE
    bomb = word(PLAN, more={"word/big.xml": b" " * size})
    lying = bomb.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lying != bomb
    with pytest.raises(WrongFile, match=r"big\.xml cannot be unpacked: the file is damaged"):
        read_plan(lying)


def test_file_that_is_too_large_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 1000)
    with pytest.raises(WrongFile, match="larger than"):
        read_plan(io.BytesIO(b"PK\x03\x04" + b"x" * 1000))


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_PARTS", 10)
    with pytest.raises(WrongFile, match="holds over 10 parts"):
        read_plan(word(PLAN, more={f"word/{place}.bin": b"" for place in range(10)}))


@pytest.mark.slow
def test_too_many_elements_are_refused_in_little_time() -> None:
    half = b"<x>" + b"<a/>" * (MOST_ELEMENTS // 2) + b"</x>"
    began = time.process_time()
    with pytest.raises(WrongFile, match="too many elements"):
        read_plan(word(PLAN, more={"word/one.xml": half, "word/two.xml": half}))
    assert time.process_time() - began < 10


def many(piece: str) -> str:
    return piece * 100_000


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [
        p("A1", "Heading1") + p(many(run("a" * 15))),
        p("A1", "Heading1") + tbl(many(tr("a" * 10))),
        p("(" * 1_500_000) + PLAN,
        p("social care " * 120_000) + PLAN,
        PLAN + tbl(f"<w:tr>{many('<w:tc/>')}</w:tr>"),
        p("Cognition and learning", "Heading1") + tbl(BFE, f"<w:tr>{many('<w:tc/>')}</w:tr>"),
        p("Cognition and learning", "Heading1")
        + tbl(
            BFE, tr(("a" * 10_000, 1), *["x"] * 2).replace("<w:tcPr>", '<w:tcPr><w:vMerge w:val="restart"/>')
        ).replace(
            "</w:tbl>", many("<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc><w:tc/></w:tr>") + "</w:tbl>"
        ),
    ],
    ids=["runs", "rows", "brackets", "almost_a_heading", "cells", "cells_under_heads", "merged"],
)
def test_file_that_is_slow_to_read_for_others_is_read_or_refused_in_seconds(body: str) -> None:
    data = word(body)
    began = time.process_time()
    with suppress(WrongFile):
        read_plan(data)
    assert time.process_time() - began < 15


def test_text_that_merging_multiplies_is_refused() -> None:
    start = tc("a" * 30_000, 1, '<w:vMerge w:val="restart"/>')
    rows = [tr(tc("", 1, "<w:vMerge/>"), "b", "")] * 100
    with pytest.raises(WrongFile, match="reads as over 2,000,000 letters"):
        read_plan(word(p("Cognition and learning", "Heading1"), tbl(BFE, tr(start, "b", "c"), *rows)))


@given(st.binary(max_size=300))
def test_any_bytes_at_all_are_refused_with_words(data: bytes) -> None:
    with pytest.raises(WrongFile) as raised:
        read_plan(data)
    assert (bool(raised.value.reason), bool(raised.value.remedy)) == (True, True)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_file_with_a_few_wrong_bytes_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - which bytes are wrong is no secret
    data = bytearray(national(rows=1))
    for _ in range(chance.randint(1, 4)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    with suppress(WrongFile):
        read_plan(bytes(data))
