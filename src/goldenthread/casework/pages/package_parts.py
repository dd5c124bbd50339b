"""The part of a package that somebody was asked for: they write it and sign it off, and see nothing else."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.casework.actions.package_parts import PartMoved, Wording, sign_part, write_part
from goldenthread.casework.pages.package_forms import PartForm, SignForm, moved, wording_of
from goldenthread.casework.queries.parts_asked import OnePart, part_for
from goldenthread.foundation import audit
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of
from goldenthread.foundation.permissions import Permission


@asks(Permission.GIVE_ADVICE)
@takes(FORM)
def write(request: HttpRequest, asked_id: UUID) -> HttpResponseBase:
    """The part, to write or change; then it is read once more, and signed."""
    viewer = viewer_of(request)
    one = _asked(viewer, asked_id)
    form = PartForm(request.POST or None, initial=wording_of(one.part))
    context = _context(one, form)
    if request.method == "POST" and form.is_valid():
        wording = Wording(**form.wording())
        try:
            write_part(
                case=one.case, child_package_id=one.child_package_id, role=one.part.role,
                wording=wording, by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("package_part_sign", asked_id=asked_id)
        except PartMoved as error:
            context |= moved(error, wording)
            return render(request, "casework/packages/part.jinja", context, status=409)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "casework/packages/part.jinja", context)


@asks(Permission.GIVE_ADVICE)
@takes(FORM)
def sign(request: HttpRequest, asked_id: UUID) -> HttpResponseBase:
    """The part in the words that it has now, signed off or not by its own person."""
    viewer = viewer_of(request)
    one = _asked(viewer, asked_id)
    if one.part.part_id is None:
        return redirect("package_part", asked_id=asked_id)
    form = SignForm(request.POST or None, initial={"part_id": one.part.part_id})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            sign_part(
                case=one.case, child_package_id=one.child_package_id, part_id=_id(data["part_id"]),
                agreed=data["agreed"] == "yes", reason=data["reason"] or "", by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("advice_mine")
        except Conflict as error:
            one = part_for(viewer, asked_id)
            fresh = _context(one, SignForm(initial={"part_id": one.part.part_id}))
            return render(
                request, "casework/packages/sign.jinja", fresh | {"changed": str(error)}, status=409
            )
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "casework/packages/sign.jinja", _context(one, form))


def _asked(viewer: Viewer, asked_id: UUID) -> OnePart:
    one = part_for(viewer, asked_id)
    audit.record(
        what="opened a part of a package", by=viewer.account, at=viewer.at, child_id=one.case.child_id,
        role=one.part.role,
    )  # fmt: skip
    return one


def _context(one: OnePart, form: Any) -> dict[str, Any]:
    return {"one": one, "case": one.case, "part": one.part, "form": form, "drafts": False}


def _id(text: str | None) -> UUID:
    """What a form gives back of the words that were read; nothing that anybody wrote, if it was changed."""
    try:
        return UUID(text or "")
    except ValueError:
        return UUID(int=0)


urlpatterns = [
    path("packages/parts/<uuid:asked_id>/", write, name="package_part"),
    path("packages/parts/<uuid:asked_id>/sign/", sign, name="package_part_sign"),
]
