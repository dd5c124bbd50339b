"""What the family and the settings said of a draft, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from goldenthread.casework.models import (
    AnswerReceived,
    Case,
    Consultation,
    ConsultationReply,
    EhcPlan,
    FamilyWords,
    Preference,
)
from goldenthread.casework.queries.consultations import reply_clock
from goldenthread.design.words import plain_date
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.models import StoredFile

_NOTHING = ("", "", "", "", None, None, "")


@dataclass(frozen=True, slots=True)
class Received:
    """How an answer came that an officer entered, on which day, and who entered it."""

    how: str
    how_words: str
    on: date
    entered_by: str

    @property
    def words(self) -> str:
        """by post on 3 December 2026, entered by Priya Nair"""
        return f"{self.how_words.lower()} on {plain_date(self.on)}, entered by {self.entered_by}"


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
    received: Received | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A setting that was consulted, and its reply."""

    id: UUID
    setting: str
    asked_on: date
    due: date
    days_late: int
    answer: str
    ground: str
    reason: str
    needed: str
    cost_a_year: Decimal | None
    replied_on: date | None
    file: str


@dataclass(frozen=True, slots=True)
class Preferred:
    setting_id: UUID | None
    setting: str
    words: str
    personal_budget: bool
    who: str
    at: datetime
    received: Received | None = None
    urn: str = ""

    @property
    def called(self) -> str:
        """What a form takes for the setting: its number, or its name if it has none."""
        return self.urn or self.setting


def said_of(case: Case, plan: EhcPlan | None = None) -> tuple[Said, ...]:
    """What the family said of the case’s drafts, or of one of them, the oldest first. One query."""
    rows = FamilyWords.objects.filter(plan__case=case).select_related(
        "plan", "answer", "answer__by", "received__by"
    )
    if plan:
        rows = rows.filter(plan=plan)
    return tuple(map(_said, rows.order_by("at")))


def _said(row: FamilyWords) -> Said:
    answer = getattr(row, "answer", None)
    return Said(
        row.id, row.plan.number, row.strand, row.words, row.who, row.at, answer.outcome if answer else "",
        answer.get_outcome_display() if answer else "", answer.reason if answer else "",
        answer.by.name if answer else "", _received(row),
    )  # fmt: skip


def _received(row: FamilyWords | Preference) -> Received | None:
    came: AnswerReceived | None = getattr(row, "received", None)
    return Received(came.how, came.get_how_display(), came.on, came.by.name) if came else None


def consulted_of(case: Case, today: date) -> tuple[Asked, ...]:
    """The settings that were consulted, the first asked first. One query."""
    rows = Consultation.objects.filter(case=case, event__set_aside__isnull=True)
    rows = rows.select_related("setting", "event", "reply__event", "reply__file").order_by("event__on", "at")
    return tuple(_asked(row, today) for row in rows)


def _asked(row: Consultation, today: date) -> Asked:
    reply = getattr(row, "reply", None)
    clock = reply_clock(row.event.on, row.setting.name, today)
    if reply is None:
        return Asked(row.id, row.setting.name, row.event.on, clock.due, clock.days_late, *_NOTHING)
    late = max((reply.event.on - clock.due).days, 0)
    return Asked(
        row.id, row.setting.name, row.event.on, clock.due, late, reply.get_answer_display(),
        reply.get_ground_display(), reply.reason, reply.needed, reply.cost_a_year, reply.event.on,
        reply.file.name if reply.file else "",
    )  # fmt: skip


def evidence_of(case: Case, consultation_id: UUID) -> StoredFile:
    """The file that a setting sent with its answer."""
    rows = ConsultationReply.objects.filter(consultation=consultation_id, consultation__case=case)
    found = rows.select_related("file").first()
    if found is None or found.file is None:
        raise NotVisible("file", consultation_id, case.child_id)
    return found.file


def preferences_of(case: Case) -> tuple[Preferred, ...]:
    """What the family asked for, the newest first by the day it was said. One query.

    What came on paper on Monday and is entered on Wednesday does not outdo what was said on Tuesday.
    """
    rows = Preference.objects.filter(plan__case=case).select_related(
        "setting", "by", "received__by", "received__who"
    )
    return tuple(map(_preferred, sorted(rows, key=_said_on, reverse=True)))


def _said_on(row: Preference) -> tuple[date, datetime]:
    came: AnswerReceived | None = getattr(row, "received", None)
    return came.on if came else timezone.localdate(row.at), row.at


def _preferred(row: Preference) -> Preferred:
    came: AnswerReceived | None = getattr(row, "received", None)
    return Preferred(
        row.setting_id, row.setting.name if row.setting else "", row.words, row.personal_budget,
        came.who.name if came else row.by.name, row.at, _received(row),
        row.setting.urn or "" if row.setting else "",
    )  # fmt: skip


def not_asked(case: Case, preferred: Sequence[Preferred]) -> tuple[Preferred, ...]:
    """Of what each of the family asked for last, the settings that nobody has asked. One query."""
    rows = Consultation.objects.filter(case=case, event__set_aside__isnull=True)
    asked = set(rows.values_list("setting", flat=True))
    last: dict[str, Preferred] = {}
    for one in preferred:
        if one.setting_id:
            last.setdefault(one.who, one)
    once = {one.setting_id: one for one in last.values()}
    return tuple(one for setting, one in once.items() if setting not in asked)
