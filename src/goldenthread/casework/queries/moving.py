"""Moves between councils as they are read: what was learned, what came with a case, what stays behind."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.casework.models import Advice, Case, CaseEvent, EhcPlan, Transfer
from goldenthread.casework.queries.advice import advice_file
from goldenthread.casework.queries.carried import withheld_of
from goldenthread.casework.queries.ehc_plan import PlanHead, plan_of, plans_of
from goldenthread.casework.states import CaseState
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.models import StoredFile
from goldenthread.foundation.prepared import prepared
from goldenthread.law.assessment_advice import ADVICE, Part
from goldenthread.law.time_limits import EventKind

Rows = QuerySet[Any, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Move:
    """That the family moves, as the council learned it last."""

    code: str
    council: str
    on: date
    learned_on: date


@dataclass(frozen=True, slots=True)
class TransferRead:
    """The decision record of a transfer."""

    council: str
    council_code: str
    number: str
    to_number: str
    moved_on: date
    transferred_on: date
    whole: bool
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AdviceThatCame:
    id: UUID
    title: str
    name: str
    organisation: str
    given_on: date
    words: str
    provision: str
    file: str  # what its file is called, if it came as one


@dataclass(frozen=True, slots=True)
class CameWith:
    """What the old council passed on with a plan. `kept_back`: pieces of advice that stayed with it."""

    transfer: TransferRead
    old_case: UUID
    versions: tuple[PlanHead, ...]
    advice: tuple[AdviceThatCame, ...]
    kept_back: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A case that moved to another council, in the list of those that its council keeps the record of."""

    id: UUID
    number: str
    child_id: UUID
    child: str
    council: str
    transferred_on: date


def move_of(case_id: UUID) -> Move | None:
    """What was learned last of a move, if anything was. One query."""
    return next((Move(*row) for row in _learned(case_id)), None)


def transfer_of(case_id: UUID) -> TransferRead | None:
    """The transfer of this case away. One query."""
    found = _transfers().filter(case=case_id).first()
    return _read(found) if found else None


def came_with(case: Case) -> CameWith | None:
    """What came with this case from another council of this installation."""
    found = _transfers().filter(to_case=case).first()
    if found is None:
        return None
    old = found.case
    withheld = withheld_of(old.id)
    advice = Advice.objects.filter(asked__case=old, event__set_aside__isnull=True)
    rows = list(advice.select_related("asked", "event", "file").order_by("event__on", "id"))
    return CameWith(
        _read(found), old.id, sent_versions(old),
        tuple(_advice(row) for row in rows if row.id not in withheld),
        sum(row.id in withheld for row in rows),
    )  # fmt: skip


def version_that_came(case: Case, plan_id: UUID) -> tuple[Case, EhcPlan]:
    """One version of the plan from before the transfer, as the family has it."""
    found = _transfers().filter(to_case=case).first()
    if found is None:
        raise NotVisible("EHC plan", plan_id, case.child_id)
    return found.case, plan_of(found.case, plan_id, family=True)


def file_that_came(case: Case, advice_id: UUID) -> StoredFile:
    """The file of a piece of advice from before the transfer, as the family has it."""
    found = _transfers().filter(to_case=case).first()
    if found is None:
        raise NotVisible("file", advice_id, case.child_id)
    return advice_file(found.case, advice_id, withheld_too=False)


def sent_versions(case: Case) -> tuple[PlanHead, ...]:
    """The versions that the family was sent, the newest first."""
    return tuple(head for head in plans_of(case) if head.served_on or head.final_on)


def kept_by(areas: Collection[UUID]) -> tuple[Kept, ...]:
    """The cases that these councils passed to others, the last first. For whoever may see their caseload."""
    rows = Transfer.objects.filter(case__area__in=areas, case__state=CaseState.MOVED_OUT)
    lines = rows.select_related("case__child").order_by("-at")
    days = dict(
        CaseEvent.objects.filter(
            case__in=rows.values("case"), kind=EventKind.MOVED_OUT, set_aside__isnull=True
        ).values_list("case", "on")
    )
    return tuple(
        Kept(row.case_id, row.case.number, row.child_id, row.case.child.name, row.council, days[row.case_id])
        for row in lines
    )


@prepared
def _learned(case_id: UUID) -> Rows:
    rows = CaseEvent.objects.filter(case=case_id, kind=EventKind.MOVE_LEARNED, set_aside__isnull=True)
    return rows.order_by("-on", "-at").values_list("about", "reason", "for_day", "on")[:1]


def _transfers() -> QuerySet[Transfer]:
    return Transfer.objects.select_related("case__area", "case__child", "to_case", "by")


def _read(row: Transfer) -> TransferRead:
    moved = CaseEvent.objects.filter(case=row.case, kind=EventKind.MOVED_OUT, set_aside__isnull=True)
    return TransferRead(
        row.council, row.council_code, row.case.number, row.to_case.number if row.to_case else "",
        row.moved_on, moved.values_list("on", flat=True)[0], row.whole, row.reason, row.by.name, row.at,
    )  # fmt: skip


def _advice(row: Advice) -> AdviceThatCame:
    return AdviceThatCame(
        row.id, ADVICE[Part(row.asked.part)].name, row.asked.name, row.asked.organisation, row.event.on,
        row.words, row.amount_words, row.file.name if row.file else "",
    )  # fmt: skip
