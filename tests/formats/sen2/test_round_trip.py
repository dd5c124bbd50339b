"""A return that was written is read again as it was, as XML and as CSV, whatever stands in it."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings

from benchmarks.sen2 import child, header
from goldenthread.formats.sen2 import Record, read_return, whole_return, written_return
from goldenthread.formats.sen2.csv_reading import read_csv_return
from goldenthread.formats.sen2.csv_writing import csv_return
from goldenthread.formats.sen2.writing import CannotBeWrittenError
from goldenthread.formats.zips import zipped
from tests.formats.sen2.altering import small_return, written
from tests.formats.sen2.generated import children, headers

pytestmark = pytest.mark.slow
thorough = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MANY = "+Requests; +Requests; +PlacementDetail; +SENneed; SENneed#2.SENtype=HI; SENneed#2.SENtypeRank=2"


def _read(source: bytes) -> list[Record]:
    return [part for part in read_return(BytesIO(source), "return.xml") if isinstance(part, Record)]


def _read_csv(files: dict[str, bytes]) -> list[Record]:
    return [part for part in read_csv_return(zipped(files), "return.zip") if isinstance(part, Record)]


@thorough
@given(headers, children)
def test_xml_comes_back_as_it_was_written(head: Record, persons: list[Record]) -> None:
    source = b"".join(written_return(whole_return(head, persons)))
    assert _read(source) == [head, *persons]
    assert b"".join(written_return(read_return(BytesIO(source)))) == source


@thorough
@given(headers, children)
def test_csv_comes_back_as_it_was_written(head: Record, persons: list[Record]) -> None:
    files = csv_return([head, *persons])
    assert _read_csv(files) == [head, *persons]
    assert csv_return(_read_csv(files)) == files


def test_several_requests_needs_and_placements_come_back() -> None:
    records = small_return(MANY)
    assert _read(written(records)) == records
    assert _read_csv(csv_return(records)) == records


def test_children_of_the_benchmark_come_back() -> None:
    persons = [child(number) for number in range(60)]
    source = b"".join(written_return(whole_return(header(), persons)))
    assert _read(source) == [header(), *persons]
    assert b"".join(written_return(read_return(BytesIO(source)))) == source


@pytest.mark.parametrize("text", ["\x00", "a\x1bb", "\ud800", "\ufffe"])
def test_character_that_xml_cannot_hold_is_refused_in_words(text: str) -> None:
    records = small_return()
    records[1].texts["Surname"] = text
    with pytest.raises(CannotBeWrittenError, match=r"XML cannot hold the character U\+"):
        written(records)
