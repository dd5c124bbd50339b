"""Cases made through the actions, as an officer makes them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from goldenthread.casework.actions.advice import Whom, ask_for_advice, give_advice
from goldenthread.casework.actions.decisions import decide
from goldenthread.casework.actions.ehc_plan import Where, add_line, begin_version, serve
from goldenthread.casework.actions.events import Happened, record_event
from goldenthread.casework.actions.handing_over import hand_over
from goldenthread.casework.actions.letters import Told, Why
from goldenthread.casework.actions.opening import Beginning, open_case
from goldenthread.casework.actions.requests import Words, receive_request
from goldenthread.casework.models import Advice, AdviceAsked, Case, CaseEvent, Decision, EhcPlan, Request
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import Account
from goldenthread.law.assessment_advice import Part
from goldenthread.law.time_limits import EventKind
from tests.cast import NOW, TODAY

K = EventKind
DOCTOR = Whom(Part.HEALTH, "Elaine Marsh", email="elaine.marsh@example.org", manager="Martin Cole")
NOAH = Words(
    "Noah", "Brook", date(2019, 5, 2), "Leah Brook", "He is silent in school.", "1",
    asker_telephone="01632 960 188",
)  # fmt: skip


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def at(days: int) -> datetime:
    return timezone.make_aware(datetime.combine(ago(days), time(10)))


def opened(
    cast: Cast, name: str = "tola", days: int = 70, kind: EventKind = K.REQUEST_RECEIVED, **change: Any
) -> Case:
    """A case that began so many days ago, as Priya opened it."""
    given = {"area": cast.area, "by": cast.people["priya"], "at": NOW} | change
    return open_case(child=cast.children[name], begins=Beginning(kind, ago(days)), **given)


def requested(cast: Cast, child: str, *, days: int, officer: str = "", team: str = "") -> Case:
    """A request that came so many days ago, with an officer if one is named."""
    case = opened(cast, child, days)
    if officer or team:
        to = cast.people[officer] if officer else None
        hand_over(case=case, to=to, team=team, by=cast.people["priya"], at=NOW)
    return now(case)


def happened(cast: Cast, case: Case, kind: EventKind, days: int = 0, **facts: Any) -> CaseEvent:
    return record_event(case=case, what=Happened(kind, ago(days), **facts), by=cast.people["priya"], at=NOW)


def decided(
    cast: Cast, case: Case, kind: EventKind, days: int = 0, who: str = "priya", **told: Any
) -> Decision:
    why = Why(ago(days), "She needs more than the school can give.", ("The school’s record",))
    return decide(case=case, kind=kind, why=why, told=Told(ago(days), **told), by=cast.people[who], at=NOW)


def assessing(cast: Cast, name: str = "tola", days: int = 70) -> Case:
    case = opened(cast, name, days)
    decided(cast, case, K.ASSESSMENT_AGREED, days - 20)
    return now(case)


def served_to_tolas_family(cast: Cast) -> tuple[Case, EhcPlan]:
    """Tola’s draft, served three days ago: the family has to 1 December."""
    by = {"by": cast.people["priya"], "at": NOW}
    case = assessing(cast)
    decided(cast, case, K.PLAN_AGREED, 10)
    plan = begin_version(case=now(case), **by)
    add_line(
        plan=plan, where=Where("cognition_and_learning", "need", 1), words="Tola needs teaching.", **by
    )  # fmt: skip
    return now(case), serve(plan=plan, told=Told(ago(3)), **by)


def asked(cast: Cast, case: Case, whom: Whom = DOCTOR, days: int = 0) -> AdviceAsked:
    return ask_for_advice(case=case, whom=whom, on=ago(days), by=cast.people["priya"], at=NOW)


def given(cast: Cast, of: AdviceAsked, by: Account | None = None) -> Advice:
    by = by or cast.people["priya"]
    return give_advice(asked=of, words="She needs small steps.", on=TODAY, by=by, at=NOW)


def sent(cast: Cast, words: Words = NOAH, **change: Any) -> Request:
    asked_as = {"how": "web", "by": None, "at": NOW} | change
    return receive_request(area=cast.area, words=words, **asked_as)


def now(case: Case) -> Case:
    return Case.objects.select_related("area", "child", "coordinator").get(id=case.id)
