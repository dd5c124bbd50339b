"""Who is signed in, asked at every request: Django's own sessions and accounts, by prepared queries."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends.db import SessionStore as StoredSession
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from goldenthread.foundation.access import account_by_id
from goldenthread.foundation.models import Account
from goldenthread.foundation.prepared import prepared


class SessionStore(StoredSession):
    """Named as Django asks: the settings give this module, and it looks for this name."""

    def _get_session_from_db(self) -> Session | None:
        for session in _session(self.session_key or "", timezone.now()):
            return session
        self._session_key = None
        return None


@prepared
def _session(key: str, now: datetime) -> QuerySet[Session, Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)


class Accounts(AuthenticationBackend):  # type: ignore[misc]  # allauth comes without types
    """Signing in is allauth's; only finding who is signed in already is ours."""

    def get_user(self, user_id: Any) -> Account | None:
        account = account_by_id(user_id)
        return account if account and self.user_can_authenticate(account) else None
