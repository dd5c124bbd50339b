"""Who helps the family of one child, and works for nobody else."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from goldenthread.foundation.prepared import prepared
from goldenthread.foundation.roles import held_on
from goldenthread.law.independent_help import Contact, Help, Local, help_in
from goldenthread.people.models import Enrolment, Responsibility
from goldenthread.places.models import IndependentHelp


def helps_of_child(child_id: UUID, day: date) -> tuple[Help, ...]:
    """Those of the council that is responsible for the child; where none is, of the school’s. One query."""
    contacts = {
        Local(kind): Contact(*contact) for _, kind, *contact in sorted(_near(child_id, day), key=_of_council)
    }
    return help_in(contacts)


def _of_council(row: tuple[Any, ...]) -> bool:
    """Last, so that it stands in the place of the school’s."""
    return bool(row[0])


@prepared
def _near(child_id: UUID, day: date) -> QuerySet[IndependentHelp, tuple[Any, ...]]:
    responsible = Responsibility.objects.filter(held_on(day), child=child_id, area=OuterRef("area"))
    enrolled = Enrolment.objects.filter(held_on(day), child=child_id, setting__area=OuterRef("area"))
    rows = IndependentHelp.objects.alias(near=Exists(enrolled)).annotate(responsible=Exists(responsible))
    rows = rows.filter(Q(near=True) | Q(responsible=True))
    return rows.values_list("responsible", "kind", "name", "telephone", "email", "website")
