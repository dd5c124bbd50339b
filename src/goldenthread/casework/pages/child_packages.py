"""The packages of a child: the outcome first, criteria held against the record, and what stands open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.casework.access import works_on
from goldenthread.casework.actions.child_packages import (
    Found,
    begin_package,
    choose_package,
    end_package,
    find_criterion,
)
from goldenthread.casework.actions.package_parts import (
    PartMoved,
    Person,
    Wording,
    ask_for_part,
    leave_part_out,
    write_part,
)
from goldenthread.casework.package_states import PackageState
from goldenthread.casework.pages.asking import about_case
from goldenthread.casework.pages.package_forms import (
    AskForm,
    BeginForm,
    EndForm,
    LeaveOutForm,
    PartForm,
    WhyForm,
    criterion_form,
    moved,
    wording_of,
)
from goldenthread.casework.pages.packages import STATUS_KINDS, STATUS_WORDS, whose
from goldenthread.casework.queries.child_packages import (
    ChildPackageRead,
    PartRead,
    child_package,
    child_packages_of,
    findings_on,
)
from goldenthread.casework.queries.package_evidence import record_of
from goldenthread.casework.queries.packages import PackageHead, packages_for
from goldenthread.design.forms import GovForm
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission

if TYPE_CHECKING:
    from goldenthread.casework.models import Case

STATE_KINDS = {
    PackageState.SOUGHT: "due",
    PackageState.BUILDING: "due",
    PackageState.BUILT: "done",
    PackageState.ENDED: "none",
}


@about_case(Permission.READ_CASE)
def listed(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Every package of the child: the same page for family, school and council."""
    viewer = viewer_of(request)
    works = works_on(viewer, case)
    audit.record(what="read the packages of a child", by=viewer.account, at=viewer.at, child_id=case.child_id)
    found = child_packages_of(case, works=works)
    context = {"case": case, "packages": found, "works": works, "kinds": STATE_KINDS}
    return render(request, "casework/packages/of_child.jinja", context)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def begin(request: HttpRequest, case: Case) -> HttpResponseBase:
    """What should become different: asked before any package is looked at."""
    viewer = viewer_of(request)
    form = BeginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = begin_package(
                case=case, outcome=form.cleaned_data["outcome"], by=viewer.account, at=viewer.at
            )
            return redirect("case_package", case_id=case.id, child_package_id=row.id)
        except Refused as error:
            _refused(form, error)
    return render(request, "casework/packages/begin.jinja", {"case": case, "form": form})


