"""How an operation about a case begins: who asks, for which case, may they; and how a flood is stopped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple, TypedDict
from uuid import UUID

from allauth.core.internal import ratelimit
from django.http import HttpRequest

from goldenthread.casework.access import case_for
from goldenthread.casework.models import Case
from goldenthread.foundation import audit
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.models import Account
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission

FROM_ONE_PLACE = {"ask_assessment": "20/h/ip", "follow_request": "20/h/ip"}


class AboutCase(TypedDict):
    """What every action about a case is told: which case, by whom, when."""

    case: Case
    by: Account
    at: datetime


class AskedCase(NamedTuple):
    """Somebody who may, and the case they ask about."""

    viewer: Viewer
    case: Case

    @property
    def about(self) -> AboutCase:
        return {"case": self.case, "by": self.viewer.account, "at": self.viewer.at}

    def log(self, what: str, **details: Any) -> None:
        """Enter in the audit log that the case was read."""
        audit.record(
            what=what, by=self.viewer.account, at=self.viewer.at, child_id=self.case.child_id,
            case=self.case.number, **details,
        )  # fmt: skip


def ask_case(request: HttpRequest, case_id: UUID, permission: Permission) -> AskedCase:
    """The case, if whoever asks may do this; else 404 or 403."""
    viewer = viewer_of(request)
    return AskedCase(viewer, case_for(viewer, case_id, permission))


def acted(
    request: HttpRequest, case_id: UUID, permission: Permission, act: Callable[..., Any], **sent: Any
) -> AskedCase:
    """One action about a case by whoever asks, if they may; and the case, to answer with."""
    asked = ask_case(request, case_id, permission)
    act(**asked.about, **sent)
    return asked


def may_send(request: HttpRequest) -> bool:
    """A flood of requests from one place is stopped; a person is not."""
    return bool(ratelimit.consume(request, app="casework", action="ask_assessment", config=FROM_ONE_PLACE))


def may_look(request: HttpRequest) -> bool:
    """Whoever tries codes is stopped long before one fits."""
    return bool(ratelimit.consume(request, app="casework", action="follow_request", config=FROM_ONE_PLACE))
