"""The published shares in time are read from the release as it is downloaded."""

from __future__ import annotations

from collections import Counter

import pytest

from goldenthread.formats.faults import Effect, WrongFile
from goldenthread.formats.published_figures import ENGLAND, Level, read_published
from tests.formats.real_files import real_file
from tests.formats.release import COUNCIL, REQUESTS, files, release, table


def test_only_the_rows_of_all_children_are_read() -> None:
    read = read_published(release(), "release.zip")
    assert read.faults == ()
    assert Counter(one.measure for one in read.records) == {
        "requests-in-6-weeks": 5, "refusals-in-16-weeks": 3, "plans-in-20-weeks": 3,
        "plans-in-20-weeks-without-exceptions": 3, "reviews-in-4-weeks": 1,
    }  # fmt: skip


def test_a_figure_says_its_place_and_the_whole_that_it_is_a_share_of() -> None:
    found = {(one.measure, one.code): one for one in read_published(release()).records}
    own = found["requests-in-6-weeks", "998"]
    assert (own.year, own.level, own.name, own.region) == (2025, Level.COUNCIL, "Northmoor", "E12000001")
    assert (own.in_time, own.whole, own.percent, own.mark) == (30, 40, 75.5, "")
    assert found["requests-in-6-weeks", ENGLAND].whole == 1_000
    assert found["plans-in-20-weeks", "E12000001"].name == "North East"


def test_a_mark_stays_a_mark_and_nothing_is_worked_out() -> None:
    found = {(one.measure, one.code): one for one in read_published(release()).records}
    held_back = found["plans-in-20-weeks", "998"]
    assert (held_back.in_time, held_back.whole, held_back.percent, held_back.mark) == (None, None, None, "c")


def test_a_file_that_is_not_in_the_release_is_said_and_the_others_are_read() -> None:
    parts = {name: content for name, content in files().items() if "annual" not in name}
    read = read_published(release(parts), "release.zip")
    assert len(read.records) == 14
    [fault] = read.faults
    assert (fault.reason, fault.effect) == (
        "There is no file annual_reviews.csv in it.",
        Effect.FILE_LEFT_OUT,
    )


def test_a_share_that_is_none_leaves_out_its_row_only() -> None:
    parts = files() | {"data/requests.csv": table(REQUESTS, [(COUNCIL, (3, 1, 750)), (COUNCIL, (3, 1, 75))])}
    read = read_published(release(parts))
    assert [one.percent for one in read.records if one.measure == "requests-in-6-weeks"] == [75.0]
    [fault] = read.faults
    assert (fault.line, fault.reason) == (2, "A share is a number from 0 to 100.")


@pytest.mark.parametrize(
    "content", [b"", b"hello", release({}), release({"data/caseload.csv": b"a,b\n1,2\n"})]
)
def test_what_is_no_release_is_refused_with_a_remedy(content: bytes) -> None:
    with pytest.raises(WrongFile) as refused:
        read_published(content, "other.zip")
    assert "zip file" in refused.value.remedy


@pytest.mark.real_data
def test_the_release_of_2025_is_read_whole() -> None:
    read = read_published(real_file("ehc_plan_statistics/education-health-and-care-plans_2025.zip"))
    assert read.faults == ()
    assert len(read.records) == 4_047
    found = {(one.measure, one.code, one.year): one.percent for one in read.records}
    assert found["plans-in-20-weeks-without-exceptions", ENGLAND, 2024] == 46.4
