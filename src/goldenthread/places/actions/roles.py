"""Giving and ending a role in a school or an area, on evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from goldenthread.design.words import plain_date
from goldenthread.foundation import audit, notices
from goldenthread.foundation.access import NotVisible, account_by_email
from goldenthread.foundation.accounts import Known, account_for
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.foundation.permissions import (
    PERMISSIONS,
    ROLE_WORDS,
    WHOLE_AREA,
    WHOLE_SCHOOL,
    Permission,
    RoleKind,
)
from goldenthread.foundation.roles import held_on
from goldenthread.places.models import Area, Organisation, PlaceRole, Setting

IN_A_SETTING = WHOLE_SCHOOL
IN_AN_AREA = WHOLE_AREA | {
    RoleKind.AREA_DATA, RoleKind.CONSULTATION_LEAD, RoleKind.ANALYST, RoleKind.CAMPAIGNER,
}  # fmt: skip
IN_AN_ORGANISATION = frozenset({RoleKind.CAMPAIGNER})
HELD_IN = {Setting: IN_A_SETTING, Area: IN_AN_AREA, Organisation: IN_AN_ORGANISATION}
GIVING = frozenset(kind for kind in RoleKind if Permission.GIVE_ROLES in PERMISSIONS[kind])


class NobodyThere(Refused):
    def __init__(self, email: str) -> None:
        super().__init__(
            f"There is no account for {email}. Make it first: goldenthread account make", "email"
        )


class NoSuchRole(Refused):
    def __init__(self, kind: str) -> None:
        known = ", ".join(sorted(IN_A_SETTING | IN_AN_AREA))
        super().__init__(f"“{kind}” is not a role in a place. Use one of: {known}.", "kind")


class NoSuchPlace(Refused):
    def __init__(self, code: str) -> None:
        super().__init__(
            f"There is no school, area or organisation “{code}” here. Bring in the register first.", "place"
        )


class OnePlace(Refused):
    def __init__(self) -> None:
        super().__init__(
            "Say one place: a school by its URN, an area by its code, or an organisation by its name.",
            "place",
        )


class WrongPlace(Refused):
    def __init__(self, kind: RoleKind) -> None:
        where = "an area" if kind in IN_AN_AREA else "a school"
        super().__init__(f"The role {kind} is held in {where}.", "place")


class EvidenceMissing(Refused):
    def __init__(self) -> None:
        super().__init__("Say on what evidence the role is held.", "evidence")


class NameMissing(Refused):
    def __init__(self) -> None:
        super().__init__("Enter their name, in up to 200 characters.", "name")


class ReasonMissing(Refused):
    def __init__(self) -> None:
        super().__init__("Say why the role ends.", "reason")


class LastDayPassed(Refused):
    def __init__(self) -> None:
        super().__init__("This day has passed. Enter today or a later day, or end the role now.", "last_day")


class NobodyElseGivesRoles(Refused):
    def __init__(self) -> None:
        super().__init__(
            "Nobody else here could give roles then. First give somebody else the role of head.", "last_day"
        )


class RoleHeldAlready(Conflict):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name} holds this role here already.")


class RoleEndsAlready(Conflict):
    def __init__(self) -> None:
        super().__init__("This role ends by then already.")


def account(email: str) -> Account:
    found = account_by_email(email)
    if found is None:
        raise NobodyThere(email)
    return found


def kind(text: str) -> RoleKind:
    if text not in IN_A_SETTING | IN_AN_AREA:
        raise NoSuchRole(text)
    return RoleKind(text)


Place = Setting | Area | Organisation


def place(urn: str, code: str, organisation: str = "") -> Place:
    if sum(map(bool, (urn, code, organisation))) != 1:
        raise OnePlace
    found: Place | None = (
        Setting.objects.filter(urn=urn).first() if urn
        else Area.objects.filter(code=code).first() if code
        else Organisation.objects.filter(name=organisation).first()
    )  # fmt: skip
    if found is None:
        raise NoSuchPlace(urn or code or organisation)
    return found


def give_place_role(
    *,
    account: Account,
    kind: RoleKind,
    place: Place,
    evidence: str,
    by: Account | None,
    at: datetime,
    starts_on: date | None = None,
) -> PlaceRole:
    """From today, or from `starts_on`, until it is ended."""
    if not evidence.strip():
        raise EvidenceMissing
    where = {type(place).__name__.lower(): place}
    if kind not in HELD_IN[type(place)]:
        raise WrongPlace(kind)
    begins = starts_on or timezone.localdate(at)
    with transaction.atomic():
        lasting = PlaceRole.objects.filter(_lasts_after(begins), account=account, kind=kind, **where)
        if lasting.exists():
            raise RoleHeldAlready(account.name)
        role = PlaceRole.objects.create(
            account=account,
            kind=kind,
            starts_on=begins,
            evidence=evidence.strip()[:300],
            given_by=by,
            given_at=at,
            **where,
        )
        audit.record(
            what="gave a role",
            by=by,
            at=at,
            stream=audit.stream_of_place(place.id),
            role=role.id,
            kind=kind,
            account=account.id,
            evidence=role.evidence,
        )
    return role


@dataclass(frozen=True, slots=True)
class Given:
    """The role, and whether whoever holds it was known here before."""

    role: PlaceRole
    known: Known


@transaction.atomic
def give_role_in_school(
    *,
    setting: Setting,
    email: str,
    name: str,
    kind: RoleKind,
    starts_on: date,
    evidence: str,
    by: Account,
    at: datetime,
    address_checked: bool = False,
) -> Given:
    """Whoever has this address gets the role, and an account if need be, and is told."""
    if not 0 < len(name.strip()) <= 200:
        raise NameMissing
    account, known = account_for(email=email, name=name, address_checked=address_checked, by=by, at=at)
    role = give_place_role(
        account=account, kind=kind, place=setting, evidence=evidence, starts_on=starts_on, by=by, at=at
    )
    what = f"the role of {ROLE_WORDS[kind]} in {setting.name}, from {plain_date(starts_on)}"
    notices.tell([account.id], what_changed=f"{by.name} has given you {what}.", link="/", at=at)
    return Given(role, known)


@transaction.atomic
def end_place_role(
    *, setting: Setting, role_id: UUID, reason: str, by: Account, at: datetime, last_day: date | None = None
) -> None:
    """The role ends now, or after its last day; whoever holds it is told. The reason is in the log."""
    today = timezone.localdate(at)
    role = PlaceRole.objects.select_related("account").filter(id=role_id, setting=setting).first()
    if role is None:
        raise NotVisible("role", role_id)
    if not reason.strip():
        raise ReasonMissing
    if last_day and last_day < today:
        raise LastDayPassed
    ends_on = max(last_day + timedelta(days=1) if last_day else today, role.starts_on)
    _refuse_to_leave_nobody(role, ends_on)
    if PlaceRole.objects.filter(_lasts_after(ends_on), id=role.id).update(ends_on=ends_on) != 1:
        raise RoleEndsAlready
    audit.record(
        what="ended a role",
        by=by,
        at=at,
        stream=audit.stream_of_place(setting.id),
        why=reason.strip()[:200],
        role=role.id,
        ends_on=ends_on,
    )
    when = f"after {plain_date(last_day)}" if last_day else "from today"
    told = f"{by.name} has ended your role of {ROLE_WORDS[RoleKind(role.kind)]} in {setting.name}, {when}."
    notices.tell([role.account_id], what_changed=told, link="/", at=at)


def _lasts_after(day: date) -> Q:
    return Q(ends_on__isnull=True) | Q(ends_on__gt=day)


def _refuse_to_leave_nobody(role: PlaceRole, day: date) -> None:
    """A school in which nobody gives roles could only be helped from outside."""
    others = PlaceRole.objects.filter(
        held_on(day), setting=role.setting_id, kind__in=GIVING, account__is_active=True
    ).exclude(id=role.id)
    if role.kind in GIVING and not others.exists():
        raise NobodyElseGivesRoles
