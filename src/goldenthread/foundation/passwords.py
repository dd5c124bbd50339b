"""Choosing a password: kept, in the log, and told to whoever had another before."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from goldenthread.foundation import audit, notices
from goldenthread.foundation.models import Account

CHANGED = (
    "Your password was changed. If that was not you, choose a new one at once: on the page to sign in, "
    "follow “I have no password, or forgot it”."
)


@transaction.atomic
def choose_password(*, account: Account, password: str, at: datetime) -> None:
    """Keep the new password. Sessions and links that were open before end with the old one."""
    had_one = account.has_usable_password()
    account.set_password(password)
    account.save(update_fields=["password"])
    audit.record(what="chose a password", by=account, at=at, account=account.id, first=not had_one)
    if had_one:
        notices.tell([account.id], what_changed=CHANGED, link=reverse("mfa_index"), at=at)