@about_case(Permission.READ_CASE)
def one(request: HttpRequest, case: Case, child_package_id: UUID) -> HttpResponseBase:
    """One package, whole: why, who builds it, each part, and what stands open."""
    viewer = viewer_of(request)
    works = works_on(viewer, case)
    read = child_package(case, child_package_id, works=works)
    audit.record(what="read a package of a child", by=viewer.account, at=viewer.at, child_id=case.child_id)
    sought = works and read.state is PackageState.SOUGHT
    context = {
        "case": case,
        "read": read,
        "works": works,
        "kind": STATE_KINDS[read.state],
        "offered": packages_for(case.area_id, viewer.today) if sought else (),
        "mine": [part for part in read.parts if part.account_id == viewer.account.id and not read.ended_on],
        "status_words": STATUS_WORDS,
        "status_kinds": STATUS_KINDS,
        "whose": whose,
    }
    return render(request, "casework/packages/child.jinja", context)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def look_at(request: HttpRequest, case: Case, child_package_id: UUID, package_id: UUID) -> HttpResponseBase:
    """A package held against the child, criterion by criterion; then why it is chosen."""
    viewer = viewer_of(request)
    read, package = _sought(request, case, child_package_id, package_id)
    criteria = findings_on(case, child_package_id, package)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            choose_package(
                case=case, child_package_id=child_package_id, package_id=package_id,
                why=form.cleaned_data["why"], by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case_package", case_id=case.id, child_package_id=child_package_id)
        except Refused as error:
            _refused(form, error)
    context = {
        "case": case, "read": read, "package": package, "criteria": criteria, "form": form,
        "waiting": [one for one in criteria if one.finding is None],
        "met": sum(1 for one in criteria if one.finding and one.finding.met), "whose": whose,
    }  # fmt: skip
    return render(request, "casework/packages/look_at.jinja", context)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def criterion(
    request: HttpRequest, case: Case, child_package_id: UUID, package_id: UUID, criterion: str
) -> HttpResponseBase:
    """Is this so for the child, and what shows it? With the advice and the needs of the record to tick."""
    viewer = viewer_of(request)
    read, package = _sought(request, case, child_package_id, package_id)
    criteria = findings_on(case, child_package_id, package)
    found = next((one for one in criteria if one.criterion.id == criterion), None)
    if found is None:
        raise Http404
    form = criterion_form(found, record_of(case), case.child.short_name)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        told = Found(data["met"] == "yes", tuple(data.get("shown", ())), data["words"] or "")
        try:
            find_criterion(
                case=case, child_package_id=child_package_id, package_id=package_id, criterion=criterion,
                found=told, by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return _onward(case, read, package)
        except Refused as error:
            _refused(form, error)
    number = [one.criterion.id for one in criteria].index(criterion) + 1
    context = {
        "case": case, "read": read, "package": package, "form": form, "found": found, "number": number,
        "of": len(criteria),
    }  # fmt: skip
    return render(request, "casework/packages/criterion.jinja", context)


def _onward(case: Case, read: ChildPackageRead, package: PackageHead) -> HttpResponseBase:
    """To the next criterion that nobody has answered, or back to the package."""
    waiting = [one for one in findings_on(case, read.id, package) if one.finding is None]
    where: dict[str, Any] = {"case_id": case.id, "child_package_id": read.id, "package_id": package.id}
    if waiting:
        where["criterion"] = waiting[0].criterion.id
    onward: HttpResponseBase = redirect(
        "case_package_criterion" if waiting else "case_package_look_at", **where
    )
    return onward


def _sought(
    request: HttpRequest, case: Case, child_package_id: UUID, package_id: UUID
) -> tuple[ChildPackageRead, PackageHead]:
    """The package that is sought, and the one that is looked at for it."""
    viewer = viewer_of(request)
    read = child_package(case, child_package_id, works=True)
    found = next((one for one in packages_for(case.area_id, viewer.today) if one.id == package_id), None)
    if found is None or read.state is not PackageState.SOUGHT:
        raise Http404
    audit.record(
        what="held a package against a child", by=viewer.account, at=viewer.at, child_id=case.child_id
    )
    return read, found


@about_case(Permission.WORK_CASE)
@takes(FORM)
def ask(request: HttpRequest, case: Case, child_package_id: UUID, role: str) -> HttpResponseBase:
    """Ask a named person for the part of a role."""
    viewer = viewer_of(request)
    read, part = _part(case, child_package_id, role)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = {name: value or "" for name, value in form.cleaned_data.items()}
        try:
            ask_for_part(
                case=case, child_package_id=child_package_id, role=role, person=Person(**data),
                by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case_package", case_id=case.id, child_package_id=child_package_id)
        except Refused as error:
            _refused(form, error)
    context = {"case": case, "read": read, "part": part, "form": form}
    return render(request, "casework/packages/ask.jinja", context)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def leave_out(request: HttpRequest, case: Case, child_package_id: UUID, role: str) -> HttpResponseBase:
    """A part that the package does not always need, and that somebody was asked for, is left out."""
    viewer = viewer_of(request)
    read, part = _part(case, child_package_id, role)
    form = LeaveOutForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            leave_part_out(
                case=case, child_package_id=child_package_id, role=role, reason=form.cleaned_data["reason"],
                by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case_package", case_id=case.id, child_package_id=child_package_id)
        except Refused as error:
            _refused(form, error)
    context = {"case": case, "read": read, "part": part, "form": form}
    return render(request, "casework/packages/leave_out.jinja", context)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def draft(request: HttpRequest, case: Case, child_package_id: UUID, role: str) -> HttpResponseBase:
    """Words drafted by the officer: the person of the role reads them, and signs or does not."""
    viewer = viewer_of(request)
    read, part = _part(case, child_package_id, role)
    form = PartForm(request.POST or None, initial=wording_of(part))
    context = {"case": case, "read": read, "part": part, "form": form, "drafts": True}
    if request.method == "POST" and form.is_valid():
        wording = Wording(**form.wording())
        try:
            write_part(
                case=case, child_package_id=child_package_id, role=role, wording=wording, by=viewer.account,
                at=viewer.at,
            )  # fmt: skip
            return redirect("case_package", case_id=case.id, child_package_id=child_package_id)
        except PartMoved as error:
            context |= moved(error, wording)
            return render(request, "casework/packages/part.jinja", context, status=409)
        except Refused as error:
            _refused(form, error)
    return render(request, "casework/packages/part.jinja", context)


def _part(case: Case, child_package_id: UUID, role: str) -> tuple[ChildPackageRead, PartRead]:
    read = child_package(case, child_package_id, works=True)
    part = read.part(role)
    if part is None or read.ended_on:
        raise Http404
    return read, part


@about_case(Permission.WORK_CASE)
@takes(FORM)
def end(request: HttpRequest, case: Case, child_package_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    read = child_package(case, child_package_id, works=True)
    if read.ended_on:
        raise Http404
    form = EndForm(request.POST or None, initial={"on": viewer.today})
    if request.method == "POST" and form.is_valid():
        try:
            end_package(
                case=case, child_package_id=child_package_id, on=form.cleaned_data["on"],
                reason=form.cleaned_data["reason"], by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case_packages", case_id=case.id)
        except Refused as error:
            _refused(form, error)
    return render(request, "casework/packages/end.jinja", {"case": case, "read": read, "form": form})


def _refused(form: GovForm, error: Refused) -> None:
    form.add_error(error.field if error.field in form.fields else None, str(error))


_OF = "cases/<uuid:case_id>/packages/"
_ONE = _OF + "<uuid:child_package_id>/"
_LOOK = _ONE + "look/<uuid:package_id>/"
urlpatterns = [
    path(_OF, listed, name="case_packages"),
    path(_OF + "begin/", begin, name="case_package_begin"),
    path(_ONE, one, name="case_package"),
    path(_ONE + "end/", end, name="case_package_end"),
    path(_LOOK, look_at, name="case_package_look_at"),
    path(_LOOK + "<str:criterion>/", criterion, name="case_package_criterion"),
    path(_ONE + "<str:role>/ask/", ask, name="case_package_ask"),
    path(_ONE + "<str:role>/leave-out/", leave_out, name="case_package_leave_out"),
    path(_ONE + "<str:role>/write/", draft, name="case_package_draft"),
]
