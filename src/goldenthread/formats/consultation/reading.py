"""Reads a document that came in answer to a consultation: Word, PDF or plain text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from goldenthread.formats.consultation.blocks import Block, Document, Kind
from goldenthread.formats.consultation.lines import Line, blocks_of, plain
from goldenthread.formats.consultation.word_lists import Lists
from goldenthread.formats.faults import WrongFile
from goldenthread.formats.given import MEBIBYTE, GivenFile, Source, given
from goldenthread.formats.plain_text import lines_of
from goldenthread.formats.word.package import opened_word
from goldenthread.formats.word.words import PICTURE, Paragraph, Table, inside, pieces_of

WANTED = "Send a Word document (.docx), a PDF or plain text."
MOST_TEXT = 5_000_000
"""In letters. A book of a thousand pages has some two million."""
MOST_PDF = 50 * MEBIBYTE
MOST_PAGES = 1_000
_HEAD = 1024
_FEWEST_PAGES = 3
_WITHOUT_DIGITS = re.compile(r"\d+")
_PDF_BROKEN = (ValueError, TypeError, LookupError, AttributeError, RecursionError, OSError, ArithmeticError)
"""What reading a damaged PDF can raise besides the library's own errors."""


def read_document(source: Source, name: str = "") -> Document:
    """The text of this file as headings, paragraphs and items of lists, in order, each with its place.

    Raises WrongFile, with the reason and the remedy, for what is none of the three formats, is empty,
    damaged, locked or made to do harm, or holds over `MOST_TEXT` letters or `MOST_PAGES` pages.
    """
    return _checked(_opened(source, name))


def check_document(source: Source, name: str = "") -> None:
    """Raise WrongFile as `read_document` does, but not for a document without a letter of text."""
    _opened(source, name)


def _opened(source: Source, name: str) -> Document:
    file = given(source, name)
    with file.opened() as stream:
        head = stream.read(_HEAD).lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return Document(file.name, "word", tuple(_of_word(file)))
    if head.startswith(b"%PDF"):
        return Document(file.name, "pdf", blocks_of(_lines_of_pdf(file)))
    if head.startswith((b"{\\rtf", b"<")):
        what = "an RTF file" if head.startswith(b"{") else "a web page or an XML file"
        raise WrongFile(file.name, f"This is {what}.", f"Save it as a Word document. {WANTED}")
    lines = [
        Line(line.rstrip("\r\n"), number) for number, line in enumerate(lines_of(source, WANTED, name), 1)
    ]
    return Document(file.name, "text", blocks_of(lines))


def _checked(document: Document) -> Document:
    size = sum(len(block.text) for block in document.blocks)
    if size > MOST_TEXT:
        raise WrongFile(
            document.name, f"This file reads as over {MOST_TEXT:,} letters.", f"Split it. {WANTED}"
        )
    if not size:
        reason = "No text was found in this file: it may hold pictures of pages."
        raise WrongFile(document.name, reason, "Send the document that it was made from.")
    return document


def _of_word(file: GivenFile) -> Iterator[Block]:
    word = opened_word(file.source, file.name)
    lists = Lists(word)
    body = inside(word.main, "body")
    for number, paragraph in enumerate(_paragraphs(pieces_of(word.main if body is None else body)), 1):
        text = plain(paragraph.text.replace(PICTURE, "").replace("\n", " "))
        if not text:
            continue
        item = lists.item_of(paragraph.element)
        if paragraph.has_heading_style or lists.is_heading(paragraph.element):
            yield Block(Kind.HEADING, text, number, sign=item)
        elif item:
            yield Block(Kind.BULLET, text, number, sign=item)
        else:
            yield from (
                Block(block.kind, block.text, number, sign=block.sign)
                for block in blocks_of([Line(line, number) for line in _lines(paragraph)])
            )


def _paragraphs(pieces: Iterator[Paragraph | Table]) -> Iterator[Paragraph]:
    """Every paragraph, those in the cells of tables too, row by row."""
    for piece in pieces:
        if isinstance(piece, Paragraph):
            yield piece
        else:
            for row in piece.rows:
                for cell in row.own_cells:
                    yield from _paragraphs(iter(cell.pieces))


def _lines(paragraph: Paragraph) -> list[str]:
    """A paragraph is one line, unless its breaks make a list of it."""
    lines = paragraph.text.replace(PICTURE, "").split("\n")
    return lines if any(re.match(r"\s*[•◦▪‣*–-]\s", line) for line in lines) else [" ".join(lines)]


def _lines_of_pdf(file: GivenFile) -> list[Line]:
    from pypdf import PdfReader  # slow to load, and needed by few
    from pypdf.errors import PyPdfError

    with file.opened() as stream:
        data = stream.read(MOST_PDF + 1)
    if len(data) > MOST_PDF:
        raise WrongFile(
            file.name, f"This file is larger than {MOST_PDF // MEBIBYTE} MiB.", f"Split it. {WANTED}"
        )
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise WrongFile(file.name, "This file is locked with a password.", "Take the password off.")
        if len(reader.pages) > MOST_PAGES:
            raise WrongFile(file.name, f"This file has over {MOST_PAGES:,} pages.", f"Split it. {WANTED}")
        pages = [content.extract_text().splitlines() for content in reader.pages]
    except (PyPdfError, *_PDF_BROKEN) as error:
        raise WrongFile(file.name, "This PDF is damaged and cannot be read.", WANTED) from error
    running = _running(pages)
    said = [(text, page) for page, texts in enumerate(pages, 1) for text in texts]
    numbered = [Line(text, number, page) for number, (text, page) in enumerate(said, 1)]
    return [line for line in numbered if _WITHOUT_DIGITS.sub("", line.text).strip() not in running]


def _running(pages: list[list[str]]) -> set[str]:
    """The lines, but for their digits, that begin or end most pages: a title, or a page's number."""
    if len(pages) < _FEWEST_PAGES:
        return set()
    ends = Counter(
        _WITHOUT_DIGITS.sub("", text).strip() for texts in pages for text in {*texts[:1], *texts[-1:]}
    )
    return {text for text, count in ends.items() if count > len(pages) / 2}
