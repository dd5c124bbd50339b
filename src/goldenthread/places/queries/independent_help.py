"""Who gives independent help in an area, as its council has said."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.foundation.prepared import prepared
from goldenthread.law.independent_help import Contact, Help, Local, help_in
from goldenthread.places.models import IndependentHelp


def contacts_in(area_id: UUID) -> dict[Local, Contact]:
    """Those whom the council has named. One query."""
    return {Local(kind): Contact(*contact) for kind, *contact in _named(area_id)}


def helps_in(area_id: UUID) -> tuple[Help, ...]:
    """All independent help, with those named whom the council has named. One query."""
    return help_in(contacts_in(area_id))


@prepared
def _named(area_id: UUID) -> QuerySet[IndependentHelp, tuple[Any, ...]]:
    rows = IndependentHelp.objects.filter(area=area_id)
    return rows.values_list("kind", "name", "telephone", "email", "website")
