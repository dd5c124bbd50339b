"""Makes the house in which a journey begins: the cast on one day, Leila’s draft, and Tola’s plan to read.

Run as a program of its own, `python prepare.py 2026-11-02`, because the house is another process.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from typing import Any

from goldenthread.config.opening import open_house

LEILAS = {"needs": [{"title": "Noise stops Leila listening"}]}
TOLAS = {"needs": [{"title": "Tola is frightened of stairs"}]}

WRITTEN = {
    "need": "Planning a task with many steps is hard.",
    "provision": "A tutor plans the week with him for 30 minutes, alone, every Monday.",
    "outcome": "By July 2027 he plans his own week.",
}


def prepare(day: date) -> None:
    open_house()
    from django.contrib.auth.hashers import make_password

    from goldenthread.config.demonstration.cast import PASSWORD, make_cast
    from goldenthread.foundation.wall import lifted
    from goldenthread.plans.actions.sharing import share
    from goldenthread.plans.actions.whole_plan import open_whole_plan

    with lifted("a journey prepares its own children"):
        cast = make_cast(day, password_hash=make_password(PASSWORD))
        leila, tola = cast.children["leila"], cast.children["tola"]
        ruth, grace = cast.people["ruth"], cast.people["grace"]
        open_whole_plan(child=leila, plan=LEILAS, brought_from="Larch School", by=ruth, at=cast.now)
        tolas = open_whole_plan(child=tola, plan=TOLAS, brought_from="Larch School", by=grace, at=cast.now)
        share(child=tola, version_id=tolas.id, by=grace, at=cast.now)
        plan_in_force(cast, "callum")
        plan_in_force(cast, "erin")
        cast.children["erin"].enrolments.update(year_group="11")
        events_of_a_conversation(cast)


def events_of_a_conversation(cast: Any) -> None:
    """One with a single place, three weeks from now, and one that goes on this afternoon."""
    from datetime import datetime, time

    from django.utils import timezone

    from goldenthread.config.demonstration.asking import hold_conversation
    from goldenthread.events.actions.events import Details, make_event, publish_event

    conversation, lin = hold_conversation(cast), {"by": cast.people["lin"], "at": cast.now}
    for name, days, places in (("An evening in Ridgeway", 21, 1), ("An afternoon in Hawthorn", 0, 40)):
        starts = timezone.make_aware(datetime.combine(cast.today + timedelta(days=days), time(15, 30)))
        details = Details(
            name=name, starts_at=starts, ends_at=starts + timedelta(hours=2), venue="The hall",
            access=("step_free", "loop"),
        )  # fmt: skip
        event = make_event(consultation=conversation, details=details, capacity=places, **lin)
        publish_event(event=event, **lin)


def plan_in_force(cast: Any, name: str) -> None:
    """An EHC plan that came from another council, and was written in here."""
    from goldenthread.casework.actions.ehc_plan import Where, add_line, begin_version
    from goldenthread.casework.actions.opening import Beginning, open_case
    from goldenthread.casework.models import EhcPlan
    from goldenthread.law.time_limits import EventKind

    began = cast.today - timedelta(days=60)
    about = {"by": cast.people["priya"], "at": cast.now}
    begins = Beginning(EventKind.PLAN_TRANSFERRED_IN, began)
    case = open_case(child=cast.children[name], area=cast.area, begins=begins, **about)
    plan = begin_version(case=case, **about)
    for part, words in WRITTEN.items():
        where = Where("cognition_and_learning", part, 1)
        add_line(plan=plan, where=where, words=words, **about)
    add_line(plan=plan, where=Where("I", "name"), words="Northmoor College", **about)
    EhcPlan.objects.filter(id=plan.id).update(state=EhcPlan.State.FINAL, final_on=began)


if __name__ == "__main__":
    prepare(date.fromisoformat(sys.argv[1]))
