"""The list of rules itself: whole, unique, explained, and right about its own examples."""

from __future__ import annotations

from collections import Counter

import pytest

from goldenthread.law.wording import WORDING_RULES, WordingRule, check_wording

EACH_RULE = pytest.mark.parametrize("rule", WORDING_RULES, ids=lambda rule: rule.id)


def test_there_are_thirty_four_rules_with_an_id_each() -> None:
    ids = Counter(rule.id for rule in WORDING_RULES)
    assert (len(ids), set(ids.values())) == (34, {1})


@EACH_RULE
def test_rule_finds_its_bad_example(rule: WordingRule) -> None:
    assert rule.finds(rule.example_bad) != []


@EACH_RULE
def test_no_rule_of_its_kinds_remarks_on_the_better_example(rule: WordingRule) -> None:
    remarks = [remark for kind in rule.applies_to for remark in check_wording(rule.example_better, kind)]
    own = [remark.rule_id for remark in remarks if remark.rule_id == rule.id]
    as_written_for = min(rule.applies_to, key=lambda kind: len(check_wording(rule.example_better, kind)))
    assert (own, check_wording(rule.example_better, as_written_for)) == ([], [])


@EACH_RULE
def test_rule_says_why_and_on_whose_authority(rule: WordingRule) -> None:
    complete = rule.reason.endswith(".") and rule.reason.startswith(("The words ", "The line "))
    assert (complete, rule.citations != ()) == (True, True)
