"""The sentence at the top of a family's page, in every number."""

from __future__ import annotations

import pytest

from goldenthread.design.words import Spoken
from goldenthread.law.account import Figures
from goldenthread.plans.pages.family_words import figures_words, lead_of

FIVE, SIX = "5 of 9 promised sessions happened.", "6 of 9 promised sessions happened."
NEVER = "2 were missed and have not been made good."


@pytest.mark.parametrize(
    "promised, happened, missed, made_good, in_part, not_recorded, words",
    [
        (0, 0, 0, 0, 0, 0, "Its support has not begun yet."),
        (1, 1, 0, 0, 0, 0, "The one promised session happened."),
        (1, 0, 1, 0, 0, 0, "The one promised session was missed, and has not been made good."),
        (1, 0, 1, 1, 0, 0, "The one promised session was missed and made good."),
        (1, 0, 1, 0, 1, 0, "The one promised session was missed and made good in part."),
        (1, 0, 0, 0, 0, 1, "The one promised session was not recorded."),
        (2, 2, 0, 0, 0, 0, "2 of 2 promised sessions happened."),
        (2, 1, 0, 0, 0, 1, "1 of 2 promised sessions happened. 1 was not recorded."),
        (2, 0, 0, 0, 0, 2, "0 of 2 promised sessions happened. 2 were not recorded."),
        (9, 6, 1, 0, 0, 2, f"{SIX} 1 was missed and has not been made good. 2 were not recorded."),
        (9, 6, 2, 0, 0, 1, f"{SIX} 2 were missed and have not been made good. 1 was not recorded."),
        (9, 6, 3, 3, 0, 0, "6 of 9 promised sessions happened."),
        (9, 6, 3, 2, 0, 0, "6 of 9 promised sessions happened. 1 was missed and has not been made good."),
        (9, 6, 3, 2, 1, 0, "6 of 9 promised sessions happened. 1 was missed and made good in part."),
        (9, 5, 4, 0, 2, 0, f"{FIVE} 2 were missed and made good in part. {NEVER}"),
        (1200, 1107, 0, 0, 0, 93, "1,107 of 1,200 promised sessions happened. 93 were not recorded."),
    ],
)  # fmt: skip
def test_figures_are_said_in_every_number(
    promised: int, happened: int, missed: int, made_good: int, in_part: int, not_recorded: int, words: str
) -> None:
    total = Figures(promised, happened, 0, missed, made_good, in_part, not_recorded)
    assert figures_words(total) == words


def test_lead_says_whether_there_is_a_plan() -> None:
    assert [lead_of(Spoken("Ayo", reads), known) for reads in (False, True) for known in (None, [])] == [
        "Ayo has no plan in force.",
        "Ayo has a plan. Its support has not begun yet.",
        "You have no plan in force.",
        "You have a plan. Its support has not begun yet.",
    ]
