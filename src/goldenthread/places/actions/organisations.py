"""Organisations of an area, and the roles that people hold in them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from goldenthread.foundation import audit, notices
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.accounts import account_for
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.foundation.permissions import ROLE_WORDS, RoleKind
from goldenthread.places.actions.roles import Given, NameMissing, ReasonMissing, give_place_role
from goldenthread.places.models import Area, Organisation, PlaceRole


@transaction.atomic
def add_organisation(*, area: Area, name: str, by: Account, at: datetime) -> Organisation:
    name = " ".join(name.split())
    if not 0 < len(name) <= 200:
        raise Refused("Enter the name of the organisation, in up to 200 characters.", "name")
    try:
        with transaction.atomic():
            organisation = Organisation.objects.create(area=area, name=name)
    except IntegrityError as error:
        raise Conflict(f"{name} is here already.", "name") from error
    audit.record(
        what="added an organisation", by=by, at=at, stream=audit.stream_of_place(area.id),
        organisation=organisation.id, name=name,
    )  # fmt: skip
    return organisation


@transaction.atomic
def give_role_in_organisation(
    *,
    organisation: Organisation,
    email: str,
    name: str,
    kind: RoleKind,
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
        account=account, kind=kind, place=organisation, evidence=evidence, by=by, at=at
    )  # fmt: skip
    told = f"{by.name} has given you the role of {ROLE_WORDS[kind]} for {organisation.name}."
    notices.tell([account.id], what_changed=told, link="/", at=at)
    return Given(role, known)


@transaction.atomic
def end_role_in_organisation(
    *, organisation: Organisation, role_id: UUID, reason: str, by: Account, at: datetime
) -> None:
    """It opens nothing more from today on. Whoever held it is told; the reason is in the log."""
    role = PlaceRole.objects.filter(id=role_id, organisation=organisation, ends_on__isnull=True).first()
    if role is None:
        raise NotVisible("role", role_id)
    if not reason.strip():
        raise ReasonMissing
    today = max(timezone.localdate(at), role.starts_on)
    PlaceRole.objects.filter(id=role.id).update(ends_on=today)
    audit.record(
        what="ended a role", by=by, at=at, stream=audit.stream_of_place(organisation.id),
        why=reason.strip()[:200], role=role.id, ends_on=today,
    )  # fmt: skip
    words = ROLE_WORDS[RoleKind(role.kind)]
    told = f"{by.name} has ended your role of {words} for {organisation.name}, from today."
    notices.tell([role.account_id], what_changed=told, link="/", at=at)
