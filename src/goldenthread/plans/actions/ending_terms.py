"""Ending a term early: nothing is promised after its new last day, and the families are told why."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from goldenthread.design.words import plain_date
from goldenthread.foundation import audit
from goldenthread.foundation.models import Account
from goldenthread.foundation.notices import tell
from goldenthread.foundation.wall import lifted
from goldenthread.people.models import Child
from goldenthread.places.actions import calendar
from goldenthread.places.models import Setting
from goldenthread.places.queries.calendar import term_of
from goldenthread.plans.queries.audience import families_with_a_plan, senco_accounts


def _stays(name: str) -> str:
    return f"What {name} was promised until then stays in the account."


@transaction.atomic
def end_term(*, setting: Setting, term_id: UUID, on: date, why: str, by: Account, at: datetime) -> int:
    """The term ends on that day. Everybody who reads an account it changes is told. How many people."""
    term, today = term_of(setting.id, term_id), timezone.localdate(at)
    calendar.end_term(setting=setting, term_id=term_id, on=on, why=why, by=by, at=at)
    change = (
        f"{term.name} at {setting.name} ends on {plain_date(on)}, not on {plain_date(term.ends_on)}. "
        f"{by.name} gives this reason: {why}"
    )
    told: set[UUID] = set()
    with lifted("whoever keeps a calendar need not see each child whose account it changes"):
        families = families_with_a_plan(setting.id, today)
        for child in Child.objects.filter(id__in=families):
            accounts = families[child.id]
            tell(
                accounts, child_id=child.id, link=reverse("plan", args=[child.id]), at=at,
                what_changed=f"{change} {_stays(child.short_name)}",
            )  # fmt: skip
            told |= accounts
        sencos = set(senco_accounts(setting.id, today)) - {by.id}
        tell(sencos, what_changed=change, link=reverse("calendar", args=[setting.id]), at=at)
    audit.record(
        what="told of a term that ends early", by=by, at=at, stream=audit.stream_of_place(setting.id),
        name=term.name, people=len(told | sencos),
    )  # fmt: skip
    return len(told | sencos)
