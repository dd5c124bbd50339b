"""Rosters for other programs: send, see what it would change, decide, bring in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Form, Router, Schema, Status
from ninja.files import UploadedFile
from pydantic import Field

from goldenthread.foundation import files
from goldenthread.foundation.api_shapes import REFUSALS, Job, Kept, job_as_json
from goldenthread.foundation.jobs import enqueue_once, job_about
from goldenthread.foundation.models import StoredFile
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.reports import faults_as_json
from goldenthread.people.actions.uploads import keep_roster
from goldenthread.people.queries.roster.deciding import checked_decisions
from goldenthread.people.queries.roster.kept import PURPOSES, plan_of
from goldenthread.people.reports import undecided_of, would_change
from goldenthread.people.tasks import bring_in_kept_roster
from goldenthread.places.access import setting_for, settings_kept
from goldenthread.places.api import KeptSetting
from goldenthread.places.models import Setting

router = Router(tags=["people"])
KEEPS_ROSTER = {"x-asks": Permission.KEEP_ROSTER.name}


@router.get(
    "/rosters",
    response={200: list[KeptSetting], **REFUSALS},
    openapi_extra=KEEPS_ROSTER,
    summary="The schools whose roster you keep",
)
def rosters(request: HttpRequest) -> Any:
    return settings_kept(viewer_of(request), Permission.KEEP_ROSTER)


class RosterSent(Schema):
    end_absent: bool = Field(
        False,
        examples=[False],
        description="Take pupils who are not in the file off the roll. Never a child with a plan.",
    )


class Candidate(Schema):
    """Somebody a row may be: a child who is here, or the pupil of an earlier line."""

    key: str
    pupil: str = Field(examples=["Ada Marlow"])
    upn: str
    line: int | None = None


class Undecided(Schema):
    """A row that may be a child who is here already. It is left out until somebody decides."""

    file: str
    line: int | None
    pupil: str
    reason: str
    remedy: str
    answers: list[str] = Field(description="“another”, or the key of the child it is.")
    candidates: list[Candidate]


class KeptRoster(Kept):
    undecided: list[Undecided]


class Decision(Schema):
    line: int = Field(ge=1, le=1_000_000, examples=[12])
    answer: str = Field(max_length=60, examples=["another"])


class Decisions(Schema):
    """What you decided of rows that may be a child who is here already; the others are left out."""

    decisions: list[Decision] = Field(max_length=500)


@router.post(
    "/settings/{setting_id}/roster",
    response={201: KeptRoster, **REFUSALS},
    openapi_extra=KEEPS_ROSTER,
    summary="Send a roster",
)
def send_roster(
    request: HttpRequest,
    setting_id: UUID,
    file: Annotated[UploadedFile, File(examples=["pupils.csv"])],
    sent: Form[RosterSent],
) -> Any:
    """Keep a OneRoster zip or a CSV list, and say what it would change. Nothing is changed yet."""
    viewer = viewer_of(request)
    setting = setting_for(viewer, setting_id, Permission.KEEP_ROSTER)
    stored = keep_roster(
        setting=setting,
        content=file,
        name=file.name or "file",
        end_absent=sent.end_absent,
        by=viewer.account,
        at=viewer.at,
    )
    plan = plan_of(stored, setting, viewer.at)
    said = {"would": would_change(plan), "undecided": undecided_of(plan), **faults_as_json(plan.faults)}
    return Status(201, {"file_id": stored.id, **said})


@router.post(
    "/settings/{setting_id}/roster/{file_id}/confirm",
    response={202: Job, **REFUSALS},
    openapi_extra=KEEPS_ROSTER,
    summary="Bring a roster in",
)
def confirm_roster(request: HttpRequest, setting_id: UUID, file_id: UUID) -> Any:
    """Ask for the file to be brought in, as a job. Asking twice does it once. Undecided rows are left out."""
    return _brought_in(request, _roster_file(request, setting_id, file_id), {})


@router.post(
    "/settings/{setting_id}/roster/{file_id}/decide",
    response={202: Job, **REFUSALS},
    openapi_extra=KEEPS_ROSTER,
    summary="Bring a roster in, with what you decided",
)
def decide_roster(request: HttpRequest, setting_id: UUID, file_id: UUID, given: Decisions) -> Any:
    """As confirming; each row that may be a child who is here is theirs or another's, as you say."""
    viewer = viewer_of(request)
    setting = setting_for(viewer, setting_id, Permission.KEEP_ROSTER)
    stored = _roster_file(request, setting_id, file_id)
    said = {one.line: one.answer for one in given.decisions}
    return _brought_in(request, stored, checked_decisions(plan_of(stored, setting, viewer.at), said))


def _brought_in(request: HttpRequest, stored: StoredFile, decided: Mapping[int, str]) -> Any:
    decisions = {f"{line}": answer for line, answer in decided.items()}
    enqueue_once(bring_in_kept_roster, stored.id, viewer_of(request).account.id, decisions=decisions)
    return Status(202, job_as_json(job_about(bring_in_kept_roster, stored.id)))


@router.get(
    "/settings/{setting_id}/roster/{file_id}",
    response={200: Job, **REFUSALS},
    openapi_extra=KEEPS_ROSTER,
    summary="See where it stands",
)
def roster_job(request: HttpRequest, setting_id: UUID, file_id: UUID) -> Any:
    return job_as_json(job_about(bring_in_kept_roster, _roster_file(request, setting_id, file_id).id))


def _roster_file(request: HttpRequest, setting_id: UUID, file_id: UUID) -> StoredFile:
    setting: Setting = setting_for(viewer_of(request), setting_id, Permission.KEEP_ROSTER)
    return files.file_in_place(file_id, purposes=PURPOSES, place_id=setting.id)
