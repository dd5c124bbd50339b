"""Giving and ending a role in a school or an area, on evidence."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from goldenthread.foundation import audit
from goldenthread.foundation.access import account_by_email
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.foundation.permissions import WHOLE_AREA, WHOLE_SCHOOL, RoleKind
from goldenthread.foundation.roles import held_on
from goldenthread.places.models import Area, PlaceRole, Setting

IN_A_SETTING = WHOLE_SCHOOL
IN_AN_AREA = WHOLE_AREA | {RoleKind.AREA_DATA}


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
        super().__init__(f"There is no school or area “{code}” here. Bring in the register first.", "place")


class OnePlace(Refused):
    def __init__(self) -> None:
        super().__init__("Say one place: a school by its URN, or an area by its code.", "place")


class WrongPlace(Refused):
    def __init__(self, kind: RoleKind) -> None:
        where = "an area" if kind in IN_AN_AREA else "a school"
        super().__init__(f"The role {kind} is held in {where}.", "place")


class EvidenceMissing(Refused):
    def __init__(self) -> None:
        super().__init__("Say on what evidence the role is held.", "evidence")


class RoleHeldAlready(Conflict):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name} holds this role here already.")


def account(email: str) -> Account:
    found = account_by_email(email)
    if found is None:
        raise NobodyThere(email)
    return found


def kind(text: str) -> RoleKind:
    if text not in IN_A_SETTING | IN_AN_AREA:
        raise NoSuchRole(text)
    return RoleKind(text)


def place(urn: str, code: str) -> Setting | Area:
    if bool(urn) == bool(code):
        raise OnePlace
    found = Setting.objects.filter(urn=urn).first() if urn else Area.objects.filter(code=code).first()
    if found is None:
        raise NoSuchPlace(urn or code)
    return found


def give_place_role(
    *,
    account: Account,
    kind: RoleKind,
    place: Setting | Area,
    evidence: str,
    by: Account | None,
    at: datetime,
    starts_on: date | None = None,
) -> PlaceRole:
    """From today, or from `starts_on`, until it is ended."""
    if not evidence.strip():
        raise EvidenceMissing
    if isinstance(place, Area) != (kind in IN_AN_AREA):
        raise WrongPlace(kind)
    where = {"area": place} if isinstance(place, Area) else {"setting": place}
    begins = starts_on or timezone.localdate(at)
    with transaction.atomic():
        if PlaceRole.objects.filter(held_on(begins), account=account, kind=kind, **where).exists():
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


def end_place_role(*, role: PlaceRole, by: Account | None, at: datetime) -> None:
    """The role ends today: from now on it reaches nothing."""
    with transaction.atomic():
        ends = max(timezone.localdate(at), role.starts_on)
        changed = PlaceRole.objects.filter(id=role.id, ends_on__isnull=True).update(ends_on=ends)
        if changed != 1:
            raise Conflict("This role has ended already.")
        place_id = role.setting_id or role.area_id
        audit.record(
            what="ended a role",
            by=by,
            at=at,
            stream=audit.stream_of_place(place_id) if place_id else "",
            role=role.id,
        )
