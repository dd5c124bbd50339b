"""The reasons to choose from are good English for one child and for several."""

from __future__ import annotations

import pytest

from goldenthread.plans.session_words import reasons


@pytest.mark.parametrize(
    "names, away, refused",
    [
        (["Ayo"], "Ayo was away", "Ayo did not want to take part"),
        (["Ayo", "Leila"], "Ayo and Leila were away", "Ayo and Leila did not want to take part"),
    ],
)
def test_reasons_are_said_of_one_or_of_several(names: list[str], away: str, refused: str) -> None:
    words = dict(reasons(*names))
    assert (words["child_absent"], words["refused"]) == (away, refused)
    assert words["staff_absent"] == "A member of staff was away"
