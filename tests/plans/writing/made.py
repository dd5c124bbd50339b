"""Plans for these tests: Ayo's, as Ruth would write it."""

from __future__ import annotations

from typing import Any

from goldenthread.config.demonstration.cast import Cast
from goldenthread.plans.actions.whole_plan import open_whole_plan
from goldenthread.plans.models import PlanVersion
from goldenthread.plans.states import VersionState
from tests.cast import NOW


def ayos_plan() -> dict[str, Any]:
    """A plan as a program sends it: two needs, two outcomes, three provisions."""
    return {
        "views": [{"kind": "aspiration", "whose": "child", "words": "I want to be on the radio."}],
        "needs": [
            {
                "area": "",
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


def draft(cast: Cast, child: str = "ayo", plan: dict[str, Any] | None = None) -> PlanVersion:
    """A draft written by Ruth for a child who came with a plan."""
    return open_whole_plan(
        child=cast.children[child],
        plan=ayos_plan() if plan is None else plan,
        brought_from="Larch School",
        by=cast.people["ruth"],
        at=NOW,
    )


def moved_to(version: PlanVersion, state: VersionState) -> PlanVersion:
    """The same version at another point of its life."""
    PlanVersion.objects.filter(id=version.id).update(state=state, in_force_on=None)
    version.refresh_from_db()
    return version
