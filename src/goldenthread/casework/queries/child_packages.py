"""The packages of a child: why each was chosen, each role’s part, and what still stands open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from goldenthread.casework.models import (
    Case,
    ChildPackage,
    PackageAsked,
    PackageFinding,
    PackagePart,
    PackageSignOff,
)
from goldenthread.casework.package_states import (
    STATE_WORDS,
    PackageState,
    Part,
    SignOff,
    open_points,
    people_of,
    state_of,
)
from goldenthread.casework.queries.carried import cases_behind, withheld_of
from goldenthread.casework.queries.package_evidence import Shown, readable
from goldenthread.casework.queries.packages import PackageHead, head_of
from goldenthread.formats.packages import Said
from goldenthread.foundation.access import NotVisible


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether a criterion is so, what shows it, and how many pieces of that the reader may not see."""

    met: bool
    evidence: tuple[Shown, ...]
    kept_back: int
    words: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CriterionRead:
    criterion: Said
    finding: Finding | None


@dataclass(frozen=True, slots=True)
class PartRead:
    """One role’s part: who was asked, the words as they stand, and whether they are signed off."""

    role: str
    name: str
    says: str
    required: bool
    asked_id: UUID | None
    person: str
    organisation: str
    account_id: UUID | None
    part_id: UUID | None
    number: int
    words: str
    differs: str
    writer: str
    writer_account: UUID | None
    written_at: datetime | None
    sign_off: SignOff | None
    signed_at: datetime | None
    signed_before: str
    left_out: str = ""

    @property
    def standing(self) -> Part:
        return Part(
            self.role, self.name, self.required, self.person, self.writer, self.writer_account,
            self.sign_off, self.signed_before,
        )  # fmt: skip

    @property
    def is_signed(self) -> bool:
        return self.standing.is_signed


@dataclass(frozen=True, slots=True)
class ChildPackageRead:
    """One package of a child, whole."""

    id: UUID
    outcome: str
    begun_by: str
    begun_at: datetime
    package: PackageHead | None
    why: str
    chosen_by: str
    chosen_at: datetime | None
    criteria: tuple[CriterionRead, ...]
    parts: tuple[PartRead, ...]
    ended_on: date | None
    ended_reason: str

    @property
    def state(self) -> PackageState:
        standing = [part.standing for part in self.parts]
        return state_of(chosen=self.package is not None, ended=self.ended_on is not None, parts=standing)

    @property
    def state_words(self) -> str:
        return STATE_WORDS[self.state]

    @property
    def open(self) -> list[str]:
        """What stands open; nothing once it is built or ended, or while no package is chosen."""
        building = self.state is PackageState.BUILDING
        return open_points([part.standing for part in self.parts]) if building else []

    @property
    def people(self) -> list[str]:
        return sorted(people_of(part.standing for part in self.parts).values())

    def part(self, role: str) -> PartRead | None:
        return next((part for part in self.parts if part.role == role), None)


def child_packages_of(case: Case, *, works: bool) -> tuple[ChildPackageRead, ...]:
    """All packages of a case, the oldest first. Six queries, however many there are."""
    rows = ChildPackage.objects.filter(case=case).order_by("at", "id")
    return _read(rows.select_related("by", "chosen_by", "package__area"), _kept_back(case, works=works))


def child_package(case: Case, child_package_id: UUID, *, works: bool) -> ChildPackageRead:
    """One package of a case. What rests on withheld advice is kept from those it is withheld from."""
    rows = ChildPackage.objects.filter(case=case, id=child_package_id)
    found = _read(rows.select_related("by", "chosen_by", "package__area"), _kept_back(case, works=works))
    if not found:
        raise NotVisible("package of a child", child_package_id, case.child_id)
    return found[0]


def findings_on(case: Case, child_package_id: UUID, package: PackageHead) -> tuple[CriterionRead, ...]:
    """Each criterion of a package that is looked at, with what was found so far. For officers."""
    rows = PackageFinding.objects.filter(child_package=child_package_id, child_package__case=case)
    return _criteria(package, rows.filter(package=package.id).select_related("by"), frozenset())


