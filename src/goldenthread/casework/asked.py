"""How an operation about a case begins: who asks, for which case, may they; and how a flood is stopped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple, TypedDict
from uuid import UUID

from allauth.core.internal import ratelimit
from django.http import HttpRequest
from django.utils import timezone

from goldenthread.casework.access import case_for
from goldenthread.casework.models import Case
from goldenthread.casework.queries.case_page import CasePage, case_page
from goldenthread.casework.queries.requests import Followed, followed
from goldenthread.foundation import audit
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.models import Account
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.wall import lifted

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


def follow_request(code: str, at: datetime) -> tuple[Followed, CasePage | None] | None:
    """The request with this code and its case; nothing if no request has it. It is in the log."""
    with lifted("whoever has the code of a request follows it without an account"):
        found = followed(code)
        if found is None:
            return None
        audit.record(
            what="followed a request by its code", by=None, at=at,
            stream=audit.stream_of_place(found.area_id), request=found.code,
        )  # fmt: skip
        return found, case_page(found.case, timezone.localdate(at)) if found.case else None
