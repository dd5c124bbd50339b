"""Files made to do harm, or merely monstrous: refused early, with words, at little cost."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.formats import given as given_module
from goldenthread.formats.faults import WrongFile, gathered
from goldenthread.formats.gias import read_schools
from goldenthread.formats.gias_links import read_links
from goldenthread.formats.given import LONGEST_LINE, MEBIBYTE, MOST_BYTES
from goldenthread.formats.oneroster import read_roster
from goldenthread.formats.pupils import Pupil, read_pupils

ON = date(2026, 3, 12)
HEADINGS = b"First name,Last name,Date of birth\n"
ASHA = b"Asha,Khan,01/05/2015\n"


class Endless(io.RawIOBase):
    """A file that goes on repeating itself up to a size, without ever being in memory."""

    def __init__(self, start: bytes, again: bytes, size: int) -> None:
        self.start, self.again, self.size = start, again, size
        self.at = self.given_out = 0

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        assert whence == 0
        self.at = offset
        return offset

    def read(self, size: int = -1) -> bytes:
        assert size >= 0, "nobody asks for all of a file"
        end = min(self.at + size, self.size)
        repeats = self.again * (size // len(self.again) + 2)
        whole = self.start[self.at :] + repeats if self.at < len(self.start) else repeats
        data = whole[: end - self.at]
        self.at = end
        self.given_out += len(data)
        return data


def refusal(read: Callable[[], object]) -> str:
    with pytest.raises(WrongFile) as raised:
        read()
    return raised.value.reason


def pupils_of(source: bytes | Endless) -> Callable[[], object]:
    return lambda: read_pupils(source, "pupils.csv", on=ON)  # type: ignore[arg-type]  # the endless file is a binary stream in all that the reader uses


@pytest.mark.parametrize("start", [b"", HEADINGS, HEADINGS + b'Asha,"'], ids=["bare", "row", "quoted"])
def test_line_of_200_mib_is_refused_having_read_little_of_it(start: bytes) -> None:
    file = Endless(start, b"a", 200 * MEBIBYTE)
    assert refusal(pupils_of(file)) == "This file has a line of over a million characters."
    assert file.given_out < 2 * LONGEST_LINE


def test_file_that_is_too_large_is_refused_without_being_held(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(given_module, "MOST_BYTES", 20 * MEBIBYTE)
    tracemalloc.start()
    try:
        file = Endless(HEADINGS, ASHA, MOST_BYTES)
        assert refusal(pupils_of(file)) == "This file is larger than 20 MiB."
        assert tracemalloc.get_traced_memory()[1] < 2 * MEBIBYTE
    finally:
        tracemalloc.stop()


def test_quotation_mark_never_closed_in_a_long_file_is_refused_with_its_line() -> None:
    data = HEADINGS + ASHA + b'"Ben,Cole,02/05/2015\n' + ASHA * 20_000
    assert refusal(pupils_of(data)) == (
        "A quotation mark on line 3 is never closed, or a cell there holds over 130,000 "
        "characters, so the rest cannot be told apart."
    )


def test_heading_of_monstrous_length_is_refused() -> None:
    data = HEADINGS.strip() + b"," + b"x" * 200_000 + b"\n" + ASHA
    assert refusal(pupils_of(data)) == "There are no headings in the first 10 lines."


@pytest.mark.slow
def test_many_columns_are_passed_over() -> None:
    more = b"," + b",".join(b"c%d" % place for place in range(5_000))
    data = HEADINGS.strip() + more + b"\n" + ASHA.strip() + b"," * 5_000 + b"\n"
    assert len(gathered(read_pupils(data, on=ON)).records) == 1


def test_nul_in_a_row_loses_that_row_alone() -> None:
    read = gathered(read_pupils(HEADINGS + b"B\0n,Cole,02/05/2015\n" + ASHA, on=ON))
    assert [pupil.first_name for pupil in read.records] == ["Asha"]
    assert [fault.line for fault in read.faults] == [2]


def test_cell_in_a_fault_is_cut_and_tame() -> None:
    (fault,) = gathered(read_pupils(HEADINGS + b"\x1b[31m" + b"9" * 5000 + b",Khan,1/5/15\n", on=ON)).faults
    assert fault.value == "�[31m" + "9" * 75 + "…"


def outcome(read: Callable[[], Iterable[object]]) -> list[object] | WrongFile:
    try:
        return list(read())
    except WrongFile as wrong:
        return wrong


@pytest.mark.slow
@pytest.mark.parametrize(
    "read",
    [read_schools, read_links, lambda source: read_pupils(source, on=ON)],
    ids=["schools", "links", "pupils"],
)
@given(data=st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_at_all_are_refused_with_words(
    read: Callable[[bytes], Iterable[object]], data: bytes
) -> None:
    found = outcome(lambda: read(data))
    assert isinstance(found, WrongFile)
    assert (bool(found.reason), bool(found.remedy)) == (True, True)


@given(st.binary(max_size=120))
def test_any_bytes_under_good_headings_never_break_the_reader(data: bytes) -> None:
    found = outcome(lambda: read_pupils(HEADINGS + ASHA + data, on=ON))
    if isinstance(found, WrongFile):
        assert found.reason.startswith(("A quotation mark on line", "This is not a text file"))
    else:
        assert Pupil("Asha", "Khan", date(2015, 5, 1)) in found


def test_file_on_disk_is_read_and_left_closed(tmp_path: Path) -> None:
    path = tmp_path / "pupils.csv"
    path.write_bytes(HEADINGS + b",,\n")
    assert refusal(lambda: read_pupils(path, on=ON)) == "There is nothing under the headings."
    path.write_bytes(HEADINGS + ASHA)
    assert len(list(read_pupils(path, on=ON))) == 1
    with path.open("rb") as stream:
        assert len(list(read_pupils(stream, on=ON))) == 1


def test_roster_that_is_no_zip_is_refused() -> None:
    assert refusal(lambda: read_roster(b"name,value\n")) == ("This is not a zip file, or it arrived broken.")
