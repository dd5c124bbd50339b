"""Rules on the plan in force, where the child is, and the types of need (module 5)."""

from __future__ import annotations

from datetime import date

from goldenthread.formats.sen2.collection import Collection, day
from goldenthread.formats.sen2.record import Record
from goldenthread.formats.sen2.remarks import Severity
from goldenthread.formats.sen2.rules.facts import born, have_same, is_after, is_before, plan_of, request_of
from goldenthread.formats.sen2.rules.rule import (
    GUIDE,
    LAW,
    READER,
    VERSION_1_3,
    VERSION_1_3_DOUBT,
    rule,
    rules_of,
)
from goldenthread.formats.sen2.structure import ACTIVE_PLAN, NEED, PLACEMENT

QUERY = Severity.QUERY
_BY_NAME = "What the item holds is taken from its name; its words were not read."
_SINCE_1_3 = ("ReviewDraft", "PhaseTransferDueDate", "PhaseTransferFinalDate")


def _open_places(active: Record, at: Collection) -> list[Record]:
    """The places that the child has not left by the census day."""
    return [place for place in active.inside(PLACEMENT) if not is_before(place, "LeavingDate", at.census)]


def _plan_day(active: Record) -> date | None:
    plan = plan_of(request_of(active))
    return day(plan["StartDate"]) if plan else None


@rule(50, ACTIVE_PLAN, "", "Where the child is (placement) is missing.", source=READER)
def placement_missing(active: Record, _: Collection) -> bool:
    return active.first(PLACEMENT) is None


@rule(51, ACTIVE_PLAN, "", "The type of need is missing.", source=READER)
def need_missing(active: Record, _: Collection) -> bool:
    return active.first(NEED) is None


@rule(52, ACTIVE_PLAN, "", "There are more than two types of need. The return takes two.", source=GUIDE)
def three_needs(active: Record, _: Collection) -> bool:
    return len(active.inside(NEED)) > 2


@rule(53, ACTIVE_PLAN, "", "Two types of need have the same rank.", source=GUIDE)
def same_need_rank(active: Record, _: Collection) -> bool:
    return have_same(active.inside(NEED), "SENtypeRank")


@rule(54, ACTIVE_PLAN, "", "None of the types of need is the first (rank 1).", source=GUIDE)
def no_first_need(active: Record, _: Collection) -> bool:
    needs = [need for need in active.inside(NEED) if need["SENtypeRank"]]
    return bool(needs) and all(need["SENtypeRank"] != "1" for need in needs)


@rule(55, ACTIVE_PLAN, "", "The same type of need stands there twice.")
def same_need(active: Record, _: Collection) -> bool:
    return have_same(active.inside(NEED), "SENtype")


@rule(56, ACTIVE_PLAN, "LastReview", "The decision after the review is after the census day.")
def review_after_census(active: Record, at: Collection) -> bool:
    return is_after(active, "LastReview", at.census)


@rule(57, ACTIVE_PLAN, "LastReview", "The plan was last reviewed before it began.", QUERY,
      doubt="The start is the day of the current plan, which may follow from that review.")  # fmt: skip
def review_before_start(active: Record, _: Collection) -> bool:
    return is_before(active, "LastReview", _plan_day(active))


@rule(58, ACTIVE_PLAN, "LastReview", "The plan is over a year old, with no decision on a review.", QUERY,
      source=LAW, doubt="Counted as 12 months to the review and 4 weeks to the decision.")  # fmt: skip
def never_reviewed(active: Record, at: Collection) -> bool:
    began = _plan_day(active)
    is_old = began is not None and at.is_dated and (at.census - began).days > 366 + 28
    return is_old and not active["LastReview"]


@rule(59, ACTIVE_PLAN, "LastReview ReviewMeeting", "It was decided on the review before its meeting.",
      doubt="Only judged when the outcome of that review is given.", source=GUIDE)  # fmt: skip
def decided_before_meeting(active: Record, _: Collection) -> bool:
    return bool(active["ReviewOutcome"]) and is_before(active, "LastReview", day(active["ReviewMeeting"]))


@rule(
    60,
    ACTIVE_PLAN,
    "ReviewOutcome",
    "What the review decided is given, but not when it met.",
    QUERY,
)
def outcome_without_meeting(active: Record, _: Collection) -> bool:
    return bool(active["ReviewOutcome"]) and not active["ReviewMeeting"]


@rule(61, ACTIVE_PLAN, "ReviewMeeting", "The review meeting is after the census day.")
def meeting_after_census(active: Record, at: Collection) -> bool:
    return is_after(active, "ReviewMeeting", at.census)


@rule(62, ACTIVE_PLAN, "ReviewDraft", "The draft amended plan is before the review meeting.", QUERY)
def draft_before_meeting(active: Record, _: Collection) -> bool:
    return is_before(active, "ReviewDraft", day(active["ReviewMeeting"]))


