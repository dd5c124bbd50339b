"""To whom the council writes about a child: parents and carers, the young person, and whoever asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from goldenthread.casework.models import Case, Request
from goldenthread.foundation.permissions import RoleKind
from goldenthread.foundation.roles import held_on
from goldenthread.foundation.wall import lifted
from goldenthread.law.time_limits import EventKind
from goldenthread.people.models import Child, ChildRole

WRITTEN_TO = (RoleKind.PARENT, RoleKind.YOUNG_PERSON)
_TYPED_IN = (Request.How.PAPER, Request.How.EMAIL, Request.How.TELEPHONE)


@dataclass(frozen=True, slots=True)
class Family:
    """Names in one line, the accounts of those who sign in, and how those are reached who do not."""

    names: str
    accounts: tuple[UUID, ...]
    email: str = ""
    address: str = ""
    code: str = ""


def family_of(child: Child, day: date) -> Family:
    """Those of the family who are written to on this day. One query."""
    rows = list(
        ChildRole.objects.filter(held_on(day), child=child, kind__in=WRITTEN_TO)
        .order_by("starts_on", "id")
        .values_list("name", "account")
    )
    names = list(dict.fromkeys(name for name, _ in rows))
    words = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    return Family(words, tuple(account for _, account in rows if account))


def written_to(case: Case, kind: str, day: date) -> Family:
    """To whom a letter of a case goes.

    That is the family on the record. Whoever asked without an account is told that the request came, and is
    written to as family only where they said they are family and the record does not name others: what a
    stranger typed never makes them one who reads a child’s letters.
    """
    known = family_of(case.child, day)
    asked = _asked_without_account(case.id)
    if asked is None:
        return known if known.names else _nameless(case.child, "")
    reached = replace(
        known, names=asked.asker_name, email=asked.asker_email, address=asked.asker_address, code=asked.code
    )
    if asked.asker_name.strip().casefold() in known.names.casefold().replace(" and ", ", ").split(", "):
        return replace(reached, names=known.names, code="" if known.accounts else asked.code)
    is_family = asked.source == Request.Source.FAMILY and not known.names
    if kind == EventKind.REQUEST_RECEIVED or is_family:
        return reached
    return known if known.names else _nameless(case.child, asked.child_address)


def nobody_is_reached(case: Case, day: date, kind: str = "") -> bool:
    """Whether no account, e-mail or address is known of whoever a letter of this case goes to."""
    family = written_to(case, kind, day)
    return not (family.accounts or family.email or family.address)


def _nameless(child: Child, address: str) -> Family:
    """Nobody of the family is known by name: it is greeted as what it is."""
    return Family(f"parent or carer of {child.short_name}", (), address=address)


def _asked_without_account(case_id: UUID) -> Request | None:
    """The request of a case, if it came from the website without an account or was typed in by an officer."""
    with lifted("how whoever asked is reached stands in the request, which only officers see"):
        asked = Request.objects.filter(case=case_id).first()
    return asked if asked and (asked.by_id is None or asked.how in _TYPED_IN) else None
