"""Who may sit on a panel."""

from __future__ import annotations

import pytest

from goldenthread.law.panels import RULES, Tie, may_sit


@pytest.mark.parametrize(
    "ties, may, why",
    [
        ([], True, ""),
        ([Tie.ADVISED], True, "Gave advice on this child"),
        ([Tie.FAMILY], False, "Is of the child’s family"),
        ([Tie.DECIDED], False, "Made the decision that is looked at"),
        ([Tie.ADVISED, Tie.DECIDED], False, "Made the decision that is looked at"),
        ([Tie.ADVISED, Tie.FAMILY], False, "Is of the child’s family"),
    ],
)
def test_the_strongest_tie_decides(ties: list[Tie], may: bool, why: str) -> None:
    found = may_sit(ties)
    assert (found.may, found.why, found.rule in RULES) == (may, why, bool(ties))
