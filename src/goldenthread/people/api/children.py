"""The children and classes that somebody may see, for other programs."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from goldenthread.foundation import audit
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import SIGNED_IN, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people.access import class_for
from goldenthread.people.asked import ask, asks
from goldenthread.people.queries.classes import children_in, classes_seen
from goldenthread.people.queries.contacts import around, listed_for_family, listed_like

router = Router(tags=["people"])
SEES_CLASS = asks(Permission.SEE_CLASS)
ANYONE_SIGNED_IN = {"x-asks": SIGNED_IN}


class ListedChild(Schema):
    """A child in a list: enough to know them by."""

    id: UUID
    name: str = Field(examples=["Ayo Bello"])
    short_name: str = Field(examples=["Ayo"])
    year_group: str = Field(examples=["5"])
    setting_id: UUID | None
    setting: str = Field(examples=["Hawthorn Primary"])


class Children(Schema):
    number: int = Field(description="How many there are in all.")
    children: list[ListedChild]


class ChildrenSought(Schema):
    may: Literal["READ_PLAN", "RAISE_CONCERN", "OBSERVE", "RECORD", "WRITE_PLAN"] = Field(
        "READ_PLAN", description="What you want to do about them."
    )
    name: str = Field("", max_length=200, description="Letters of the name.", examples=["bel"])
    most: int = Field(100, ge=1, le=500)
    after: int = Field(0, ge=0, le=100_000, description="How many to pass over.")


@router.get(
    "/children",
    response={200: Children, 422: REFUSALS[422]},
    openapi_extra=ANYONE_SIGNED_IN,
    summary="The children about whom you may do this",
)
def children(request: HttpRequest, sought: Query[ChildrenSought]) -> Any:
    """Children on a roll, by name. Nobody else is counted or named."""
    found = listed_like(viewer_of(request), Permission[sought.may], sought.name)
    return {"number": len(found), "children": found[sought.after : sought.after + sought.most]}


@router.get(
    "/family",
    response={200: list[ListedChild]},
    openapi_extra=ANYONE_SIGNED_IN,
    summary="The children of your family, or whom you help",
)
def family(request: HttpRequest) -> Any:
    """On a roll or not. A young person is in their own list."""
    return list(listed_for_family(viewer_of(request)))


class ToReachOut(Schema):
    """Somebody around a child, as the family knows them."""

    name: str = Field(examples=["Ruth Palmer"])
    described_as: str = Field(examples=["SENCO"])
    kind: str = Field(examples=["senco"])
    since: date
    until: date | None = Field(description="The first day without it.")
    reached_by: str = Field(examples=["01632 960001"])


@router.get(
    "/children/{child_id}/whom-to-reach",
    response={200: list[ToReachOut], **REFUSALS},
    openapi_extra=asks(Permission.READ_PLAN),
    summary="Whom to reach about a child",
)
def whom_to_reach(request: HttpRequest, child_id: UUID) -> Any:
    """Those in class, the SENCO, then everybody with a role for the child."""
    asked = ask(request, child_id, Permission.READ_PLAN)
    asked.log("read whom to reach")
    return list(around(child_id, asked.viewer.today))


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
