"""A person's own messages, for other programs."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from pydantic import Field

from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.notices import mark_all_read
from goldenthread.foundation.pages.asking import SIGNED_IN, viewer_of
from goldenthread.foundation.queries import told

router = Router(tags=["notices"])
ANYONE_SIGNED_IN = {"x-asks": SIGNED_IN}


class NoticeOut(Schema):
    """One notice: what changed, and the page where it is seen."""

    id: UUID
    what_changed: str = Field(examples=["Ruth Palmer has shared a plan for Ayo with you."])
    link: str = Field(examples=["/children/0192f0c1-2d3e-7abc-8def-0123456789ab/plan/shared/"])
    at: datetime
    read: bool


@router.get(
    "",
    response={200: list[NoticeOut], 422: REFUSALS[422]},
    openapi_extra=ANYONE_SIGNED_IN,
    summary="Your notices",
)
def read_notices(request: HttpRequest, most: Annotated[int, Query(ge=1, le=500)] = 50) -> Any:
    """Newest first, those of this account only."""
    return told(viewer_of(request), most)


@router.post("/read", response={204: None}, openapi_extra=ANYONE_SIGNED_IN, summary="Mark them all as read")
def mark_read(request: HttpRequest) -> Any:
    """Reading a message is never taken as agreement to anything."""
    viewer = viewer_of(request)
    mark_all_read(by=viewer.account, at=viewer.at)
    return Status(204, None)
