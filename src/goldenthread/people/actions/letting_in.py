"""A family lets a helper see the record, for a time, and may end it at any moment."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from goldenthread.design.words import plain_date
from goldenthread.foundation import audit, notices
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.accounts import account_for
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.foundation.permissions import RoleKind
from goldenthread.foundation.roles import held_on
from goldenthread.people.actions.people_around import in_words
from goldenthread.people.models import Child, ChildRole

LONGEST = timedelta(days=366)


class IsLetInAlready(Conflict):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is already let in. End that first, to choose another time.", "email")


@transaction.atomic
def let_helper_in(
    *, child: Child, name: str, email: str, described_as: str, until: date, by: Account, at: datetime
) -> ChildRole:
    """The helper reads what the family reads, from today until `until`. An account is made if need be.

    A family is not asked about the address: it is that of the person they trust.
    """
    today = timezone.localdate(at)
    said = in_words(name=name, described_as=described_as)
    _check(email, until, today, by)
    account, _ = account_for(email=email, name=said["name"], address_checked=True, by=by, at=at)
    if ChildRole.objects.filter(held_on(today), child=child, account=account, kind=RoleKind.HELPER).exists():
        raise IsLetInAlready(said["name"])
    role = ChildRole.objects.create(
        child=child, account=account, kind=RoleKind.HELPER, starts_on=today, ends_on=until,
        evidence=f"Let in by {by.name}", given_by=by, given_at=at, **said,
    )  # fmt: skip
    audit.record(what="let a helper in", by=by, at=at, child_id=child.id, helper=account.id, until=until)
    notices.tell(
        [account.id],
        child_id=child.id,
        what_changed=f"{by.name} has let you see {child.short_name}’s record until {plain_date(until)}.",
        link=f"/children/{child.id}/family/",
        at=at,
    )
    return role


def _check(email: str, until: date, today: date, by: Account) -> None:
    if email.strip().lower() == by.email:
        raise Refused("This is your own address. Enter the helper’s.", field="email")
    if not today < until <= today + LONGEST:
        raise Refused("Choose an end within a year from today.", field="until")


@transaction.atomic
def end_helper(*, child: Child, account_id: UUID, by: Account, at: datetime) -> None:
    """End it today, and tell the helper. The role stays in the history."""
    today = timezone.localdate(at)
    ended = ChildRole.objects.filter(
        held_on(today), child=child, account=account_id, kind=RoleKind.HELPER
    ).update(ends_on=today)
    if not ended:
        raise NotVisible("helper", account_id, child.id)
    audit.record(what="ended a helper’s access", by=by, at=at, child_id=child.id, helper=account_id)
    notices.tell(
        [account_id],
        child_id=child.id,
        what_changed=f"{by.name} has ended your access to {child.short_name}’s record.",
        link="/",
        at=at,
    )
