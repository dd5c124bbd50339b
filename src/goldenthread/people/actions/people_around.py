"""A school says who is around a child, and on what evidence; and says when that ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from goldenthread.foundation import audit, notices
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.accounts import Known, account_for
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.foundation.permissions import RoleKind
from goldenthread.foundation.roles import held_on
from goldenthread.people.models import Child, ChildRole

RECORDED_BY_SCHOOL = (
    RoleKind.PARENT,
    RoleKind.YOUNG_PERSON,
    RoleKind.SPECIALIST,
    RoleKind.KEY_ADULT,
    RoleKind.PLAN_COORDINATOR,
    RoleKind.RELATION,
)
"""A helper is let in by the family, and only the family may end that."""


class NotForASchool(Refused):
    def __init__(self) -> None:
        super().__init__("Choose who they are to the child from the list.", "kind")


class WordsMissing(Refused):
    """`field` names what was left empty."""


class OnlyAParent(Refused):
    def __init__(self) -> None:
        super().__init__(
            "Parental responsibility is recorded of a parent or carer. Choose that, or leave it out.",
            "parental_responsibility",
        )


class NeedsNoAddress(Refused):
    def __init__(self) -> None:
        super().__init__("Family and friends who read nothing need no address. Leave it empty.", "email")


class NotYet(Refused):
    def __init__(self) -> None:
        super().__init__("This day has not come yet. Enter today or an earlier day.", "starts_on")


class IsThereAlready(Conflict):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is recorded so already. End that first, to record it anew.", "email")


@dataclass(frozen=True, slots=True)
class Recorded:
    """The role, and whether whoever has the address was known here before. Without an address: nothing."""

    role: ChildRole
    known: Known | None


@transaction.atomic
def say_who_is_around(
    *,
    child: Child,
    kind: str,
    name: str,
    described_as: str,
    evidence: str,
    starts_on: date,
    by: Account,
    at: datetime,
    email: str = "",
    parental_responsibility: bool = False,
    address_checked: bool = False,
) -> Recorded:
    """They reach the child from `starts_on`. With an e-mail address they get an account, if need be."""
    wanted, today = _kind(kind, parental_responsibility), timezone.localdate(at)
    said = in_words(name=name, described_as=described_as, evidence=evidence)
    if starts_on > today:
        raise NotYet
    account, known = None, None
    if email.strip() and wanted is RoleKind.RELATION:
        raise NeedsNoAddress
    if email.strip():
        account, known = account_for(
            email=email, name=said["name"], address_checked=address_checked, by=by, at=at
        )
    _refuse_twice(child, account, wanted, said["name"], today)
    role = ChildRole.objects.create(
        child=child, account=account, kind=wanted, starts_on=starts_on, given_by=by, given_at=at,
        parental_responsibility=parental_responsibility, **said,
    )  # fmt: skip
    audit.record(
        what="said who is around the child", by=by, at=at, child_id=child.id, role=role.id, kind=wanted,
        parental_responsibility=parental_responsibility, evidence=role.evidence,
    )  # fmt: skip
    told = f"{by.name} has let you see {child.short_name}’s record: {role.described_as}."
    _tell(account, child, told, f"/children/{child.id}/family/", at)
    return Recorded(role, known)


@transaction.atomic
def end_who_is_around(*, child: Child, role_id: UUID, by: Account, at: datetime) -> None:
    """It ends today, and they are told. The role stays in the history."""
    today = timezone.localdate(at)
    held = ChildRole.objects.filter(
        held_on(today), id=role_id, child=child, kind__in=RECORDED_BY_SCHOOL
    ).select_related("account")
    role = held.first()
    if role is None or held.update(ends_on=today) != 1:
        raise NotVisible("role", role_id, child.id)
    audit.record(what="said who is no longer around", by=by, at=at, child_id=child.id, role=role.id)
    _tell(role.account, child, f"{by.name} has ended your access to {child.short_name}’s record.", "/", at)


def _kind(kind: str, parental_responsibility: bool) -> RoleKind:
    if kind not in RECORDED_BY_SCHOOL:
        raise NotForASchool
    if parental_responsibility and kind != RoleKind.PARENT:
        raise OnlyAParent
    return RoleKind(kind)


_ASKED = {
    "name": (200, "Enter their name"),
    "described_as": (200, "Say who they are, like “mother” or “occupational therapist”"),
    "evidence": (300, "Say on what evidence, like “birth certificate seen on 3 September”"),
}


def in_words(**words: str) -> dict[str, str]:
    """What was said of somebody, trimmed. Raises WordsMissing."""
    for field, said in words.items():
        longest, missing = _ASKED[field]
        if not said.strip():
            raise WordsMissing(missing, field)
        if len(said.strip()) > longest:
            raise WordsMissing(f"Use {longest} characters or fewer", field)
    return {field: said.strip() for field, said in words.items()}


def _refuse_twice(child: Child, account: Account | None, kind: RoleKind, name: str, today: date) -> None:
    held = ChildRole.objects.filter(held_on(today), child=child, kind=kind)
    same = held.filter(account=account) if account else held.filter(account=None, name=name)
    if same.exists():
        raise IsThereAlready(name)


def _tell(account: Account | None, child: Child, what_changed: str, link: str, at: datetime) -> None:
    if account:
        notices.tell([account.id], child_id=child.id, what_changed=what_changed, link=link, at=at)
