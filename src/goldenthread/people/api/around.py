"""Who is around a child, whom the family lets in, and who looked, for other programs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from pydantic import Field

from goldenthread.foundation.accounts import Known
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.queries import Looks
from goldenthread.people.actions.details import Details, keep_details
from goldenthread.people.actions.letting_in import end_helper, let_helper_in
from goldenthread.people.actions.people_around import end_who_is_around, say_who_is_around
from goldenthread.people.asked import ask, asks
from goldenthread.people.models import Child
from goldenthread.people.queries.contacts import helpers_of
from goldenthread.people.queries.people_around import recorded_around

router = Router(tags=["people"])


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
    openapi_extra=asks(Permission.KEEP_AROUND),
    summary="Who is around a child",
)
def people_around(request: HttpRequest, child_id: UUID) -> Any:
    asked = ask(request, child_id, Permission.KEEP_AROUND)
    asked.log("read who is around the child")
    return {"people": recorded_around(child_id, asked.viewer.today)}


@router.post(
    "/children/{child_id}/around",
    response={201: PersonAdded, **REFUSALS},
    openapi_extra=asks(Permission.KEEP_AROUND),
    summary="Say who is around a child",
)
def add_person(request: HttpRequest, child_id: UUID, sent: PersonToAdd) -> Any:
    asked = ask(request, child_id, Permission.KEEP_AROUND)
    added = say_who_is_around(**asked.about, **sent.dict())
    return Status(201, {"id": added.role.id, "account": added.known})


@router.post(
    "/children/{child_id}/around/{role_id}/end",
    response={200: PersonEnded, **REFUSALS},
    openapi_extra=asks(Permission.KEEP_AROUND),
    summary="Somebody is no longer around a child",
)
def end_person(request: HttpRequest, child_id: UUID, role_id: UUID) -> Any:
    end_who_is_around(**ask(request, child_id, Permission.KEEP_AROUND).about, role_id=role_id)
    return {"ended": True}


class DetailsShape(Schema):
    """A child’s own details. Empty text and null: not known."""

    born_on: date = Field(examples=["2016-03-04"])
    sex: str = Field("", max_length=1, description="F, M or empty.")
    upn: str = Field("", max_length=13)
    uln: str = Field("", max_length=10)
    no_upn_because: str = Field("", max_length=4, description="A code of the return, if there is no number.")
    ethnicity: str = Field("", max_length=4, description="The code of four letters of the school census.")
    postcode: str = Field("", max_length=10, examples=["M16 0EX"])
    disabled: bool | None = None


@router.get(
    "/children/{child_id}/details",
    response={200: DetailsShape, **REFUSALS},
    openapi_extra=asks(Permission.KEEP_DETAILS),
    summary="A child’s own details",
)
def details(request: HttpRequest, child_id: UUID) -> Any:
    asked = ask(request, child_id, Permission.KEEP_DETAILS)
    asked.log("read the child’s details")
    return _details(asked.child)


@router.put(
    "/children/{child_id}/details",
    response={200: DetailsShape, **REFUSALS},
    openapi_extra=asks(Permission.KEEP_DETAILS),
    summary="Put right a child’s own details",
)
def put_details(request: HttpRequest, child_id: UUID, sent: DetailsShape) -> Any:
    """All of them at once: what is left out is not known from now on."""
    asked = ask(request, child_id, Permission.KEEP_DETAILS)
    return _details(keep_details(**asked.about, details=Details(**sent.dict())))  # type: ignore[typeddict-item]  # the shape has the same names


def _details(child: Child) -> dict[str, Any]:
    return {name: getattr(child, name) or "" for name in DetailsShape.model_fields} | {
        "born_on": child.born_on, "disabled": child.disabled,
    }  # fmt: skip


class HelperOut(Schema):
    """Somebody whom the family let in. `until`: the first day without it."""

    account_id: UUID
    name: str = Field(examples=["Sam Ortiz"])
    described_as: str = Field(examples=["Advocate"])
    since: date
    until: date | None


class HelperToLetIn(Schema):
    """Who is let in, and until when: within a year from today."""

    name: str = Field(max_length=200, examples=["Ada Obi"])
    email: str = Field(max_length=254, examples=["ada@example.org"])
    described_as: str = Field(max_length=100, examples=["my sister"])
    until: date = Field(examples=["2026-12-04"])


@router.get(
    "/children/{child_id}/helpers",
    response={200: list[HelperOut], **REFUSALS},
    openapi_extra=asks(Permission.LET_IN),
    summary="Whom the family let in",
)
def helpers(request: HttpRequest, child_id: UUID) -> Any:
    asked = ask(request, child_id, Permission.LET_IN)
    asked.log("read who is let in")
    return helpers_of(child_id, asked.viewer.today)


@router.post(
    "/children/{child_id}/helpers",
    response={201: HelperOut, **REFUSALS},
    openapi_extra=asks(Permission.LET_IN),
    summary="Let a helper see the record, for a time",
)
def let_in(request: HttpRequest, child_id: UUID, sent: HelperToLetIn) -> Any:
    """They read what the family reads, and are told. An account is made for their address if need be."""
    asked = ask(request, child_id, Permission.LET_IN)
    made = let_helper_in(**asked.about, **sent.dict())
    let = helpers_of(child_id, asked.viewer.today)
    return Status(201, next(one for one in let if one.account_id == made.account_id))


@router.post(
    "/children/{child_id}/helpers/{account_id}/end",
    response={200: PersonEnded, **REFUSALS},
    openapi_extra=asks(Permission.LET_IN),
    summary="End what a helper may see",
)
def end_let_in(request: HttpRequest, child_id: UUID, account_id: UUID) -> Any:
    """From today. They are told."""
    end_helper(**ask(request, child_id, Permission.LET_IN).about, account_id=account_id)
    return {"ended": True}


class LookOut(Schema):
    """Somebody looked at the record, or changed it."""

    who: str = Field(examples=["Dan Okafor"])
    what: str = Field(examples=["read plan"])
    why: str
    at: datetime


@router.get(
    "/children/{child_id}/looks",
    response={200: list[LookOut], **REFUSALS},
    openapi_extra=asks(Permission.SEE_WHO_LOOKED),
    summary="Who has looked at the record",
)
def looks(
    request: HttpRequest,
    child_id: UUID,
    most: Annotated[int, Query(ge=1, le=500)] = 500,
    after: Annotated[int, Query(ge=0, le=100_000, description="How many to pass over.")] = 0,
) -> Any:
    """Newest first: every reading and every change, with who and when. This reading is the first of them."""
    ask(request, child_id, Permission.SEE_WHO_LOOKED).log("read who looked")
    return Looks(child_id)[after : after + most]
