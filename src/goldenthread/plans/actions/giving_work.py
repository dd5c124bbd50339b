"""Giving a thing on the desk to a colleague who may see to it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from goldenthread.foundation import audit, notices
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.plans.desk_words import what_of, where_of
from goldenthread.plans.models import WorkGiven
from goldenthread.plans.queries.desk import Item
from goldenthread.plans.queries.given_work import given_work, key_of, may_be_given_to

LONGEST_NOTE = 300


class NotAColleague(Refused):
    def __init__(self) -> None:
        super().__init__("Choose somebody who works with this child and may see to it.", "to")


class HasItAlready(Conflict):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name} has it already. Choose somebody else, or leave it as it is.", "to")


@transaction.atomic
def give_work(*, item: Item, to: UUID, note: str, by: Account, at: datetime) -> WorkGiven:
    """Give it, and tell the colleague what it is and why. The caller has it from `item_on_desk`."""
    today = timezone.localdate(at)
    colleagues = {one.account_id: one for one in may_be_given_to(item, today)}
    if to not in colleagues:
        raise NotAColleague
    _, matter, about = key = key_of(item)
    now = given_work([item.child.child_id]).get(key)
    if now and now.to_id == to:
        raise HasItAlready(now.to)
    given = WorkGiven.objects.create(
        child_id=item.child.child_id, matter=matter, about=about, to_id=to,
        note=note.strip()[:LONGEST_NOTE], by=by, at=at,
    )  # fmt: skip
    audit.record(
        what="gave work to a colleague", by=by, at=at, child_id=given.child_id, why=given.note[:200],
        matter=matter, about=about, to=to, to_name=colleagues[to].name,
    )  # fmt: skip
    if to != by.id:
        said = _told(item, given.note, by, today)
        notices.tell([to], child_id=given.child_id, what_changed=said, link=where_of(item), at=at)
    return given


def _told(item: Item, note: str, by: Account, today: date) -> str:
    said = f" They say: {note}" if note else ""
    return f"{by.name} asks you to see to something about {item.child.name}: {what_of(item, today)}.{said}"
