"""Where a child is placed under the plan, for other programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from goldenthread.casework.actions.placements import Place, end_placement, place_child
from goldenthread.casework.api import placement_shapes as shapes
from goldenthread.casework.api.cases import CASE
from goldenthread.casework.asked import AskedCase, ask_case
from goldenthread.casework.queries.placements import named_in_force, placements_of
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.permissions import Permission
from goldenthread.people.asked import asks
from goldenthread.places.queries.schools import school_called

router = Router(tags=["placements"])
PLACES = f"{CASE}/placements"
GIVEN = {201: shapes.PlacementsOut, **REFUSALS}


@router.get(
    PLACES, response={200: shapes.PlacementsOut, **REFUSALS}, openapi_extra=asks(Permission.READ_CASE),
    summary="Where a child is placed",
)  # fmt: skip
def read(request: HttpRequest, case_id: UUID) -> Any:
    """Every place under the plan, with what was recorded wrongly."""
    asked = ask_case(request, case_id, Permission.READ_CASE)
    asked.log("read where the child is placed")
    return _placements(asked)


def _placements(asked: AskedCase) -> dict[str, Any]:
    lines = [asdict(line) | {"where": line.where} for line in placements_of(asked.case.id)]
    return {"section_i": named_in_force(asked.case.id), "placements": lines}


@router.post(
    PLACES, response=GIVEN, openapi_extra=asks(Permission.WORK_CASE), summary="Record where a child is placed"
)
def record(request: HttpRequest, case_id: UUID, sent: shapes.PlacementToRecord) -> Any:
    """From a day on; in at most two places at once."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    place = Place(
        school_called(sent.school) if sent.school else None, sent.without.value if sent.without else "",
        sent.rank, sent.in_sen_unit, sent.in_resourced_provision, sent.residential.value,
    )  # fmt: skip
    place_child(**asked.about, place=place, starts_on=sent.starts_on, agreed_by=sent.agreed_by)
    return Status(201, _placements(asked))


@router.post(
    f"{PLACES}/{{placement_id}}/end", response=GIVEN, openapi_extra=asks(Permission.WORK_CASE),
    summary="End a placement, or set it aside",
)  # fmt: skip
def end(request: HttpRequest, case_id: UUID, placement_id: UUID, sent: shapes.PlacementToEnd) -> Any:
    """It stays in the record with the reason."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    end_placement(**asked.about, placement_id=placement_id, ends_on=sent.ends_on, reason=sent.reason)
    return Status(201, _placements(asked))
