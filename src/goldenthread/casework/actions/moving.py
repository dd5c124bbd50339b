"""A family moves: the plan goes to the other council whole, and the old council reads its own record only.

Sources: regulation 15 of the Special Educational Needs and Disability Regulations 2014.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from goldenthread.casework.actions.events import Happened, locked, record_event
from goldenthread.casework.actions.importing import bring_in_plan
from goldenthread.casework.actions.letters import Told, Why, send_letter
from goldenthread.casework.actions.opening import Beginning, open_case
from goldenthread.casework.actions.placements import place_as_named
from goldenthread.casework.actions.section_f import carry_to_school
from goldenthread.casework.models import (
    AdviceAsked,
    Case,
    Decision,
    EhcLine,
    EhcPlan,
    Placement,
    Transfer,
)
from goldenthread.casework.queries.ehc_plan import written_of
from goldenthread.casework.queries.events import events_of
from goldenthread.casework.queries.family import family_of
from goldenthread.casework.queries.moving import Move, move_of
from goldenthread.casework.queries.placements import placements_of
from goldenthread.casework.queries.requests import children_with
from goldenthread.casework.states import WITH_PLAN
from goldenthread.design.words import plain_date
from goldenthread.formats.ehc_plan import read_plan
from goldenthread.foundation import audit, notices
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.files import read_or_refused
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.models import Account
from goldenthread.foundation.permissions import RoleKind
from goldenthread.foundation.roles import held_on
from goldenthread.foundation.wall import lifted
from goldenthread.law.phases import MOVES
from goldenthread.law.time_limits import EventKind, clocks
from goldenthread.people.models import Child, ChildRole, Responsibility
from goldenthread.places.models import Area, PlaceRole

K = EventKind
State = EhcPlan.State
CODE_LENGTH = 3


@dataclass(frozen=True, slots=True)
class Council:
    """A council by its code of three digits and its name; it need not be one of this installation."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Born:
    """The names and the date of birth by which a child who moves in is looked for."""

    first_name: str
    last_name: str
    on: date


@transaction.atomic
def learn_of_move(
    *, case: Case, to: Council, moves_on: date, learned_on: date, evidence: str, by: Account, at: datetime
) -> None:
    """The council learns that the family moves: from that day the law counts. Said again, the last counts."""
    _check_council(to)
    if to.code == case.area.code:
        raise Refused(f"{case.area.name} has this case already. Choose the other council.", field="council")
    happened = Happened(
        K.MOVE_LEARNED, learned_on, to.code, for_day=moves_on, reason=to.name, evidence=evidence
    )
    record_event(case=case, what=happened, by=by, at=at)


@transaction.atomic
def transfer_case(*, case: Case, on: date, whole: bool, reason: str, by: Account, at: datetime) -> Transfer:
    """Pass the case to the council to which the family moves. From that day the old council only reads its
    own record.

    If that council is here, it gets a case of its own, with the plan, the places and the advice.
    """
    with lifted("the record of a child passes from one council to another"):
        case = locked(case)
        move = move_of(case.id)
        _check_move(case, move, on, reason)
        assert move  # noqa: S101 - _check_move has refused
        had_plan = case.state in WITH_PLAN
        area = Area.objects.filter(code=move.code).first()
        moved = Happened(K.MOVED_OUT, on, move.code, reason=reason)
        record_event(case=case, what=moved, by=by, at=at)
        _end_reach(case, on, by, at)
        new = _open_there(case, area, move, on, had_plan, by, at) if area else None
        transfer = Transfer.objects.create(
            child_id=case.child_id, case=case, to_case=new, council_code=move.code, council=move.council,
            moved_on=move.on, whole=whole, reason=reason.strip(), by=by, at=at,
        )  # fmt: skip
        audit.record(
            what="transferred a case to another council", by=by, at=at, child_id=case.child_id,
            case=case.number, to=move.code, whole=whole, why=reason.strip()[:200],
        )  # fmt: skip
        _tell(case, new, move, on, at)
    return transfer


@transaction.atomic
def tell_of_transfer(
    *, case: Case, reassess: bool, review_on: date, words: str, told: Told, by: Account, at: datetime
) -> None:
    """Tell the family that the plan came, whether the child is assessed again, and when it is reviewed."""
    if not words.strip():
        raise Refused("Say why. The family reads it in the letter.", field="words")
    if review_on < told.on:
        raise Refused("Enter the day of a review that is still to come.", field="review_on")
    again = (
        "We propose to assess {child} again." if reassess else "We do not propose to assess {child} again."
    )
    reason = (
        f"{again.format(child=case.child.short_name)} We will review the plan by {plain_date(review_on)}.\n\n"
        f"{words.strip()}"
    )
    happened = Happened(K.FAMILY_TOLD_OF_TRANSFER, told.on, for_day=review_on, reason=reason)
    event = record_event(case=case, what=happened, by=by, at=at)
    Decision.objects.create(
        child_id=case.child_id, case=case, event=event, decided_on=told.on, reason=reason, by=by, at=at
    )
    send_letter(event=event, told=told, why=Why(told.on, reason), by=by, at=at)


