"""Packages of a child, for other programs: chosen by criteria, built by a team, signed off, ended."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from goldenthread.casework.access import works_on
from goldenthread.casework.actions.child_packages import (
    Found,
    begin_package,
    choose_package,
    end_package,
    find_criterion,
)
from goldenthread.casework.actions.package_parts import (
    Person,
    Wording,
    ask_for_part,
    leave_part_out,
    sign_part,
    write_part,
)
from goldenthread.casework.api import package_shapes as shapes
from goldenthread.casework.api.cases import CASE
from goldenthread.casework.asked import AskedCase, ask_case
from goldenthread.casework.queries.child_packages import ChildPackageRead, child_package, child_packages_of
from goldenthread.casework.queries.package_evidence import record_of
from goldenthread.casework.queries.parts_asked import OnePart, part_for, parts_of
from goldenthread.foundation import audit
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import SIGNED_IN, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people.asked import asks

router = Router(tags=["packages"])
ALL = f"{CASE}/packages"
ONE = f"{ALL}/{{child_package_id}}"
MINE = "/parts/{asked_id}"
A_PACKAGE = {201: shapes.ChildPackageOut, **REFUSALS}
MY_PART = {201: shapes.OnePartOut, **REFUSALS}
WORKS = asks(Permission.WORK_CASE)


@router.get(
    ALL, response={200: list[shapes.ChildPackageOut], **REFUSALS}, openapi_extra=asks(Permission.READ_CASE),
    summary="The packages of a child",
)  # fmt: skip
def listed(request: HttpRequest, case_id: UUID) -> Any:
    """The oldest first. Family, school and council read the same, but for what the law keeps back."""
    asked = ask_case(request, case_id, Permission.READ_CASE)
    asked.log("read the packages of a child")
    return [*map(_out, child_packages_of(asked.case, works=works_on(asked.viewer, asked.case)))]


@router.post(
    ALL, response=A_PACKAGE, openapi_extra=WORKS, summary="Say what a package is for",
)  # fmt: skip
def begin(request: HttpRequest, case_id: UUID, sent: shapes.OutcomeToSay) -> Any:
    """What should become different for the child: asked before any package is looked at."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    return _done(asked, begin_package(**asked.about, outcome=sent.outcome).id)


@router.get(
    ONE, response={200: shapes.ChildPackageOut, **REFUSALS}, openapi_extra=asks(Permission.READ_CASE),
    summary="Read a package of a child",
)  # fmt: skip
def read(request: HttpRequest, case_id: UUID, child_package_id: UUID) -> Any:
    """Why it was chosen, each part with its sign-off, and what stands open."""
    asked = ask_case(request, case_id, Permission.READ_CASE)
    asked.log("read a package of a child")
    return _out(child_package(asked.case, child_package_id, works=works_on(asked.viewer, asked.case)))


@router.get(
    f"{CASE}/package-evidence", response={200: list[shapes.ShownOut], **REFUSALS}, openapi_extra=WORKS,
    summary="What the record shows",
)  # fmt: skip
def record(request: HttpRequest, case_id: UUID) -> Any:
    """Every sentence of advice, and the needs in the plan in force, to be held against criteria."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    asked.log("read what the record shows")
    return list(record_of(asked.case))


@router.post(
    f"{ONE}/findings", response=A_PACKAGE, openapi_extra=WORKS, summary="Say whether a criterion is so",
)  # fmt: skip
def find(request: HttpRequest, case_id: UUID, child_package_id: UUID, sent: shapes.CriterionToFind) -> Any:
    """With what shows it. The last finding on a criterion counts."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    found = Found(sent.met, tuple(sent.shown), sent.words)
    find_criterion(
        **asked.about, child_package_id=child_package_id, package_id=sent.package_id,
        criterion=sent.criterion, found=found,
    )  # fmt: skip
    return _done(asked, child_package_id)


@router.post(
    f"{ONE}/choice", response=A_PACKAGE, openapi_extra=WORKS, summary="Choose the package",
)  # fmt: skip
def choose(request: HttpRequest, case_id: UUID, child_package_id: UUID, sent: shapes.PackageToChoose) -> Any:
    """Once every criterion was looked at."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    choose_package(**asked.about, child_package_id=child_package_id, package_id=sent.package_id, why=sent.why)
    return _done(asked, child_package_id)


@router.post(
    f"{ONE}/asked", response=A_PACKAGE, openapi_extra=WORKS, summary="Ask somebody for a part",
)  # fmt: skip
def ask_somebody(request: HttpRequest, case_id: UUID, child_package_id: UUID, sent: shapes.PartToAsk) -> Any:
    """Whoever was asked for this part before is asked no more."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    person = Person(sent.name, sent.email, sent.organisation)
    ask_for_part(**asked.about, child_package_id=child_package_id, role=sent.role, person=person)
    return _done(asked, child_package_id)


