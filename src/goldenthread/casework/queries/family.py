"""To whom the council writes about a child: parents and carers, and the young person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from goldenthread.foundation.permissions import RoleKind
from goldenthread.foundation.roles import held_on
from goldenthread.people.models import Child, ChildRole

WRITTEN_TO = (RoleKind.PARENT, RoleKind.YOUNG_PERSON)


@dataclass(frozen=True, slots=True)
class Family:
    """Names in one line, and the accounts of those who sign in."""

    names: str
    accounts: tuple[UUID, ...]


def family_of(child: Child, day: date) -> Family:
    """Those of the family who are written to on this day. One query."""
    rows = list(
        ChildRole.objects.filter(held_on(day), child=child, kind__in=WRITTEN_TO)
        .order_by("starts_on", "id")
        .values_list("name", "account")
    )
    names = list(dict.fromkeys(name for name, _ in rows))
    words = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    return Family(words, tuple(account for _, account in rows if account))
