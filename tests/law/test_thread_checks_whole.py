"""The card “Is the thread whole?”."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.law.thread_checks import NeedLine, PlanLines, WholeLine, is_whole
from tests.law.ayo_plan import CHECK_IN, MAP, NOISE, PLAN, SPEECH, TALKING, TELLS

HAS_OUTCOME = WholeLine(True, "Every need has an outcome")
HAS_PROVISION = WholeLine(True, "Every outcome has provision")
ALL_SAY = WholeLine(True, "All 3 provisions say who, when, how long and how many")


def test_a_whole_plan_says_so_with_its_reading_age() -> None:
    card = is_whole(PLAN)
    assert (card.whole, card.lines, str(card.reading_age)) == (
        True,
        (HAS_OUTCOME, HAS_PROVISION, ALL_SAY),
        "8",
    )


FRIENDS, SLEEP = NeedLine("friends", "He has no friend."), NeedLine("sleep", "He sleeps badly.")
VAGUE = replace(CHECK_IN, who="staff", frequency="often", minutes=None)

CARDS = {
    "nothing written": (PlanLines(), 0, (WholeLine(False, "No need is written down yet"),)),
    "one need alone": (
        replace(PLAN, needs=(TALKING, NOISE, FRIENDS)),
        0,
        (WholeLine(False, "1 need has no outcome"), HAS_PROVISION, ALL_SAY),
    ),
    "two needs alone": (
        replace(PLAN, needs=(TALKING, NOISE, FRIENDS, SLEEP)),
        0,
        (WholeLine(False, "2 needs have no outcome"), HAS_PROVISION, ALL_SAY),
    ),
    "an outcome alone": (
        replace(PLAN, provisions=(SPEECH, MAP)),
        0,
        (
            HAS_OUTCOME,
            WholeLine(False, "1 outcome has no provision"),
            WholeLine(True, "All 2 provisions say who, when, how long and how many"),
        ),
    ),
    "one provision vague in three ways counts once": (
        replace(PLAN, provisions=(SPEECH, MAP, VAGUE)),
        0,
        (
            HAS_OUTCOME,
            HAS_PROVISION,
            WholeLine(False, "1 provision does not say who, when, how long and how many"),
        ),
    ),
    "one need, one outcome, one provision": (
        replace(PLAN, needs=(TALKING,), outcomes=(TELLS,), provisions=(SPEECH,)),
        0,
        (HAS_OUTCOME, HAS_PROVISION, WholeLine(True, "The provision says who, when, how long and how many")),
    ),
    "a session nobody recorded": (
        PLAN,
        1,
        (HAS_OUTCOME, HAS_PROVISION, ALL_SAY, WholeLine(False, "1 session is not recorded")),
    ),
    "needs only": (
        PlanLines(needs=(TALKING,)),
        0,
        (WholeLine(False, "1 need has no outcome"),),
    ),
}


@pytest.mark.parametrize("plan, not_recorded, lines", CARDS.values(), ids=CARDS.keys())
def test_the_card_says_where_the_thread_breaks(
    plan: PlanLines, not_recorded: int, lines: tuple[WholeLine, ...]
) -> None:
    card = is_whole(plan, not_recorded=not_recorded)
    assert (card.lines, card.whole) == (lines, all(line.whole for line in lines))


def test_a_plan_of_few_words_has_no_reading_age() -> None:
    assert is_whole(PlanLines(needs=(TALKING,))).reading_age is None
