"""Cases with the council, made in one line each."""

from __future__ import annotations

from datetime import timedelta

from goldenthread.casework.actions.handing_over import hand_over
from goldenthread.casework.actions.opening import Beginning, open_case
from goldenthread.casework.models import Case
from goldenthread.config.demonstration.cast import Cast
from goldenthread.law.time_limits import EventKind
from tests.cast import NOW, TODAY


def asked(cast: Cast, child: str, *, days: int, officer: str = "", team: str = "") -> Case:
    """A request that came so many days ago, with an officer if one is named."""
    priya = cast.people["priya"]
    begins = Beginning(EventKind.REQUEST_RECEIVED, TODAY - timedelta(days=days))
    case = open_case(child=cast.children[child], area=cast.area, begins=begins, by=priya, at=NOW)
    if officer or team:
        to = cast.people[officer] if officer else None
        hand_over(case=case, to=to, team=team, by=priya, at=NOW)
    case.refresh_from_db()
    return case
