"""Each rule of the return, with a return that breaks it and one near it that does not (rules.txt)."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest

from goldenthread.formats.sen2.checking import Report, check_return
from goldenthread.formats.sen2.collection import CENSUS_DAYS
from goldenthread.formats.sen2.remarks import READING_RULES, ReadingRule
from goldenthread.formats.sen2.rules import RULES
from goldenthread.formats.sen2.rules.rule import ReturnRule
from goldenthread.formats.sen2.rules.whole import TWO_LISTS, WHOLE_RULES
from tests.formats.sen2.altering import checked, small_return, written

TABLE = Path(__file__).with_name("rules.txt")
ALL: tuple[ReturnRule | ReadingRule, ...] = (*RULES, *WHOLE_RULES)
SEVERITIES = {rule.number: rule.severity for rule in ALL}


@dataclass(frozen=True)
class Case:
    number: str
    breaks: str
    near: str
    also: frozenset[str]


def _cases() -> list[Case]:
    lines = [line for line in TABLE.read_text().splitlines() if line and not line.startswith("#")]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [Case(number, breaks, near, frozenset(also.split())) for number, breaks, near, also in cells]


CASES = _cases()


def _broken(report: Report) -> set[str]:
    return {remark.rule for remark in report.remarks}


def test_the_small_return_breaks_no_rule() -> None:
    assert checked(written(small_return())).remarks == []


@pytest.mark.parametrize("case", CASES, ids=[case.number for case in CASES])
def test_rule_is_broken_by_what_breaks_it_and_not_by_what_is_near(case: Case) -> None:
    report = checked(written(small_return(case.breaks)))
    assert _broken(report) == {case.number} | case.also
    remark = next(remark for remark in report.remarks if remark.rule == case.number)
    assert remark.severity is SEVERITIES[case.number]
    assert case.number not in _broken(checked(written(small_return(case.near))))


@pytest.mark.parametrize("case", CASES, ids=[case.number for case in CASES])
def test_fault_has_the_line_of_its_item_or_else_of_its_record(case: Case) -> None:
    source = written(small_return(case.breaks))
    lines = source.decode().splitlines()
    modules = {rule.number: rule.module.name for rule in RULES}
    for remark in checked(source).remarks:
        assert remark.line is not None
        line = lines[remark.line - 1].strip()
        record = modules.get(remark.rule, "")
        assert line.startswith(f"<{remark.item}>" if remark.value else f"<{record}")
        assert remark.value.split(", ")[0] in line


def test_every_rule_of_the_return_has_its_case() -> None:
    assert sorted(case.number for case in CASES) == sorted(
        rule.number for rule in ALL if rule is not TWO_LISTS
    )


def test_no_two_rules_have_one_number() -> None:
    numbers = [rule.number for rule in (*READING_RULES, *ALL)]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize(
    "changes",
    [
        "Sex=9",
        "Ethnicity=9",
        "DP=9",
        "PlanWBP=9",
        "PlacementDetail.WBP=9",
        "ReviewOutcome=9; ReviewMeeting=2025-12-01",
    ],
)
def test_codes_that_nobody_has_filled_in_are_never_called_wrong(changes: str) -> None:
    source = written(small_return(changes))
    assert [len(checked(source).remarks), check_return(BytesIO(source)).remarks] == [1, []]


@pytest.mark.parametrize("text", ["1926-01-15", "0001-01-01", "2022-12-31"])
def test_census_day_before_the_first_is_named_and_silences_no_rule(text: str) -> None:
    report = checked(written(small_return(f"ReferenceDate={text}; Surname=; ReceivedDate=2026-01-16")))
    assert _broken(report) == {"027", "028", "150", "252", "259", "354", "454"}


@pytest.mark.parametrize(
    "changes", ["ReferenceDate=; Year=", "ReferenceDate=x; Year=" + "9" * 5000, "Year=٢٠٢٦; ReferenceDate="]
)
def test_return_without_a_good_date_is_checked_in_all_but_its_dates(changes: str) -> None:
    report = checked(written(small_return(f"{changes}; Surname=; @asked; ReceivedDate=2026-01-16")))
    assert _broken(report) - {"022", "023", "025", "026"} == {"150"}


@pytest.mark.parametrize("year", CENSUS_DAYS)
def test_year_alone_gives_its_census_day(year: int) -> None:
    late = CENSUS_DAYS[year].replace(day=CENSUS_DAYS[year].day + 1)
    report = checked(
        written(small_return(f"Year={year}; ReferenceDate=; @asked; RequestSource=; ReceivedDate={late}"))
    )
    assert _broken(report) - {"272"} == {"026", "252"}
