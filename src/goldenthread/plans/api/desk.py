"""The desk, for other programs: what waits, who has it, and giving it to a colleague."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from pydantic import ConfigDict, Field

from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible, Viewer
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.law.layers import Layer
from goldenthread.people.asked import ask, asks
from goldenthread.plans.actions.giving_work import LONGEST_NOTE, give_work
from goldenthread.plans.actions.reminding import remind_families
from goldenthread.plans.desk_words import what_of
from goldenthread.plans.queries.desk import Item, Matter, desk
from goldenthread.plans.queries.desk_choice import Choice, chosen_of
from goldenthread.plans.queries.given_work import (
    Given,
    given_work,
    item_on_desk,
    key_of,
    may_be_given_to,
)
from goldenthread.plans.queries.layers import layers_of
from goldenthread.plans.queries.on_roll import OnRoll, Planned, named, places_of, plans_like

router = Router(tags=["desk"])


class GivenOut(Schema):
    """Who has it now, and from whom."""

    to: str
    by: str
    at: datetime
    note: str


class WorkOut(Schema):
    """One thing that one child needs. `child_id`, `matter` and `about` name it."""

    child_id: UUID
    child: str
    setting_id: UUID
    matter: Matter
    about: UUID
    what: str = Field(examples=["the review is 9 days late"])
    on: date | None
    given: GivenOut | None


class WorkAsked(Schema):
    """What is left out narrows nothing."""

    what: Matter | None = Field(None, examples=["late"])
    school: UUID | None = Field(None, description="The id of a setting.")
    layer: Layer | None = Field(None, examples=["targeted"])
    whose: Literal["mine", "given", "nobodys"] | None = Field(
        None, description="Who has it: you, a colleague, or nobody."
    )
    council: str = Field("", max_length=3, description="The three figures of a council.", examples=["996"])
    most: int = Field(100, ge=1, le=500)
    after: int = Field(0, ge=0, le=100_000, description="How many to pass over.")


class ColleagueOut(Schema):
    account_id: UUID
    name: str = Field(examples=["Helen Ward"])
    role: str = Field(examples=["head"])


class GiveIn(Schema):
    """To whom, and a few words for them."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"to": "0192f0c1-2d3e-7abc-8def-0123456789ab", "note": "I am away until Monday."}
        }
    )
    to: UUID
    note: str = Field("", max_length=LONGEST_NOTE)


@router.get(
    "/", response={200: list[WorkOut], **REFUSALS}, openapi_extra=asks(Permission.SEE_DESK),
    summary="What waits on your desk",
)  # fmt: skip
def work(request: HttpRequest, asked: Query[WorkAsked]) -> Any:
    """Most pressing first, of every school you answer for; all of it, or what you choose."""
    viewer = viewer_of(request)
    found = desk(viewer)
    chosen = asked.dict(exclude={"most", "after"}, exclude_none=True)
    choice = Choice(**{name: str(value) for name, value in chosen.items()})
    shown = chosen_of(found, choice, viewer)[asked.after : asked.after + asked.most]
    _log(viewer, [item.child for item in shown])
    given = given_work([item.child.child_id for item in shown])
    return [_out(item, given.get(key_of(item)), viewer.today) for item in shown]


def _log(viewer: Viewer, shown: Sequence[OnRoll | Planned]) -> None:
    """One entry in the log for the whole list, with the children who were on it."""
    if shown:
        audit.record(
            what="read a list of plans", by=viewer.account, at=viewer.at,
            stream=audit.stream_of_place(shown[0].setting_id),
            children=list(dict.fromkeys(one.child_id for one in shown)),
        )  # fmt: skip


def _out(item: Item, given: Given | None, today: date) -> WorkOut:
    child_id, _, about = key_of(item)
    return WorkOut(
        child_id=child_id, child=item.child.name, setting_id=item.child.setting_id, matter=item.matter,
        about=about, what=what_of(item, today), on=item.on,
        given=GivenOut(to=given.to, by=given.by, at=given.at, note=given.note) if given else None,
    )  # fmt: skip


_THING = "/children/{child_id}/{matter}/{about}"


@router.get(
    f"{_THING}/colleagues", response={200: list[ColleagueOut], **REFUSALS},
    openapi_extra=asks(Permission.SEE_DESK), summary="To whom it can be given",
)  # fmt: skip
def colleagues(request: HttpRequest, child_id: UUID, matter: Matter, about: UUID) -> Any:
    """Those who work with this child and may see to it."""
    asked = ask(request, child_id, Permission.SEE_DESK)
    item = item_on_desk(asked.viewer, child_id, matter, about)
    return list(may_be_given_to(item, asked.viewer.today))


