"""The published number of EHC plans by region: read as it stands, and refused when it is something else."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import settings

from goldenthread.formats.faults import WrongFile
from goldenthread.formats.plans_by_region import plans_by_region

HEAD = "time_period,geographic_level,region_name,breakdown_topic,breakdown,ehcplans\n"
ROWS = (
    "202324,Regional,London,All EHC plans,All EHC plans,90\n"
    "202425,National,,All EHC plans,All EHC plans,300\n"
    "202425,Regional,London,All EHC plans,All EHC plans,100\n"
    "202425,Regional,London,Age,Under 5,7\n"
    "202425,Regional,South West,All EHC plans,All EHC plans,50\n"
)


def test_the_latest_year_and_all_plans_are_read() -> None:
    found = plans_by_region(("\ufeff" + HEAD + ROWS).encode(), "caseload.csv")
    assert (found.year, found.plans) == ("202425", {"London": 100, "South West": 50})


@pytest.mark.parametrize(
    "data, says",
    [
        (b"", "no column"),
        (b"\xff\xfe\x00", "not text"),
        (b"a,b\n1,2\n", "no column time_period"),
        (HEAD.encode(), "no row of a region"),
        ((HEAD + "202425,Regional,London,All EHC plans,All EHC plans,x\n").encode(), "no number of plans"),
        (b"x" * (31 * 1024 * 1024), "larger than 30 MiB"),
    ],
)
def test_another_file_is_refused_with_what_is_wrong(data: bytes, says: str) -> None:
    with pytest.raises(WrongFile) as refusal:
        plans_by_region(data, "other.csv")
    assert says in refusal.value.reason


@pytest.mark.real_data
def test_the_national_file_of_2025_has_nine_regions() -> None:
    place = Path(settings.REAL_DATA_DIR) / "ehc_plan_statistics" / "education-health-and-care-plans_2025.zip"
    if not place.exists():
        pytest.skip(f"{place} is not here: set REAL_DATA_DIR to the folder of public files")
    with ZipFile(place) as archive:
        found = plans_by_region(archive.read("data/caseload.csv"), "caseload.csv")
    assert (found.year, len(found.plans), found.plans["London"]) == ("202425", 9, 99116)