@rule(63, ACTIVE_PLAN, "ReviewDraft", "The draft amended plan is after the census day.")
def draft_after_census(active: Record, at: Collection) -> bool:
    return is_after(active, "ReviewDraft", at.census)


@rule(64, ACTIVE_PLAN, "PhaseTransferFinalDate",
      "The move to the next phase was settled after the census day.", QUERY, doubt=_BY_NAME)  # fmt: skip
def settled_after_census(active: Record, at: Collection) -> bool:
    return is_after(active, "PhaseTransferFinalDate", at.census)


@rule(65, ACTIVE_PLAN, "PhaseTransferFinalDate PhaseTransferDueDate",
      "The move to the next phase was settled, but by which day it had to be is missing.", QUERY,
      doubt=_BY_NAME)  # fmt: skip
def settled_without_due(active: Record, _: Collection) -> bool:
    return bool(active["PhaseTransferFinalDate"]) and not active["PhaseTransferDueDate"]


@rule(66, ACTIVE_PLAN, "TransferLA", "The council that the plan came from is the one that sends the return.")
def transferred_from_itself(active: Record, at: Collection) -> bool:
    return bool(at.council) and active["TransferLA"] == at.council


@rule(67, ACTIVE_PLAN, " ".join(_SINCE_1_3), "This item is not in the return of that year.", QUERY,
      until=VERSION_1_3, doubt=VERSION_1_3_DOUBT, source=READER)  # fmt: skip
def item_too_early(active: Record, _: Collection) -> bool:
    return any(active[item] for item in _SINCE_1_3)


@rule(68, ACTIVE_PLAN, "RES WBP", "This item belongs to the placement now.", QUERY,
      since=VERSION_1_3, doubt=VERSION_1_3_DOUBT, source=READER)  # fmt: skip
def item_moved(active: Record, _: Collection) -> bool:
    return bool(active["RES"] or active["WBP"])


@rule(69, ACTIVE_PLAN, "", "The plan is in force, but the child has left every place.", QUERY)
def nowhere_now(active: Record, at: Collection) -> bool:
    plan = plan_of(request_of(active))
    is_live = plan is not None and not plan["CeaseDate"] and bool(active.inside(PLACEMENT))
    return is_live and not _open_places(active, at)


@rule(70, ACTIVE_PLAN, "", "Two places where the child is now have the same rank.")
def same_rank_now(active: Record, at: Collection) -> bool:
    return have_same(_open_places(active, at), "PlacementRank")


@rule(71, ACTIVE_PLAN, "", "None of the places where the child is now is the first (rank 1).")
def no_first_place(active: Record, at: Collection) -> bool:
    places = [place for place in _open_places(active, at) if place["PlacementRank"]]
    return bool(places) and all(place["PlacementRank"] != "1" for place in places)


@rule(20, PLACEMENT, "EntryDate", "The first day at the school or provider is missing.", QUERY,
      doubt="Whether it may be left out was not read.")  # fmt: skip
def entry_missing(place: Record, _: Collection) -> bool:
    return bool(place["URN"] or place["UKPRN"]) and not place["EntryDate"]


@rule(21, PLACEMENT, "EntryDate", "The first day there is after the census day.")
def entry_after_census(place: Record, at: Collection) -> bool:
    return is_after(place, "EntryDate", at.census)


@rule(22, PLACEMENT, "EntryDate", "The first day there is before the child was born.")
def entry_before_birth(place: Record, _: Collection) -> bool:
    return is_before(place, "EntryDate", born(place))


@rule(23, PLACEMENT, "LeavingDate", "The last day there is before the first.")
def left_before_entry(place: Record, _: Collection) -> bool:
    return is_before(place, "LeavingDate", day(place["EntryDate"]))


@rule(24, PLACEMENT, "LeavingDate", "The last day there is after the census day.", QUERY)
def left_after_census(place: Record, at: Collection) -> bool:
    return is_after(place, "LeavingDate", at.census)


@rule(25, PLACEMENT, "AttendancePattern", "This item is no longer in the return.", QUERY,
      since=VERSION_1_3, doubt=VERSION_1_3_DOUBT, source=READER)  # fmt: skip
def pattern_outdated(place: Record, _: Collection) -> bool:
    return bool(place["AttendancePattern"])


@rule(50, NEED, "SENtype", "The type of need is missing.", source=READER)
def type_missing(need: Record, _: Collection) -> bool:
    return not need["SENtype"]


@rule(51, NEED, "SENtypeRank", "Whether it is the first or the second need is missing.", source=GUIDE)
def rank_missing(need: Record, _: Collection) -> bool:
    return not need["SENtypeRank"]


RULES = rules_of(vars())
