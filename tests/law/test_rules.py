"""A rule holds from its date until its end, and of several versions the latest holds."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.law.rules import Citation, Rule, rule_in_force

OLD = Rule("r", "Old.", (Citation("Act", "section 1"),), date(2014, 9, 1), until=date(2029, 9, 1))
NEW = Rule("r", "New.", (Citation("Act"),), date(2029, 9, 1))
OVERLAP = Rule("r", "Overlap.", (Citation("Act"),), date(2020, 1, 1))


@pytest.mark.parametrize(
    "day, rule",
    [
        (date(2014, 8, 31), None),
        (date(2014, 9, 1), OLD),
        (date(2029, 8, 31), OLD),
        (date(2029, 9, 1), NEW),
    ],
)
def test_the_version_that_holds(day: date, rule: Rule | None) -> None:
    assert rule_in_force((NEW, OLD), day) is rule


def test_of_two_that_hold_the_later_dated_is_taken() -> None:
    assert rule_in_force((OLD, OVERLAP), date(2021, 1, 1)) is OVERLAP


def test_a_citation_as_words() -> None:
    assert [str(citation) for rule in (OLD, NEW) for citation in rule.citations] == [
        "Act, section 1",
        "Act",
    ]
