"""Zip files made to do harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from goldenthread.formats import bundle
from goldenthread.formats.bundle import opened_bundle
from goldenthread.formats.faults import WrongFile
from goldenthread.formats.oneroster import read_roster
from goldenthread.formats.zips import zipped
from tests.formats.roster_sets import ONE_TWO, zip_of

UNSAFE = "This zip file holds a path that leads out of it, so it is not safe."


def unpack(data: bytes) -> None:
    with opened_bundle(data, "set.zip") as found:
        for name in found.names:
            found.file(name)


def refusal(data: bytes) -> str:
    with pytest.raises(WrongFile) as raised:
        unpack(data)
    assert raised.value.file == "set.zip"
    return raised.value.reason


@pytest.mark.parametrize(
    "name",
    [
        *("../users.csv", "a/../../users.csv", "/etc/users.csv", "..\\users.csv", "C:\\users.csv"),
        "\\\\host\\share\\users.csv",
    ],
)
def test_path_that_leads_out_is_refused(name: str) -> None:
    assert refusal(zip_of({**ONE_TWO, name: "x"})) == UNSAFE


def test_name_with_a_nul_is_refused() -> None:
    data = zip_of({"usersX.csv": "x"}).replace(b"usersX.csv", b"users\0.csv")
    assert refusal(data) == UNSAFE


def test_same_file_twice_is_refused() -> None:
    data = zip_of({"a/users.csv": "x", "b/Users.CSV": "y"})
    assert refusal(data) == "This zip file holds Users.CSV twice."


def test_locked_zip_is_refused() -> None:
    data = bytearray(zip_of({"users.csv": "x"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(data)) == "This zip file is locked with a password."


def test_damaged_member_is_refused() -> None:
    data = bytearray(zip_of({"users.csv": "sourcedId\n" * 50}))
    data[45] ^= 0xFF
    assert refusal(bytes(data)) == "users.csv in this zip file cannot be unpacked."


def test_zip_cut_off_is_refused() -> None:
    assert refusal(zip_of(ONE_TWO)[:-30]) == "This is not a zip file, or it arrived broken."


def test_too_many_files_are_refused() -> None:
    data = zip_of({f"f{place}.csv": "" for place in range(501)})
    assert refusal(data) == "This zip file holds over 500 files."


@pytest.mark.parametrize("at, value", [(12, b"\0\0\0\x02"), (-20, b"PK\x06\x07")])
def test_monstrous_list_of_contents_is_refused_before_it_is_read(at: int, value: bytes) -> None:
    data = bytearray(zip_of(ONE_TWO))
    end = data.rindex(b"PK\x05\x06")
    data[end + at : end + at + 4] = value
    assert refusal(bytes(data)) == "This zip file holds over 500 files."


def test_bomb_is_refused_by_what_it_declares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "MOST_UNPACKED", 2 * 1024 * 1024)
    data = zip_of({"users.csv": "0" * (3 * 1024 * 1024)})
    assert len(data) < 10_000
    assert refusal(data) == "This zip file unpacks to more than 2 MiB."


def test_bomb_that_declares_little_gives_no_more_than_it_declares(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bundle, "MOST_UNPACKED", 2 * 1024 * 1024)
    size = 3 * 1024 * 1024
    data = zip_of({"users.csv": "0" * size}).replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert refusal(data) == "users.csv in this zip file cannot be unpacked."


def test_nested_zip_is_never_opened() -> None:
    inner = zip_of({"users.csv": "0" * 1000})
    with opened_bundle(zip_of({"inner.zip": inner}), "set.zip") as found:
        assert found.names == ()


def test_folder_and_zip_give_the_same_files(tmp_path: Path) -> None:
    (tmp_path / "Users.csv").write_bytes(b"x")
    (tmp_path / "notes.txt").write_bytes(b"x")
    (tmp_path / "sub.csv").mkdir()
    with opened_bundle(tmp_path) as found:
        assert found.names == ("users.csv",)
        assert found.file("USERS.csv") is not None
        assert found.file("orgs.csv") is None


def test_zip_that_we_make_is_good_and_without_a_date() -> None:
    data = zipped({"a.csv": b"x"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


def test_roster_in_an_unsafe_zip_is_refused() -> None:
    with pytest.raises(WrongFile, match="a path that leads out of it"):
        read_roster(zip_of({**ONE_TWO, "../../users.csv": ONE_TWO["users.csv"]}))
