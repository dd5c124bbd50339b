"""How work about a child begins: who asks, for which child, and may they."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple, TypedDict
from uuid import UUID

from django.http import HttpRequest

from goldenthread.foundation import audit
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.models import Account
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people.access import child_for
from goldenthread.people.models import Child


class About(TypedDict):
    """What every action about a child is told: which child, by whom, when."""

    child: Child
    by: Account
    at: datetime


class Asked(NamedTuple):
    """Somebody who may, and the child they ask about."""

    viewer: Viewer
    child: Child

    @property
    def about(self) -> About:
        return {"child": self.child, "by": self.viewer.account, "at": self.viewer.at}

    def log(self, what: str, **details: Any) -> None:
        """Enter in the audit log that the child's record was read."""
        audit.record(what=what, by=self.viewer.account, at=self.viewer.at, child_id=self.child.id, **details)


def ask(request: HttpRequest, child_id: UUID, permission: Permission) -> Asked:
    """The child, if whoever asks may do this; else 404 or 403."""
    viewer = viewer_of(request)
    return Asked(viewer, child_for(viewer, child_id, permission))


def asks(permission: Permission) -> dict[str, Any]:
    """For the description of an operation: which permission it asks for."""
    return {"x-asks": permission.name}
