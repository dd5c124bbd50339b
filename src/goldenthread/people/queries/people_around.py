"""Who is around a child by a role for the child, as the school recorded it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.permissions import RoleKind
from goldenthread.foundation.roles import held_on
from goldenthread.people.models import ChildRole


@dataclass(frozen=True, slots=True)
class Recorded:
    """One person, and on what evidence. `ends_on` is the first day without it."""

    id: UUID
    name: str
    kind: str
    described_as: str
    parental_responsibility: bool
    starts_on: date
    ends_on: date | None
    evidence: str
    signs_in: str

    @property
    def by_school(self) -> bool:
        """A helper is the family’s to end."""
        return self.kind != RoleKind.HELPER


def recorded_around(child_id: UUID, day: date) -> tuple[Recorded, ...]:
    """Those with a role for the child on this day, family first. One query."""
    rows = ChildRole.objects.filter(held_on(day), child=child_id).values_list(
        "id", "name", "kind", "described_as", "parental_responsibility", "starts_on", "ends_on", "evidence",
        "account__email",
    )  # fmt: skip
    found = [Recorded(*row[:-1], row[-1] or "") for row in rows]
    order = [kind.value for kind in RoleKind]
    first = (RoleKind.PARENT.value, RoleKind.YOUNG_PERSON.value)
    return tuple(sorted(found, key=lambda one: (one.kind not in first, order.index(one.kind), one.name)))


def recorded_one(child_id: UUID, role_id: UUID, day: date) -> Recorded:
    """One of them whom the school may end."""
    for one in recorded_around(child_id, day):
        if one.id == role_id and one.by_school:
            return one
    raise NotVisible("role", role_id, child_id)
