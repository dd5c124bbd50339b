"""A small release of the yearly statistics, made up: England, two regions and two councils in 2025."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence

Line = tuple[str, str, str, str, str]  # level, region code, region, council code, council
ENGLAND: Line = ("National", "", "", "", "")
NORTH: Line = ("Regional", "E12000001", "North East", "", "")
SOUTH: Line = ("Regional", "E12000009", "South West", "", "")
COUNCIL: Line = ("Local authority", "E12000001", "North East", "998", "Northmoor")
OTHER: Line = ("Local authority", "E12000009", "South West", "997", "Brindle")

REQUESTS = ("request_outcome_six_weeks", "request_outcome_over_6_weeks", "request_outcome_six_weeks_pc")
REFUSALS = (
    "outcome_decision_within_time", "outcome_decision_over_time", "outcome_decision_within_time_pc",
)  # fmt: skip
PLANS = (
    "plans_issued_within_20_weeks", "plans_issued_den", "pc_plans_issued_within_20_weeks",
    "plans_issued_20_weeks_ex", "plans_issued_den_ex", "PC_plans_issued_20_weeks_ex",
)  # fmt: skip
REVIEWS = ("number_decsion_4weeks", "number_decision_gt_4weeks", "pc_decsion_4weeks")
_FIRST = (
    "time_period", "geographic_level", "region_code", "region_name", "old_la_code", "la_name",
    "breakdown_topic", "breakdown",
)  # fmt: skip
ALL = "All of them"


def table(columns: Sequence[str], rows: Iterable[tuple[Line, Sequence[object]]], year: int = 2025) -> bytes:
    """A file of the release, with one row that is of boys alone beside those of all children."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow([*_FIRST, *columns])
    for place, values in rows:
        writer.writerow([year, *place, ALL, ALL, *values])
        writer.writerow([year, *place, "Sex", "Boys", *values])
    return ("\ufeff" + made.getvalue()).encode()


def files() -> dict[str, bytes]:
    return {
        "data/requests.csv": table(
            REQUESTS,
            [(ENGLAND, (900, 100, 90)), (NORTH, (60, 40, 60)), (SOUTH, (50, 50, 50)),
             (COUNCIL, (30, 10, 75.5)), (OTHER, (1, 1, 50))],
        ),
        "data/assessments.csv": table(
            REFUSALS, [(ENGLAND, (8, 2, 80)), (NORTH, ("x", "x", "x")), (COUNCIL, (2, 3, 40))]
        ),
        "data/timeliness_20_week.csv": table(
            PLANS,
            [(ENGLAND, (46, 100, 46.4, 47, 101, 46.6)), (NORTH, (51, 100, 51, 52, 100, 52)),
             (COUNCIL, ("c", "c", "c", 20, 40, 50))],
        ),
        "data/annual_reviews.csv": table(REVIEWS, [(ENGLAND, (1, 3, 25))]),
    }  # fmt: skip


def release(parts: dict[str, bytes] | None = None) -> bytes:
    """The zip as it is downloaded."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in (files() if parts is None else parts).items():
            archive.writestr(name, content)
    return made.getvalue()
