"""The councils that consult a school: what waits for its answer, and what it answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from goldenthread.casework.models import Consultation, EhcPlan
from goldenthread.casework.states import OPEN
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.permissions import PERMISSIONS, Permission, RoleKind
from goldenthread.foundation.roles import held_on
from goldenthread.foundation.wall import lifted
from goldenthread.law.time_limits import Clock, Event, EventKind, clocks
from goldenthread.places.access import settings_for
from goldenthread.places.models import PlaceRole

_STATE = EhcPlan.State
# The draft is with the school until it answers, until the plan it was asked about is replaced, or until the
# council says that it asked by mistake.
WAITS = Q(
    reply__isnull=True, event__set_aside__isnull=True, case__state__in=sorted(OPEN),
    plan__state__in=(_STATE.SERVED, _STATE.FINAL),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """One consultation that waits: about whom, from which council, due when."""

    id: UUID
    child_id: UUID
    child: str
    setting: str
    council: str
    number: str
    asked_on: date
    due: date
    days_late: int


@dataclass(frozen=True, slots=True)
class Answered:
    """What the school answered. About whom it was is no longer the school’s to read."""

    id: UUID
    setting: str
    council: str
    number: str
    answer: str
    answered_on: date


def to_answer(viewer: Viewer) -> tuple[ToAnswer, ...]:
    """What waits for the schools that this person answers for, of all councils, the first due first.

    To be asked with the wall lifted: a school does not reach a child because it is consulted.
    """
    rows = Consultation.objects.filter(WAITS, setting__in=_mine(viewer))
    rows = rows.select_related("case__area", "case__child", "setting", "event")
    return tuple(sorted((to_answer_of(row, viewer.today) for row in rows), key=lambda line: line.due))


def number_to_answer(viewer: Viewer) -> int:
    """How many drafts wait for the answer of this person’s schools. Two queries."""
    with lifted("a school that is consulted is told how many drafts wait for it"):
        return Consultation.objects.filter(WAITS, setting__in=_mine(viewer)).count()


def to_answer_of(row: Consultation, today: date) -> ToAnswer:
    clock = reply_clock(row.event.on, row.setting.name, today)
    return ToAnswer(
        row.id, row.child_id, row.case.child.name, row.setting.name, row.case.area.name, row.case.number,
        row.event.on, clock.due, clock.days_late,
    )  # fmt: skip


def answered_by(viewer: Viewer) -> tuple[Answered, ...]:
    """What these schools answered, the last first. To be asked with the wall lifted."""
    rows = Consultation.objects.filter(reply__isnull=False, setting__in=_mine(viewer))
    rows = rows.select_related("case__area", "setting", "reply__event").order_by("-reply__event__on", "-at")
    return tuple(
        Answered(row.id, row.setting.name, row.case.area.name, row.case.number,
                 row.reply.get_answer_display(), row.reply.event.on)
        for row in rows[:50]
    )  # fmt: skip


def answering_accounts(setting_id: UUID, day: date) -> list[UUID]:
    """Those who answer for a setting, today. One query."""
    kinds = [kind for kind in RoleKind if Permission.ANSWER_CONSULTATION in PERMISSIONS[kind]]
    held = PlaceRole.objects.filter(held_on(day), setting=setting_id, kind__in=kinds)
    return list(held.values_list("account", flat=True))


def reply_clock(asked_on: date, about: str, today: date) -> Clock:
    """The 15 days, as the law’s own clock has them."""
    (clock,) = clocks([Event(EventKind.SETTING_CONSULTED, asked_on, about)], max(asked_on, today))
    return clock


def _mine(viewer: Viewer) -> list[UUID]:
    return list(settings_for(viewer, Permission.ANSWER_CONSULTATION).values_list("id", flat=True))
