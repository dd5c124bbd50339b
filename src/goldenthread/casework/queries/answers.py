"""What the family and the settings said of a draft, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from goldenthread.casework.models import Case, Consultation, EhcPlan, FamilyWords, Preference


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the family on a version, and the answer to them if there is one."""

    id: UUID
    version: int
    strand: UUID | None
    words: str
    who: str
    at: datetime
    outcome: str
    outcome_words: str
    reason: str
    answered_by: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A setting that was consulted, and its reply."""

    id: UUID
    setting: str
    asked_on: date
    answer: str
    reason: str
    replied_on: date | None


@dataclass(frozen=True, slots=True)
class Preferred:
    setting_id: UUID | None
    setting: str
    words: str
    personal_budget: bool
    who: str
    at: datetime


def said_of(case: Case, plan: EhcPlan | None = None) -> tuple[Said, ...]:
    """What the family said of the case’s drafts, or of one of them, the oldest first. One query."""
    rows = FamilyWords.objects.filter(plan__case=case).select_related("plan", "answer", "answer__by")
    if plan:
        rows = rows.filter(plan=plan)
    return tuple(map(_said, rows.order_by("at")))


def _said(row: FamilyWords) -> Said:
    answer = getattr(row, "answer", None)
    return Said(
        row.id, row.plan.number, row.strand, row.words, row.who, row.at, answer.outcome if answer else "",
        answer.get_outcome_display() if answer else "", answer.reason if answer else "",
        answer.by.name if answer else "",
    )  # fmt: skip


def consulted_of(case: Case) -> tuple[Asked, ...]:
    """The settings that were consulted, the first asked first. One query."""
    rows = Consultation.objects.filter(case=case).select_related("setting", "event", "reply", "reply__event")
    return tuple(map(_asked, rows.order_by("event__on", "at")))


def _asked(row: Consultation) -> Asked:
    reply = getattr(row, "reply", None)
    return Asked(
        row.id, row.setting.name, row.event.on, reply.get_answer_display() if reply else "",
        reply.reason if reply else "", reply.event.on if reply else None,
    )  # fmt: skip


def preferences_of(case: Case) -> tuple[Preferred, ...]:
    """What the family asked for, the newest first. One query."""
    rows = Preference.objects.filter(plan__case=case).select_related("setting", "by").order_by("-at")
    return tuple(
        Preferred(row.setting_id, row.setting.name if row.setting else "", row.words, row.personal_budget,
                  row.by.name, row.at)
        for row in rows
    )  # fmt: skip
