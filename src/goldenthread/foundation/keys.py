"""Keys for other programs: made for one account, shown once, kept only as a hash, and they end."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from goldenthread.foundation import audit
from goldenthread.foundation.access import hash_of_key
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account, ApiKey

LONGEST_DAYS = 366


class KeyNameMissing(Refused):
    def __init__(self) -> None:
        super().__init__(
            "Say what the key is for, in up to 100 characters, like “Timetable program”.", "name"
        )


class KeyLastsTooLong(Refused):
    def __init__(self) -> None:
        super().__init__(f"A key lasts from 1 to {LONGEST_DAYS} days. Choose how many.", "days")


class NoSuchKey(Refused):
    def __init__(self, name: str) -> None:
        super().__init__(f"There is no key “{name}” that has not ended.", "name")


class KeyNameTaken(Refused):
    def __init__(self, name: str) -> None:
        super().__init__(f"A key “{name}” has not ended yet. End it first, or choose another name.", "name")


def make_key(
    *, account: Account, name: str, days: int, by: Account | None, at: datetime
) -> tuple[ApiKey, str]:
    """The key as it is kept, and its letters, which nobody can see again."""
    name = name.strip()
    if not 0 < len(name) <= 100:
        raise KeyNameMissing
    if not 1 <= days <= LONGEST_DAYS:
        raise KeyLastsTooLong
    letters = secrets.token_urlsafe(32)
    with transaction.atomic():
        if _open(account, name, at).exists():
            raise KeyNameTaken(name)
        ends_at = at + timedelta(days=days)
        key = ApiKey.objects.create(
            account=account, name=name, hash=hash_of_key(letters), made_at=at, ends_at=ends_at
        )
        audit.record(what="made a key", by=by, at=at, account=account.id, key=key.id, ends_at=ends_at)
    return key, letters


def end_key(*, account: Account, name: str, by: Account | None, at: datetime) -> ApiKey:
    """From now on it opens nothing."""
    with transaction.atomic():
        key = _open(account, name.strip(), at).select_for_update().first()
        if key is None:
            raise NoSuchKey(name)
        key.ended_at = at
        key.save(update_fields=["ended_at"])
        audit.record(what="ended a key", by=by, at=at, account=account.id, key=key.id)
    return key


def _open(account: Account, name: str, at: datetime) -> QuerySet[ApiKey]:
    return ApiKey.objects.filter(account=account, name=name, ended_at__isnull=True, ends_at__gt=at)
