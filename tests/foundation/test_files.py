"""Stored files: measured, hashed, kept under our own name, removed when their purpose is done."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from pytest_django import Settings

from goldenthread.foundation import files
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.models import Account, AuditEntry, StoredFile
from tests.cast import NOW

pytestmark = pytest.mark.django_db
PLACE = uuid4()


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ruth() -> Account:
    return Account.objects.create(email="ruth@example.org", name="Ruth")


def _keep(by: Account, content: bytes = b"abc", name: str = "list.csv", most: int = 10) -> StoredFile:
    return files.keep(
        content=ContentFile(content),
        name=name,
        purpose="test",
        most_bytes=most,
        by=by,
        at=NOW,
        place_id=PLACE,
    )


def test_file_is_kept_with_its_hash_and_logged(ruth: Account) -> None:
    stored = _keep(ruth)
    sha256 = hashlib.sha256(b"abc").hexdigest()
    assert (stored.size, stored.sha256, files.path_of(stored).read_bytes()) == (3, sha256, b"abc")
    assert AuditEntry.objects.get(stream=f"place:{PLACE}").facts["sha256"] == sha256


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\x.csv", "a" * 500 + ".csv"])
def test_name_never_says_where_it_lies(ruth: Account, tmp_path: Path, name: str) -> None:
    path = files.path_of(_keep(ruth, name=name))
    assert path.is_relative_to(tmp_path)
    assert "passwd" not in path.name


def test_too_large_is_refused_and_leaves_nothing(ruth: Account, tmp_path: Path) -> None:
    with pytest.raises(files.FileTooLarge):
        _keep(ruth, b"x" * 11)
    assert list(tmp_path.rglob("*")) == []
    assert StoredFile.objects.count() == 0


def test_empty_is_refused(ruth: Account) -> None:
    with pytest.raises(files.FileEmpty):
        _keep(ruth, b"")


def test_file_of_another_place_or_purpose_is_not_there(ruth: Account) -> None:
    stored = _keep(ruth)
    assert files.file_in_place(stored.id, purposes=["test"], place_id=PLACE) == stored
    for purpose, place in (("test", uuid4()), ("other", PLACE), ("test", None)):
        with pytest.raises(NotVisible):
            files.file_in_place(stored.id, purposes=[purpose], place_id=place)


def test_emptied_file_keeps_its_row_and_says_it_is_gone(ruth: Account) -> None:
    stored = _keep(ruth)
    for _ in range(2):
        files.empty(stored)
    with pytest.raises(files.FileGone, match=r"“list\.csv” is no longer on this machine\. Send it again\."):
        files.path_of(stored)
    assert StoredFile.objects.get().sha256 == stored.sha256


def test_discarded_file_is_gone_whole(
    ruth: Account, tmp_path: Path, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    stored = _keep(ruth)
    with django_capture_on_commit_callbacks(execute=True):
        files.discard(stored)
    assert not StoredFile.objects.exists()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_hash_of_a_folder_is_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "b").write_bytes(b"2")
    before = files.sha256_of(tmp_path)
    (tmp_path / "b").write_bytes(b"3")
    assert (files.sha256_of(tmp_path) == before, files.sha256_of(tmp_path / "a")) == (
        False,
        hashlib.sha256(b"1").hexdigest(),
    )
