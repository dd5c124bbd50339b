"""The code sets of the return, and the published figures of a year, for other programs."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Router, Schema, Status
from pydantic import Field, StringConstraints

from goldenthread.exchange.actions.code_sets import (
    LONGEST_CODE,
    LONGEST_SOURCE,
    LONGEST_WORDS,
    MOST_CODES,
    fill_code_set,
)
from goldenthread.exchange.queries.code_sets import CodeSetRead, code_set_of, code_sets_of
from goldenthread.exchange.queries.published import published_for
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people.asked import asks
from goldenthread.places.access import area_for

router = Router(tags=["returns"])
MAKES = asks(Permission.MAKE_RETURNS)
Year = Annotated[int, Path(ge=1, le=9999, description="The year of the return", examples=[2027])]
AREA = "/areas/{area_id}"


def _text(longest: int) -> Any:
    return StringConstraints(strip_whitespace=True, max_length=longest, pattern="^[^\\x00]*$")


class CodeIn(Schema):
    code: Annotated[str, _text(LONGEST_CODE)] = Field(examples=["1"])
    words: Annotated[str, _text(LONGEST_WORDS)] = Field(examples=["what it means"])


class CodesToFill(Schema):
    codes: list[CodeIn] = Field(max_length=MOST_CODES)
    source: Annotated[str, _text(LONGEST_SOURCE)] = Field(examples=["SEN2 guide 2027, page 41"])
    source_on: date = Field(examples=["2026-11-02"])


class FilledOut(Schema):
    version: int
    codes: dict[str, str]
    source: str
    source_on: date
    by: str
    at: datetime


class CodeSetOut(Schema):
    """One set. With `is_empty` the rules in `rules` judge nothing."""

    name: str = Field(examples=["ReviewOutcome"])
    what: str = Field(examples=["outcome of the review"])
    is_empty: bool
    codes: dict[str, str]
    doubt: str
    items: list[str] = Field(examples=[["ReviewOutcome"]])
    rules: list[str] = Field(examples=[["603"]])
    versions: list[FilledOut] = Field(description="The last first.")


class PublishedOut(Schema):
    """One published share. `percent` is null where it was not published; `mark` is then what stands there."""

    measure: str = Field(examples=["plans-in-20-weeks"])
    level: str = Field(examples=["Local authority", "Regional", "National"])
    code: str
    name: str
    in_time: int | None
    whole: int | None
    percent: float | None
    mark: str


class PublishedFiguresOut(Schema):
    release: str = Field(description="The file that they came in; empty if none of this year are here.")
    years: list[int] = Field(description="Of which years figures are here.")
    figures: list[PublishedOut]


@router.get(
    f"{AREA}/code-sets", response={200: list[CodeSetOut], **REFUSALS}, openapi_extra=MAKES,
    summary="The code sets of the return",
)  # fmt: skip
def listed(request: HttpRequest, area_id: UUID) -> Any:
    """The empty ones first."""
    area = area_for(viewer_of(request), area_id, Permission.MAKE_RETURNS)
    return [_out(one) for one in code_sets_of(area.id)]


@router.post(
    f"{AREA}/code-sets/{{codes}}", response={201: CodeSetOut, **REFUSALS}, openapi_extra=MAKES,
    summary="Fill a code set",
)  # fmt: skip
def fill(request: HttpRequest, area_id: UUID, codes: str, sent: CodesToFill) -> Any:
    """A new version, with its source. Those before stay in the record."""
    viewer = viewer_of(request)
    area = area_for(viewer, area_id, Permission.MAKE_RETURNS)
    pairs = [(one.code, one.words) for one in sent.codes]
    fill_code_set(
        area=area, name=codes, codes=pairs, source=sent.source, source_on=sent.source_on, by=viewer.account,
        at=viewer.at,
    )  # fmt: skip
    return Status(201, _out(code_set_of(area.id, codes)))


@router.get(
    f"{AREA}/published/{{year}}", response={200: PublishedFiguresOut, **REFUSALS}, openapi_extra=MAKES,
    summary="What was published of a council, its region and England",
)  # fmt: skip
def published(request: HttpRequest, area_id: UUID, year: Year) -> Any:
    """Of the last release that is here. Whoever runs the installation brings releases in."""
    area = area_for(viewer_of(request), area_id, Permission.MAKE_RETURNS)
    found = published_for(area.code, year)
    return {"release": found.release, "years": found.years, "figures": list(found.figures.values())}


def _out(read: CodeSetRead) -> dict[str, Any]:
    return asdict(read) | {"is_empty": read.is_empty}
