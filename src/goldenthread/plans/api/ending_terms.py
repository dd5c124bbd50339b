"""Ending a term early, for other programs."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.places.access import setting_for
from goldenthread.plans.actions import ending_terms

router = Router(tags=["places"])


class TermToEnd(Schema):
    """Its last day now, today at the earliest, and why. The families read the reason."""

    on: date = Field(examples=["2026-12-11"])
    why: str = Field(min_length=1, max_length=200, examples=["The boiler cannot be mended before January."])


class TermEnded(Schema):
    told: int = Field(description="How many people were told.")


@router.post(
    "/settings/{setting_id}/terms/{term_id}/end",
    response={200: TermEnded, **REFUSALS},
    openapi_extra={"x-asks": Permission.KEEP_CALENDAR.name},
    summary="End a term early",
)
def end_term(request: HttpRequest, setting_id: UUID, term_id: UUID, sent: TermToEnd) -> Any:
    """Of a term under way. Days that have been stay school days, and what was promised for them counts."""
    viewer = viewer_of(request)
    setting = setting_for(viewer, setting_id, Permission.KEEP_CALENDAR)
    told = ending_terms.end_term(
        setting=setting, term_id=term_id, **sent.dict(), by=viewer.account, at=viewer.at
    )
    return {"told": told}