def _kept_back(case: Case, *, works: bool) -> frozenset[UUID]:
    """The advice that is kept from this reader, of this case and of those that it was transferred from."""
    return frozenset() if works else withheld_of(*cases_behind(case))


def packages_by_id(ids: Iterable[UUID]) -> dict[UUID, ChildPackageRead]:
    """Packages of whichever cases, for whoever is asked for a part of each: the caller has let them."""
    rows = ChildPackage.objects.filter(id__in=list(ids))
    return {read.id: read for read in _read(rows.select_related("by", "chosen_by", "package__area"))}


def _read(
    rows: Iterable[ChildPackage], withheld: frozenset[UUID] = frozenset()
) -> tuple[ChildPackageRead, ...]:
    found = list(rows)
    ids = [row.id for row in found]
    findings = list(PackageFinding.objects.filter(child_package__in=ids).select_related("by"))
    asked = list(PackageAsked.objects.filter(child_package__in=ids).order_by("id"))
    parts = list(PackagePart.objects.filter(child_package__in=ids).select_related("by").order_by("number"))
    signed = list(
        PackageSignOff.objects.filter(part__child_package__in=ids)
        .select_related("by", "part")
        .order_by("at", "id")
    )
    return tuple(
        _whole(
            row,
            [one for one in findings if one.child_package_id == row.id and one.package_id == row.package_id],
            [one for one in asked if one.child_package_id == row.id],
            [one for one in parts if one.child_package_id == row.id],
            [one for one in signed if one.part.child_package_id == row.id],
            withheld,
        )
        for row in found
    )


def _whole(
    row: ChildPackage, findings: list[PackageFinding], asked: list[PackageAsked], parts: list[PackagePart],
    signed: list[PackageSignOff], withheld: frozenset[UUID],
) -> ChildPackageRead:  # fmt: skip
    package = head_of(row.package) if row.package else None
    return ChildPackageRead(
        row.id, row.outcome, row.by.name, row.at, package, row.why,
        row.chosen_by.name if row.chosen_by else "", row.chosen_at,
        _criteria(package, findings, withheld) if package else (),
        tuple(
            _part(
                role.id, role.name, role.words, role.required,
                [one for one in asked if one.role == role.id], [one for one in parts if one.role == role.id],
                [one for one in signed if one.part.role == role.id],
            )
            for role in (package.parts if package else ())
        ),
        row.ended_on, row.ended_reason,
    )  # fmt: skip


def _criteria(
    package: PackageHead, findings: Iterable[PackageFinding], withheld: frozenset[UUID]
) -> tuple[CriterionRead, ...]:
    last = {row.criterion: row for row in sorted(findings, key=lambda one: (one.at, one.id))}
    return tuple(
        CriterionRead(said, _finding(last[said.id], withheld) if said.id in last else None)
        for said in package.criteria
    )


def _finding(row: PackageFinding, withheld: frozenset[UUID]) -> Finding:
    evidence, kept_back = readable(row.evidence, withheld)
    return Finding(row.met, evidence, kept_back, row.words, row.by.name, row.at)


def _part(
    role: str, name: str, says: str, required: bool, asked: list[PackageAsked], parts: list[PackagePart],
    signed: list[PackageSignOff],
) -> PartRead:  # fmt: skip
    person, part = asked[-1] if asked and asked[-1].account_id else None, parts[-1] if parts else None
    left_out = asked[-1].reason if asked and person is None else ""
    now = [one for one in signed if part and one.part_id == part.id]
    before = [one for one in signed if one.agreed and one not in now]
    last = now[-1] if now else None
    return PartRead(
        role, name, says, required, person.id if person else None, person.name if person else "",
        person.organisation if person else "", person.account_id if person else None,
        part.id if part else None, part.number if part else 0, part.words if part else "",
        part.differs if part else "", part.by.name if part else "", part.by_id if part else None,
        part.at if part else None,
        SignOff(last.agreed, last.reason, last.by.name, last.by_id) if last else None,
        last.at if last else None, before[-1].by.name if before and not last else "", left_out,
    )  # fmt: skip
