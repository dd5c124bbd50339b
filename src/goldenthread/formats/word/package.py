"""A Word file as a zip of parts: refused for what is no Word file or could do harm, before it is used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO
from xml.etree.ElementTree import Element  # nosec - only the type; `markup` makes the trees
from zipfile import ZipFile, ZipInfo

from goldenthread.formats.faults import WrongFile
from goldenthread.formats.given import MEBIBYTE, Source, given
from goldenthread.formats.word.markup import AGAIN, Trees
from goldenthread.formats.zips import (
    ZIP_BROKEN,
    has_monstrous_directory,
    is_locked,
    leads_out,
    unpacked_at_most,
)

MOST_BYTES = 30 * MEBIBYTE
"""Pictures and scans included. The national template is 44 KiB."""
MOST_UNPACKED = 100 * MEBIBYTE
MOST_PART = 20 * MEBIBYTE
MOST_PARTS = 2_000
WANTED = "Send it as a Word document (.docx)."
_TYPES = "[content_types].xml"
_MAIN = ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")
_ASIDE = {"header+xml": "header", "footer+xml": "footer", "footnotes+xml": "notes", "endnotes+xml": "notes"}
_OF_LISTS = ("wordprocessingml.styles+xml", "wordprocessingml.numbering+xml")
_OLE = b"\xd0\xcf\x11\xe0"
_HEAD = 256 * 1024
_NOT_WORD: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "This is a PDF, not a Word file.", "Send the Word file it was made from."),
    (b"{\\rtf", "This is an RTF file, not a Word file.", AGAIN),
    (b"<", "This is a web page or an XML file, not a Word file.", WANTED),
)


@dataclass(frozen=True, slots=True)
class WordFile:
    """The XML parts of a Word file that hold its text, and all its bytes.

    `main` is the document. `aside` are the headers, footers and notes, each with which of them it is.
    `styles` and `numbering` say what a paragraph's style is called and what stands before an item of a list.
    """

    name: str
    data: bytes
    main: Element
    aside: tuple[tuple[str, Element], ...]
    styles: Element | None = None
    numbering: Element | None = None


def opened_word(source: Source, name: str = "") -> WordFile:
    """The Word file in this path, stream or bytes. Nothing outside the file is ever fetched.

    Raises WrongFile for what is no zip or no Word document, is locked, has macros, a document type or
    entities, broken XML, unsafe or repeated parts, or more than `MOST_BYTES`, `MOST_UNPACKED` (declared),
    `MOST_PART` (declared or not) or `MOST_PARTS`.
    """
    file = given(source, name)
    with file.opened() as stream:
        _check_size(file.name, stream)
        _check_kind(file.name, stream.read(_HEAD))
        if has_monstrous_directory(stream):
            raise _too_many(file.name)
        with _archive(file.name, stream) as archive:
            parts = _parts(file.name, archive)
        stream.seek(0)
        data = stream.read()
    return _word_file(file.name, data, parts)


def _check_size(name: str, stream: BinaryIO) -> None:
    if stream.seek(0, 2) > MOST_BYTES:
        size = MOST_BYTES // MEBIBYTE
        raise WrongFile(name, f"This file is larger than {size} MiB.", "Take out or compress its pictures.")
    stream.seek(0)


def _check_kind(name: str, head: bytes) -> None:
    if not head.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise WrongFile(name, "This file is empty.", WANTED)
    if head.startswith(_OLE):
        raise WrongFile(name, *_older(head))
    for start, reason, remedy in _NOT_WORD:
        if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(start):
            raise WrongFile(name, reason, remedy)


def _older(head: bytes) -> tuple[str, str]:
    if "EncryptedPackage".encode("utf-16-le") in head:
        return "This file is locked with a password.", "Take the password off in Word and send it again."
    return "This is an older Word file (.doc), or another older Office file.", AGAIN


def _archive(name: str, stream: BinaryIO) -> ZipFile:
    try:
        return ZipFile(stream)
    except ZIP_BROKEN as error:
        raise WrongFile(name, "This is not a Word file, or it arrived broken.", WANTED) from error


def _parts(name: str, archive: ZipFile) -> dict[str, Element]:
    """The XML parts by their path in small letters, each of them checked."""
    entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
    if len(entries) > MOST_PARTS:
        raise _too_many(name)
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise _too_large(name)
    trees = Trees(name)
    parts: dict[str, Element] = {}
    seen: set[str] = set()
    for entry in entries:
        path = _checked_path(name, entry)
        if path in seen:
            raise WrongFile(name, f"This file holds {path} twice, so it is not safe.", AGAIN)
        seen.add(path)
        if path.endswith((".xml", ".rels")):
            parts[path] = trees.tree(entry.filename, _part(name, archive, entry))
    return parts


def _checked_path(name: str, entry: ZipInfo) -> str:
    if leads_out(entry):
        raise WrongFile(name, "This file holds a path that leads out of it, so it is not safe.", AGAIN)
    if is_locked(entry):
        raise WrongFile(name, *_older("EncryptedPackage".encode("utf-16-le")))
    path = entry.filename.replace("\\", "/").casefold()
    if path.endswith("vbaproject.bin"):
        raise _has_macros(name)
    return path


def _part(name: str, archive: ZipFile, entry: ZipInfo) -> bytes:
    try:
        data = unpacked_at_most(archive, entry, MOST_PART)
    except ZIP_BROKEN as error:
        reason = f"Its part {entry.filename} cannot be unpacked: the file is damaged."
        raise WrongFile(name, reason, AGAIN) from error
    if data is None:
        raise _too_large(name)
    return data


def _word_file(name: str, data: bytes, parts: Mapping[str, Element]) -> WordFile:
    if _TYPES not in parts:
        raise WrongFile(name, *_other_zip(parts))
    kinds = dict(_kinds(parts[_TYPES]))
    if any("macroenabled" in kind.casefold() for kind in kinds.values()):
        raise _has_macros(name)
    main = next((path for path, kind in kinds.items() if kind.endswith(_MAIN)), "word/document.xml")
    if main not in parts:
        reason = "This Office file has no Word document in it: its part word/document.xml is missing."
        raise WrongFile(name, reason, WANTED)
    aside = tuple(
        (where, parts[path])
        for path, kind in kinds.items()
        for ending, where in _ASIDE.items()
        if kind.endswith(ending) and path in parts
    )
    styles, numbering = (
        next((parts[path] for path, kind in kinds.items() if kind.endswith(ending) and path in parts), None)
        for ending in _OF_LISTS
    )
    return WordFile(name, data, parts[main], aside, styles, numbering)


def _kinds(types: Element) -> Iterator[tuple[str, str]]:
    """Each part's path in small letters and its content type."""
    for element in types:
        if path := element.get("PartName"):
            yield path.removeprefix("/").casefold(), element.get("ContentType", "")


def _other_zip(parts: Mapping[str, Element]) -> tuple[str, str]:
    if "content.xml" in parts and "meta-inf/manifest.xml" in parts:
        return "This is an OpenDocument file, not a Word file.", "Save it as a Word document (.docx)."
    return "This is a zip file, not a Word file.", WANTED


def _has_macros(name: str) -> WrongFile:
    return WrongFile(name, "This file has macros, which are programs. We never take them.", AGAIN)


def _too_many(name: str) -> WrongFile:
    return WrongFile(name, f"This file holds over {MOST_PARTS:,} parts. No document has that.", AGAIN)


def _too_large(name: str) -> WrongFile:
    size = MOST_UNPACKED // MEBIBYTE
    return WrongFile(name, f"This file unpacks to far more than a document has ({size} MiB at most).", AGAIN)
