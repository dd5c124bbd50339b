"""Bringing in a package in the browser: send the file, see what it says and would add, then save it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.casework.access import package_area, package_areas
from goldenthread.casework.actions.package_files import MOST_BYTES, confirm_package, keep_package
from goldenthread.casework.package_reports import package_report
from goldenthread.casework.pages.packages import STATUS_WORDS
from goldenthread.casework.queries.package_files import package_file, planned_file
from goldenthread.design.forms import FileField, GovForm, RadioField
from goldenthread.design.parts import Fact
from goldenthread.design.words import plain_date
from goldenthread.formats.packages import ProvisionPackage
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of
from goldenthread.foundation.pages.imports import fault_rows
from goldenthread.foundation.permissions import Permission
from goldenthread.places.models import Area


class PackageForm(GovForm):
    """The file, and whose it is where somebody keeps the packages of several councils."""

    def __init__(self, *args: Any, areas: list[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(areas) > 1:
            offered = [(area.code, area.name) for area in areas]
            self.fields["whose"] = RadioField(
                "Which council’s own version?", offered, missing="Choose the council"
            )
        self.fields["file"] = FileField(
            "The CSV file", missing="Choose the file", kinds=(".csv",), most_bytes=MOST_BYTES,
            hint="One version of one package, with the headings What, Id, Name, Words and Required.",
        )  # fmt: skip


@asks(Permission.KEEP_PACKAGES)
@takes(FORM)
def send(request: HttpRequest) -> HttpResponseBase:
    """A file that is no such file is refused here, with the reason beside the field."""
    viewer, sent = viewer_of(request), request.method == "POST"
    areas = package_areas(viewer)
    form = PackageForm(request.POST if sent else None, request.FILES if sent else None, areas=areas)
    if sent and form.is_valid():
        file, chosen = form.cleaned_data["file"], form.cleaned_data.get("whose")
        area = next((one for one in areas if one.code == chosen), areas[0])
        try:
            stored = keep_package(content=file, name=file.name, area=area, by=viewer.account, at=viewer.at)
            return redirect("packages_import_preview", file_id=stored.id)
        except Refused as error:
            form.add_error(error.field or None, str(error))
    return render(request, "casework/packages/send.jinja", {"form": form})


@asks(Permission.KEEP_PACKAGES)
@takes(FORM)
def preview(request: HttpRequest, file_id: UUID) -> HttpResponseBase:
    """Nothing is added until the button is pressed; pressing it twice adds it once."""
    viewer = viewer_of(request)
    package_areas(viewer)
    stored = package_file(file_id)
    area = package_area(viewer, stored.place_id)
    if request.method == "POST":
        confirm_package(stored=stored, area=area, by=viewer.account, at=viewer.at)
        return redirect("packages")
    plan = planned_file(stored)
    report = package_report(plan)
    faults = [*report["rejected"], *report["noted"]]
    context = {
        "file": stored,
        "plan": plan,
        "report": report,
        "facts": facts_of(plan.package) if plan.package else [],
        "faults": fault_rows(faults) if faults else None,
    }
    return render(request, "casework/packages/preview.jinja", context)


def facts_of(package: ProvisionPackage) -> list[Fact]:
    until = f"until {plain_date(package.until)}" if package.until else ""
    return [
        Fact("Code", package.code),
        Fact("Version", package.version, STATUS_WORDS[package.status]),
        Fact("In force from", plain_date(package.from_day), until),
        Fact("Source", package.source, wide=True),
    ]


urlpatterns = [
    path("packages/import/", send, name="packages_import"),
    path("packages/import/<uuid:file_id>/", preview, name="packages_import_preview"),
]
