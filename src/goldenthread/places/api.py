"""Schools, the register and the school calendar for other programs."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Annotated, Any, Literal, TypedDict
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Form, Query, Router, Schema, Status
from ninja.files import UploadedFile
from pydantic import Field

from goldenthread.foundation import files
from goldenthread.foundation.accounts import Known
from goldenthread.foundation.api_shapes import REFUSALS, Job, Kept, job_as_json
from goldenthread.foundation.jobs import enqueue_once, job_about
from goldenthread.foundation.models import Account, StoredFile
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission, RoleKind
from goldenthread.places.access import check_keeps_schools, setting_for, settings_kept
from goldenthread.places.actions import calendar
from goldenthread.places.actions.roles import end_place_role, give_role_in_school
from goldenthread.places.actions.roles import kind as kind_of
from goldenthread.places.actions.uploads import keep_register
from goldenthread.places.models import Setting
from goldenthread.places.queries.calendar import CalendarPage, calendar_of
from goldenthread.places.queries.roles import held_in_school
from goldenthread.places.queries.schools import schools_like
from goldenthread.places.queries.uploads import LINKS, PURPOSES, SCHOOLS, plan_of
from goldenthread.places.reports import would_change
from goldenthread.places.tasks import bring_in_register

router = Router(tags=["places"])
KEEPS_SCHOOLS = {"x-asks": Permission.KEEP_SCHOOLS.name}
KEEPS_CALENDAR = {"x-asks": Permission.KEEP_CALENDAR.name}
GIVES_ROLES = {"x-asks": Permission.GIVE_ROLES.name}
_WHAT = {"schools": SCHOOLS, "links": LINKS}


class School(Schema):
    id: UUID
    urn: str = Field(examples=["999001"])
    name: str = Field(examples=["Beech Primary"])
    area: str
    type: str
    phase: str
    status: str = Field(examples=["Open"])
    town: str
    postcode: str
    closed_on: date | None


class Schools(Schema):
    number: int = Field(description="How many there are in all.")
    schools: list[School]


class Sought(Schema):
    words: str = Field("", max_length=200, description="Words of the name, the town, a postcode or a URN.")
    area: str = Field("", max_length=3, description="The area’s three-figure code.", examples=["998"])
    most: int = Field(25, ge=1, le=100)
    after: int = Field(0, ge=0, le=1_000_000, description="How many to pass over.")


@router.get(
    "/schools",
    response={200: Schools, 422: REFUSALS[422]},
    openapi_extra={"x-asks": "anyone signed in"},
    summary="Find schools",
)
def find_schools(request: HttpRequest, sought: Query[Sought]) -> Any:
    """Schools of the register by name, town, postcode or URN. The register is public."""
    number, schools = schools_like(sought.words, sought.area, sought.most, sought.after)
    return {"number": number, "schools": schools}


class RegisterSent(Schema):
    what: Literal["schools", "links"] = Field("schools", examples=["schools"])


@router.post(
    "/register",
    response={201: Kept, **REFUSALS},
    openapi_extra=KEEPS_SCHOOLS,
    summary="Send a file of the register",
)
def send_register(
    request: HttpRequest,
    file: Annotated[UploadedFile, File(examples=["edubasealldata.csv"])],
    sent: Form[RegisterSent],
) -> Any:
    """Keep the file and say what it would change. Nothing is changed until it is confirmed."""
    viewer = viewer_of(request)
    check_keeps_schools(viewer)
    purpose, name = _WHAT[sent.what], file.name or "file"
    stored = keep_register(content=file, name=name, purpose=purpose, by=viewer.account, at=viewer.at)
    return Status(201, {"file_id": stored.id, **would_change(plan_of(stored))})


@router.post(
    "/register/{file_id}/confirm",
    response={202: Job, **REFUSALS},
    openapi_extra=KEEPS_SCHOOLS,
    summary="Bring a file of the register in",
)
def confirm_register(request: HttpRequest, file_id: UUID) -> Any:
    """Ask for the file to be brought in, as a job. Asking twice does it once."""
    stored = _register_file(request, file_id)
    enqueue_once(bring_in_register, stored.id, viewer_of(request).account.id)
    return Status(202, job_as_json(job_about(bring_in_register, stored.id)))


@router.get(
    "/register/{file_id}",
    response={200: Job, **REFUSALS},
    openapi_extra=KEEPS_SCHOOLS,
    summary="See where it stands",
)
def register_job(request: HttpRequest, file_id: UUID) -> Any:
    return job_as_json(job_about(bring_in_register, _register_file(request, file_id).id))


def _register_file(request: HttpRequest, file_id: UUID) -> StoredFile:
    check_keeps_schools(viewer_of(request))
    return files.file_in_place(file_id, purposes=PURPOSES, place_id=None)


class KeptSetting(Schema):
    id: UUID
    name: str = Field(examples=["Hawthorn Primary"])


@router.get(
    "/calendars",
    response={200: list[KeptSetting], **REFUSALS},
    openapi_extra=KEEPS_CALENDAR,
    summary="The schools whose calendar you keep",
)
def calendars(request: HttpRequest) -> Any:
    return settings_kept(viewer_of(request), Permission.KEEP_CALENDAR)


class Term(Schema):
    id: UUID
    name: str
    starts_on: date
    ends_on: date
    school_days: int


class DayClosed(Schema):
    id: UUID
    on: date
    kind: str
    reason: str
    at_short_notice: bool = Field(
        description="Recorded on the day or later: what was promised for it stays promised."
    )


class Period(Schema):
    id: UUID
    name: str
    starts_at: time
    ends_at: time


class Holiday(Schema):
    on: date
    name: str


class Calendar(Schema):
    terms: list[Term]
    closures: list[DayClosed]
    periods: list[Period]
    offered: list[Holiday] = Field(description="Bank holidays in term that are not in the calendar yet.")


class PeriodToAdd(Schema):
    name: str = Field(min_length=1, max_length=40, examples=["Period 1"])
    starts_at: time
    ends_at: time


@router.get(
    "/settings/{setting_id}/calendar",
    response={200: Calendar, **REFUSALS},
    openapi_extra=KEEPS_CALENDAR,
    summary="Read the school calendar",
)
def read_calendar(request: HttpRequest, setting_id: UUID, since: date = date(2000, 1, 1)) -> CalendarPage:
    calendar_asked(request, setting_id)
    return calendar_of(setting_id, since)


@router.post(
    "/settings/{setting_id}/periods",
    response={201: Calendar, **REFUSALS},
    openapi_extra=KEEPS_CALENDAR,
    summary="Add a period of the day",
)
def add_period(request: HttpRequest, setting_id: UUID, sent: PeriodToAdd) -> Any:
    calendar.add_period(**calendar_asked(request, setting_id), **sent.dict())
    return Status(201, calendar_of(setting_id, viewer_of(request).today))


@router.delete(
    "/settings/{setting_id}/terms/{term_id}",
    response={204: None, **REFUSALS},
    openapi_extra=KEEPS_CALENDAR,
    summary="Remove a term",
)
def remove_term(request: HttpRequest, setting_id: UUID, term_id: UUID) -> Any:
    """Of a term that has not begun. One that has can be ended early."""
    calendar.remove_term(**calendar_asked(request, setting_id), term_id=term_id)
    return Status(204, None)


@router.delete(
    "/settings/{setting_id}/periods/{period_id}",
    response={204: None, **REFUSALS},
    openapi_extra=KEEPS_CALENDAR,
    summary="Remove a period of the day",
)
def remove_period(request: HttpRequest, setting_id: UUID, period_id: UUID) -> Any:
    calendar.remove_period(**calendar_asked(request, setting_id), period_id=period_id)
    return Status(204, None)


class RoleHeld(Schema):
    id: UUID
    name: str = Field(examples=["Hea Marsh"])
    email: str
    kind: RoleKind = Field(examples=["senco"])
    starts_on: date
    ends_on: date | None = Field(description="The first day without it.")
    evidence: str
    given_by: str


class RolesHeld(Schema):
    roles: list[RoleHeld]


class RoleToGive(Schema):
    """To whoever has this address. An account is made if need be, and they are told."""

    email: str = Field(max_length=254, examples=["hea@example.org"])
    name: str = Field(max_length=200, examples=["Hea Marsh"])
    kind: str = Field(max_length=30, description="senco, head or school_office", examples=["senco"])
    starts_on: date = Field(examples=["2026-09-03"])
    evidence: str = Field(max_length=300, examples=["Appointed by the governors on 3 July"])
    address_checked: bool = Field(
        False, description="They were asked, and the address is theirs although it is known by another name."
    )


class RoleGiven(Schema):
    id: UUID
    account: Known = Field(description="Made now, known by this name, or known by another name.")


class RoleToEnd(Schema):
    reason: str = Field(max_length=200, examples=["Left the school"])
    last_day: date | None = Field(None, description="Without it the role ends now.", examples=["2026-12-18"])


@router.get(
    "/roles",
    response={200: list[KeptSetting], **REFUSALS},
    openapi_extra=GIVES_ROLES,
    summary="The schools whose roles you give",
)
def schools_with_roles(request: HttpRequest) -> Any:
    return settings_kept(viewer_of(request), Permission.GIVE_ROLES)


@router.get(
    "/settings/{setting_id}/roles",
    response={200: RolesHeld, **REFUSALS},
    openapi_extra=GIVES_ROLES,
    summary="Who holds which role in a school",
)
def roles_held(request: HttpRequest, setting_id: UUID) -> Any:
    """Roles that are held, and those still to begin."""
    viewer = viewer_of(request)
    setting = setting_for(viewer, setting_id, Permission.GIVE_ROLES)
    return {"roles": held_in_school(setting.id, viewer.today)}


@router.post(
    "/settings/{setting_id}/roles",
    response={201: RoleGiven, **REFUSALS},
    openapi_extra=GIVES_ROLES,
    summary="Give a role in a school",
)
def give_role(request: HttpRequest, setting_id: UUID, sent: RoleToGive) -> Any:
    viewer = viewer_of(request)
    setting = setting_for(viewer, setting_id, Permission.GIVE_ROLES)
    asked = {**sent.dict(), "kind": kind_of(sent.kind)}
    given = give_role_in_school(setting=setting, **asked, by=viewer.account, at=viewer.at)
    return Status(201, {"id": given.role.id, "account": given.known})


@router.post(
    "/settings/{setting_id}/roles/{role_id}/end",
    response={200: RolesHeld, **REFUSALS},
    openapi_extra=GIVES_ROLES,
    summary="End a role in a school",
)
def end_role(request: HttpRequest, setting_id: UUID, role_id: UUID, sent: RoleToEnd) -> Any:
    """Now, or after a last day. The last person who gives roles stays until there is another."""
    viewer = viewer_of(request)
    setting = setting_for(viewer, setting_id, Permission.GIVE_ROLES)
    end_place_role(setting=setting, role_id=role_id, **sent.dict(), by=viewer.account, at=viewer.at)
    return {"roles": held_in_school(setting.id, viewer.today)}


class CalendarAsked(TypedDict):
    """What every action on a calendar is told: of which setting, by whom, when."""

    setting: Setting
    by: Account
    at: datetime


def calendar_asked(request: HttpRequest, setting_id: UUID) -> CalendarAsked:
    viewer = viewer_of(request)
    setting = setting_for(viewer, setting_id, Permission.KEEP_CALENDAR)
    return {"setting": setting, "by": viewer.account, "at": viewer.at}
