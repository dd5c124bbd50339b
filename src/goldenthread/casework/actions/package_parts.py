"""Building a package as a team: each role’s part asked of a named person, written, and signed off by them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from goldenthread.casework.actions.child_packages import held, tell_family
from goldenthread.casework.actions.letting_answer import end_answering, let_answer
from goldenthread.casework.models import Case, PackageAsked, PackagePart, PackageSignOff
from goldenthread.casework.package_states import PackageState, PackageStep
from goldenthread.casework.queries.child_packages import ChildPackageRead, PartRead, child_package
from goldenthread.foundation import audit, notices
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account


@dataclass(frozen=True, slots=True)
class Person:
    """Who is asked for a part. Only a person with an address can sign."""

    name: str
    email: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a part says. `after`: the number of the wording that was read before this was written."""

    words: str
    differs: str = ""
    after: int = 0


class PartMoved(Conflict):
    """Somebody else wrote the part first. Holds what they wrote."""

    def __init__(self, part: PartRead) -> None:
        self.theirs, self.differs, self.who, self.number = part.words, part.differs, part.writer, part.number
        super().__init__(
            f"{part.writer} wrote this part after you opened it. Both texts are here. Choose one, or write "
            "a third."
        )


class WordsChanged(Conflict):
    def __init__(self, part: PartRead) -> None:
        super().__init__(
            f"{part.writer} changed the words after you opened them. Read them as they are now, then sign."
        )


@transaction.atomic
def ask_for_part(
    *, case: Case, child_package_id: UUID, role: str, person: Person, by: Account, at: datetime
) -> PackageAsked:
    """Ask one named person for the part of a role. Whoever was asked for it before is asked no more."""
    part = _part(held(case, child_package_id, PackageStep.ASK), case, role)
    if not person.name.strip():
        raise Refused("Name the person who is asked: a service cannot sign.", "name")
    if not person.email.strip():
        raise Refused("Enter their e-mail address: they write and sign here themselves.", "email")
    account = let_answer(
        case=case, email=person.email, name=person.name.strip(), asked_for=part.name, by=by, at=at
    )
    if part.account_id == account.id:
        raise Refused(f"{part.person} is asked for this part already.", "email")
    asked = PackageAsked.objects.create(
        child_id=case.child_id, child_package_id=child_package_id, role=role, name=person.name.strip(),
        organisation=person.organisation.strip(), account=account, by=by, at=at,
    )  # fmt: skip
    if part.account_id:
        end_answering(child_id=case.child_id, account_id=part.account_id, by=by, at=at)
    _log(case, "asked for a part of a package", role, by, at)
    _tell(
        account.id,
        f"{case.area.name} asks for your part in a package for {case.child.name}.",
        asked.id,
        case,
        at,
    )
    return asked


@transaction.atomic
def leave_part_out(
    *, case: Case, child_package_id: UUID, role: str, reason: str, by: Account, at: datetime
) -> PackageAsked:
    """A part that the package does not always need is not needed after all. What was written of it stays."""
    read = held(case, child_package_id, PackageStep.LEAVE)
    part = _part(read, case, role)
    if part.required:
        raise Refused(f"{part.name} is always part of this package. Ask somebody else for it.")
    if part.account_id is None:
        raise Refused("Nobody is asked for this part.")
    if not reason.strip():
        raise Refused("Say why it is not needed.", "reason")
    row = PackageAsked.objects.create(
        child_id=case.child_id, child_package_id=child_package_id, role=role, reason=reason.strip()[:300],
        by=by, at=at,
    )  # fmt: skip
    end_answering(child_id=case.child_id, account_id=part.account_id, by=by, at=at)
    _log(case, "left a part of a package out", role, by, at, why=reason.strip()[:200])
    what = f"Your part is no longer needed in the package for {case.child.name}: {reason.strip()}"
    notices.tell([part.account_id], what_changed=what, link="/advice/", at=at)
    _tell_if_built_now(case, read, at)
    return row


