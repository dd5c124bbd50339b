"""The officers of a council, and when the family last looked at a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.casework.models import Case
from goldenthread.casework.queries.family import WRITTEN_TO
from goldenthread.casework.queries.live import LIVE
from goldenthread.foundation.models import AuditEntry
from goldenthread.foundation.permissions import ROLE_WORDS, WHOLE_AREA, RoleKind
from goldenthread.foundation.prepared import prepared
from goldenthread.foundation.roles import held_on
from goldenthread.people.models import ChildRole
from goldenthread.people.queries.contacts import Around
from goldenthread.places.models import PlaceRole

OFFICER = RoleKind.PLAN_COORDINATOR
READ_BY_FAMILY = "read the case, as its family"


@dataclass(frozen=True, slots=True)
class Officer:
    account_id: UUID
    name: str
    role: str
    cases: int


def officers_of(area_id: UUID, day: date) -> tuple[Officer, ...]:
    """Who works on cases in this council today, with how many open ones each has. Two queries."""
    held = PlaceRole.objects.filter(held_on(day), area=area_id, kind__in=WHOLE_AREA)
    rows = held.order_by("account__name").values_list("account", "account__name", "kind")
    open_cases = Case.objects.filter(LIVE, area=area_id, coordinator__isnull=False)
    number: dict[UUID, int] = {}
    for account in open_cases.values_list("coordinator", flat=True):
        if account:
            number[account] = number.get(account, 0) + 1
    return tuple(
        Officer(account, name, ROLE_WORDS[RoleKind(kind)], number.get(account, 0))
        for account, name, kind in rows
    )


def who_has_the_case(child_id: UUID, day: date) -> list[Around]:
    """The officer who has an open case of this child, for whom a family asks at the council. One query."""
    return [
        Around(name, ROLE_WORDS[OFFICER], OFFICER, since.date(), None, "", account)
        for name, account, since in _with_the_case(child_id)
    ]


@prepared
def _with_the_case(child_id: UUID) -> QuerySet[Case, tuple[Any, ...]]:
    rows = Case.objects.filter(LIVE, child=child_id, coordinator__isnull=False)
    return rows.order_by("opened_at").values_list("coordinator__name", "coordinator", "opened_at")


def last_read_by_family(child_id: UUID) -> tuple[str, datetime] | None:
    """Who of the family read the case last, and when. One query."""
    return next(iter(_last_read(child_id)), None)


@prepared
def _last_read(child_id: UUID) -> QuerySet[AuditEntry, tuple[str, datetime]]:
    accounts = ChildRole.objects.filter(child=child_id, kind__in=WRITTEN_TO).values("account")
    rows = AuditEntry.objects.filter(child_id=child_id, what=READ_BY_FAMILY, account__in=accounts)
    return rows.order_by("-at").values_list("who", "at")[:1]
