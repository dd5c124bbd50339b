"""Who is looking: the viewer, the failures of access, and rows that belong to accounts themselves."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from goldenthread.foundation.models import Account, ApiKey, Notice
from goldenthread.foundation.prepared import prepared


@dataclass(frozen=True, slots=True)
class Viewer:
    """A signed-in person at one moment: everything access needs to know of a request."""

    account: Account
    at: datetime
    today: date = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "today", timezone.localdate(self.at))


class NotVisible(Exception):
    """For this person it does not exist. The answer is the same as for what really does not: 404.

    `field` names which of several that were sent.
    """

    def __init__(self, kind: str, identity: object, child_id: UUID | None = None, field: str = "") -> None:
        self.kind, self.identity, self.child_id, self.field = kind, str(identity), child_id, field
        super().__init__("We could not find that page.")


class NotPermitted(Exception):
    """They may know of it, but not do this: 403, with who can."""

    def __init__(self, permission: str, child_id: UUID | None = None) -> None:
        self.permission, self.child_id = permission, child_id
        super().__init__(f"Your role does not let you {permission}.")


def account_by_email(email: str) -> Account | None:
    return Account.objects.filter(email=email.strip().lower()).first()


def account_by_key(key: str, at: datetime) -> Account | None:
    """The account that an API key stands for, while the key lasts. The day of its last use is noted."""
    for key_id, account_id, ends_at, used_on in _holders(hash_of_key(key)):
        account = account_by_id(account_id) if ends_at > at else None
        if account and account.is_active:
            _note_use(key_id, used_on, timezone.localdate(at))
            return account
    return None


def _note_use(key_id: UUID, used_on: date | None, day: date) -> None:
    """Once a day: whoever asks is not to wait for a write at each request."""
    if used_on != day:
        ApiKey.objects.filter(id=key_id).update(used_on=day)


def account_by_id(account_id: UUID) -> Account | None:
    return next(iter(_account(account_id)), None)


@prepared
def _holders(hashed: str) -> QuerySet[ApiKey, tuple[UUID, UUID, datetime, date | None]]:
    keys = ApiKey.objects.filter(hash=hashed, ended_at__isnull=True)
    return keys.values_list("id", "account_id", "ends_at", "used_on")


@prepared
def _account(account_id: UUID) -> QuerySet[Account, Account]:
    return Account.objects.filter(id=account_id)


def hash_of_key(key: str) -> str:
    """Keys are long and random, so a plain hash is enough to keep them secret."""
    return hashlib.sha256(key.encode()).hexdigest()


def keys_of(viewer: Viewer) -> QuerySet[ApiKey]:
    """A person's own keys that still open something."""
    return ApiKey.objects.filter(account=viewer.account, ended_at__isnull=True, ends_at__gt=viewer.at)


def key_for(viewer: Viewer, key_id: UUID) -> ApiKey:
    key = keys_of(viewer).filter(id=key_id).first()
    if key is None:
        raise NotVisible("key", key_id)
    return key


def notices_of(viewer: Viewer) -> QuerySet[Notice]:
    return Notice.objects.filter(account=viewer.account).order_by("-at")