@transaction.atomic
def write_part(
    *, case: Case, child_package_id: UUID, role: str, wording: Wording, by: Account, at: datetime
) -> PackagePart:
    """Write a part, or write it again: what was signed off before is asked about again. Raises PartMoved."""
    read = held(case, child_package_id, PackageStep.WRITE)
    part = _part(read, case, role)
    if not wording.words.strip():
        raise Refused("Write what this part says.", "words")
    if wording.after != part.number:
        raise PartMoved(part)
    row = PackagePart.objects.create(
        child_id=case.child_id, child_package_id=child_package_id, role=role, number=part.number + 1,
        words=wording.words.strip(), differs=wording.differs.strip(), by=by, at=at,
    )  # fmt: skip
    _log(case, "wrote a part of a package", role, by, at, number=row.number)
    if part.account_id and part.account_id != by.id:
        words = (
            f"{by.name} wrote your part in the package for {case.child.name}. Read it, and sign or do not."
        )
        _tell(part.account_id, words, part.asked_id, case, at)
    _tell_officer(case, child_package_id, f"{part.name}: {by.name} has written.", by, at)
    _tell_if_no_longer_built(case, read, part, at)
    return row


@transaction.atomic
def sign_part(
    *, case: Case, child_package_id: UUID, part_id: UUID, agreed: bool, reason: str, by: Account, at: datetime
) -> PackageSignOff:  # fmt: skip
    """The person of a role signs its part off in these words, or says why not. Nobody signs for another."""
    read = held(case, child_package_id, PackageStep.SIGN)
    row = PackagePart.objects.filter(id=part_id, child_package=child_package_id).first()
    part = read.part(row.role) if row else None
    if row is None or part is None or part.account_id != by.id:
        raise NotVisible("part", part_id, case.child_id)
    if part.part_id != part_id:
        raise WordsChanged(part)
    if not agreed and not reason.strip():
        raise Refused("Say what would have to change.", "reason")
    signed = PackageSignOff.objects.create(
        child_id=case.child_id, part=row, agreed=agreed, reason=reason.strip(), by=by, at=at
    )
    _log(case, "signed a part of a package off" if agreed else "did not sign a part of a package off",
         row.role, by, at)  # fmt: skip
    said = "has signed off" if agreed else "does not agree"
    _tell_officer(case, child_package_id, f"{part.name}: {by.name} {said}.", by, at)
    if not _tell_if_built_now(case, read, at):
        _tell_if_no_longer_built(case, read, part, at)
    return signed


def _tell_if_built_now(case: Case, read: ChildPackageRead, at: datetime) -> bool:
    """Whether it is built. The family is told when it was not so before."""
    now = child_package(case, read.id, works=True)
    if now.state is PackageState.BUILT and read.state is not PackageState.BUILT and now.package:
        tell_family(case, read.id, f"A package is built: {now.package.name}. You can read it.", at)
    return now.state is PackageState.BUILT


def _part(read: ChildPackageRead, case: Case, role: str) -> PartRead:
    found = read.part(role)
    if found is None:
        raise NotVisible("part", role, case.child_id)
    return found


def _tell(account: UUID, what: str, asked_id: UUID | None, case: Case, at: datetime) -> None:
    link = f"/packages/parts/{asked_id}/"
    notices.tell([account], child_id=case.child_id, what_changed=what, link=link, at=at)


def _tell_officer(case: Case, child_package_id: UUID, what: str, by: Account, at: datetime) -> None:
    if case.coordinator_id and case.coordinator_id != by.id:
        notices.tell(
            [case.coordinator_id], child_id=case.child_id, what_changed=f"{case.child.name}. {what}",
            link=f"/cases/{case.id}/packages/{child_package_id}/", at=at,
        )  # fmt: skip


def _tell_if_no_longer_built(case: Case, read: ChildPackageRead, part: PartRead, at: datetime) -> None:
    """The family was told that it is built: so it is told when that is so no more."""
    if read.state is PackageState.BUILT and part.required and read.package:
        what = f"{read.package.name} is being built again: {part.name} has changed, and is to be signed off."
        tell_family(case, read.id, what, at)


def _log(case: Case, what: str, role: str, by: Account, at: datetime, **facts: Any) -> None:
    audit.record(what=what, by=by, at=at, child_id=case.child_id, case=case.number, role=role, **facts)
