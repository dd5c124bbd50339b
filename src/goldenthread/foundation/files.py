"""Stored files: kept under a name of ours, with their hash and size, reached only through access."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.core.files import File
from django.db import transaction
from django.http import FileResponse

from goldenthread.formats.faults import WrongFile
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.models import Account, StoredFile

_CHUNK = 1024 * 1024
MEBIBYTE = 1024 * 1024


class FileTooLarge(Refused):
    """More bytes than this purpose ever needs."""

    def __init__(self, most: int) -> None:
        super().__init__(f"This file is larger than {most // MEBIBYTE} MB. Split it and try again.", "file")


class FileEmpty(Refused):
    """Nothing arrived."""

    def __init__(self) -> None:
        super().__init__("This file is empty. Choose another.", "file")


class FileGone(Refused):
    """The row is there and the file is not: the disk lost it, or somebody removed it by hand."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is no longer on this machine. Send it again.", "file")


def keep(
    *,
    content: File[bytes],
    name: str,
    purpose: str,
    most_bytes: int,
    by: Account | None,
    at: datetime,
    place_id: UUID | None = None,
    child_id: UUID | None = None,
) -> StoredFile:
    """Keep a file. What it is called is kept as said; where it lies is named by us.

    `by` is nobody where somebody without an account answers a consultation with a picture.
    """
    size, sha256 = measured(content.chunks(_CHUNK), most_bytes)
    stored = StoredFile(
        child_id=child_id,
        place_id=place_id,
        purpose=purpose,
        name=Path(name).name[:200] or "file",
        content_type=(getattr(content, "content_type", "") or "application/octet-stream")[:100],
        size=size,
        sha256=sha256,
        by=by,
        at=at,
    )
    with transaction.atomic():
        content.seek(0)
        stored.kept.save(f"{new_id()}{_ending(name)}", content, save=False)
        stored.save(force_insert=True)
        audit.record(
            what="kept a file",
            by=by,
            at=at,
            child_id=child_id,
            stream=audit.stream_of_place(place_id) if place_id and not child_id else "",
            purpose=purpose,
            name=stored.name,
            sha256=sha256,
        )
    return stored


def measured(chunks: Iterator[bytes], most_bytes: int | None = None) -> tuple[int, str]:
    """Size and SHA-256. Raises FileTooLarge as soon as it is, and FileEmpty."""
    size, digest = 0, hashlib.sha256()
    for chunk in chunks:
        size += len(chunk)
        if most_bytes is not None and size > most_bytes:
            raise FileTooLarge(most_bytes)
        digest.update(chunk)
    if not size:
        raise FileEmpty
    return size, digest.hexdigest()


def sha256_of(path: Path) -> str:
    """The hash of a file on this machine, or of the hashes of a folder's files in order of name."""
    if path.is_dir():
        hashes = [sha256_of(file) for file in sorted(path.iterdir()) if file.is_file()]
        return hashlib.sha256("".join(hashes).encode()).hexdigest()
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def file_in_place(file_id: UUID, *, purposes: Collection[str], place_id: UUID | None) -> StoredFile:
    """The file kept for one of these purposes in this place. The caller has asked access for the place."""
    found = StoredFile.objects.filter(id=file_id, purpose__in=purposes, place_id=place_id).first()
    if found is None:
        raise NotVisible("file", file_id)
    return found


def file_by_id(file_id: UUID, *, purposes: Collection[str]) -> StoredFile:
    """For a job, which then asks access for the place that the file is of."""
    found = StoredFile.objects.filter(id=file_id, purpose__in=purposes).first()
    if found is None:
        raise NotVisible("file", file_id)
    return found


@contextmanager
def opened(stored: StoredFile) -> Iterator[File[bytes]]:
    """The content, to read. Raises FileGone."""
    try:
        file = stored.kept.open("rb")
    except FileNotFoundError as error:
        raise FileGone(stored.name) from error
    with file:
        yield file


def path_of(stored: StoredFile) -> Path:
    """Where it lies, for readers that want a path. Raises FileGone."""
    path = Path(stored.kept.path)
    if not path.is_file():
        raise FileGone(stored.name)
    return path


def handed_out(stored: StoredFile) -> FileResponse:
    """To whoever asked, as a file to take: a browser never opens it as a page of ours. Raises FileGone."""
    answer = FileResponse(
        path_of(stored).open("rb"), as_attachment=True, filename=stored.name, content_type=stored.content_type
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _ending(name: str) -> str:
    """A plain ending, for whoever looks at the disk; never anything a name could smuggle in."""
    ending = Path(name).suffix.lower()
    return ending if ending[1:].isalnum() and len(ending) <= 6 else ""


class NotReadable(Refused):
    """The file is not what it should be. Says why, and what to send instead."""

    def __init__(self, error: WrongFile) -> None:
        super().__init__(f"{error.reason} {error.remedy}", "file")


@contextmanager
def read_or_refused() -> Iterator[None]:
    """Within this block a wrong file is a refusal, so that pages and the API say it in the usual place."""
    try:
        yield
    except WrongFile as error:
        raise NotReadable(error) from error


def discard(stored: StoredFile) -> None:
    """Remove a file that was of no use, and its row. What the log says of it stays."""
    kept = stored.kept
    with transaction.atomic():
        StoredFile.objects.filter(id=stored.id).delete()
        transaction.on_commit(lambda: kept.storage.delete(str(kept.name)))


def empty(stored: StoredFile) -> None:
    """Remove the content when its purpose is done; its name, size and hash stay."""
    stored.kept.storage.delete(str(stored.kept.name))
