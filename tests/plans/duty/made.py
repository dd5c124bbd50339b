"""Walks through the which-duty questions, made for tests."""

from __future__ import annotations

from typing import Any

from goldenthread.config.demonstration.cast import Cast
from goldenthread.plans.actions.duty import OwedAdjustment, answer_question, begin_walk
from goldenthread.plans.models import DutyWalk
from tests.cast import NOW

ADJUST = {
    "learning": "no",
    "disability": "yes",
    "disadvantage": "yes",
    "provision": "no",
    "therapy": "no",
    "assessment": "no",
}
LAPTOP = OwedAdjustment("A laptop for anything over three lines", "Dan Okafor")


def ids(cast: Cast, short: str = "ayo") -> dict[str, Any]:
    return {"child": cast.children[short], "by": cast.people["ruth"], "at": NOW}


def walked(cast: Cast, answers: dict[str, str], short: str = "ayo") -> DutyWalk:
    walk = begin_walk(**ids(cast, short))
    for question, choice in answers.items():
        answer_question(**ids(cast, short), walk_id=walk.id, question=question, choice=choice)
    return walk
