"""The packages as anybody may read them: what is in force, what each says, how a local variant differs."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import path
from django.utils.text import slugify

from goldenthread.casework.access import keeps_packages
from goldenthread.casework.queries.packages import PackageHead, package_read, packages_listed
from goldenthread.design.words import plain_date
from goldenthread.formats.packages import Status, write_package
from goldenthread.foundation import clock
from goldenthread.foundation.pages.asking import public

STATUS_WORDS = {
    Status.DRAFT: "A draft: not final yet",
    Status.FINAL: "Published",
    Status.EXAMPLE: "Only an example, not a real package",
}
STATUS_KINDS = {Status.DRAFT: "due", Status.FINAL: "done", Status.EXAMPLE: "none"}
WHY = "packages are published reference data, and name no child"


def days_of(head: PackageHead) -> str:
    until = f" until {plain_date(head.until)}" if head.until else ""
    return f"From {plain_date(head.from_day)}{until}"


def whose(head: PackageHead) -> str:
    return f"{head.area} Council’s own version" if head.area else "National"


def _words() -> dict[str, object]:
    return {"status_words": STATUS_WORDS, "status_kinds": STATUS_KINDS, "days_of": days_of, "whose": whose}


@public(WHY)
def listed(request: HttpRequest) -> HttpResponseBase:
    viewer = getattr(request, "viewer", None)
    context = {
        "packages": packages_listed(clock.today()),
        "keeps": viewer is not None and keeps_packages(viewer),
        **_words(),
    }
    return render(request, "casework/packages/list.jinja", context)


@public(WHY)
def one(request: HttpRequest, package_id: UUID) -> HttpResponseBase:
    context = {"read": package_read(package_id, clock.today()), **_words()}
    return render(request, "casework/packages/one.jinja", context)


@public(WHY)
def as_file(request: HttpRequest, package_id: UUID) -> HttpResponseBase:
    """The version as its file: where a council’s officer begins a variant of it."""
    read = package_read(package_id, clock.today())
    answer = HttpResponse(write_package(read.file), content_type="text/csv; charset=utf-8")
    name = slugify(f"{read.head.code} {read.head.version} {read.head.area}")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


urlpatterns = [
    path("packages/", listed, name="packages"),
    path("packages/<uuid:package_id>/", one, name="package"),
    path("packages/<uuid:package_id>/package.csv", as_file, name="package_file"),
]
