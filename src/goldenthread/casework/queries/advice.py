"""Advice as those read it who asked, who were asked, and whom it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from goldenthread.casework.models import Advice, AdviceAsked, AdviceWithheld, Case
from goldenthread.foundation.access import NotVisible, Viewer
from goldenthread.foundation.models import StoredFile
from goldenthread.foundation.permissions import Permission, RoleKind
from goldenthread.foundation.roles import held_on
from goldenthread.law.assessment_advice import ADVICE, Part
from goldenthread.law.time_limits import Event, EventKind, clocks
from goldenthread.people.access import child_for, children_for, roles_around
from goldenthread.people.models import Enrolment

_SCHOOL = frozenset({RoleKind.SENCO, RoleKind.HEAD})


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One request to this person: about whom, by which council, due when."""

    id: UUID
    child_id: UUID
    child: str
    part: str
    area: str
    asked_on: date
    due: date
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class AdviceRead:
    id: UUID
    part: str
    title: str
    name: str
    organisation: str
    words: str
    provision: str
    given_on: date
    withheld: str
    withheld_reason: str
    file: str  # its name, if the advice came as one


def asked_of(viewer: Viewer) -> tuple[AskedLine, ...]:
    """What this person was asked by name, and of a school its head and SENCO, the first due first."""
    rows = AdviceAsked.objects.filter(
        Q(account=viewer.account) | Q(part=Part.EDUCATION, child__in=in_their_school(viewer)),
        child__in=children_for(viewer, Permission.GIVE_ADVICE),
        event__set_aside__isnull=True,
    ).select_related("child", "case__area", "event")
    came = Advice.objects.filter(asked__in=rows, event__set_aside__isnull=True)
    given = dict(came.values_list("asked", "event__on"))
    lines = [
        AskedLine(row.id, row.child_id, row.child.name, ADVICE[Part(row.part)].name, row.case.area.name,
                  row.event.on, _due(row), given.get(row.id))
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(lines, key=lambda line: line.due))


def in_their_school(viewer: Viewer) -> QuerySet[Enrolment, UUID]:
    """The children on roll where this person answers for the school."""
    on_roll = Enrolment.objects.filter(
        held_on(viewer.today),
        held_on(viewer.today, "setting__place_roles__"),
        setting__place_roles__account=viewer.account,
        setting__place_roles__kind__in=_SCHOOL,
    )
    return on_roll.values_list("child", flat=True)


def _due(asked: AdviceAsked) -> date:
    """Six weeks from asking: as the law’s own clock has it."""
    (clock,) = clocks([Event(EventKind.ADVICE_REQUESTED, asked.event.on, asked.event.about)], asked.event.on)
    return clock.due


def _is_asked(asked: AdviceAsked, viewer: Viewer) -> bool:
    if asked.account_id == viewer.account.id:
        return True
    return asked.part == Part.EDUCATION and bool(roles_around(viewer, asked.child_id) & _SCHOOL)


def asked_for(viewer: Viewer, asked_id: UUID) -> AdviceAsked:
    """The request, if it was made to this person, or to the school that they answer for."""
    asked = _asked(asked_id)
    if asked is None:
        raise NotVisible("advice", asked_id)
    child_for(viewer, asked.child_id, Permission.GIVE_ADVICE)
    if not _is_asked(asked, viewer):
        raise NotVisible("advice", asked_id, asked.child_id)
    return asked


def asked_to_chase(case: Case, asked_id: UUID) -> AdviceAsked:
    """A request of a case that the caller may work on."""
    asked = _asked(asked_id)
    if asked is None or asked.case_id != case.id:
        raise NotVisible("advice", asked_id, case.child_id)
    return asked


def _asked(asked_id: UUID) -> AdviceAsked | None:
    rows = AdviceAsked.objects.select_related("child", "case__area", "case__child", "event")
    return rows.filter(id=asked_id, event__set_aside__isnull=True).first()


def advice_for(case: Case, advice_id: UUID, *, withheld_too: bool) -> AdviceRead:
    """One piece of advice of a case. What is withheld is not there for those it is withheld from."""
    found, withheld = _piece(case, advice_id, withheld_too)
    asked = found.asked
    return AdviceRead(
        found.id, asked.part, ADVICE[Part(asked.part)].name, asked.name, asked.organisation, found.words,
        found.amount_words, found.event.on, withheld.law if withheld else "",
        withheld.reason if withheld else "", found.file.name if found.file else "",
    )  # fmt: skip


def advice_file(case: Case, advice_id: UUID, *, withheld_too: bool) -> StoredFile:
    """The file that a piece of advice came as, for whoever may read the advice."""
    found, _ = _piece(case, advice_id, withheld_too)
    if found.file is None:
        raise NotVisible("file", advice_id, case.child_id)
    return found.file


def _piece(case: Case, advice_id: UUID, withheld_too: bool) -> tuple[Advice, AdviceWithheld | None]:
    rows = Advice.objects.filter(id=advice_id, asked__case=case, event__set_aside__isnull=True)
    found = rows.select_related("asked", "event", "file").first()
    if found is None:
        raise NotVisible("advice", advice_id, case.child_id)
    last = AdviceWithheld.objects.filter(advice=found).order_by("-at", "-id").first()
    withheld = last if last and last.withheld else None
    if withheld and not withheld_too:
        raise NotVisible("advice", advice_id, case.child_id)
    return found, withheld