@transaction.atomic
def plan_moves_in(
    *,
    area: Area,
    born: Born,
    child_id: UUID | None,
    from_council: Council,
    on: date,
    made_on: date,
    by: Account,
    at: datetime,
) -> Case:
    """Open the case of a plan that came from a council outside this installation.

    `made_on` is the day on which the plan was made or last reviewed: the next review is counted from it.
    """
    _check_council(from_council)
    if made_on > on:
        raise Refused("The plan was made before it was transferred. Check both days.", field="made_on")
    with lifted("an officer reaches the child once the council is responsible, which this makes it"):
        child = _found(born, child_id) if child_id else _added(born, by, at)
        begins = Beginning(
            K.PLAN_TRANSFERRED_IN, on, f"From {from_council.name}.", about=from_council.code, for_day=made_on
        )
        return open_case(child=child, area=area, begins=begins, by=by, at=at)


@transaction.atomic
def bring_in_and_take_over(
    *, case: Case, content: bytes | None, name: str, signed_by: str, by: Account, at: datetime
) -> EhcPlan:
    """The plan of this Word file, or else the version that a command brought in: all of it, or nothing."""
    plan = written_of(case)
    if content is not None:
        with read_or_refused():
            read = read_plan(content, name)
        plan = bring_in_plan(case=case, read=read, file=name, by=by, at=at)
    if plan is None:
        raise Refused("Choose the Word file of the plan.", field="file")
    return take_over(plan=plan, signed_by=signed_by, by=by, at=at)


@transaction.atomic
def take_over(*, plan: EhcPlan, signed_by: str, by: Account, at: datetime) -> EhcPlan:
    """The version that was brought in stands as the old council made it: it is in force from the transfer."""
    case = locked(plan.case)
    plan = EhcPlan.objects.select_for_update(of=("self",)).select_related("case__area", "case__child").get(
        id=plan.id
    )  # fmt: skip
    began = events_of(case.id)[0]
    if began.kind is not K.PLAN_TRANSFERRED_IN:
        raise Refused("Only a plan that another council made is taken over as it is.")
    if plan.state != State.WRITTEN or EhcPlan.objects.filter(case=case, state=State.FINAL).exists():
        raise Conflict("This case has its plan in force. Amend it to change it.")
    if not plan.lines.exists():
        raise Refused("The plan is empty. Bring it in first.", field="file")
    if not signed_by.strip():
        raise Refused("Enter the name of whoever signed the plan.", field="signed_by")
    made_on = began.for_day or began.on
    EhcPlan.objects.filter(id=plan.id).update(
        state=State.FINAL, final_on=made_on, signed_by=signed_by.strip()
    )
    audit.record(
        what="took over the EHC plan of another council", by=by, at=at, child_id=case.child_id,
        case=case.number, version=plan.number,
    )  # fmt: skip
    plan.refresh_from_db()
    carry_to_school(plan=plan, by=by, at=at)
    place_as_named(plan=plan, on=began.on, by=by, at=at)
    return plan


def _check_council(council: Council) -> None:
    if len(council.code) != CODE_LENGTH or not (council.code.isascii() and council.code.isdecimal()):
        raise Refused("Enter the council’s code: three digits, like 301.", field="code")
    if not council.name.strip():
        raise Refused("Enter the council’s name.", field="name")


def _check_move(case: Case, move: Move | None, on: date, reason: str) -> None:
    if move is None:
        raise Refused("Record first that the family moves, when, and to which council.")
    if on < move.on:
        raise Refused(
            f"The family moves on {plain_date(move.on)}. The plan is transferred on that day, not before.",
            "on",
        )
    if not reason.strip():
        raise Refused("Say why this goes and the rest stays. It stays in both records.", field="reason")


def _end_reach(case: Case, on: date, by: Account, at: datetime) -> None:
    """Whoever reached the child for the old council does so no more."""
    Responsibility.objects.filter(child=case.child_id, area=case.area_id, ends_on__isnull=True).update(
        ends_on=Greatest(on, F("starts_on"))
    )
    here = PlaceRole.objects.filter(area=case.area_id, ends_on__isnull=True).values("account")
    asked = AdviceAsked.objects.filter(case=case, account__isnull=False).values("account")
    elsewhere = AdviceAsked.objects.filter(child=case.child_id, event__set_aside__isnull=True)
    still = elsewhere.exclude(case=case).filter(account__isnull=False).values("account")
    roles = ChildRole.objects.filter(child=case.child_id, ends_on__isnull=True)
    officers = roles.filter(kind=RoleKind.PLAN_COORDINATOR, account__in=here)
    advisers = roles.filter(kind=RoleKind.ADVICE_GIVER, account__in=asked).exclude(account__in=still)
    ended = officers.update(ends_on=Greatest(on, F("starts_on")))
    ended += advisers.update(ends_on=Greatest(on, F("starts_on")))
    audit.record(
        what="ended the old council’s way to the child", by=by, at=at, child_id=case.child_id,
        council=case.area.code, roles=ended,
    )  # fmt: skip


