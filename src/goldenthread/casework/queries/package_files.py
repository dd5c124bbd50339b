"""What the file of a package would add here, worked out without adding it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from goldenthread.casework.models import Package
from goldenthread.formats.faults import Effect, Fault
from goldenthread.formats.packages import Difference, ProvisionPackage, differences, read_package
from goldenthread.foundation import files
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import StoredFile
from goldenthread.places.models import Area

PURPOSE = "support package"


@dataclass(frozen=True, slots=True)
class PackagePlan:
    """`here`: the version that is in already, the same. With a fault there is nothing to add."""

    package: ProvisionPackage | None
    area: Area | None
    base: Package | None
    before: Package | None
    here: Package | None
    faults: tuple[Fault, ...]

    @property
    def can_be_added(self) -> bool:
        return self.package is not None and self.here is None

    @property
    def changes(self) -> list[Difference]:
        """What it says otherwise than the national version, or than the version before it."""
        other = self.base or self.before
        return differences(other.content, self.package.content()) if other and self.package else []


def planned_package(path: Path, name: str, area: Area | None) -> PackagePlan:
    """As a national package, or as the own one of this council. At most three queries. Raises WrongFile."""
    read = read_package(path, name)
    package, faults = read.package, read.faults
    if package is None:
        return PackagePlan(None, area, None, None, None, faults)
    same = Package.objects.filter(code=package.code, area=area)
    here = same.filter(version=package.version).first()
    before = same.order_by("-from_day", "-at").first()
    base = _national(package) if area else None
    said = _wrong(package, name, area, base, here)
    if said:
        return PackagePlan(None, area, base, before, None, (*faults, said))
    return PackagePlan(package, area, base, before, here, faults)


def planned_file(stored: StoredFile) -> PackagePlan:
    """A file that was kept to be looked at. Raises NotReadable and FileGone."""
    area = Area.objects.filter(id=stored.place_id).first() if stored.place_id else None
    with files.read_or_refused():
        return planned_package(files.path_of(stored), stored.name, area)


def package_file(file_id: UUID) -> StoredFile:
    """A file kept for this purpose, of whichever council: the caller asks access for its council."""
    return files.file_by_id(file_id, purposes=(PURPOSE,))


class NoSuchArea(Refused):
    def __init__(self, code: str) -> None:
        super().__init__(f"There is no council with the code {code} here.", "area")


def area_called(code: str) -> Area | None:
    """The council with this code; none for a national package."""
    if not code:
        return None
    found = Area.objects.filter(code=code).first()
    if found is None:
        raise NoSuchArea(code)
    return found


def _national(package: ProvisionPackage) -> Package | None:
    return Package.objects.filter(code=package.code, version=package.variant_of, area=None).first()


def _wrong(
    package: ProvisionPackage, name: str, area: Area | None, base: Package | None, here: Package | None
) -> Fault | None:
    """What cannot be, held against what is here already."""
    if area and not package.variant_of:
        return _fault(
            name, "", "A council’s own version is a variant of a national one, with its reason.",
            "Add the rows “variant of” and “why it differs”. A national package is brought in by whoever "
            "runs this installation.",
        )  # fmt: skip
    if package.variant_of and not area:
        return _fault(
            name,
            package.variant_of,
            "This is a council’s own variant.",
            "Say whose it is: choose the council.",
        )
    if area and base is None:
        return _fault(
            name, f"{package.code} {package.variant_of}", "The national version that it varies is not here.",
            "Bring that in first, or correct the code or the row “variant of”.",
        )  # fmt: skip
    if here and not _same(here, package):
        return _fault(
            name, package.version, "This version is here already, and says something else.",
            "A version never changes: give this one a version of its own.",
        )  # fmt: skip
    return None


def _fault(name: str, value: str, reason: str, remedy: str) -> Fault:
    return Fault(name, None, "", value, reason, remedy, Effect.NOTHING_READ)


def _same(row: Package, package: ProvisionPackage) -> bool:
    kept = (row.name, row.from_day, row.until, row.source, row.variant_reason, row.content)
    return kept == (
        package.name, package.from_day, package.until, package.source, package.variant_reason,
        package.content(),
    )  # fmt: skip
