"""Every worked case of the table, whose dates were worked out by hand."""

from __future__ import annotations

import pytest

from goldenthread.law.time_limits import LIMITS, sentence
from goldenthread.law.time_limits.worked import WorkedCase, worked_cases

CASES = worked_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.limit}: {case.text}, on {case.on}")
def test_worked_case(case: WorkedCase) -> None:
    clock = case.clock()
    assert (clock.due, clock.state, clock.days_late, clock.excused) == (
        case.due, case.state, case.days, case.excused,
    )  # fmt: skip


def test_every_limit_has_worked_cases() -> None:
    assert {f"limit.{case.limit}" for case in CASES} == {limit.id for limit in LIMITS}
    assert len(CASES) == len(set(CASES)) == 371


@pytest.mark.parametrize("case", CASES[::7], ids=lambda case: f"{case.limit}: {case.text}, on {case.on}")
def test_sentence_of_a_case_is_one_sentence_with_its_source(case: WorkedCase) -> None:
    clock = case.clock()
    words = sentence(clock, case.on)
    assert words.endswith(").")
    assert all(f"{citation}" in words for citation in clock.limit.rule.citations)
    assert ". " not in words.replace("(L, M and P) v Devon County Council [2022]", "")
