"""A set of files that come together, as a folder or as one zip file, without ever unpacking to disk."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from goldenthread.formats.faults import WrongFile
from goldenthread.formats.given import MEBIBYTE, GivenFile, Source, given

MOST_FILES = 500
MOST_UNPACKED = 300 * MEBIBYTE
_ENCRYPTED = 0x1
_TAIL = 66_000
"""The end record is 22 bytes and a comment of up to 65,535."""
_END_RECORD = b"PK\x05\x06"
_LONG_FORM = b"PK\x06\x07"
_MOST_DIRECTORY = MEBIBYTE
_BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError)
_AGAIN = "Make the zip file again and send it."


@dataclass(frozen=True, slots=True)
class Bundle:
    """The CSV files of a folder or a zip. Names are compared without regard to capitals."""

    name: str
    paths: Mapping[str, Path | ZipInfo]
    archive: ZipFile | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The file names in small letters."""
        return tuple(self.paths)

    def file(self, name: str) -> GivenFile | None:
        """This file, or None. A zipped one is unpacked into memory now: raises WrongFile."""
        path = self.paths.get(name.casefold())
        if isinstance(path, Path):
            return given(path)
        if path is None or self.archive is None:
            return None
        return given(_unpacked(self.name, self.archive, path), PurePosixPath(path.filename).name)


@contextmanager
def opened_bundle(source: Source, name: str = "") -> Iterator[Bundle]:
    """The bundle in this folder, zip file or zip bytes. Its files may lie in one folder of the zip.

    Raises WrongFile for what is no zip, is locked, holds unsafe paths or the same file twice, or
    would unpack to more than `MOST_UNPACKED` bytes or `MOST_FILES` files, whatever it declares.
    """
    if isinstance(source, Path) and source.is_dir():
        paths = {path.name.casefold(): path for path in sorted(source.iterdir()) if _is_csv(path)}
        yield Bundle(name or source.name, paths)
        return
    file = given(source, name)
    with file.opened() as stream:
        _check_directory(file.name, stream)
        with _archive(file.name, stream) as archive:
            yield Bundle(file.name, _members(file.name, archive), archive)


def _is_csv(path: Path) -> bool:
    return path.is_file() and path.suffix.casefold() == ".csv"


def _check_directory(name: str, stream: BinaryIO) -> None:
    """Refuse a zip whose list of contents is monstrous, before it is read into memory.

    Its size stands in the end record. The longer form of that record is for sizes we refuse anyway.
    """
    length = stream.seek(0, 2)
    stream.seek(max(0, length - _TAIL))
    tail = stream.read(_TAIL)
    end = tail.rfind(_END_RECORD)
    size = int.from_bytes(tail[end + 12 : end + 16], "little")
    if end >= 0 and (size > _MOST_DIRECTORY or _LONG_FORM in tail[max(0, end - 20) : end]):
        raise _too_many(name)
    stream.seek(0)


def _archive(name: str, stream: BinaryIO) -> ZipFile:
    try:
        return ZipFile(stream)
    except _BROKEN as error:
        reason = "This is not a zip file, or it arrived broken."
        raise WrongFile(name, reason, "Send a zip file of the CSV files.") from error


def _members(name: str, archive: ZipFile) -> dict[str, ZipInfo]:
    entries = archive.infolist()
    _check_size(name, entries)
    for entry in entries:
        _check_entry(name, entry)
    return _by_name(name, [entry for entry in entries if _is_wanted(entry)])


def _check_size(name: str, entries: list[ZipInfo]) -> None:
    if len(entries) > MOST_FILES:
        raise _too_many(name)
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise _too_large(name)


def _check_entry(name: str, entry: ZipInfo) -> None:
    path = PurePosixPath(entry.orig_filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in str(path) or "\0" in str(path):
        reason = "This zip file holds a path that leads out of it, so it is not safe."
        raise WrongFile(name, reason, "Zip the CSV files themselves, without their folders.")
    if entry.flag_bits & _ENCRYPTED:
        raise WrongFile(name, "This zip file is locked with a password.", "Make it without one.")


def _is_wanted(entry: ZipInfo) -> bool:
    path = PurePosixPath(entry.filename)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return not entry.is_dir() and not hidden and path.suffix.casefold() == ".csv"


def _by_name(name: str, entries: list[ZipInfo]) -> dict[str, ZipInfo]:
    found: dict[str, ZipInfo] = {}
    for entry in entries:
        own = PurePosixPath(entry.filename).name
        if own.casefold() in found:
            raise WrongFile(name, f"This zip file holds {own} twice.", "Zip one set of files only.")
        found[own.casefold()] = entry
    return found


def _unpacked(name: str, archive: ZipFile, entry: ZipInfo) -> bytes:
    """All of one file, but never more than the most: what a zip declares may be untrue."""
    try:
        with archive.open(entry) as stream:
            data = stream.read(MOST_UNPACKED + 1)
    except (*_BROKEN, RuntimeError) as error:
        reason = f"{entry.filename} in this zip file cannot be unpacked."
        raise WrongFile(name, reason, _AGAIN) from error
    if len(data) > MOST_UNPACKED:
        raise _too_large(name)
    return data


def _too_many(name: str) -> WrongFile:
    reason = f"This zip file holds over {MOST_FILES} files."
    return WrongFile(name, reason, "Zip only the CSV files.")


def _too_large(name: str) -> WrongFile:
    size = MOST_UNPACKED // MEBIBYTE
    return WrongFile(name, f"This zip file unpacks to more than {size} MiB.", "Zip only the CSV files.")


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files, the same bytes every time for the same content."""
    out = BytesIO()
    with ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
