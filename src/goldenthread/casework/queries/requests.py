"""Requests that wait for an officer, and the children they may be about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.casework.models import Case, Request
from goldenthread.foundation.prepared import prepared
from goldenthread.foundation.roles import held_on
from goldenthread.foundation.wall import lifted
from goldenthread.people.models import Child, Enrolment
from goldenthread.places.models import Area


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request that nobody has settled: from whom, about whom, since when."""

    id: UUID
    code: str
    child: str
    born_on: date
    asker: str
    received_on: date
    how: str


def waiting_requests(areas: Collection[UUID]) -> tuple[Waiting, ...]:
    """The unsettled requests of these councils, the oldest first. One query."""
    return tuple(
        Waiting(id, code, f"{first} {last}", born_on, asker, received_on, Request.How(how).label)
        for id, code, first, last, born_on, asker, received_on, how in _waiting(areas)
    )


@prepared
def _waiting(areas: Collection[UUID]) -> QuerySet[Request, tuple[Any, ...]]:
    rows = Request.objects.filter(area__among=areas, settled_at__isnull=True).order_by("received_on", "at")
    return rows.values_list(
        "id", "code", "child_first_name", "child_last_name", "child_born_on", "asker_name", "received_on",
        "how",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Followed:
    """A request as whoever sent it reads on with their code: the case, if it has become one."""

    code: str
    council: str
    area_id: UUID
    received_on: date
    is_family: bool
    set_aside: bool
    case: Case | None


def followed(code: str) -> Followed | None:
    """The request with this code, however it is typed. To be asked with the wall lifted."""
    typed = "".join(code.split()).replace("-", "").upper()
    rows = Request.objects.filter(code=typed)
    found = rows.select_related("area", "case__child", "case__area", "case__coordinator").first()
    if found is None:
        return None
    return Followed(
        found.code, found.area.name, found.area_id, found.received_on,
        found.source == Request.Source.FAMILY, bool(found.set_aside), found.case,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Perhaps:
    """A child of the record whom a request may be about, with what tells them from another."""

    id: UUID
    name: str
    born_on: date
    setting: str


def children_like(request: Request, today: date) -> tuple[Perhaps, ...]:
    """The children whom a request may be about, with where each learns. For the council’s officers."""
    with lifted("an officer looks for the child that a request names"):
        return _perhaps(children_named(request), today)


def children_named(request: Request) -> list[Child]:
    """Born on the day that the request says, with its last name: an officer may look for no others."""
    return children_with(request.child_last_name, request.child_born_on)


def children_with(last_name: str, born_on: date) -> list[Child]:
    """The children with this last name who were born on this day."""
    named = Child.objects.filter(born_on=born_on, last_name__iexact=last_name.strip())
    return list(named.order_by("first_name")[:10])


def children_moving_in(last_name: str, born_on: date, today: date) -> tuple[Perhaps, ...]:
    """The children whom a plan that moved in may be about, with where each learns."""
    with lifted("an officer looks for the child whose plan moved in"):
        return _perhaps(children_with(last_name, born_on), today)


def _perhaps(found: list[Child], today: date) -> tuple[Perhaps, ...]:
    on_roll = Enrolment.objects.filter(held_on(today), child__in=found)
    at = dict(on_roll.values_list("child", "setting__name"))
    return tuple(Perhaps(one.id, one.name, one.born_on, at.get(one.id, "")) for one in found)


def areas_to_ask(child_id: UUID, today: date) -> tuple[Area, ...]:
    """The councils that a request about a child may go to: the one that is responsible, or that of the
    child’s school; all of this installation’s councils when neither is known."""
    responsible = Area.objects.filter(held_on(today, "responsibilities__"), responsibilities__child=child_id)
    near = Area.objects.filter(held_on(today, "settings__enrolments__"), settings__enrolments__child=child_id)
    return tuple(responsible.distinct() or near.distinct() or Area.objects.order_by("name"))


def all_areas() -> tuple[Area, ...]:
    """The councils of this installation, by name. One query."""
    return tuple(Area.objects.order_by("name"))