@router.post(
    f"{_THING}/give", response={201: GivenOut, **REFUSALS}, openapi_extra=asks(Permission.SEE_DESK),
    summary="Give it to a colleague",
)  # fmt: skip
def give(request: HttpRequest, child_id: UUID, matter: Matter, about: UUID, sent: GiveIn) -> Any:
    """They are told, with a link. It stays on the desk, with their name, until it is done."""
    asked = ask(request, child_id, Permission.SEE_DESK)
    item = item_on_desk(asked.viewer, child_id, matter, about)
    made = give_work(item=item, to=sent.to, note=sent.note, by=asked.viewer.account, at=asked.viewer.at)
    return Status(201, GivenOut(to=made.to.name, by=made.by.name, at=made.at, note=made.note))


class WeekOut(Schema):
    week_of: date
    promised: int
    happened: int
    worked_out_at: datetime = Field(description="What was recorded since then is not in it.")


class SummaryOut(Schema):
    """The desk in numbers: how many plans, how many children need something, and what."""

    plans: int = Field(examples=[38])
    children: int = Field(description="Those who need something, with a plan or without.")
    counts: dict[Matter, int] = Field(
        examples=[{"late": 1}], description="Children for each matter; of not_recorded, sessions."
    )
    weeks: list[WeekOut] = Field(description="The last weeks, as the nightly accounts found them.")


@router.get(
    "/summary", response={200: SummaryOut, **REFUSALS}, openapi_extra=asks(Permission.SEE_DESK),
    summary="Your desk in numbers",
)  # fmt: skip
def summary(request: HttpRequest) -> Any:
    """Of every school you answer for. It names nobody."""
    found = desk(viewer_of(request))
    return {
        "plans": found.plans,
        "children": found.children,
        "counts": found.counts,
        "weeks": list(found.weeks),
    }


class PlanOut(Schema):
    """A child whose plan is in force, with the family or being drafted. `versions`: one in each state."""

    child_id: UUID
    name: str = Field(examples=["Ayo Bello"])
    setting_id: UUID
    year_group: str = Field(examples=["5"])
    versions: dict[str, UUID] = Field(examples=[{"in_force": "0192f0c1-2d3e-7abc-8def-0123456789ab"}])
    review_due_on: date | None
    layers: list[str] = Field(examples=[["targeted"]])


class PlansOut(Schema):
    number: int = Field(description="How many there are in all.")
    plans: list[PlanOut]


class PlansSought(Schema):
    name: str = Field("", max_length=200, description="Letters of the name.")
    state: Literal["in_force", "shared", "draft"] | None = Field(None, examples=["draft"])
    most: int = Field(100, ge=1, le=500)
    after: int = Field(0, ge=0, le=100_000, description="How many to pass over.")


@router.get(
    "/plans", response={200: PlansOut, **REFUSALS}, openapi_extra=asks(Permission.SEE_DESK),
    summary="The plans",
)  # fmt: skip
def plans(request: HttpRequest, sought: Query[PlansSought]) -> Any:
    """Of every school you answer for, by name."""
    viewer = viewer_of(request)
    _, found = plans_like(viewer, sought.name, sought.state or "")
    shown = found[sought.after : sought.after + sought.most]
    _log(viewer, shown)
    layers = layers_of([one.child_id for one in shown], viewer.today)
    listed = [{**one._asdict(), "name": one.name, "layers": layers[one.child_id]} for one in shown]
    return {"number": len(found), "plans": listed}


class RemindersIn(Schema):
    """The children whose families are to be reminded. Each is on roll where you have a desk."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"children": ["0192f0c1-2d3e-7abc-8def-0123456789ab"]}}
    )
    children: list[UUID] = Field(min_length=1, max_length=500)


class RemindersOut(Schema):
    reminded: int = Field(description="How many plans were waiting for their family.", examples=[1])


@router.post(
    "/reminders", response={201: RemindersOut, **REFUSALS}, openapi_extra=asks(Permission.SEE_DESK),
    summary="Remind families",
)  # fmt: skip
def remind(request: HttpRequest, sent: RemindersIn) -> Any:
    """Ask those whose plan is shared and not answered to read it. All are reminded, or none."""
    viewer = viewer_of(request)
    here = named(viewer.today, places_of(viewer), sent.children, {})
    for row, child_id in enumerate(sent.children):
        if child_id not in here:
            raise NotVisible("child on the desk", child_id, child_id, field=f"children.{row}")
    number = remind_families(child_ids=sent.children, by=viewer.account, at=viewer.at)
    return Status(201, {"reminded": number})
