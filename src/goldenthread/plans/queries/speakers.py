"""Who said a comment or an answer: whoever wrote it, or the one of the family it was entered for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.utils import timezone

from goldenthread.foundation.roles import held_on
from goldenthread.people.models import ChildRole
from goldenthread.plans.queries.audience import FAMILY

Key = TypeVar("Key")
Row = TypeVar("Row")
SPEAKER = (
    "by", "by__name", "at",
    "entered__who", "entered__who__account", "entered__who__name", "entered__on",
)  # fmt: skip
WIDE = len(SPEAKER)


@dataclass(frozen=True, slots=True)
class Speaker:
    """`id` is their account, or for somebody without one their role for the child. `on`: when it was said."""

    id: UUID
    name: str
    on: date


@dataclass(frozen=True, slots=True)
class MayAnswer:
    """A parent or young person whose words may be entered. `id` is their role for the child."""

    id: UUID
    name: str
    described_as: str
    account_id: UUID | None


def speaker(
    by: UUID,
    name: str,
    at: datetime,
    role: UUID | None,
    account: UUID | None,
    entered_name: str | None,
    on: date | None,
) -> Speaker:
    """Of one row of SPEAKER's columns."""
    if role is None or on is None:
        return Speaker(by, name, timezone.localdate(at))
    return Speaker(account or role, entered_name or "", on)


def last_said(rows: Iterable[tuple[Key, Speaker, Row]]) -> list[tuple[Key, Speaker, Row]]:
    """Of rows in the order in which they were written, each person's last by the day it was said.

    What came on paper on Monday and is entered on Wednesday does not outdo what was said on Tuesday.
    """
    last: dict[tuple[Key, UUID], tuple[Key, Speaker, Row]] = {}
    for key, who, row in sorted(rows, key=lambda one: one[1].on):
        last[(key, who.id)] = (key, who, row)
    return list(last.values())


def may_answer(child_id: UUID, day: date) -> tuple[MayAnswer, ...]:
    """Those of the family who answer for the plan today, with or without an account. One query."""
    roles = ChildRole.objects.filter(held_on(day), child=child_id, kind__in=FAMILY)
    rows = roles.order_by("starts_on", "id").values_list("id", "name", "described_as", "account")
    return tuple(MayAnswer(*row) for row in rows)
