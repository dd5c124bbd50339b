"""Each check of the whole plan: one change to a whole plan, and exactly what is then said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.law.layers import Layer
from goldenthread.law.thread_checks import (
    OutcomeLine,
    PlanLines,
    ViewLine,
    Whose,
    check_thread,
)
from tests.law.ayo_plan import (
    BREAKS,
    CHECK_IN,
    HIS,
    MAP,
    NOISE,
    PLAN,
    SPEECH,
    TALKING,
    TELLS,
    THEIRS,
)
from tests.law.thread_cases import CASES


def said(plan: PlanLines) -> list[tuple[str, object, str]]:
    return [(remark.rule_id, remark.strand, remark.says) for remark in check_thread(plan)]


def test_a_whole_plan_draws_no_remark() -> None:
    assert said(PLAN) == []


@pytest.mark.parametrize("plan, remark", CASES.values(), ids=CASES.keys())
def test_one_change_draws_one_remark(plan: PlanLines, remark: tuple[str, object, str]) -> None:
    assert said(plan) == [remark]


FINE = {
    "a date in the words": replace(
        PLAN,
        outcomes=(TELLS, replace(BREAKS, by=None, text="By April 2027, Ayo takes a break in 10 minutes")),
    ),
    "a date that is today": replace(PLAN, on=date(2027, 4, 30)),
    "a date that has passed in a plan in force": replace(
        PLAN, outcomes=(TELLS, replace(BREAKS, by=date(2026, 9, 30)))
    ),
    "a count in the words": replace(PLAN, outcomes=(TELLS, replace(BREAKS, measure=""))),
    "one provision for two needs": replace(
        PLAN, provisions=(SPEECH, MAP, replace(CHECK_IN, outcomes=("breaks", "tells")))
    ),
    "two outcomes of one need with like help": replace(
        PLAN,
        outcomes=(
            TELLS,
            BREAKS,
            OutcomeLine("waits", "talking", "Ayo waits 10 seconds", date(2027, 1, 1), "daily"),
        ),
        provisions=(SPEECH, MAP, CHECK_IN, replace(MAP, strand="again", outcomes=("waits",))),
    ),
    "a trigger for days": replace(
        PLAN, provisions=(SPEECH, MAP, replace(CHECK_IN, frequency="when he shows his card"))
    ),
    "a role for a name": replace(PLAN, provisions=(SPEECH, MAP, replace(CHECK_IN, who="The class teacher"))),
    "a first name": replace(PLAN, provisions=(SPEECH, MAP, replace(CHECK_IN, who="Meera"))),
    "a specialist whose strip the assistant uses": replace(
        PLAN,
        provisions=(
            replace(
                SPEECH, who="Joanna Reed, speech and language therapist", used_in_class="Meera Shah uses it"
            ),
            MAP,
            CHECK_IN,
        ),
    ),
    "Universal help that stays in class": replace(
        PLAN, layer=Layer.UNIVERSAL, provisions=(SPEECH, MAP, replace(CHECK_IN, used_in_class=""))
    ),
    "somebody who knows him speaks for him": replace(
        PLAN,
        views=(ViewLine(Whose.SOMEONE, "He points to the radio when asked.", "Meera, with pictures"), THEIRS),
    ),
    "watched, and asked too": replace(
        PLAN, views=(ViewLine(Whose.SOMEONE, "He seems to like football."), HIS, THEIRS)
    ),
    "a long plan of a higher layer": replace(PLAN, strengths=("He is kind. " * 120,)),
    "a short Targeted plan": replace(PLAN, layer=Layer.TARGETED),
    "initials spelled out later": replace(
        PLAN,
        needs=(replace(TALKING, text="Ayo has SLCN."), NOISE),
        strengths=("He is open about his speech, language and communication needs (SLCN).",),
    ),
}


@pytest.mark.parametrize("plan", FINE.values(), ids=FINE.keys())
def test_this_is_enough(plan: PlanLines) -> None:
    assert said(plan) == []


EMPTY = PlanLines()


@pytest.mark.parametrize(
    "plan, says",
    [
        (EMPTY, "The plan names no need."),
        (
            PlanLines(adjustments=("Ear defenders",)),
            "There are adjustments but no need. Adjustments alone are owed without a plan.",
        ),
    ],
)
def test_a_plan_without_a_need_is_told_so_first(plan: PlanLines, says: str) -> None:
    assert said(plan)[0] == ("no-need", None, says)
