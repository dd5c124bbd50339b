"""The words of the council’s letters, for other programs."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from pydantic import Field

from goldenthread.casework.actions.letters import keep_template
from goldenthread.casework.letters import KINDS, LetterKind
from goldenthread.casework.queries.letter_words import letters_now, shipped, versions_of
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.law.independent_help import Contact, Local
from goldenthread.people.asked import asks
from goldenthread.places.access import area_for, areas_for
from goldenthread.places.actions.independent_help import keep_help
from goldenthread.places.queries.independent_help import contacts_in

router = Router(tags=["letters"])
KEEPS = asks(Permission.KEEP_LETTERS)
LETTER = "/letters/{area_id}/{kind}"
HELP = "/councils/{area_id}/independent-help"


class WordsOut(Schema):
    """One version. Version 0 is what every council begins with."""

    version: int
    subject: str = Field(examples=["We have your request for {child}"])
    words: str
    by: str
    at: datetime | None


class LetterOut(Schema):
    area_id: UUID
    kind: str = Field(examples=["request-received"])
    name: str
    words: WordsOut


class WordsIn(Schema):
    """Names in curly brackets are filled in for each family."""

    subject: str = Field(max_length=200, examples=["We have your request for {child}"])
    words: str = Field(max_length=20_000, examples=["Dear {family},\n\nWe have it.\n\n{officer}"])


@router.get(
    "/letters", response={200: list[LetterOut], **REFUSALS}, openapi_extra=KEEPS,
    summary="The words of your letters",
)  # fmt: skip
def letters(request: HttpRequest) -> Any:
    return [
        {"area_id": area.id, "kind": one.kind.code, "name": one.kind.name, "words": asdict(one.words)}
        for area in areas_for(viewer_of(request), Permission.KEEP_LETTERS)
        for one in letters_now(area)
    ]


@router.get(
    f"{LETTER}/versions", response={200: list[WordsOut], **REFUSALS}, openapi_extra=KEEPS,
    summary="Every version of the words of a letter",
)  # fmt: skip
def versions(request: HttpRequest, area_id: UUID, kind: str) -> Any:
    """The newest first."""
    area = area_for(viewer_of(request), area_id, Permission.KEEP_LETTERS)
    return [asdict(one) for one in versions_of(area, _kind(kind))]


@router.post(
    f"{LETTER}/versions", response={201: WordsOut, **REFUSALS}, openapi_extra=KEEPS,
    summary="Change the words of a letter",
)  # fmt: skip
def change(request: HttpRequest, area_id: UUID, kind: str, sent: WordsIn) -> Any:
    """A new version. Letters sent before stay as they were."""
    return _keep(request, area_id, kind, sent.subject, sent.words)


@router.post(
    f"{LETTER}/put-back", response={201: WordsOut, **REFUSALS}, openapi_extra=KEEPS,
    summary="Go back to the words it began with",
)  # fmt: skip
def put_back(request: HttpRequest, area_id: UUID, kind: str) -> Any:
    """They become the newest version; nothing is lost."""
    ours = shipped(_kind(kind))
    return _keep(request, area_id, kind, ours.subject, ours.words)


class HelpOut(Schema):
    """Who gives independent help in an area. Without a name the council has not said."""

    kind: Local = Field(examples=["mediation"])
    name: str = Field(examples=["Fairway Mediation"])
    telephone: str
    email: str
    website: str


class HelpIn(Schema):
    kind: Local = Field(examples=["mediation"])
    name: str = Field(max_length=200, examples=["Fairway Mediation"])
    telephone: str = Field("", max_length=60, examples=["01632 960 511"])
    email: str = Field("", max_length=254, examples=["hello@fairway.example.org"])
    website: str = Field("", max_length=200, examples=["www.fairway.example.org"])


@router.get(
    HELP, response={200: list[HelpOut], **REFUSALS}, openapi_extra=KEEPS,
    summary="Who gives independent help in your area",
)  # fmt: skip
def independent_help(request: HttpRequest, area_id: UUID) -> Any:
    area = area_for(viewer_of(request), area_id, Permission.KEEP_LETTERS)
    return _helps(area.id)


@router.put(
    HELP, response={200: list[HelpOut], **REFUSALS}, openapi_extra=KEEPS,
    summary="Say who gives independent help in your area",
)  # fmt: skip
def say_independent_help(request: HttpRequest, area_id: UUID, sent: HelpIn) -> Any:
    """Families read it at once. Letters sent before stay as they were."""
    viewer = viewer_of(request)
    area = area_for(viewer, area_id, Permission.KEEP_LETTERS)
    contact = Contact(sent.name, sent.telephone, sent.email, sent.website)
    keep_help(area=area, kind=sent.kind, contact=contact, by=viewer.account, at=viewer.at)
    return _helps(area.id)


def _helps(area_id: UUID) -> list[dict[str, str]]:
    contacts = contacts_in(area_id)
    return [{"kind": kind, **contacts.get(kind, Contact(""))._asdict()} for kind in Local]


def _keep(request: HttpRequest, area_id: UUID, kind: str, subject: str, words: str) -> Any:
    viewer = viewer_of(request)
    area = area_for(viewer, area_id, Permission.KEEP_LETTERS)
    keep_template(area=area, kind=kind, subject=subject, words=words, by=viewer.account, at=viewer.at)
    return Status(201, asdict(versions_of(area, _kind(kind))[0]))


def _kind(kind: str) -> LetterKind:
    if kind not in KINDS:
        raise NotVisible("letter", kind)
    return KINDS[kind]
