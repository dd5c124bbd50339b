"""The national measures: a case in a line and what it counts for, and the published percentages again."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings

from goldenthread.law.measures import counted, measured, percent
from goldenthread.law.time_limits import clocks
from tests.law.told import told

ON = date(2025, 1, 16)
BEGUN = "2024-02-05 request-received"
AGREED = f"{BEGUN}; 2024-03-10 assessment-agreed"
AWAY = "2024-03-20 absent-from-area until 2024-05-01"
OLD = "2022-02-03 request-received; 2022-03-10 assessment-agreed; 2022-06-20 plan-finalised"
NOT_REFUSED = "requests-in-6-weeks in_time"

COUNTED = {
    "on the last day of 6 weeks": (f"{BEGUN}; 2024-03-18 assessment-refused", "requests-in-6-weeks in_time"),
    "a day later": (f"{BEGUN}; 2024-03-19 assessment-refused", "requests-in-6-weeks late"),
    "not decided, late": (BEGUN, "requests-in-6-weeks overdue"),
    "not decided, not late": ("2024-12-20 request-received", "requests-in-6-weeks running"),
    "decided after the census": ("2024-12-20 request-received; 2025-01-17 assessment-refused",
                                 "requests-in-6-weeks running"),
    "withdrawn": (f"{BEGUN}; 2024-03-01 request-withdrawn", ""),
    "of another year": ("2023-02-05 request-received; 2023-03-01 assessment-refused", ""),
    "no plan on the last day of 16 weeks": (
        f"{AGREED}; 2024-05-27 plan-refused", f"refusals-in-16-weeks in_time, {NOT_REFUSED}"
    ),
    "no plan, a day later": (
        f"{AGREED}; 2024-05-28 plan-refused", f"refusals-in-16-weeks late, {NOT_REFUSED}"
    ),
    "plan on the last day of 20 weeks": (
        f"{AGREED}; 2024-06-24 plan-finalised",
        f"plans-in-20-weeks in_time, plans-in-20-weeks-without-exceptions in_time, {NOT_REFUSED}",
    ),
    "plan a day later": (
        f"{AGREED}; 2024-06-25 plan-finalised",
        f"plans-in-20-weeks late, plans-in-20-weeks-without-exceptions late, {NOT_REFUSED}",
    ),
    "late plan with an exception": (
        f"{AGREED}; {AWAY}; 2024-06-25 plan-finalised", f"plans-in-20-weeks late, {NOT_REFUSED}"
    ),
    "plan on the last day of 52 weeks": (
        "2023-01-09 request-received; 2023-02-01 assessment-agreed; 2024-01-08 plan-finalised",
        "plans-in-20-weeks late, plans-in-20-weeks-without-exceptions late",
    ),
    "plan after 52 weeks": (
        "2023-01-09 request-received; 2023-02-01 assessment-agreed; 2024-01-09 plan-finalised",
        "plans-in-20-weeks late, plans-in-20-weeks over_a_year, "
        "plans-in-20-weeks-without-exceptions late, plans-in-20-weeks-without-exceptions over_a_year",
    ),
    "plan after a refusal": (
        f"{BEGUN}; 2024-03-01 assessment-refused; 2024-05-01 ordered-to-assess; 2024-08-01 plan-finalised",
        NOT_REFUSED,
    ),
    "plan that moved in": ("2024-05-01 plan-transferred-in", ""),
    "review on the last day of 4 weeks": (
        f"{OLD}; 2024-05-01 review-held; 2024-05-29 maintain-decided", "reviews-in-4-weeks in_time"
    ),
    "review a day later": (
        f"{OLD}; 2024-05-01 review-held; 2024-05-30 amend-decided", "reviews-in-4-weeks late"
    ),
    "review without a decision": (f"{OLD}; 2024-05-01 review-held", "reviews-in-4-weeks overdue"),
}  # fmt: skip


@pytest.mark.parametrize("line, expected", COUNTED.values(), ids=COUNTED)
def test_case_counts_for(line: str, expected: str) -> None:
    counts = counted(clocks(told(line), ON), 2024)
    found = sorted(f"{measure} {what}" for (measure, what), number in counts.items() for _ in range(number))
    assert ", ".join(found) == ", ".join(sorted(filter(None, expected.split(", "))))


def test_only_undecided_requests_count_against_a_measure() -> None:
    both = (BEGUN, COUNTED["review without a decision"][0])
    counts = sum((counted(clocks(told(line), ON), 2024) for line in both), Counter())
    of = {one["measure"]: one["of"] for one in measured(counts)}
    assert (of["requests-in-6-weeks"], of["reviews-in-4-weeks"]) == (1, 0)


@pytest.mark.parametrize(
    "part, whole, expected",
    [(783, 2354, 33.3), (1, 2000, 0.1), (1, 2001, 0.0), (0, 5, 0.0), (5, 5, 100.0), (0, 0, None)],
)
def test_percent_is_rounded_as_the_statistics_are(part: int, whole: int, expected: float | None) -> None:
    assert percent(part, whole) == expected


@pytest.mark.real_data
@pytest.mark.parametrize(
    "file, part, rest, published",
    [
        ("requests", "request_outcome_six_weeks", "request_outcome_over_6_weeks",
         "request_outcome_six_weeks_pc"),
        ("assessments", "outcome_decision_within_time", "outcome_decision_over_time",
         "outcome_decision_within_time_pc"),
        ("annual_reviews", "number_decsion_4weeks", "number_decision_gt_4weeks", "pc_decsion_4weeks"),
    ],
)  # fmt: skip
def test_published_percentages_come_out_again(file: str, part: str, rest: str, published: str) -> None:
    """Of some requests a third part is in the whole, and not published: those rows say so themselves."""
    found = [
        (percent(int(row[part]), int(row[part]) + int(row[rest])), float(row[published]), row)
        for row in published_rows(file)
        if row[part].isdigit() and row[rest].isdigit() and row[part] + row[rest] != "00"
        and not _has_a_third_part(row)
    ]  # fmt: skip
    assert (len(found) > 150, [row for ours, theirs, row in found if ours != theirs]) == (True, [])


def _has_a_third_part(row: dict[str, str]) -> bool:
    both = [row.get(f"request_outcome_{which}_pc", "50") for which in ("six_weeks", "over_6_weeks")]
    return sum(map(Decimal, both)) != 100


@pytest.mark.real_data
@pytest.mark.parametrize(
    "part, whole, published",
    [
        ("plans_issued_within_20_weeks", "plans_issued_den", "pc_plans_issued_within_20_weeks"),
        ("plans_issued_20_weeks_ex", "plans_issued_den_ex", "PC_plans_issued_20_weeks_ex"),
    ],
)
def test_published_timeliness_comes_out_again(part: str, whole: str, published: str) -> None:
    rows = [row for row in published_rows("timeliness_20_week") if row[whole].isdigit() and row[whole] != "0"]
    wrong = [row for row in rows if percent(int(row[part]), int(row[whole])) != float(row[published])]
    assert (len(rows) > 900, wrong) == (True, [])


def published_rows(file: str) -> list[dict[str, str]]:
    """The rows of all children in one file of the statistics, which is read where it lies."""
    place = Path(settings.REAL_DATA_DIR) / "ehc_plan_statistics" / "education-health-and-care-plans_2025.zip"
    if not place.is_file():
        pytest.skip(f"{place} is not here: set REAL_DATA_DIR to the folder of public files")
    with zipfile.ZipFile(place) as archive:
        text = io.StringIO(archive.read(f"data/{file}.csv").decode("utf-8-sig"))
    return [row for row in csv.DictReader(text) if row["breakdown"].startswith("All ")]
