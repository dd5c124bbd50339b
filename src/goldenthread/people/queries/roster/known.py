"""What is here already that a roster file could be about: a few queries, however long the file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from goldenthread.foundation.models import Account
from goldenthread.people.models import (
    Child,
    ClassMembership,
    ClassRole,
    Enrolment,
    ImportedPerson,
    TeachingClass,
)
from goldenthread.people.queries.roster.said import Said

Row = TypeVar("Row", bound=Model)
Person = tuple[str, str, str]

_AT_ONCE = 5_000  # values in one query: databases allow some tens of thousands


@dataclass(frozen=True, slots=True)
class Known:
    """Everything open today in the schools of the file, and the children and accounts it may mean."""

    links: dict[tuple[UUID, str], ImportedPerson]
    children: dict[UUID, Child]
    enrolments: tuple[Enrolment, ...]
    classes: tuple[TeachingClass, ...]
    seats: tuple[ClassMembership, ...]
    roles: tuple[ClassRole, ...]
    accounts: dict[str, Account]  # by e-mail


def known_about(said: Said) -> Known:
    """Nine queries for a file of up to five thousand pupils."""
    settings = list(said.settings)
    links = ImportedPerson.objects.filter(setting__in=settings).select_related("account")
    by_source = {(link.setting_id, link.source_id): link for link in links}
    children = _children(said, by_source)
    classes = TeachingClass.objects.filter(setting__in=settings, ends_on__isnull=True)
    return Known(
        links=by_source,
        children=children,
        enrolments=tuple(_enrolments(settings, list(children))),
        classes=tuple(classes),
        seats=tuple(ClassMembership.objects.filter(teaching_class__in=classes, ends_on__isnull=True)),
        roles=tuple(ClassRole.objects.filter(teaching_class__in=classes, ends_on__isnull=True)),
        accounts=_accounts(said, by_source.values()),
    )


def _children(said: Said, links: dict[tuple[UUID, str], ImportedPerson]) -> dict[UUID, Child]:
    """By earlier import, by any number, and by date of birth: the last only to be shown to a person."""
    wanted: dict[str, Collection[Any]] = {
        "id": {link.child_id for link in links.values() if link.child_id},
        "upn": {upn for pupil in said.pupils for upn in (pupil.upn, pupil.former_upn) if upn},
        "uln": {pupil.uln for pupil in said.pupils if pupil.uln},
        "nhs_number": {pupil.nhs_number for pupil in said.pupils if pupil.nhs_number},
        "born_on": {pupil.born_on for pupil in said.pupils if pupil.born_on},
    }
    found: dict[UUID, Child] = {}
    for column, values in wanted.items():
        found |= {child.id: child for child in _having(Child.objects.all(), column, values)}
    return found


def _enrolments(settings: list[UUID], children: list[UUID]) -> Iterator[Enrolment]:
    """Every open one in these schools, and those of these children anywhere."""
    open_now = Enrolment.objects.filter(ends_on__isnull=True).select_related("setting", "child")
    here = list(open_now.filter(setting__in=settings))
    yield from here
    elsewhere = open_now.exclude(setting__in=settings)
    yield from _having(elsewhere, "child", children)


def _accounts(said: Said, links: Collection[ImportedPerson]) -> dict[str, Account]:
    linked = {link.account.email: link.account for link in links if link.account}
    emails = {person.email for person in said.staff if person.email}
    return linked | {account.email: account for account in _having(Account.objects.all(), "email", emails)}


def _having(rows: QuerySet[Row], column: str, values: Collection[Any]) -> Iterator[Row]:
    in_order = list(values)
    for start in range(0, len(in_order), _AT_ONCE):
        yield from rows.filter(Q(**{f"{column}__in": in_order[start : start + _AT_ONCE]}))
