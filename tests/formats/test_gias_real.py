"""The register as it was really published."""

from __future__ import annotations

from collections import Counter
from time import process_time

import pytest

from goldenthread.formats.faults import Effect, gathered
from goldenthread.formats.gias import Phase, Status, read_schools
from goldenthread.formats.gias_links import read_links
from tests.formats.real_files import real_file

pytestmark = [pytest.mark.real_data, pytest.mark.slow]


def test_schools_of_2017_are_read_and_their_one_empty_row_reported() -> None:
    read = gathered(read_schools(real_file("schools/edubase_2017_6023_schools.csv")))
    assert len({school.urn for school in read.records}) == len(read.records) == 6022
    assert [(fault.line, fault.column, fault.effect) for fault in read.faults] == [
        (None, "", Effect.FILE_LEFT_OUT),
        (6024, "URN", Effect.ROW_LEFT_OUT),
        (6024, "Establishment name", Effect.ROW_LEFT_OUT),
    ]


def test_schools_of_2017_are_counted_by_status_phase_and_kind() -> None:
    schools = gathered(read_schools(real_file("schools/edubase_2017_6023_schools.csv"))).records
    assert Counter(school.status for school in schools) == {
        Status.OPEN: 5879,
        Status.PROPOSED_TO_CLOSE: 143,
    }
    assert Counter(school.phase for school in schools) == {
        Phase.PRIMARY: 3481,
        Phase.SECONDARY: 1390,
        Phase.NOT_APPLICABLE: 946,
        Phase.NURSERY: 88,
        Phase.ALL_THROUGH: 63,
        Phase.MIDDLE_DEEMED_SECONDARY: 35,
        Phase.SIXTEEN_PLUS: 15,
        Phase.MIDDLE_DEEMED_PRIMARY: 4,
    }
    assert sum(school.type.group == "Special schools" for school in schools if school.type) == 329
    assert sum(school.opened_on is None for school in schools) == 2695
    assert [school.urn for school in schools if school.type is None] == []


def test_schools_of_2017_are_read_in_well_under_a_second_and_a_half() -> None:
    path = real_file("schools/edubase_2017_6023_schools.csv")
    began = process_time()
    gathered(read_schools(path))
    assert process_time() - began < 1.5


def test_todays_headings_are_all_known_and_the_damage_of_a_spreadsheet_is_seen() -> None:
    read = gathered(read_schools(real_file("schools/gias_headings_60_anonymised_rows.csv")))
    assert len(read.records) == 60
    assert Counter(fault.column for fault in read.faults) == {
        "UPRN": 60,
        "SchoolWebsite": 60,
        "EstablishmentStatus (code)": 10,
    }
    assert {fault.effect for fault in read.faults} == {Effect.CELL_LEFT_OUT}
    assert sum(school.pupils or 0 for school in read.records) == 61_876


def test_links_of_2025_are_all_read() -> None:
    read = gathered(read_links(real_file("schools/gias_links_2025-04-22.csv")))
    assert (len(read.records), read.faults) == (33_801, ())
    assert sum(link.kind.comes_after for link in read.records) == 16_793
    assert sum(link.kind.came_before for link in read.records) == 16_661
    assert sum(link.on is None for link in read.records) == 8_253
    assert next(link.name for link in read.records if link.link_urn == "148296") == "North Star 82°"
