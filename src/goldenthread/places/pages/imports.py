"""Bringing in the register of schools in the browser: send, see what it would do, confirm, see it done."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.forms import FileField, GovForm, RadioField
from goldenthread.foundation import files
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.jobs import enqueue_once, job_about
from goldenthread.foundation.models import StoredFile
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.pages.imports import Preview, fault_rows, faults_file, progress
from goldenthread.places.actions.uploads import MOST_BYTES, keep_register
from goldenthread.places.pages.asking import keeping_schools
from goldenthread.places.pages.presenting import figures_of, preview_of_links, preview_of_schools
from goldenthread.places.queries.imported_links import LinksPlan
from goldenthread.places.queries.uploads import LINKS, PURPOSES, SCHOOLS, plan_of
from goldenthread.places.tasks import bring_in_register


class RegisterForm(GovForm):
    what = RadioField(
        "What is this file?",
        [
            (SCHOOLS, "All establishment data", "The schools and colleges themselves. Send this one first."),
            (LINKS, "Links", "Which school came before or after which."),
        ],
        missing="Choose what this file is",
    )
    file = FileField(
        "The CSV file",
        missing="Choose the file",
        hint="As it comes from “Get information about schools”, without opening it in Excel.",
        kinds=(".csv",),
        most_bytes=MOST_BYTES,
    )


@keeping_schools
@takes(FORM)
def send(request: HttpRequest) -> HttpResponseBase:
    """A file that cannot be used is refused here, with the reason beside the field."""
    sent = request.method == "POST"
    form = RegisterForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid():
        viewer, file = viewer_of(request), form.cleaned_data["file"]
        try:
            stored = keep_register(
                content=file,
                name=file.name,
                purpose=form.cleaned_data["what"],
                by=viewer.account,
                at=viewer.at,
            )
            return redirect("import_schools_preview", file_id=stored.id)
        except Refused as error:
            form.add_error(error.field or None, str(error))
    return render(request, "places/imports/send.jinja", {"form": form})


def preview_of(stored: StoredFile) -> Preview:
    plan = plan_of(stored)
    return preview_of_links(plan) if isinstance(plan, LinksPlan) else preview_of_schools(plan)


def _file(file_id: UUID) -> StoredFile:
    return files.file_in_place(file_id, purposes=PURPOSES, place_id=None)


@keeping_schools
@takes(FORM)
def preview(request: HttpRequest, file_id: UUID) -> HttpResponseBase:
    """Nothing is changed until the button is pressed; pressing it twice does it once."""
    stored = _file(file_id)
    if request.method == "POST":
        enqueue_once(bring_in_register, stored.id, viewer_of(request).account.id)
        return redirect("import_schools_result", file_id=stored.id)
    context = {"file": stored, "preview": preview_of(stored)}
    return render(request, "places/imports/preview.jinja", context)


@keeping_schools
def result(request: HttpRequest, file_id: UUID) -> HttpResponseBase:
    stored = _file(file_id)
    job = job_about(bring_in_register, stored.id)
    context: dict[str, Any] = {"file": stored, "facts": None, "faults": None}
    if job and job.result:
        faults = [*job.result["rejected"], *job.result["noted"]]
        context |= {"facts": figures_of(job.result), "faults": fault_rows(faults) if faults else None}
    return progress(request, job, "places/imports/result.jinja", context, viewer_of(request).at)


@keeping_schools
def faults(request: HttpRequest, file_id: UUID) -> HttpResponseBase:
    return faults_file(preview_of(_file(file_id)).faults)


urlpatterns = [
    path("schools/import/", send, name="import_schools"),
    path("schools/import/<uuid:file_id>/", preview, name="import_schools_preview"),
    path("schools/import/<uuid:file_id>/result/", result, name="import_schools_result"),
    path("schools/import/<uuid:file_id>/faults.csv", faults, name="import_schools_faults"),
]
