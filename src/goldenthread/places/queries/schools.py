"""Finding a school in the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from goldenthread.foundation.failures import Refused
from goldenthread.places.models import Setting


@dataclass(frozen=True, slots=True)
class SchoolLine:
    """A school in a list: enough to know it by. The register is public."""

    id: UUID
    urn: str
    name: str
    area: str
    type: str
    phase: str
    status: str
    town: str
    postcode: str
    closed_on: date | None


def schools_like(words: str, area: str, most: int, after: int) -> tuple[int, list[SchoolLine]]:
    """How many schools have these words in their name, town or number, and some of them. Two queries."""
    found = Setting.objects.order_by("name", "urn")
    for word in words.split()[:8]:
        found = found.filter(
            Q(name__icontains=word) | Q(town__icontains=word) | Q(urn=word) | Q(postcode__istartswith=word)
        )
    if area:
        found = found.filter(area__code=area)
    columns = ("id", "urn", "name", "area__name", "type", "phase", "status", "town", "postcode", "closed_on")
    rows = found.values_list(*columns)[after : after + most]
    return found.count(), [SchoolLine(*row) for row in rows]


class NoSuchSchool(Refused):
    def __init__(self, words: str, number: int) -> None:
        found = f"{number} settings are called" if number else "No setting is called"
        super().__init__(f"{found} “{words}”. Enter its number (URN), or its whole name.", "school")


def school_called(words: str) -> Setting:
    """The one setting with this number or whole name, open ones before closed; else NoSuchSchool."""
    wanted = words.strip()
    found = list(Setting.objects.filter(Q(urn=wanted) | Q(name__iexact=wanted))[:50])
    still_open = [setting for setting in found if setting.closed_on is None] or found
    if len(still_open) != 1:
        raise NoSuchSchool(wanted, len(still_open))
    return still_open[0]
