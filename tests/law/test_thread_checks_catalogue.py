"""The one list of checks, and the page made from it."""

from __future__ import annotations

from collections import Counter

import pytest

from goldenthread.law.thread_checks import (
    CHECKS,
    THREAD_RULES,
    Check,
    Weight,
    checks_markdown,
)
from goldenthread.law.wording import WORDING_RULES
from tests.law.thread_cases import CASES


def test_the_list_holds_every_check_once() -> None:
    ids = [check.id for check in CHECKS]
    assert ids == [rule.id for rule in (*WORDING_RULES, *THREAD_RULES)]
    assert (len(ids), max(Counter(ids).values())) == (60, 1)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_check_has_a_reason_examples_and_an_authority(check: Check) -> None:
    said = (check.about, check.reason, check.example, check.better, *map(str, check.citations))
    assert (all(said), check.reason.endswith("."), check.citations != ()) == (True, True, True)


def test_every_thread_rule_has_a_case_of_its_own() -> None:
    tried = {remark[0] for _, remark in CASES.values()} | {"no-need"}
    assert tried == {rule.id for rule in THREAD_RULES}


def test_only_a_step_without_its_partner_breaks_the_line() -> None:
    breaks = [rule.id for rule in THREAD_RULES if rule.weight is Weight.BREAK]
    assert breaks == [
        "need-without-outcome",
        "outcome-without-provision",
        "outcome-without-need",
        "provision-without-outcome",
    ]


def test_the_page_has_a_row_of_seven_cells_for_each_check() -> None:
    rows = [line for line in checks_markdown().splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == [check.id for check in CHECKS]
    assert {row.replace("\\|", "").count("|") for row in rows} == {8}


def test_the_page_says_how_many_checks_there_are() -> None:
    assert checks_markdown().splitlines()[2] == (
        "60 checks: 34 on the words of one line and 26 on the whole plan."
    )
