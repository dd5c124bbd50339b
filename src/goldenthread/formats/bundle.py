"""A set of files that come together, as a folder or as one zip file, without ever unpacking to disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from zipfile import ZipFile, ZipInfo

from goldenthread.formats.faults import WrongFile
from goldenthread.formats.given import MEBIBYTE, GivenFile, Source, given
from goldenthread.formats.zips import (
    ZIP_BROKEN,
    has_monstrous_directory,
    is_locked,
    leads_out,
    unpacked_at_most,
)

MOST_FILES = 500
MOST_UNPACKED = 300 * MEBIBYTE
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
        if has_monstrous_directory(stream):
            raise _too_many(file.name)
        with _archive(file.name, stream) as archive:
            yield Bundle(file.name, _members(file.name, archive), archive)


def _is_csv(path: Path) -> bool:
    return path.is_file() and path.suffix.casefold() == ".csv"


def _archive(name: str, stream: BinaryIO) -> ZipFile:
    try:
        return ZipFile(stream)
    except ZIP_BROKEN as error:
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
    if leads_out(entry):
        reason = "This zip file holds a path that leads out of it, so it is not safe."
        raise WrongFile(name, reason, "Zip the CSV files themselves, without their folders.")
    if is_locked(entry):
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
        data = unpacked_at_most(archive, entry, MOST_UNPACKED)
    except ZIP_BROKEN as error:
        reason = f"{entry.filename} in this zip file cannot be unpacked."
        raise WrongFile(name, reason, _AGAIN) from error
    if data is None:
        raise _too_large(name)
    return data


def _too_many(name: str) -> WrongFile:
    reason = f"This zip file holds over {MOST_FILES} files."
    return WrongFile(name, reason, "Zip only the CSV files.")


def _too_large(name: str) -> WrongFile:
    size = MOST_UNPACKED // MEBIBYTE
    return WrongFile(name, f"This zip file unpacks to more than {size} MiB.", "Zip only the CSV files.")
