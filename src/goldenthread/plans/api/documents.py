"""The thread on paper, for other programs: the same files as the pages give, in the log as theirs."""

from __future__ import annotations

from enum import StrEnum
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people.access import class_for
from goldenthread.people.asked import ask, asks
from goldenthread.plans.api.days import Day
from goldenthread.plans.documents.account import print_account
from goldenthread.plans.documents.account_table import account_table
from goldenthread.plans.documents.class_sheet import print_class
from goldenthread.plans.documents.plan import print_plan, print_profile
from goldenthread.plans.queries.account_page import provision_read
from goldenthread.plans.queries.calendar_changes import calendar_changes_of
from goldenthread.plans.queries.class_page import class_day
from goldenthread.plans.queries.plan_page import plan_page
from goldenthread.plans.queries.seen import seen_page

router = Router(tags=["documents"])


class Size(StrEnum):
    PRINT = "print"
    LARGE = "large"


def gives(permission: Permission, media_type: str, what: str) -> dict[str, Any]:
    """For the description of an operation that answers with a file."""
    file = {"schema": {"type": "string", "format": "binary"}}
    return asks(permission) | {"responses": {200: {"description": what, "content": {media_type: file}}}}


@router.get(
    "/children/{child_id}/versions/{version_id}/plan.pdf",
    response=REFUSALS,
    openapi_extra=gives(Permission.READ_PLAN, "application/pdf", "The plan"),
    summary="Print a version of the plan",
)
def plan_pdf(request: HttpRequest, child_id: UUID, version_id: UUID, size: Size = Size.PRINT) -> HttpResponse:
    """A tagged PDF with the account, in print or large print. A draft only for those who may read it."""
    asked = ask(request, child_id, Permission.READ_PLAN)
    page = seen_page(asked.viewer, asked.child, version_id)
    printed = print_plan(page, asked.child, asked.viewer, large=size is Size.LARGE)
    asked.log("printed plan", version=version_id)
    return printed.answer()


@router.get(
    "/children/{child_id}/profile.pdf",
    response=REFUSALS,
    openapi_extra=gives(Permission.READ_PLAN, "application/pdf", "The one-page profile"),
    summary="Print the one-page profile",
)
def profile_pdf(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """From the plan in force, on one sheet: what whoever is about to work with the child must know."""
    asked = ask(request, child_id, Permission.READ_PLAN)
    page = plan_page(child_id, asked.viewer.today, at=asked.viewer.at)
    if page is None:
        raise NotVisible("one-page profile", child_id, child_id)
    printed = print_profile(page, asked.child, asked.viewer)
    asked.log("printed profile", version=page.document.version.id)
    return printed.answer()


@router.get(
    "/children/{child_id}/accounts/{strand}/account.csv",
    response=REFUSALS,
    openapi_extra=gives(Permission.READ_PLAN, "text/csv", "Every session of the account"),
    summary="Take a copy of an account",
)
def account_csv(request: HttpRequest, child_id: UUID, strand: UUID, until: Day | None = None) -> HttpResponse:
    """Every session of one provision as a table for a spreadsheet, to a day that is not to come."""
    asked = ask(request, child_id, Permission.READ_PLAN)
    today = asked.viewer.today
    read = provision_read(asked.child, strand, min(until or today, today), asked.viewer.at)
    asked.log("took a copy of account", strand=strand)
    return account_table(read, asked.child.short_name)


@router.get(
    "/children/{child_id}/accounts/{strand}/account.pdf",
    response=REFUSALS,
    openapi_extra=gives(Permission.READ_PLAN, "application/pdf", "The account"),
    summary="Print an account",
)
def account_pdf(
    request: HttpRequest, child_id: UUID, strand: UUID, until: Day | None = None, size: Size = Size.PRINT
) -> HttpResponse:
    """A tagged PDF to a day that is not to come: the figures by half-term, the reasons, every session."""
    asked = ask(request, child_id, Permission.READ_PLAN)
    today = asked.viewer.today
    read = provision_read(asked.child, strand, min(until or today, today), asked.viewer.at)
    changes = calendar_changes_of(child_id, strand, read.account.until)
    printed = print_account(read, changes, asked.child, asked.viewer, large=size is Size.LARGE)
    asked.log("printed account", strand=strand)
    return printed.answer()


@router.get(
    "/classes/{class_id}/sheet.pdf",
    response=REFUSALS,
    openapi_extra=gives(Permission.SEE_CLASS, "application/pdf", "The class on one sheet"),
    summary="Print the sheet of a class",
)
def class_sheet(request: HttpRequest, class_id: UUID, on: Day | None = None) -> HttpResponse:
    """The sessions of a day to tick by hand, and what to do for each child."""
    viewer = viewer_of(request)
    found = class_day(viewer, class_for(viewer, class_id, Permission.SEE_CLASS), on or viewer.today)
    audit.record(
        what="printed class page", by=viewer.account, at=viewer.at, children=found.children, on=found.on,
        stream=audit.stream_of_place(found.teaching_class.setting_id),
    )  # fmt: skip
    return print_class(found, viewer.at).answer()
