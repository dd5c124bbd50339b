"""Staff and what they teach. An account from a file has no password: its holder is invited to set one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password

from goldenthread.formats.faults import Fault
from goldenthread.foundation.models import Account
from goldenthread.people.models import ClassRole, ImportedPerson
from goldenthread.people.queries.roster.classes import ClassesPlan
from goldenthread.people.queries.roster.known import Known
from goldenthread.people.queries.roster.said import Extent, Said, SaidStaff

EVIDENCE = "Roster file: "


@dataclass(slots=True)
class StaffPlan:
    """What the file changes of accounts and of roles with classes."""

    created: list[Account] = field(default_factory=list)
    changed: list[Account] = field(default_factory=list)
    linked: list[ImportedPerson] = field(default_factory=list)
    given: list[ClassRole] = field(default_factory=list)
    ended: list[ClassRole] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    accounts: dict[tuple[UUID, str], Account] = field(default_factory=dict)  # by school and source id


def planned_staff(
    said: Said, known: Known, classes: ClassesPlan, file: str, at: datetime, today: date
) -> StaffPlan:
    """No queries. Only roles that an earlier file gave are ended by a later one."""
    plan = StaffPlan()
    accounts = dict(known.accounts)
    touched: set[UUID] = set()
    for person in said.staff:
        _take(person, known, accounts, touched, plan)
    _roles(said, known, classes, plan, file, at, today)
    return plan


def _take(
    person: SaidStaff, known: Known, accounts: dict[str, Account], touched: set[UUID], plan: StaffPlan
) -> None:
    link = known.links.get((person.setting_id, person.source_id))
    account = (link.account if link else None) or accounts.get(person.email)
    if account is None and not person.email:
        plan.faults.append(_no_email(person))
        return
    if account is None:
        account = Account(email=person.email, name=person.name[:200], password=make_password(None))
        accounts[person.email] = account
        plan.created.append(account)
    elif account.id not in touched:
        _same(person, account, link is not None, plan)
    touched.add(account.id)
    plan.accounts[person.setting_id, person.source_id] = account
    if link is None:
        plan.linked.append(
            ImportedPerson(setting_id=person.setting_id, source_id=person.source_id, account_id=account.id)
        )


def _same(person: SaidStaff, account: Account, is_linked: bool, plan: StaffPlan) -> None:
    """A name is changed only on an account that a roster file brought in before."""
    if is_linked and person.name and account.name != person.name[:200]:
        account.name = person.name[:200]
        plan.changed.append(account)


def _no_email(person: SaidStaff) -> Fault:
    return Fault(
        person.whence.file,
        person.whence.line,
        "email",
        person.name,
        "This member of staff has no e-mail address, so they could not sign in.",
        "Put their work address into the system that made this file, and send it again.",
    )


def _roles(
    said: Said, known: Known, classes: ClassesPlan, plan: StaffPlan, file: str, at: datetime, today: date
) -> None:
    held = {(one.account_id, one.teaching_class_id, one.kind): one for one in known.roles}
    gone = {one.id for one in classes.ended}
    wanted: set[tuple[UUID, UUID, str]] = set()
    for teaching in said.teaching:
        link = known.links.get((teaching.setting_id, teaching.staff))
        account = plan.accounts.get((teaching.setting_id, teaching.staff)) or (link.account if link else None)
        group = classes.classes.get((teaching.setting_id, teaching.teaching_class))
        if account is None or group is None:
            continue
        key = (account.id, group.id, str(teaching.kind))
        wanted.add(key)
        if key not in held:
            held[key] = ClassRole(
                account_id=account.id,
                teaching_class_id=group.id,
                kind=teaching.kind,
                starts_on=today,
                evidence=f"{EVIDENCE}{file}"[:300],
                given_at=at,
            )
            plan.given.append(held[key])
    by_file = [one for one in known.roles if one.evidence.startswith(EVIDENCE)]
    ours = {one.id for one in classes.classes.values()}
    plan.ended += [one for one in known.roles if one.teaching_class_id in gone]
    if said.teaching and said.extent is not Extent.CHANGES:
        plan.ended += [
            one
            for one in by_file
            if one.teaching_class_id in ours
            and (one.account_id, one.teaching_class_id, one.kind) not in wanted
        ]
