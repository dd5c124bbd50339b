"""The examples of better words, about whichever child a plan is written for."""

from __future__ import annotations

import re

import pytest

from goldenthread.law.wording import WORDING_RULES
from goldenthread.law.wording.examples import example_for
from goldenthread.law.wording.rule import WordingRule

OTHERS = re.compile(r"\b(Ayo|Meera|Shah|Dan|Okafor|Joanna|Reed|he|him|his|she|her|hers)\b")


@pytest.mark.parametrize("rule", WORDING_RULES, ids=lambda rule: rule.id)
def test_an_example_names_nobody_but_the_child_it_is_for(rule: WordingRule) -> None:
    example = example_for(rule.example_better, "Leila")
    assert OTHERS.findall(example) == []
