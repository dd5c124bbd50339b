"""Where the child is placed under the plan: recorded, ended and put right by new facts, never by edits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from goldenthread.casework.actions.events import FAR_AHEAD, LONG_AGO, locked
from goldenthread.casework.models import Case, EhcPlan, Placement, PlacementEnd
from goldenthread.casework.queries.placements import PlacementLine, placements_of
from goldenthread.casework.states import STATE_WORDS, WITH_PLAN, CaseState
from goldenthread.design.words import plain_date
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.places.models import Setting
from goldenthread.places.queries.schools import NoSuchSchool, school_called

RANK_WORDS = {1: "first", 2: "second"}


@dataclass(frozen=True, slots=True)
class Place:
    """A setting, or the code of being in none; and how the child is there."""

    setting: Setting | None = None
    without: str = ""
    rank: int = 1
    in_sen_unit: bool = False
    in_resourced_provision: bool = False
    residential: str = ""


class PlacedAlready(Conflict):
    def __init__(self, line: PlacementLine) -> None:
        super().__init__(
            f"{line.where} is the {RANK_WORDS[line.rank]} place from {plain_date(line.starts_on)}. Say first "
            "when that ends, or record this as another place beside it.",
            "starts_on",
        )


@transaction.atomic
def place_child(
    *,
    case: Case,
    place: Place,
    starts_on: date,
    agreed_by: str,
    plan: EhcPlan | None = None,
    by: Account,
    at: datetime,
) -> Placement:
    """Record where the child is placed from a day on: in at most two places at once."""
    case = locked(case)
    if case.state not in WITH_PLAN:
        stands = STATE_WORDS[CaseState(case.state)].lower()
        raise Refused(f"A child is placed under a plan in force. This case stands at “{stands}”.")
    _check(place, starts_on, agreed_by, timezone.localdate(at))
    for line in placements_of(case.id):
        same = place.setting is not None and line.setting_id == place.setting.id
        if line.counts and line.lasts_on_or_after(starts_on) and (line.rank == place.rank or same):
            raise PlacedAlready(line)
    placed = Placement.objects.create(
        child_id=case.child_id, case=case, plan=plan, rank=place.rank, setting=place.setting,
        setting_code=place.without, starts_on=starts_on, in_sen_unit=place.in_sen_unit,
        in_resourced_provision=place.in_resourced_provision, residential=place.residential,
        agreed_by=agreed_by.strip(), by=by, at=at,
    )  # fmt: skip
    audit.record(
        what="recorded where the child is placed", by=by, at=at, child_id=case.child_id, case=case.number,
        where=place.setting.name if place.setting else place.without, since=starts_on,
    )  # fmt: skip
    return placed


@transaction.atomic
def end_placement(
    *, case: Case, placement_id: UUID, ends_on: date | None, reason: str, by: Account, at: datetime
) -> PlacementEnd:
    """Say on which day it ends and why; without a day, that it was recorded wrongly and never was."""
    case = locked(case)
    line = next((one for one in placements_of(case.id) if one.id == placement_id), None)
    if line is None:
        raise NotVisible("placement", placement_id, case.child_id)
    if not line.counts:
        raise Conflict("It is said already that this was recorded wrongly. Record the right one anew.")
    if not reason.strip():
        raise Refused("Say why. The record keeps both.", field="reason")
    if ends_on and ends_on < line.starts_on:
        raise Refused(f"It began on {plain_date(line.starts_on)}. It cannot end before.", field="ends_on")
    if ends_on and ends_on > timezone.localdate(at) + FAR_AHEAD:
        raise Refused("Check the year of this day.", field="ends_on")
    _check_room(case, line, ends_on)
    ended = PlacementEnd.objects.create(
        child_id=case.child_id,
        placement_id=placement_id,
        ends_on=ends_on,
        reason=reason.strip(),
        by=by,
        at=at,
    )
    audit.record(
        what="ended a placement" if ends_on else "set a placement aside", by=by, at=at,
        child_id=case.child_id, case=case.number, where=line.where, why=reason.strip()[:200],
    )  # fmt: skip
    return ended


def place_as_named(*, plan: EhcPlan, on: date, by: Account, at: datetime) -> Placement | None:
    """From the day on which a final plan names a setting of the register, the child is placed there.

    What section I names in other words is for the officer to record; nothing is guessed.
    """
    case = plan.case
    words = plan.lines.filter(block="I", part="name").values_list("words", flat=True).first()
    try:
        setting = school_called(words or "")
    except NoSuchSchool:
        return None
    for line in placements_of(case.id):
        if line.counts and line.lasts_on_or_after(on):
            if line.setting_id == setting.id:
                return None
            if line.rank == 1:
                reason = f"The plan of {plain_date(plan.final_on or on)} names {setting.name}."
                ends_on = max(on, line.starts_on)
                end_placement(case=case, placement_id=line.id, ends_on=ends_on, reason=reason, by=by, at=at)
                on = ends_on
    return place_child(
        case=case, place=Place(setting), starts_on=on, agreed_by=plan.signed_by, plan=plan, by=by, at=at
    )


def _check(place: Place, starts_on: date, agreed_by: str, today: date) -> None:
    if (place.setting is None) is (place.without == ""):
        raise Refused("Name the setting, or choose where the child is without one.", field="where")
    if place.without and place.without not in Placement.Without.values:
        raise Refused("Choose where the child is.", field="where")
    if place.rank not in RANK_WORDS:
        raise Refused("A child has a first place, and at most one beside it.", field="rank")
    if place.residential not in Placement.Residential.values:
        raise Refused("Choose whether the child stays there.", field="residential")
    if place.setting is None and (place.in_sen_unit or place.in_resourced_provision):
        raise Refused("A unit is part of a school. Name the school.", field="where")
    if not today - LONG_AGO <= starts_on <= today + FAR_AHEAD:
        raise Refused("Check the year of this day.", field="starts_on")
    if not agreed_by.strip():
        raise Refused("Say who agreed to it.", field="agreed_by")


def _check_room(case: Case, line: PlacementLine, ends_on: date | None) -> None:
    """A later end must not run into the place that came after it."""
    for other in placements_of(case.id):
        after = other.counts and other.id != line.id and other.rank == line.rank
        if after and ends_on and line.starts_on <= other.starts_on < ends_on:
            raise PlacedAlready(other)
