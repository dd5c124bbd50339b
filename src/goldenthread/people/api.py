"""Children, classes and rosters for other programs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Form, Query, Router, Schema, Status
from ninja.files import UploadedFile
from pydantic import Field

from goldenthread.foundation import audit, files
from goldenthread.foundation.accounts import Known
from goldenthread.foundation.api_shapes import REFUSALS, Job, Kept, job_as_json
from goldenthread.foundation.jobs import enqueue_once, job_about
from goldenthread.foundation.models import StoredFile
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.reports import faults_as_json
from goldenthread.people.access import child_for, class_for
from goldenthread.people.actions.people_around import end_who_is_around, say_who_is_around
from goldenthread.people.actions.uploads import keep_roster
from goldenthread.people.queries.classes import children_in, classes_seen
from goldenthread.people.queries.people_around import recorded_around
from goldenthread.people.queries.roster.deciding import checked_decisions
from goldenthread.people.queries.roster.kept import PURPOSES, plan_of
from goldenthread.people.reports import undecided_of, would_change
from goldenthread.people.tasks import bring_in_kept_roster
from goldenthread.places.access import setting_for
from goldenthread.places.models import Setting

router = Router(tags=["people"])
SEES_CLASS = {"x-asks": Permission.SEE_CLASS.name}
KEEPS_ROSTER = {"x-asks": Permission.KEEP_ROSTER.name}


class TaughtClass(Schema):
    id: UUID
    name: str = Field(examples=["5H"])
    year_group: str
    setting_id: UUID
    setting: str


class Pupil(Schema):
    """A child in a class: enough to know them by."""

    id: UUID
    name: str = Field(examples=["Ada Marlow"])
    short_name: str = Field(examples=["Ada"])


class Classes(Schema):
    classes: list[TaughtClass]


class Pupils(Schema):
    pupils: list[Pupil]


class Page(Schema):
    most: int = Field(100, ge=1, le=500)
    after: int = Field(0, ge=0, le=100_000, description="How many to pass over.")


@router.get(
    "/classes",
    response={200: Classes, 422: REFUSALS[422]},
    openapi_extra=SEES_CLASS,
    summary="The classes you may see",
)
def classes(request: HttpRequest, page: Query[Page]) -> Any:
    return {"classes": classes_seen(viewer_of(request), page.most, page.after)}


@router.get(
    "/classes/{class_id}/pupils",
    response={200: Pupils, **REFUSALS},
    openapi_extra=SEES_CLASS,
    summary="The children of a class",
)
def pupils(request: HttpRequest, class_id: UUID) -> Any:
    """The children who are in the class today. The reading of it is logged for each of them."""
    viewer = viewer_of(request)
    teaching_class = class_for(viewer, class_id, Permission.SEE_CLASS)
    found = children_in(teaching_class, viewer.today)
    audit.record(
        what="read the list of a class",
        by=viewer.account,
        at=viewer.at,
        stream=audit.stream_of_place(teaching_class.setting_id),
        children=[child.id for child in found],
    )
    return {"pupils": found}


class RosterSent(Schema):
    end_absent: bool = Field(
        False, description="Take pupils who are not in the file off the roll. Never a child with a plan."
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
    file: File[UploadedFile],
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


KEEPS_AROUND = {"x-asks": Permission.KEEP_AROUND.name}


class PersonAround(Schema):
    id: UUID
    name: str = Field(examples=["Rosa Marlow"])
    kind: str = Field(examples=["parent"])
    described_as: str = Field(examples=["Mother"])
    parental_responsibility: bool
    starts_on: date
    ends_on: date | None = Field(description="The first day without it.")
    evidence: str
    signs_in: str = Field(description="The e-mail address, or nothing.")


class PeopleAround(Schema):
    people: list[PersonAround]


class PersonToAdd(Schema):
    """Who somebody is to the child, and on what evidence. Without an address they cannot sign in."""

    kind: str = Field(
        max_length=30,
        description="parent, young_person, specialist, key_adult, plan_coordinator or relation",
        examples=["parent"],
    )
    name: str = Field(max_length=200, examples=["Rosa Marlow"])
    described_as: str = Field(max_length=200, examples=["Mother"])
    email: str = Field("", max_length=254, examples=["rosa@example.org"])
    parental_responsibility: bool = False
    evidence: str = Field(max_length=300, examples=["Birth certificate seen on 3 September"])
    starts_on: date = Field(examples=["2026-09-03"])
    address_checked: bool = Field(
        False, description="They were asked, and the address is theirs although it is known by another name."
    )


class PersonAdded(Schema):
    id: UUID
    account: Known | None = Field(
        description="Made now, known by this name, or known by another name. Without an address, nothing."
    )


class PersonEnded(Schema):
    ended: bool


@router.get(
    "/children/{child_id}/around",
    response={200: PeopleAround, **REFUSALS},
    openapi_extra=KEEPS_AROUND,
    summary="Who is around a child",
)
def people_around(request: HttpRequest, child_id: UUID) -> Any:
    viewer = viewer_of(request)
    child = child_for(viewer, child_id, Permission.KEEP_AROUND)
    audit.record(what="read who is around the child", by=viewer.account, at=viewer.at, child_id=child.id)
    return {"people": recorded_around(child.id, viewer.today)}


@router.post(
    "/children/{child_id}/around",
    response={201: PersonAdded, **REFUSALS},
    openapi_extra=KEEPS_AROUND,
    summary="Say who is around a child",
)
def add_person(request: HttpRequest, child_id: UUID, sent: PersonToAdd) -> Any:
    viewer = viewer_of(request)
    child = child_for(viewer, child_id, Permission.KEEP_AROUND)
    added = say_who_is_around(child=child, **sent.dict(), by=viewer.account, at=viewer.at)
    return Status(201, {"id": added.role.id, "account": added.known})


@router.post(
    "/children/{child_id}/around/{role_id}/end",
    response={200: PersonEnded, **REFUSALS},
    openapi_extra=KEEPS_AROUND,
    summary="Somebody is no longer around a child",
)
def end_person(request: HttpRequest, child_id: UUID, role_id: UUID) -> Any:
    viewer = viewer_of(request)
    child = child_for(viewer, child_id, Permission.KEEP_AROUND)
    end_who_is_around(child=child, role_id=role_id, by=viewer.account, at=viewer.at)
    return {"ended": True}
