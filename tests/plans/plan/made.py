"""Ayo's plan at each point of its life, made by the same actions that people use."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from goldenthread.config.demonstration.cast import Cast
from goldenthread.plans.actions.drafts import open_draft
from goldenthread.plans.actions.force import put_in_force
from goldenthread.plans.actions.sharing import share
from goldenthread.plans.actions.together import respond
from goldenthread.plans.actions.whole_plan import open_whole_plan
from goldenthread.plans.models import PlanVersion, Response
from tests.cast import NOW

BEGAN = date(2026, 9, 7)


def ayos_plan() -> dict[str, Any]:
    """A plan as a program sends it: two needs, two outcomes, three provisions."""
    return {
        "views": [
            {"kind": "aspiration", "whose": "child", "words": "I want to be on the radio.", "who": "Ayo"}
        ],
        "needs": [
            {
                "area": "speech_language_and_communication",
                "title": "Ayo cannot find his words in time",
                "outcomes": [
                    {
                        "title": "Ayo tells a friend what happened",
                        "by_date": "2027-07-16",
                        "measure": "3 times out of 4",
                        "steps": ["Two parts", "Three parts"],
                        "provisions": [
                            {
                                "title": "Speech and language session",
                                "who": "Joanna Reed",
                                "weekdays": ["thursday"],
                                "times": ["1.30pm"],
                                "minutes": 30,
                                "group_size": 1,
                                "starts_on": "2026-09-10",
                            },
                            {"title": "Word map", "weekdays": ["monday", "friday"], "minutes": 15},
                        ],
                    }
                ],
            },
            {
                "title": "Noise stops Ayo listening",
                "outcomes": [
                    {
                        "title": "Ayo asks for a break before he is upset",
                        "provisions": [{"title": "Check-in", "weekdays": "01234", "minutes": 10}],
                    }
                ],
            },
        ],
        "adjustments": [{"words": "Wait 10 seconds for his words."}],
        "class_notes": [{"words": "Break card up: let him go."}],
    }


def days_ago(days: int) -> datetime:
    return NOW - timedelta(days=days)


def draft(cast: Cast, plan: dict[str, Any] | None = None, at: datetime = NOW) -> PlanVersion:
    return open_whole_plan(
        child=cast.children["ayo"],
        plan=ayos_plan() if plan is None else plan,
        brought_from="Larch School",
        by=cast.people["ruth"],
        at=at,
    )


def shared(cast: Cast, plan: dict[str, Any] | None = None, at: datetime = NOW) -> PlanVersion:
    version = draft(cast, plan, at)
    return share(child=cast.children["ayo"], version_id=version.id, by=cast.people["ruth"], at=at)


def in_force(
    cast: Cast, plan: dict[str, Any] | None = None, on: date = BEGAN, at: datetime = NOW
) -> PlanVersion:
    """In force since September, agreed by Funmi."""
    version = shared(cast, plan, at)
    agree(cast, version, at)
    return put_in_force(
        child=cast.children["ayo"],
        version_id=version.id,
        on=on,
        why="Agreed on paper in September",
        by=cast.people["ruth"],
        at=at,
    )


def agree(cast: Cast, version: PlanVersion, at: datetime = NOW) -> Response:
    return respond(
        child=cast.children["ayo"],
        version_id=version.id,
        answer=Response.Answer.AGREE,
        by=cast.people["funmi"],
        at=at,
    )


def next_draft(cast: Cast, at: datetime = NOW) -> PlanVersion:
    return open_draft(child=cast.children["ayo"], by=cast.people["ruth"], at=at)


def next_shared(cast: Cast, at: datetime = NOW) -> PlanVersion:
    version = next_draft(cast, at)
    return share(child=cast.children["ayo"], version_id=version.id, by=cast.people["ruth"], at=at)
