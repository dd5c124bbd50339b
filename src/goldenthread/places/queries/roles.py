"""Who holds which role in a school, since when, and on what evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, Q

from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.permissions import ROLE_WORDS, RoleKind
from goldenthread.places.models import PlaceRole


@dataclass(frozen=True, slots=True)
class HeldInSchool:
    """One role of one person in a school or an organisation. `ends_on` is the first day without it."""

    id: UUID
    name: str
    email: str
    kind: RoleKind
    starts_on: date
    ends_on: date | None
    evidence: str
    given_by: str

    @property
    def role(self) -> str:
        return ROLE_WORDS[self.kind]

    @property
    def last_day(self) -> date | None:
        return self.ends_on - timedelta(days=1) if self.ends_on else None


def held_in_school(setting_id: UUID, day: date) -> tuple[HeldInSchool, ...]:
    """Every role that has not ended by this day, by role and name. One query."""
    return _held(Q(setting=setting_id), day)


def held_in_organisation(organisation_id: UUID, day: date) -> tuple[HeldInSchool, ...]:
    """The same of an organisation. One query."""
    return _held(Q(organisation=organisation_id), day)


def _held(where: Q, day: date) -> tuple[HeldInSchool, ...]:
    rows = (
        PlaceRole.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day), where)
        .exclude(ends_on=F("starts_on"))
        .values_list(
            "id",
            "account__name",
            "account__email",
            "kind",
            "starts_on",
            "ends_on",
            "evidence",
            "given_by__name",
        )
    )
    found = [HeldInSchool(*row[:3], RoleKind(row[3]), *row[4:7], row[7] or "") for row in rows]
    order = list(RoleKind)
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), one.name.casefold(), one.starts_on)))


def one_held(setting_id: UUID, role_id: UUID, day: date) -> HeldInSchool:
    """One of them; for whoever asks about another there is none."""
    for one in held_in_school(setting_id, day):
        if one.id == role_id:
            return one
    raise NotVisible("role", role_id)
