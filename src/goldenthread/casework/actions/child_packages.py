"""Choosing a package for a child: the outcome first, then each criterion with what shows it, then why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from goldenthread.casework.actions.events import locked
from goldenthread.casework.actions.letting_answer import end_answering
from goldenthread.casework.models import Case, ChildPackage, PackageAsked, PackageFinding
from goldenthread.casework.package_states import MAY, NotNow, PackageStep
from goldenthread.casework.queries.child_packages import ChildPackageRead, child_package, findings_on
from goldenthread.casework.queries.family import family_of
from goldenthread.casework.queries.package_evidence import chosen_of, record_of
from goldenthread.casework.queries.packages import PackageHead, packages_for
from goldenthread.casework.states import OPEN
from goldenthread.design.words import plain_date
from goldenthread.foundation import audit, notices
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account


@dataclass(frozen=True, slots=True)
class Found:
    """Whether a criterion is so. `shown`: keys of what the record shows."""

    met: bool
    shown: Sequence[str] = ()
    words: str = ""


@transaction.atomic
def begin_package(*, case: Case, outcome: str, by: Account, at: datetime) -> ChildPackage:
    """Say what should be different for the child. Which package serves it is asked after that."""
    case = locked(case)
    if case.state not in OPEN:
        raise Refused("The case is over, so no package is built in it.")
    if not outcome.strip():
        raise Refused("Say what should be different for the child. Everything else serves it.", "outcome")
    row = ChildPackage.objects.create(
        child_id=case.child_id, case=case, outcome=outcome.strip(), by=by, at=at
    )
    _log(case, "said what a package is for", by, at)
    return row


@transaction.atomic
def find_criterion(
    *, case: Case, child_package_id: UUID, package_id: UUID, criterion: str, found: Found, by: Account,
    at: datetime,
) -> PackageFinding:  # fmt: skip
    """Say whether a criterion is so for the child, and what shows it. The last finding counts."""
    held(case, child_package_id, PackageStep.FIND)
    package = _offered(case, package_id, at)
    if criterion not in {one.id for one in package.criteria}:
        raise NotVisible("criterion", criterion, case.child_id)
    shown = chosen_of(record_of(case), found.shown)
    if len(shown) < len(set(found.shown)):
        raise Refused("Choose from what the record shows now.", "shown")
    if found.met and not shown and not found.words.strip():
        raise Refused("Choose what shows it, or say it in your own words.", "shown")
    row = PackageFinding.objects.create(
        child_id=case.child_id, child_package_id=child_package_id, package_id=package.id, criterion=criterion,
        met=found.met, evidence=[one.kept() for one in shown], words=found.words.strip(), by=by, at=at,
    )  # fmt: skip
    _log(case, "said whether a criterion is met", by, at, criterion=criterion, met=found.met)
    return row


@transaction.atomic
def choose_package(
    *, case: Case, child_package_id: UUID, package_id: UUID, why: str, by: Account, at: datetime
) -> None:
    """Choose a package that every criterion was held against, and say why. The family is told."""
    held(case, child_package_id, PackageStep.CHOOSE)
    package = _offered(case, package_id, at)
    findings = [one.finding for one in findings_on(case, child_package_id, package)]
    if None in findings:
        raise Refused("Say first of each criterion whether it is so.", "why")
    if not any(one.met for one in findings if one):
        raise Refused("Nothing that this package asks for was found to be so. Look at another.", "why")
    if not why.strip():
        raise Refused("Say why this package. The family reads it.", "why")
    ChildPackage.objects.filter(id=child_package_id).update(
        package=package.id, why=why.strip(), chosen_by=by, chosen_at=at
    )
    _log(case, "chose a support package", by, at, code=package.code, version=package.version)
    tell_family(case, child_package_id, f"A package is being built: {package.name}.", at)


@transaction.atomic
def end_package(
    *, case: Case, child_package_id: UUID, on: date, reason: str, by: Account, at: datetime
) -> None:
    """The package is over, from a day and for a reason. Nobody is asked for a part of it any more."""
    read = held(case, child_package_id, PackageStep.END)
    if not timezone.localdate(read.begun_at) <= on <= timezone.localdate(at):
        begun = plain_date(timezone.localdate(read.begun_at))
        raise Refused(f"Enter a day from {begun} on, and not after today.", "on")
    if not reason.strip():
        raise Refused("Say why it ends. The family reads it.", "reason")
    ChildPackage.objects.filter(id=child_package_id).update(ended_on=on, ended_reason=reason.strip())
    asked = PackageAsked.objects.filter(child_package=child_package_id).values_list("account", flat=True)
    for account in {one for one in asked if one}:
        end_answering(child_id=case.child_id, account_id=account, by=by, at=at)
    _log(case, "ended a support package", by, at, on=on)
    name = read.package.name if read.package else "a package that was not chosen yet"
    tell_family(case, child_package_id, f"A package has ended: {name}. {reason.strip()}", at)


def held(case: Case, child_package_id: UUID, step: PackageStep) -> ChildPackageRead:
    """The package as it stands, locked, if this step may be taken now. Raises NotVisible and NotNow."""
    ChildPackage.objects.select_for_update().filter(id=child_package_id, case=case).first()
    read = child_package(case, child_package_id, works=True)
    if read.state not in MAY[step]:
        raise NotNow(step, read.state)
    return read


def _offered(case: Case, package_id: UUID, at: datetime) -> PackageHead:
    offered = packages_for(case.area_id, timezone.localdate(at))
    found = next((one for one in offered if one.id == package_id), None)
    if found is None:
        raise NotVisible("package", package_id, case.child_id)
    return found


def tell_family(case: Case, child_package_id: UUID, what: str, at: datetime) -> None:
    accounts = family_of(case.child, timezone.localdate(at)).accounts
    notices.tell(
        accounts, child_id=case.child_id, what_changed=f"{case.child.short_name}: {what}",
        link=f"/cases/{case.id}/packages/{child_package_id}/", at=at,
    )  # fmt: skip


def _log(case: Case, what: str, by: Account, at: datetime, **facts: Any) -> None:
    audit.record(what=what, by=by, at=at, child_id=case.child_id, case=case.number, **facts)
