"""The packages as reference data: which are in force, which came before, and how a local variant differs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from goldenthread.casework.models import Package
from goldenthread.formats.packages import (
    Difference,
    Example,
    ProvisionPackage,
    RolePart,
    Said,
    Status,
    differences,
    lists_of,
)
from goldenthread.foundation.access import NotVisible


@dataclass(frozen=True, slots=True)
class PackageHead:
    """One version as a list shows it. `area` is empty for a national package."""

    id: UUID
    code: str
    name: str
    version: str
    status: Status
    area: str
    from_day: date
    until: date | None
    source: str
    outcomes: tuple[Said, ...]
    criteria: tuple[Said, ...]
    parts: tuple[RolePart, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class PackagesListed:
    """Today’s versions, those that come later, and those that were."""

    in_force: tuple[PackageHead, ...]
    coming: tuple[PackageHead, ...]
    earlier: tuple[PackageHead, ...]


@dataclass(frozen=True, slots=True)
class PackageRead:
    """One version whole: the others of it, and what a council’s own one says otherwise."""

    head: PackageHead
    in_force: bool
    now: PackageHead | None  # the version in force today, if it is another
    others: tuple[PackageHead, ...]
    variant_of: PackageHead | None
    national_now: PackageHead | None  # the national version in force today, if the variant is of another
    variant_reason: str
    differs: tuple[Difference, ...]
    variants: tuple[PackageHead, ...]
    file: ProvisionPackage


def packages_listed(today: date) -> PackagesListed:
    """Every version there is, sorted by whether it counts today. One query."""
    rows = _rows()
    now = _in_force(rows, today)
    coming = [row for row in rows if row.from_day > today]
    earlier = [row for row in rows if row not in now and row not in coming]
    return PackagesListed(*(tuple(map(head_of, part)) for part in (now, coming, earlier)))


def packages_for(area_id: UUID, today: date) -> tuple[PackageHead, ...]:
    """What a child of this council can draw on: the national ones, and the council’s own. One query."""
    rows = [row for row in _rows() if row.area_id in (None, area_id)]
    return tuple(map(head_of, _in_force(rows, today)))


def package_read(package_id: UUID, today: date) -> PackageRead:
    """One version, with the others of it. One query."""
    rows = _rows()
    row = _of(rows, package_id)
    line = [one for one in rows if (one.code, one.area_id) == (row.code, row.area_id)]
    now = next(iter(_in_force(line, today)), None)
    base = _of(rows, row.variant_of_id) if row.variant_of_id else None
    national = [one for one in rows if base and (one.code, one.area_id) == (base.code, None)]
    moved_on = next((one for one in _in_force(national, today) if one is not base), None)
    return PackageRead(
        head_of(row), now is row, head_of(now) if now and now is not row else None,
        tuple(head_of(one) for one in line if one is not row),
        head_of(base) if base else None, head_of(moved_on) if moved_on else None, row.variant_reason,
        tuple(differences(base.content, row.content)) if base else (),
        tuple(head_of(one) for one in rows if one.variant_of_id == row.id), _file(row, base),
    )  # fmt: skip


def _rows() -> list[Package]:
    return list(Package.objects.select_related("area").order_by("name", "-from_day", "-at", "-id"))


def _of(rows: Iterable[Package], package_id: UUID) -> Package:
    found = next((row for row in rows if row.id == package_id), None)
    if found is None:
        raise NotVisible("package", package_id)
    return found


def _in_force(rows: Sequence[Package], today: date) -> list[Package]:
    """The newest version that has begun, of each code in each area, unless its last day is over."""
    newest: dict[tuple[str, UUID | None], Package] = {}
    for row in sorted(rows, key=lambda one: (one.from_day, one.at, one.id)):
        if row.from_day <= today:
            newest[row.code, row.area_id] = row
    return [row for row in rows if newest.get((row.code, row.area_id)) is row and not _is_over(row, today)]


def _is_over(row: Package, today: date) -> bool:
    return row.until is not None and row.until < today


def head_of(row: Package) -> PackageHead:
    """The version as a list shows it."""
    lists: dict[str, Any] = lists_of(row.content)
    return PackageHead(
        row.id, row.code, row.name, row.version, Status(row.content["status"]),
        row.area.name if row.area else "", row.from_day, row.until, row.source, **lists,
    )  # fmt: skip


def _file(row: Package, base: Package | None) -> ProvisionPackage:
    lists: dict[str, Any] = lists_of(row.content)
    return ProvisionPackage(
        row.code, row.name, row.version, Status(row.content["status"]), row.from_day, row.until, row.source,
        variant_of=base.version if base else "", variant_reason=row.variant_reason, **lists,
    )  # fmt: skip
