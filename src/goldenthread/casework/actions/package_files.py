"""Bringing in a package: a version is added, or was there already, or nothing is saved at all."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.core.files import File
from django.db import IntegrityError, transaction

from goldenthread.casework.models import Package
from goldenthread.casework.queries.package_files import (
    PURPOSE,
    PackagePlan,
    planned_file,
    planned_package,
)
from goldenthread.formats.packages import ProvisionPackage
from goldenthread.foundation import audit, files
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.files import sha256_of
from goldenthread.foundation.models import Account, StoredFile
from goldenthread.places.models import Area

MOST_BYTES = files.MEBIBYTE


class AtOnce(Conflict):
    def __init__(self) -> None:
        super().__init__("Somebody else brought this version in at the same moment. Read the file again.")


class NotWhole(Refused):
    """Nothing of a file with a fault in it is saved."""

    def __init__(self, plan: PackagePlan) -> None:
        first = plan.faults[0]
        super().__init__(f"{first.reason} {first.remedy} {first.effect}", "file")


@transaction.atomic
def bring_in_package(
    *, path: Path, name: str, area: Area | None, by: Account | None, at: datetime
) -> PackagePlan:
    """Add the version of this file. A second time with the same file adds nothing. Raises WrongFile, AtOnce.

    With a fault nothing is added: the plan that comes back says so.
    """
    plan = planned_package(path, name, area)
    if plan.package and plan.can_be_added:
        _add(plan, plan.package, at)
        audit.record(
            what="brought in a support package", by=by, at=at, code=plan.package.code,
            version=plan.package.version, area=area.code if area else "", file=name, sha256=sha256_of(path),
        )  # fmt: skip
    return plan


def _add(plan: PackagePlan, package: ProvisionPackage, at: datetime) -> Package:
    try:
        with transaction.atomic():
            return Package.objects.create(
                code=package.code, version=package.version, area=plan.area, variant_of=plan.base,
                variant_reason=package.variant_reason, name=package.name, content=package.content(),
                from_day=package.from_day, until=package.until, source=package.source, at=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise AtOnce from error


def keep_package(
    *, content: File[bytes], name: str, area: Area | None, by: Account, at: datetime
) -> StoredFile:
    """Keep a file to be looked at, if it can be read at all. Raises NotReadable, FileTooLarge, FileEmpty."""
    stored = files.keep(
        content=content, name=name, purpose=PURPOSE, most_bytes=MOST_BYTES, by=by, at=at,
        place_id=area.id if area else None,
    )  # fmt: skip
    try:
        planned_file(stored)
    except Refused:
        files.discard(stored)
        raise
    return stored


def confirm_package(*, stored: StoredFile, area: Area | None, by: Account, at: datetime) -> PackagePlan:
    """Bring in a file that was looked at. Twice does it once. Raises NotWhole."""
    with files.read_or_refused():
        plan = bring_in_package(path=files.path_of(stored), name=stored.name, area=area, by=by, at=at)
    if plan.package is None:
        raise NotWhole(plan)
    return plan
