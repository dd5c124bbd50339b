"""Bringing in pupils, classes and staff in the browser: send, see what it would do, confirm, see it done."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.forms import CheckboxField, FileField, GovForm
from goldenthread.foundation import audit, files
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.jobs import enqueue_once, job_about
from goldenthread.foundation.models import StoredFile
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of
from goldenthread.foundation.pages.imports import fault_rows, faults_file, progress
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.reports import fault_as_json
from goldenthread.people.actions.uploads import MOST_BYTES, keep_roster
from goldenthread.people.pages.asking import in_setting
from goldenthread.people.pages.deciding import DecidingForm
from goldenthread.people.pages.presenting import figures_of, preview_of_roster
from goldenthread.people.queries.roster.kept import END_ABSENT, PURPOSES, plan_of
from goldenthread.people.tasks import bring_in_kept_roster
from goldenthread.places.access import settings_kept
from goldenthread.places.models import Setting


class RosterForm(GovForm):
    file = FileField(
        "The file from your school’s system",
        missing="Choose the file",
        hint="A OneRoster zip file, or a CSV list of pupils with names and dates of birth.",
        kinds=(".csv", ".zip"),
        most_bytes=MOST_BYTES,
    )
    end_absent = CheckboxField(
        "Take pupils who are not in the file off the roll",
        hint="Only if the file has every pupil. A child with a plan always stays.",
    )


@asks(Permission.KEEP_ROSTER)
def schools(request: HttpRequest) -> HttpResponseBase:
    """Straight to the school, for whoever keeps the roster of one."""
    kept = settings_kept(viewer_of(request), Permission.KEEP_ROSTER)
    if len(kept) == 1:
        return redirect("roster", setting_id=kept[0].id)
    return render(request, "people/roster/schools.jinja", {"schools": kept})


@in_setting(Permission.KEEP_ROSTER)
@takes(FORM)
def send(request: HttpRequest, setting: Setting) -> HttpResponseBase:
    """A file that cannot be used is refused here, with the reason beside the field."""
    sent = request.method == "POST"
    form = RosterForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid():
        viewer, file = viewer_of(request), form.cleaned_data["file"]
        try:
            stored = keep_roster(
                setting=setting,
                content=file,
                name=file.name,
                end_absent=bool(form.cleaned_data["end_absent"]),
                by=viewer.account,
                at=viewer.at,
            )
            return redirect("roster_preview", setting_id=setting.id, file_id=stored.id)
        except Refused as error:
            form.add_error(error.field or None, str(error))
    return render(request, "people/roster/send.jinja", {"form": form, "setting": setting})


def _file(setting: Setting, file_id: UUID) -> StoredFile:
    return files.file_in_place(file_id, purposes=PURPOSES, place_id=setting.id)


@in_setting(Permission.KEEP_ROSTER)
@takes(FORM)
def preview(request: HttpRequest, setting: Setting, file_id: UUID) -> HttpResponseBase:
    """Nothing is changed until the button is pressed; pressing it twice does it once."""
    viewer, stored = viewer_of(request), _file(setting, file_id)
    if request.method == "POST" and job_about(bring_in_kept_roster, stored.id):
        return _saving(setting, stored, viewer, {})  # its content may be gone by now
    plan = plan_of(stored, setting, viewer.at)
    form = DecidingForm(request.POST if request.method == "POST" else None, plan=plan)
    if form.is_bound and form.is_valid():
        return _saving(setting, stored, viewer, form.decisions())
    audit.record(
        what="previewed a roster",
        by=viewer.account,
        at=viewer.at,
        stream=audit.stream_of_place(setting.id),
        file=stored.name,
        sha256=stored.sha256,
        children=[
            one.child.id for row in plan.undecided for one in row.candidates if one.here and not one.line
        ],
    )
    context = {
        "file": stored, "preview": preview_of_roster(plan), "form": form, "setting": setting,
        "ends": stored.purpose == END_ABSENT,
    }  # fmt: skip
    return render(request, "people/roster/preview.jinja", context)


def _saving(
    setting: Setting, stored: StoredFile, viewer: Viewer, decisions: dict[str, str]
) -> HttpResponseBase:
    enqueue_once(bring_in_kept_roster, stored.id, viewer.account.id, decisions=decisions)
    return redirect("roster_result", setting_id=setting.id, file_id=stored.id)


@in_setting(Permission.KEEP_ROSTER)
def result(request: HttpRequest, setting: Setting, file_id: UUID) -> HttpResponseBase:
    stored = _file(setting, file_id)
    job = job_about(bring_in_kept_roster, stored.id)
    context: dict[str, Any] = {"file": stored, "setting": setting, "facts": None, "faults": None, "why": ""}
    if job and job.result:
        faults = [*job.result["rejected"], *job.result["noted"]]
        context |= {"facts": figures_of(job.result), "faults": fault_rows(faults) if faults else None}
        context |= {"why": job.result["not_taken_off_because"], "undecided": job.result.get("undecided", [])}
    return progress(request, job, "people/roster/result.jinja", context, viewer_of(request).at)


@in_setting(Permission.KEEP_ROSTER)
def faults(request: HttpRequest, setting: Setting, file_id: UUID) -> HttpResponseBase:
    """From the file while it is here, and afterwards from what the job said."""
    stored = _file(setting, file_id)
    job = job_about(bring_in_kept_roster, stored.id)
    if job and job.result:
        return faults_file([*job.result["rejected"], *job.result["noted"]])
    return faults_file(map(fault_as_json, plan_of(stored, setting, viewer_of(request).at).faults))


urlpatterns = [
    path("roster/", schools, name="import_roster"),
    path("roster/<uuid:setting_id>/", send, name="roster"),
    path("roster/<uuid:setting_id>/<uuid:file_id>/", preview, name="roster_preview"),
    path("roster/<uuid:setting_id>/<uuid:file_id>/result/", result, name="roster_result"),
    path("roster/<uuid:setting_id>/<uuid:file_id>/faults.csv", faults, name="roster_faults"),
]
