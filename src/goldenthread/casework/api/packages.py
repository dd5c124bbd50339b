"""Packages as reference data, for other programs: read by anybody signed in, brought in by a council."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Form, Router, Status
from ninja.files import UploadedFile

from goldenthread.casework.access import package_area, package_areas
from goldenthread.casework.actions.package_files import confirm_package, keep_package
from goldenthread.casework.api import package_shapes as shapes
from goldenthread.casework.package_reports import package_report
from goldenthread.casework.queries.package_files import NoSuchArea, package_file, planned_file
from goldenthread.casework.queries.packages import package_read, packages_listed
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import SIGNED_IN, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people.asked import asks

router = Router(tags=["packages"])
PACKAGES = "/packages"


@router.get(
    PACKAGES, response={200: shapes.PackagesOut}, openapi_extra={"x-asks": SIGNED_IN},
    summary="The packages there are",
)  # fmt: skip
def listed(request: HttpRequest) -> Any:
    """Those in force today, those that come later, and earlier versions. They name no child."""
    return packages_listed(viewer_of(request).today)


@router.get(
    PACKAGES + "/{package_id}", response={200: shapes.PackageOut, **REFUSALS},
    openapi_extra={"x-asks": SIGNED_IN}, summary="Read a package",
)  # fmt: skip
def one(request: HttpRequest, package_id: UUID) -> Any:
    """Outcomes, criteria, parts, worked examples; and how a local variant differs, and why."""
    read = package_read(package_id, viewer_of(request).today)
    return {
        **{name: getattr(read.head, name) for name in read.head.__slots__},
        "in_force": read.in_force,
        "variant_of": read.variant_of.id if read.variant_of else None,
        "variant_reason": read.variant_reason,
        "differs": [asdict(one) for one in read.differs],
    }


@router.post(
    "/package-files", response={201: shapes.PackageFileOut, **REFUSALS},
    openapi_extra=asks(Permission.KEEP_PACKAGES), summary="Send the file of a council’s own package",
)  # fmt: skip
def send(
    request: HttpRequest,
    file: Annotated[UploadedFile, File(examples=["package-reading.csv"])],
    sent: Form[shapes.PackageSent],
) -> Any:
    """The council’s own version of a national package. Nothing is added until it is confirmed.

    A national package is brought in by whoever runs the installation: `goldenthread packages import`.
    """
    viewer = viewer_of(request)
    areas = {area.code: area for area in package_areas(viewer)}
    if sent.area not in areas:
        raise NoSuchArea(sent.area)
    stored = keep_package(
        content=file, name=file.name or "file", area=areas[sent.area], by=viewer.account, at=viewer.at
    )
    return Status(201, {"file_id": stored.id, **package_report(planned_file(stored))})


@router.post(
    "/package-files/{file_id}/confirm", response={201: shapes.PackageFileOut, **REFUSALS},
    openapi_extra=asks(Permission.KEEP_PACKAGES), summary="Bring a package in",
)  # fmt: skip
def confirm(request: HttpRequest, file_id: UUID) -> Any:
    """Twice adds it once. A version that is here never changes."""
    viewer = viewer_of(request)
    package_areas(viewer)
    stored = package_file(file_id)
    area = package_area(viewer, stored.place_id)
    plan = confirm_package(stored=stored, area=area, by=viewer.account, at=viewer.at)
    return Status(201, {"file_id": stored.id, **package_report(plan)})
