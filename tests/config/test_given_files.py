"""Whatever is given to a command that reads: read as it was meant, or refused in one clear sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from goldenthread.law.duty import QUESTIONS
from goldenthread.places.models import Setting
from tests.people.roster.made import pupil, school, write_csv
from tests.places.register import extract, row

pytestmark = pytest.mark.django_db

# Each command that reads, with FILE where its file stands; without one it reads standard input.
FILE = "FILE"
READS = {
    "wording": ["wording"],
    "duty": ["duty"],
    "a password": ["account", "make", "someone@example.org", "--name", "Someone", "--password-stdin"],
    "clock": ["clock", FILE],
    "a return": ["sen2", "check", FILE],
    "codes of a return": ["sen2", "check", "return.xml", "--codes", FILE],
    "schools": ["import", "schools", FILE],
    "links of schools": ["import", "schools", "schools.csv", "--links", FILE],
    "a roster": ["import", "roster", FILE, "--setting", "999001"],
}
NOTHING_READ = {
    "empty": b"",
    "blank": b" \r\n\r\n",
    "only a mark": b"\xef\xbb\xbf",
    "binary": b"\x7fELF\x02\x01\x01" + bytes(200) + b"\x81\x8d\xff",
    "letters of no alphabet": b"caf\x81 \x8d\x90\n" * 3,
    "a huge line": b"word " * 300_000,
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the commands are run, with the files that they are given besides."""
    monkeypatch.chdir(tmp_path)
    school()
    (tmp_path / "schools.csv").write_bytes(extract(row("999001", "Beech Primary")))
    (tmp_path / "return.xml").write_text("<Message/>")
    return tmp_path


def refused(answer: tuple[int, dict[str, Any]]) -> None:
    code, said = answer
    assert (code, sorted(said)) == (2, ["refused", "remedy"])
    assert said["refused"].endswith(".")
    assert "�" not in said["refused"] + said["remedy"]


@pytest.mark.parametrize("content", NOTHING_READ.values(), ids=NOTHING_READ)
@pytest.mark.parametrize("words", READS.values(), ids=READS)
def test_what_cannot_be_read_is_refused(run: Any, folder: Path, words: list[str], content: bytes) -> None:
    given = folder / "given"
    given.write_bytes(content)
    refused(run(*(f"{given}" if word == FILE else word for word in words), given=content))


@pytest.mark.parametrize("what", ["missing", "a folder"])
@pytest.mark.parametrize("name", [name for name, words in READS.items() if FILE in words])
def test_a_file_that_is_none_is_refused(run: Any, folder: Path, name: str, what: str) -> None:
    given = folder / "given"
    if what == "a folder":
        given.mkdir()
    refused(run(*(f"{given}" if word == FILE else word for word in READS[name])))


def as_utf_16(text: str) -> bytes:
    return text.encode("utf-16")


def as_windows(text: str) -> bytes:
    return text.encode("windows-1252")


def with_a_mark(text: str) -> bytes:
    return text.encode("utf-8-sig")


def with_line_ends_of_windows(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


def with_line_ends_of_old(text: str) -> bytes:
    return text.replace("\n", "\r").encode()


LETTERINGS = pytest.mark.parametrize(
    "written", [as_utf_16, as_windows, with_a_mark, with_line_ends_of_windows, with_line_ends_of_old]
)


@LETTERINGS
def test_sentences_are_read_however_they_were_written(run: Any, written: Any) -> None:
    code, said = run("wording", given=written("Regular help – as needed\n\nZoë reads\n"))
    assert (code, [(line["line"], line["text"]) for line in said["lines"]]) == (
        0,
        [(1, "Regular help – as needed"), (3, "Zoë reads")],
    )


@LETTERINGS
def test_answers_are_read_however_they_were_written(run: Any, written: Any) -> None:
    answers = {question.id: question.choices[0].id for question in QUESTIONS}
    text = json.dumps({"answers": answers, "name": "Zoë"}, ensure_ascii=False, indent=1)
    code, said = run("duty", given=written(text))
    assert (code, said["sentences"][0]) == (0, "Zoë has a disability.")


@LETTERINGS
def test_events_are_read_however_they_were_written(run: Any, folder: Path, written: Any) -> None:
    events = [{"event": "request-received", "on": "2026-01-05", "about": "Zoë"}]
    given = folder / "events.json"
    given.write_bytes(written(json.dumps({"events": events}, ensure_ascii=False, indent=1)))
    code, said = run("clock", given, "--on", "2026-01-06")
    assert (code, {limit["about"] for limit in said["limits"]}) == (0, {"Zoë"})


@LETTERINGS
def test_pupils_and_schools_are_read_however_they_were_written(run: Any, folder: Path, written: Any) -> None:
    schools, pupils = folder / "given.csv", write_csv(folder / "pupils.csv", [pupil("Zoë", 1)])
    schools.write_bytes(written(extract(row("999001", "École Primary")).decode("windows-1252")))
    pupils.write_bytes(written(pupils.read_bytes().decode().replace("\r\n", "\n")))
    assert run("import", "schools", schools)[0] == 0
    assert Setting.objects.get(urn="999001").name == "École Primary"
    code, said = run("import", "roster", pupils, "--setting", "999001")
    assert (code, said["created"], said["rejected"]) == (0, 1, [])


def test_the_line_that_cannot_be_read_is_named(run: Any) -> None:
    assert run("wording", given=b"Good\nBad \x81\n") == (
        2,
        {
            "refused": "standard input: Line 2 has a letter that is neither UTF-8 nor Windows-1252.",
            "remedy": "Save it as UTF-8, and send it again. Send sentences as text, a line each.",
        },
    )


def test_a_number_beyond_measure_is_refused(run: Any) -> None:
    assert run("duty", given='{"answers": {"learning": ' + "9" * 5000 + "}}") == (
        2,
        {"refused": "This is not JSON that can be read: look at its numbers.", "remedy": ""},
    )
