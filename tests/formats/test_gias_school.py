"""A good row of the register, by today's headings and by those of 2017."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.formats.faults import Effect, Fault, gathered
from goldenthread.formats.gias import Phase, School, SchoolType, Status, read_schools
from goldenthread.formats.gias.headings import COLUMNS
from tests.formats.extract import IN_2017, TODAY, extract

ASH_LANE = School(
    urn="100492",
    name="Ash Lane Primary School",
    la_code="207",
    la_name="Fernshire",
    establishment_number="3402",
    ukprn="10079297",
    uprn="217093111",
    type=SchoolType("2", "Voluntary aided school", "Local authority maintained schools"),
    status=Status.PROPOSED_TO_CLOSE,
    phase=Phase.PRIMARY,
    opened_on=date(1972, 9, 1),
    closed_on=date(2027, 8, 31),
    changed_on=date(2025, 4, 22),
    low_age=3,
    high_age=11,
    gender="Mixed",
    boarders="No boarders",
    nursery="Has Nursery Classes",
    sixth_form="Does not have a sixth form",
    street="Ash Lane",
    locality="",
    address3="",
    town="Fernham",
    county="",
    postcode="FE12 3RN",
    easting=525140,
    northing=180844,
    region="London",
    district_code="E09000020",
    district_name="Fernshire",
    lsoa="E01002816",
    msoa="E02000577",
    website="http://www.ashlane.example",
    telephone="02079460000",
    trust_code="2044",
    trust_name="Fern Trust",
    federation_name="",
    capacity=420,
    counted_on=date(2025, 1, 16),
    pupils=398,
    special_classes="Has Special Classes",
    section_41="Not applicable",
    resourced_provision="Resourced provision and SEN unit",
    resourced_pupils=11,
    resourced_places=12,
    sen_unit_pupils=7,
    sen_unit_places=8,
    pru_places=None,
    needs=("SLCN", "ASD"),
)


@pytest.mark.parametrize("code", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_school_is_read_whole(code: str) -> None:
    read = gathered(read_schools(extract({"Town": "Élan"}, code=code), "schools.csv"))
    assert (read.records, read.faults) == ((replace(ASH_LANE, town="Élan"),), ())


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_school_is_read_whatever_ends_the_lines(line_end: str) -> None:
    text = extract({}).replace(b"\r\n", line_end.encode())
    assert tuple(read_schools(text)) == (ASH_LANE,)


@pytest.mark.parametrize("delimiter", [b",", b";", b"\t"])
def test_school_is_read_whatever_parts_the_cells(delimiter: bytes) -> None:
    row = {"EstablishmentStatus (name)": "Open", "EstablishmentStatus (code)": "1"}
    need = {"SEN1 (name)": "ASD - Autistic Spectrum Disorder", "SEN2 (name)": ""}
    text = extract({**row, **need}).replace(b",", delimiter)
    changed = replace(ASH_LANE, status=Status.OPEN, needs=("ASD",))
    assert tuple(read_schools(text)) == (changed,)


def test_older_headings_are_read_and_what_they_lack_is_said() -> None:
    school, fault = sorted(
        read_schools(extract({}, base=IN_2017), "old.csv"), key=lambda item: isinstance(item, Fault)
    )
    assert isinstance(school, School)
    assert (school.name, school.la_code, school.low_age, school.high_age) == (*("Moss Nursery", "202", 3, 5),)
    assert (school.type, school.status, school.phase) == (
        SchoolType(
            *("15", "Local authority nursery school", "Local authority maintained schools"),
            older_names=("LA Nursery School",),
        ),
        Status.OPEN,
        Phase.NURSERY,
    )
    assert (school.opened_on, school.county, school.easting) == (None, "", None)
    assert isinstance(fault, Fault)
    assert fault.effect is Effect.FILE_LEFT_OUT
    assert fault.reason.startswith("These columns are not in the file: UKPRN, UPRN, ")


def test_headings_may_stand_in_any_order_with_others_between() -> None:
    moved = {"Unasked": "x", **dict(reversed(TODAY.items()))}
    assert tuple(read_schools(extract({}, base=moved))) == (ASH_LANE,)


def test_every_field_of_a_school_has_its_column() -> None:
    made = {"type", "status", "phase", "needs", "unread"}
    asked = {column.field for column in COLUMNS}
    parts = {f"{field}_{part}" for field in made - {"needs", "unread"} for part in ("code", "name")}
    needs = {f"need_{place}" for place in range(1, 14)}
    assert asked == set(School.__dataclass_fields__) - made | parts | needs


def test_school_gives_its_laestab_address_and_whether_it_is_open() -> None:
    assert (ASH_LANE.laestab, replace(ASH_LANE, la_code="").laestab) == ("2073402", "")
    assert ASH_LANE.address == ("Ash Lane", "Fernham", "FE12 3RN")
    open_when = {status for status in Status if replace(ASH_LANE, status=status).is_open}
    assert open_when == {Status.OPEN, Status.PROPOSED_TO_CLOSE}
