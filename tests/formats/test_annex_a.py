"""Each published rule of the lists of an inspection: a row that breaks it, and one that does not."""

from __future__ import annotations

import csv
from datetime import date, timedelta

import pytest

from goldenthread.formats.annex_a import LISTS, RULES, ListRow, broken_rules, list_as_csv
from goldenthread.formats.annex_a.columns import (
    BORN,
    DISABILITY,
    ETHNICITY,
    GENDER,
    ID,
    ISSUED,
    NEED,
    REVIEWED,
    SECOND_PHASE,
    SEN_SUPPORT,
    ULN,
    UPDATED,
    UPN,
    URN,
    WITH_PLANS,
)

ON = date(2026, 11, 20)
LATER, LONG_AGO = ON + timedelta(days=1), date(2020, 1, 1)
WHOLE: ListRow = {
    ID: "1", UPN: "A", ULN: None, BORN: date(2015, 3, 1), GENDER: "F", ETHNICITY: "WBRI", NEED: "ASD",
    URN: "999001", DISABILITY: "No", ISSUED: date(2022, 1, 1), UPDATED: date(2023, 1, 1),
    REVIEWED: date(2026, 1, 1),
}  # fmt: skip

# What is changed in a row without faults, and the rules that it breaks in list 1.
CASES: dict[str, tuple[ListRow, str]] = {
    "nothing": ({}, ""),
    "no date of birth": ({BORN: None}, "101a"),
    "no gender": ({GENDER: ""}, "101b"),
    "no ethnicity": ({ETHNICITY: None}, "101c"),
    "no need": ({NEED: None}, "101d"),
    "the day before 25": ({BORN: date(2001, 11, 21)}, ""),
    "25 today": ({BORN: date(2001, 11, 20)}, "102a"),
    "the day before 26": ({BORN: date(2000, 11, 21)}, "102a"),
    "26 today": ({BORN: date(2000, 11, 20)}, "102b"),
    "no disability": ({DISABILITY: None}, "103"),
    "not yet born": ({BORN: LATER}, "105a"),
    "born today": ({BORN: ON}, ""),
    "first plan in the future": ({ISSUED: LATER, UPDATED: None, REVIEWED: None}, "105b"),
    "updated in the future": ({UPDATED: LATER}, "105c"),
    "reviewed in the future": ({REVIEWED: LATER}, "105d"),
    "updated before it was issued": ({UPDATED: LONG_AGO}, "106a"),
    "updated on the day": ({UPDATED: date(2022, 1, 1)}, ""),
    "reviewed before it was issued": ({REVIEWED: LONG_AGO}, "106b"),
    "six today without a number": ({BORN: date(2020, 11, 20), UPN: None}, "107"),
    "five without a number": ({BORN: date(2020, 11, 21), UPN: None}, ""),
    "only a ULN": ({UPN: None, ULN: "1000000000"}, ""),
    "five today without a school": ({BORN: date(2021, 11, 20), URN: None}, "108a"),
    "four without a school": ({BORN: date(2021, 11, 21), URN: None}, ""),
    "16 today without a school": ({BORN: date(2010, 11, 20), URN: None}, ""),
    "only a second school": ({URN: None, SECOND_PHASE: "Primary"}, "108b"),
}  # fmt: skip


@pytest.mark.parametrize("changed, expected", CASES.values(), ids=CASES)
@pytest.mark.parametrize("of", [WITH_PLANS, SEN_SUPPORT])
def test_row_breaks(of: int, changed: ListRow, expected: str) -> None:
    if expected in ("105b", "105c", "105d", "106a", "106b") and of == SEN_SUPPORT:
        expected = ""  # list 2 has no plans
    found = [remark.rule.number for remark in broken_rules(of, [{**WHOLE, **changed}], ON)]
    assert found == [f"{of}{expected[1:]}"] * bool(expected)


def test_every_rule_is_in_the_table() -> None:
    covered = {expected for _, expected in CASES.values()} | {"109"}
    assert {rule.number for rule in RULES if rule.of == WITH_PLANS} == covered - {""}
    assert [rule.number for rule in RULES if rule.of == SEN_SUPPORT] == (
        ["201a", "201b", "201c", "201d", "202a", "202b", "203", "205a", "207", "208a", "208b", "209"]
    )


def test_upn_that_is_there_twice_is_named_in_both_rows() -> None:
    rows = [WHOLE, {**WHOLE, UPN: "B"}, {**WHOLE, ID: "2"}, {**WHOLE, UPN: None, ULN: "1"}]
    assert [(remark.row, remark.rule.number) for remark in broken_rules(SEN_SUPPORT, rows, ON)] == [
        (2, "209"), (4, "209"),
    ]  # fmt: skip


def test_rules_speak_only_from_their_day() -> None:
    assert not list(broken_rules(WITH_PLANS, [{}], date(2022, 12, 31)))


def test_list_is_a_csv_file_that_a_spreadsheet_may_open() -> None:
    text = list_as_csv(WITH_PLANS, [{**WHOLE, NEED: "=1+1"}]).decode("utf-8-sig")
    [row] = csv.DictReader(text.splitlines())
    assert list(row) == list(LISTS[WITH_PLANS])
    assert (row[BORN], row[NEED], row[ULN]) == ("01/03/2015", "'=1+1", "")