@router.post(
    f"{ONE}/left-out", response=A_PACKAGE, openapi_extra=WORKS, summary="Leave a part out",
)  # fmt: skip
def left_out(request: HttpRequest, case_id: UUID, child_package_id: UUID, sent: shapes.PartToLeaveOut) -> Any:
    """One that the package does not always need: whoever was asked for it is asked no more."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    leave_part_out(**asked.about, child_package_id=child_package_id, **sent.dict())
    return _done(asked, child_package_id)


@router.post(
    f"{ONE}/parts", response=A_PACKAGE, openapi_extra=WORKS, summary="Draft the words of a part",
)  # fmt: skip
def draft(request: HttpRequest, case_id: UUID, child_package_id: UUID, sent: shapes.PartToWrite) -> Any:
    """For its person to read, and sign or not. What was signed off is asked about again."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    write_part(**asked.about, child_package_id=child_package_id, role=sent.role, wording=_wording(sent))
    return _done(asked, child_package_id)


@router.post(
    f"{ONE}/end", response=A_PACKAGE, openapi_extra=WORKS, summary="End a package",
)  # fmt: skip
def end(request: HttpRequest, case_id: UUID, child_package_id: UUID, sent: shapes.PackageToEnd) -> Any:
    """From a day, with the reason. It stays in the record."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    end_package(**asked.about, child_package_id=child_package_id, on=sent.on, reason=sent.reason)
    return _done(asked, child_package_id)


@router.get(
    "/parts", response={200: list[shapes.PartLineOut]}, openapi_extra={"x-asks": SIGNED_IN},
    summary="The parts of packages that are asked of you",
)  # fmt: skip
def mine(request: HttpRequest) -> Any:
    """Of whichever council, the oldest first."""
    viewer = viewer_of(request)
    lines = parts_of(viewer)
    if lines:
        children = list(dict.fromkeys(line.child_id for line in lines))
        audit.record(what="read the parts asked of them", by=viewer.account, at=viewer.at, children=children)
    return list(lines)


@router.get(
    MINE, response={200: shapes.OnePartOut, **REFUSALS}, openapi_extra=asks(Permission.GIVE_ADVICE),
    summary="Read your part",
)  # fmt: skip
def read_mine(request: HttpRequest, asked_id: UUID) -> Any:
    """With the outcome and the package, and nothing else of the child."""
    return _mine(_part(request, asked_id))


@router.post(
    MINE, response=MY_PART, openapi_extra=asks(Permission.GIVE_ADVICE), summary="Write your part",
)  # fmt: skip
def write_mine(request: HttpRequest, asked_id: UUID, sent: shapes.MyPartToWrite) -> Any:
    """If somebody wrote it after you read it, nothing is lost: you are told, and read theirs first."""
    viewer, one = viewer_of(request), _part(request, asked_id)
    write_part(
        case=one.case, child_package_id=one.child_package_id, role=one.part.role, wording=_wording(sent),
        by=viewer.account, at=viewer.at,
    )  # fmt: skip
    return Status(201, _mine(part_for(viewer, asked_id)))


@router.post(
    f"{MINE}/sign-off", response=MY_PART, openapi_extra=asks(Permission.GIVE_ADVICE),
    summary="Sign your part off, or say why not",
)  # fmt: skip
def sign_mine(request: HttpRequest, asked_id: UUID, sent: shapes.PartToSign) -> Any:
    """In the words that you read. Nobody signs for another."""
    viewer, one = viewer_of(request), _part(request, asked_id)
    sign_part(
        case=one.case, child_package_id=one.child_package_id, part_id=sent.part_id, agreed=sent.agreed,
        reason=sent.reason, by=viewer.account, at=viewer.at,
    )  # fmt: skip
    return Status(201, _mine(part_for(viewer, asked_id)))


def _part(request: HttpRequest, asked_id: UUID) -> OnePart:
    viewer = viewer_of(request)
    one = part_for(viewer, asked_id)
    audit.record(
        what="opened a part of a package", by=viewer.account, at=viewer.at, child_id=one.case.child_id,
        role=one.part.role,
    )  # fmt: skip
    return one


def _mine(one: OnePart) -> dict[str, Any]:
    return {
        "id": one.asked_id, "child": one.case.child.name, "outcome": one.outcome, "package": one.package,
        "part": one.part,
    }  # fmt: skip


def _wording(sent: shapes.MyPartToWrite) -> Wording:
    return Wording(sent.words, sent.differs, sent.after)


def _done(asked: AskedCase, child_package_id: UUID) -> Any:
    return Status(201, _out(child_package(asked.case, child_package_id, works=True)))


def _out(read: ChildPackageRead) -> dict[str, Any]:
    return asdict(read) | {"state": read.state, "open": read.open, "people": read.people}
