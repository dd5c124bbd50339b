"""Work of the desk that was given to a colleague, and by what council a desk can be filtered."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.foundation.access import NotVisible, Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.prepared import prepared
from goldenthread.people.queries.colleagues import Colleague, colleagues_of
from goldenthread.places.models import Setting
from goldenthread.plans.models import WorkGiven
from goldenthread.plans.queries.desk import Item, Matter, desk

Key = tuple[UUID, str, UUID]
"""One thing on a desk: the child, the matter, and what it is about."""

# What somebody must be allowed to do to see to it.
NEEDS = {
    Matter.LATE: Permission.HOLD_REVIEW,
    Matter.DUE: Permission.HOLD_REVIEW,
    Matter.CONCERN: Permission.ANSWER_CONCERN,
    Matter.DISAGREES: Permission.ANSWER_COMMENT,
    Matter.WHICH_DUTY: Permission.DECIDE_DUTY,
    Matter.COMMENT: Permission.ANSWER_COMMENT,
    Matter.NOT_BEGUN: Permission.WRITE_PLAN,
    Matter.ANSWERED: Permission.PUT_IN_FORCE,
    Matter.WITH_FAMILY: Permission.SHARE_PLAN,
    Matter.NOT_WORKING: Permission.WRITE_PLAN,
    Matter.NOT_RECORDED: Permission.RECORD,
}


@dataclass(frozen=True, slots=True)
class Given:
    """Who has it now, from whom and since when."""

    to_id: UUID
    to: str
    by: str
    at: datetime
    note: str


def key_of(item: Item) -> Key:
    return item.child.child_id, item.matter.value, item.id


def needs(item: Item) -> Permission:
    """A late thing is a concern or a review: only a concern has words."""
    return Permission.ANSWER_CONCERN if item.matter is Matter.LATE and item.words else NEEDS[item.matter]


def given_work(children: Collection[UUID]) -> dict[Key, Given]:
    """The latest giving of each thing about these children. One query, or none for nobody."""
    if not children:
        return {}
    return {
        (child, matter, about): Given(to_id, to, by, at, note)
        for child, matter, about, to_id, to, by, at, note in _given(frozenset(children))
    }


@prepared
def _given(children: Collection[UUID]) -> QuerySet[WorkGiven, tuple[Any, ...]]:
    rows = WorkGiven.objects.filter(child__among=children).order_by("at", "id")
    return rows.values_list("child", "matter", "about", "to", "to__name", "by__name", "at", "note")


def item_on_desk(viewer: Viewer, child_id: UUID, matter: str, about: UUID) -> Item:
    """The thing as it stands on this person's desk. NotVisible when it is there no more."""
    for item in desk(viewer).items:
        if key_of(item) == (child_id, matter, about):
            return item
    raise NotVisible("work", f"{matter} {about}", child_id)


def may_be_given_to(item: Item, today: date) -> tuple[Colleague, ...]:
    """Those who may see to it. Three queries."""
    return colleagues_of(item.child.child_id, needs(item), today)


def councils_of(settings: Collection[UUID]) -> dict[UUID, tuple[str, str]]:
    """The council of each of these settings, by code and name. One query."""
    rows = Setting.objects.filter(id__in=settings).order_by("area__name")
    return {id: (code, name) for id, code, name in rows.values_list("id", "area__code", "area__name")}
