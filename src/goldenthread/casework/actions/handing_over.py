"""Who has a case: passed on, covered for a time, or in a team’s inbox, so that nobody leaving loses it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from goldenthread.casework.models import Case, Handover
from goldenthread.casework.queries.live import LIVE
from goldenthread.design.words import plain_date, plural
from goldenthread.foundation import audit, notices
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account
from goldenthread.foundation.permissions import WHOLE_AREA
from goldenthread.foundation.roles import held_on
from goldenthread.places.models import Area, PlaceRole


@transaction.atomic
def hand_over(
    *,
    case: Case,
    to: Account | None,
    team: str = "",
    until: date | None = None,
    reason: str = "",
    by: Account,
    at: datetime,
) -> Handover:
    """Give a case to an officer of its council, or to a team’s inbox. With `until`, as cover to that day."""
    handover = _pass_on(case, to, team, until, reason, by, at)
    if to and to != by:
        cover = f" to cover until {plain_date(until)}" if until else ""
        notices.tell(
            [to.id],
            child_id=case.child_id,
            what_changed=f"{by.name} gave you case {case.number}{cover}. {reason.strip()}".strip(),
            link=f"/cases/{case.id}/",
            at=at,
        )
    return handover


def _pass_on(
    case: Case, to: Account | None, team: str, until: date | None, reason: str, by: Account, at: datetime
) -> Handover:
    today = timezone.localdate(at)
    if to is None and not team.strip():
        raise Refused("Choose an officer, or name the team whose inbox it goes to.", field="to")
    if to and not _is_officer(to, case, today):
        raise Refused(f"{to.name} is no officer of {case.area.name} today.", field="to")
    if until and (to is None or until <= today):
        raise Refused("Cover is by an officer, and ends on a day still to come.", field="until")
    handover = Handover.objects.create(
        child_id=case.child_id, case=case, to=to, team=team.strip(), until=until, reason=reason.strip(),
        by=by, at=at,
    )  # fmt: skip
    if until is None:
        Case.objects.filter(id=case.id).update(coordinator=to, team=team.strip() or case.team)
    audit.record(
        what="passed a case on", by=by, at=at, child_id=case.child_id, case=case.number,
        to=to.name if to else team, why=reason.strip(),
    )  # fmt: skip
    return handover


@transaction.atomic
def hand_over_many(
    *,
    of: Account,
    areas: Collection[Area],
    states: Collection[str],
    to: Account | None,
    team: str = "",
    until: date | None = None,
    reason: str,
    by: Account,
    at: datetime,
) -> int:
    """Pass on the open cases that an officer has at these stages: all of them, or none. Gives how many."""
    if not reason.strip():
        raise Refused("Say why. Whoever takes the cases reads it, and it stays with each.", field="reason")
    if to == of:
        raise Refused(f"{of.name} has these cases already. Choose somebody else.", field="to")
    wanted = Case.objects.filter(LIVE, coordinator=of, area__in=areas, state__in=states)
    cases = list(wanted.select_for_update(of=("self",)).select_related("area", "child").order_by("number"))
    if not cases:
        raise Refused("Choose at least one stage at which there are cases.", field="states")
    for case in cases:
        _pass_on(case, to, team, until, reason, by, at)
    if to and to != by:
        cover = f" to cover until {plain_date(until)}" if until else ""
        notices.tell(
            [to.id],
            what_changed=(
                f"{by.name} gave you {plural(len(cases), 'case')} of {of.name}{cover}. {reason.strip()}"
            ),
            link="/caseload/",
            at=at,
        )
    return len(cases)


def _is_officer(account: Account, case: Case, day: date) -> bool:
    return PlaceRole.objects.filter(
        held_on(day), account=account, area=case.area_id, kind__in=WHOLE_AREA
    ).exists()