def _open_there(
    case: Case, area: Area, move: Move, on: date, had_plan: bool, by: Account, at: datetime
) -> Case:
    """The new council’s own case: with the plan as it stands, or, without one, as it becomes responsible."""
    kind = K.PLAN_TRANSFERRED_IN if had_plan else K.BECAME_RESPONSIBLE
    begins = Beginning(
        kind, on, f"From {case.area.name} Council, case {case.number}.", about=case.area.code,
        for_day=_looked_at(case) if had_plan else None,
    )  # fmt: skip
    new = open_case(child=case.child, area=area, begins=begins, by=by, at=at)
    final = EhcPlan.objects.filter(case=case, state=State.FINAL).first()
    if final:
        _copy_plan(final, new, by, at)
    if had_plan:
        _copy_places(case, new, on, by, at)
        _copy_phase(case, new, on, by, at)
    return new


def _looked_at(case: Case) -> date | None:
    """When the plan was made or last reviewed: from that day the 12 months to the next review run."""
    days = [event.on for event in events_of(case.id) if event.kind in (K.PLAN_FINALISED, K.REVIEW_HELD)]
    began = events_of(case.id)[0]
    return max([*days, *([began.for_day] if began.for_day else [])], default=None)


def _copy_plan(final: EhcPlan, new: Case, by: Account, at: datetime) -> None:
    """The version in force under its own number: each line with its identity and the advice behind it."""
    plan = EhcPlan.objects.create(
        child_id=new.child_id, case=new, number=final.number, served_on=final.served_on,
        final_on=final.final_on, signed_by=final.signed_by, by=by, at=at,
    )  # fmt: skip
    for line in EhcLine.objects.filter(plan=final):
        line.pk, line.id, line.plan = None, new_id(), plan
        line.save(force_insert=True)
    EhcPlan.objects.filter(id=plan.id).update(state=State.FINAL)


def _copy_places(case: Case, new: Case, on: date, by: Account, at: datetime) -> None:
    """Where the child is, or is to be: the new council keeps the child there until it changes the plan."""
    lasting = [one.id for one in placements_of(case.id) if one.counts and one.lasts_on_or_after(on)]
    for place in Placement.objects.filter(id__in=lasting):
        place.pk, place.id, place.case, place.plan, place.by, place.at = None, new_id(), new, None, by, at
        place.save(force_insert=True)


def _copy_phase(case: Case, new: Case, on: date, by: Account, at: datetime) -> None:
    """A move to the next phase for which the plan is not ready: its legal date binds the new council too."""
    before = [one for one in events_of(case.id) if one.kind is not K.MOVED_OUT]
    running = [one.started_by for one in clocks(before, on) if one.started_by.kind in MOVES and one.is_open]
    if not running:
        return
    last = running[-1]
    said = f"{case.area.name} Council recorded it on {plain_date(last.on)}."
    happened = Happened(last.kind, on, last.about, for_day=last.for_day, reason=said)
    record_event(case=new, what=happened, by=by, at=at)


def _tell(case: Case, new: Case | None, move: Move, on: date, at: datetime) -> None:
    family = family_of(case.child, timezone.localdate(at))
    notices.tell(
        family.accounts,
        child_id=case.child_id,
        what_changed=(
            f"{case.area.name} Council passed {case.child.short_name}’s "
            f"{'plan' if new is None or new.state in WITH_PLAN else 'case'} to {move.council} on "
            f"{plain_date(on)}. It writes to you next."
        ),
        link=f"/cases/{(new or case).id}/",
        at=at,
    )
    if new is None:
        return
    officers = PlaceRole.objects.filter(
        held_on(timezone.localdate(at)), area=new.area_id, kind=RoleKind.CASEWORK_MANAGER
    )
    notices.tell(
        list(officers.values_list("account", flat=True)),
        child_id=case.child_id,
        what_changed=f"Case {new.number} came from {case.area.name} Council. Give it to an officer.",
        link=f"/cases/{new.id}/",
        at=at,
    )


def _found(born: Born, child_id: UUID) -> Child:
    """An officer chooses only among the children whom the names and the birthday may mean."""
    found = next((one for one in children_with(born.last_name, born.on) if one.id == child_id), None)
    if found is None:
        raise NotVisible("child", child_id, child_id)
    return found


def _added(born: Born, by: Account, at: datetime) -> Child:
    if not born.first_name.strip() or not born.last_name.strip():
        raise Refused("Enter the child’s names.", field="first_name")
    child = Child.objects.create(
        first_name=born.first_name.strip(), last_name=born.last_name.strip(), born_on=born.on
    )
    audit.record(what="added a child", by=by, at=at, child_id=child.id, why="A plan moved in")
    return child
