"""Word, PDF and plain text are read alike; what is broken or harmful is refused in words that help."""

from __future__ import annotations

import io
import zipfile

import pytest
import typst

from goldenthread.formats.consultation import Kind, check_version, read_document, split
from goldenthread.formats.consultation.reading import WANTED
from goldenthread.formats.faults import WrongFile
from tests.formats.ehc_plan.word_files import W, p, package, parts, tbl, tr

pytestmark = pytest.mark.pure

H, P, B = Kind.HEADING, Kind.PARAGRAPH, Kind.BULLET


def item(text: str, number: str, level: int = 0) -> str:
    looks = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{looks}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def level(depth: int, form: str, text: str) -> str:
    looks = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{looks}</w:lvl>'


NUMBERING = (
    f'<w:numbering xmlns:w="{W}">'
    f'<w:abstractNum w:abstractNumId="7">{level(0, "decimal", "Q%1.")}{level(1, "lowerLetter", "%2)")}'
    f"</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="8">{level(0, "bullet", "-")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:styleId="a"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="b"><w:name w:val="Point"/>'
    '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="c"><w:name w:val="Point 2"/><w:basedOn w:val="b"/></w:style>'
    '<w:style w:styleId="d"><w:name w:val="Round"/><w:basedOn w:val="d"/></w:style></w:styles>'
)


def with_lists(*pieces: str) -> bytes:
    content = parts(*pieces)
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"/>'
        for name in ("styles", "numbering")
    )
    types = content["[Content_Types].xml"].decode().replace("</Types>", f"{kinds}</Types>")
    return package(
        content
        | {"[Content_Types].xml": types.encode()}
        | {"word/numbering.xml": NUMBERING.encode(), "word/styles.xml": STYLES.encode()}
    )


def test_word_writes_numbers_that_stand_in_no_text() -> None:
    data = with_lists(
        item("Why?", "1"), p("So."), item("Point.", "2"), item("How?", "1"), item("Inner.", "1", 1),
        item("Inner too.", "1", 1), item("When?", "1"), item("Inner again.", "1", 1),
    )  # fmt: skip
    assert [block.sign for block in read_document(data).blocks] == [
        "Q1.", "", "•", "Q2.", "a)", "b)", "Q3.", "a)",
    ]  # fmt: skip
    assert [(one.number, one.heading) for one in split(read_document(data)).answers] == [
        (1, "Why?"), (2, "How?"), (3, "When?"),
    ]  # fmt: skip


def test_word_keeps_headings_and_bullets_in_styles() -> None:
    data = with_lists(
        p("A heading of the writer's own.", "a"), p("Point.", "b"), p("Too.", "c"), p("No.", "d")
    )
    assert [(block.kind, block.text) for block in read_document(data).blocks] == [
        (H, "A heading of the writer's own."), (B, "Point."), (B, "Too."), (P, "No."),
    ]  # fmt: skip


def test_questions_and_answers_may_stand_in_the_cells_of_a_table() -> None:
    data = package(parts(tbl(tr("Question 1", "Why?"), tr("Q2. How?", "Thus it is."))))
    found = split(read_document(data)).answers
    assert [(one.number, one.heading, one.paragraphs) for one in found] == [
        (1, "Why?", ()),
        (2, "How?", ("Thus it is.",)),
    ]


PAGE = """
#set page(width: 14cm, height: 12cm, header: [Our response], footer: context counter(page).display())
Q3. What would help early years, school and college staff to put support in place quickly?

People who know the child, and who have the time to talk with each other about what works.

- Time to talk.
- Somebody to ask.
#pagebreak()
Q1. Do you agree?

Broadly. There are caveats.
#pagebreak()
Q2. Why?

Because it is so.
"""


@pytest.mark.slow
def test_a_pdf_is_read_page_by_page_without_what_every_page_repeats() -> None:
    data = typst.compile(PAGE.encode())
    found = split(read_document(data, "it.pdf")).answers
    assert [(one.number, one.page) for one in found] == [(3, 1), (1, 2), (2, 3)]
    assert found[0].heading.endswith("support in place quickly?")
    assert found[0].bullets == ("Time to talk.", "Somebody to ask.")
    assert [one.paragraphs for one in found[1:]] == [("Broadly. There are caveats.",), ("Because it is so.",)]


def macros() -> bytes:
    return package({**parts(p("Q1. Why?")), "word/vbaProject.bin": b"x"})


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**parts(p("Q1.")), "word/media/a.xml": b"\0" * (101 * 1024 * 1024)}.items():
            archive.writestr(name, data)
    return out.getvalue()


REFUSED = [
    (b"", "There is nothing in it."),
    (b" \r\n\t", "There is nothing in it."),
    (b"\0\1\2\3" * 20, "Line 1 is not text."),
    (b"{\\rtf1 words}", "This is an RTF file."),
    (b"<html><body>words</body></html>", "This is a web page or an XML file."),
    (b"PK\x03\x04 and no more", "This is not a Word file, or it arrived broken."),
    (b"%PDF-1.7 and no more", "This PDF is damaged and cannot be read."),
    (package({"a.txt": b"words"}), "This is a zip file, not a Word file."),
    (macros(), "This file has macros, which are programs. We never take them."),
    (package(parts(p(""))), "No text was found in this file: it may hold pictures of pages."),
]


@pytest.mark.parametrize("data, reason", REFUSED)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(WrongFile) as refused:
        read_document(data, "it.docx")
    assert (refused.value.file, refused.value.reason) == ("it.docx", reason)
    assert refused.value.remedy


@pytest.mark.parametrize("data, reason", REFUSED[:-1])
def test_what_would_not_open_is_no_version_either(data: bytes, reason: str) -> None:
    with pytest.raises(WrongFile, match=reason[:20]):
        check_version(data, "easy.docx")


@pytest.mark.parametrize(
    "data",
    [
        b"Swings, in easy words.",
        package(parts(p(""))),  # pages that are pictures have no letter of text
        typst.compile(b"#rect()", format="pdf"),
        b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 64,
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 64,
    ],
)
def test_a_version_is_a_document_a_picture_a_sound_or_a_film(data: bytes) -> None:
    check_version(data)


@pytest.mark.slow
def test_a_small_file_that_unpacks_to_a_large_one_is_refused() -> None:
    with pytest.raises(WrongFile, match="unpacks to far more"):
        read_document(bomb(), "it.docx")


def test_windows_letters_are_read_as_they_were_meant() -> None:
    found = read_document("Q1. Why?\n\nIt\u2019s caf\xe9 \u2013 no more.".encode("cp1252"))
    assert split(found).answers[0].paragraphs == ("It\u2019s caf\xe9 \u2013 no more.",)


def test_the_remedy_names_what_can_be_sent() -> None:
    with pytest.raises(WrongFile) as refused:
        read_document(b"<x/>")
    assert refused.value.remedy.endswith(WANTED)
