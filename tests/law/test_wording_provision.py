from __future__ import annotations

import pytest

from goldenthread.law.wording import check_wording
from tests.law.wording_tables import specific_provision, vague_provision


@pytest.mark.parametrize("sentence, rule_ids", vague_provision())
def test_vague_provision_draws_exactly_these_remarks(sentence: str, rule_ids: list[str]) -> None:
    assert [remark.rule_id for remark in check_wording(sentence)] == rule_ids


@pytest.mark.parametrize("sentence", specific_provision())
def test_specific_provision_draws_no_remark(sentence: str) -> None:
    assert check_wording(sentence) == []


def test_the_tables_are_large_enough_to_judge_by() -> None:
    assert (len(vague_provision()) >= 240, len(specific_provision()) >= 150) == (True, True)
