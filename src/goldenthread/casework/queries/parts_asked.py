"""Of whom which part of a package is asked now: the last person asked for a role, while the package lasts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from goldenthread.casework.models import Case, PackageAsked
from goldenthread.casework.queries.child_packages import (
    ChildPackageRead,
    PartRead,
    child_package,
    packages_by_id,
)
from goldenthread.casework.queries.packages import PackageHead
from goldenthread.foundation.access import NotVisible, Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.wall import lifted
from goldenthread.people.access import child_for, children_for


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part that is asked of this person: about whom, by which council, how far it is."""

    id: UUID
    child_id: UUID
    child: str
    part: str
    package: str
    area: str
    asked_at: datetime
    is_written: bool
    is_signed: bool


@dataclass(frozen=True, slots=True)
class OnePart:
    """A part with what whoever was asked for it may see: the outcome, the package, and this part alone."""

    asked_id: UUID
    child_package_id: UUID
    case: Case
    outcome: str
    package: PackageHead
    part: PartRead


def parts_asked(among: QuerySet[PackageAsked], account_id: UUID) -> QuerySet[PackageAsked]:
    """Those of these requests that stand, and are to this person."""
    later = PackageAsked.objects.filter(
        child_package=OuterRef("child_package"), role=OuterRef("role"), id__gt=OuterRef("id")
    )
    return among.filter(~Exists(later), account=account_id, child_package__ended_on__isnull=True)


def parts_of(viewer: Viewer) -> tuple[PartLine, ...]:
    """The parts that are asked of this person now, the oldest first."""
    among = PackageAsked.objects.filter(child__in=children_for(viewer, Permission.GIVE_ADVICE))
    rows = list(
        parts_asked(among, viewer.account.id)
        .select_related("child", "child_package__case__area")
        .order_by("at", "id")
    )
    packages = packages_by_id({row.child_package_id for row in rows})
    return tuple(_line(row, packages[row.child_package_id]) for row in rows)


def _line(row: PackageAsked, read: ChildPackageRead) -> PartLine:
    part, package = _part_of(read, row.role)
    return PartLine(
        row.id, row.child_id, row.child.name, part.name, package.name, row.child_package.case.area.name,
        row.at, bool(part.part_id), part.is_signed,
    )  # fmt: skip


def part_for(viewer: Viewer, asked_id: UUID) -> OnePart:
    """The part, if it is asked of this person, today, by name."""
    found = PackageAsked.objects.filter(id=asked_id).select_related("child_package__case__area").first()
    if found is None:
        raise NotVisible("part", asked_id, _child_of(asked_id))
    found.child_package.case.child = child_for(viewer, found.child_id, Permission.GIVE_ADVICE)
    if not parts_asked(PackageAsked.objects.filter(id=asked_id), viewer.account.id).exists():
        raise NotVisible("part", asked_id, found.child_id)
    read = child_package(found.child_package.case, found.child_package_id, works=True)
    part, package = _part_of(read, found.role)
    case = found.child_package.case
    return OnePart(found.id, found.child_package_id, case, read.outcome, package, part)


def _child_of(asked_id: UUID) -> UUID | None:
    """Whose part it is, for the log alone: behind the second wall a stranger finds no part."""
    with lifted("a refusal is entered in the log of the child whom it is about"):
        return PackageAsked.objects.filter(id=asked_id).values_list("child", flat=True).first()


def _part_of(read: ChildPackageRead, role: str) -> tuple[PartRead, PackageHead]:
    part = read.part(role)
    if part is None or read.package is None:
        raise NotVisible("part", role)
    return part, read.package
