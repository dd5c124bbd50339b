"""Rules on the plan and the places that it names (module 4)."""

from __future__ import annotations

from datetime import date

from goldenthread.formats.sen2.collection import Collection, day
from goldenthread.formats.sen2.record import Record
from goldenthread.formats.sen2.remarks import Severity
from goldenthread.formats.sen2.rules.facts import (
    born,
    have_same,
    is_after,
    is_before,
    is_younger,
    request_of,
    was_transferred_in,
)
from goldenthread.formats.sen2.rules.rule import GUIDE, LAW, READER, rule, rules_of
from goldenthread.formats.sen2.structure import NAMED_PLAN, PLAN_DETAIL

QUERY = Severity.QUERY
FIRST_PLANS = date(2014, 9, 1)


@rule(50, NAMED_PLAN, "StartDate", "The day of the current plan is missing.")
def start_missing(plan: Record, _: Collection) -> bool:
    return not plan["StartDate"]


@rule(51, NAMED_PLAN, "StartDate", "The plan begins after the census day.")
def start_after_census(plan: Record, at: Collection) -> bool:
    return is_after(plan, "StartDate", at.census)


@rule(52, NAMED_PLAN, "StartDate", "The plan begins before September 2014, when there were none.", source=LAW)
def start_before_the_law(plan: Record, _: Collection) -> bool:
    return is_before(plan, "StartDate", FIRST_PLANS)


@rule(53, NAMED_PLAN, "StartDate", "The plan begins before the child was born.")
def start_before_birth(plan: Record, _: Collection) -> bool:
    return is_before(plan, "StartDate", born(plan))


@rule(54, NAMED_PLAN, "StartDate", "The plan begins before the request was received.", QUERY)
def start_before_received(plan: Record, _: Collection) -> bool:
    return is_before(plan, "StartDate", day(request_of(plan)["ReceivedDate"])) and not was_transferred_in(
        plan
    )


@rule(
    55, NAMED_PLAN, "StartDate", "The plan begins before it was issued.", QUERY,
    doubt="The start is the day of the current plan, which may be later than that of the first.",
)  # fmt: skip
def start_before_issued(plan: Record, _: Collection) -> bool:
    return plan.around is not None and is_before(plan, "StartDate", day(plan.around["AssessmentOutcomeDate"]))


@rule(56, NAMED_PLAN, "PB", "Whether there is a personal budget is missing.", QUERY)
def budget_missing(plan: Record, _: Collection) -> bool:
    return not plan["PB"]


@rule(
    57, NAMED_PLAN, "OA", "There is a personal budget, but whether there are arrangements (OA) is missing.",
    QUERY, doubt="That OA is asked for with a personal budget is a conclusion from its place beside it.",
)  # fmt: skip
def arranged_missing(plan: Record, _: Collection) -> bool:
    return plan["PB"] == "1" and not plan["OA"]


@rule(58, NAMED_PLAN, "CeaseDate", "The plan ended before it began.")
def ended_before_start(plan: Record, _: Collection) -> bool:
    return is_before(plan, "CeaseDate", day(plan["StartDate"]))


@rule(59, NAMED_PLAN, "CeaseDate", "The plan ended after the census day. On that day it was in force.")
def ended_after_census(plan: Record, at: Collection) -> bool:
    return is_after(plan, "CeaseDate", at.census)


@rule(60, NAMED_PLAN, "CeaseReason", "The plan ended, but why is missing.", source=GUIDE)
def reason_missing(plan: Record, _: Collection) -> bool:
    return bool(plan["CeaseDate"]) and not plan["CeaseReason"]


@rule(61, NAMED_PLAN, "CeaseDate CeaseReason", "Why the plan ended is given, but not the day.", source=GUIDE)
def end_missing(plan: Record, _: Collection) -> bool:
    return bool(plan["CeaseReason"]) and not plan["CeaseDate"]


@rule(62, NAMED_PLAN, "CeaseDate", "The plan ended before the year of the return. Leave it out.", QUERY)
def ended_long_ago(plan: Record, at: Collection) -> bool:
    return is_before(plan, "CeaseDate", at.begins)


@rule(
    63, NAMED_PLAN, "CeaseReason", "It ended at the highest age, but the person was under 19.", source=GUIDE
)
def highest_age_too_young(plan: Record, _: Collection) -> bool:
    return plan["CeaseReason"] == "1" and is_younger(plan, "CeaseDate", 19)


@rule(
    64, NAMED_PLAN, "CeaseReason", "It ended at the highest age, but the person was under 25.", QUERY,
    doubt="The highest age is 19 for those who enter the adult secure estate.", source=GUIDE,
)  # fmt: skip
def highest_age_under_25(plan: Record, at: Collection) -> bool:
    is_under = plan["CeaseReason"] == "1" and is_younger(plan, "CeaseDate", 25)
    return is_under and not highest_age_too_young.breaks(plan, at)


@rule(65, NAMED_PLAN, "CeaseReason", "A child under 16 does not move to higher education or work.", QUERY,
)  # fmt: skip
def moved_on_too_young(plan: Record, _: Collection) -> bool:
    return plan["CeaseReason"] in ("3", "4") and is_younger(plan, "CeaseDate", 16)


@rule(
    66, NAMED_PLAN, "CeaseReason", "Reason 6 is for young people. This child was under 16.", QUERY,
    doubt="That a young person is over 16 here is a reading of ours.", source=GUIDE,
)  # fmt: skip
def unwilling_too_young(plan: Record, _: Collection) -> bool:
    return plan["CeaseReason"] == "6" and is_younger(plan, "CeaseDate", 16)


@rule(
    67,
    NAMED_PLAN,
    "CeaseReason",
    "The reason is “other”: the department will ask which.",
    QUERY,
    source=READER,
)
def reason_is_other(plan: Record, _: Collection) -> bool:
    return plan["CeaseReason"] == "9"


@rule(
    68, NAMED_PLAN, "", "The plan names no place.",
    doubt="Whether a plan that has ended needs one was not read.", source=READER,
)  # fmt: skip
def place_missing(plan: Record, _: Collection) -> bool:
    return not plan["CeaseDate"] and plan.first(PLAN_DETAIL) is None


@rule(69, NAMED_PLAN, "", "The plan names more than two places. The return takes two.", source=READER)
def three_places(plan: Record, _: Collection) -> bool:
    return len(plan.inside(PLAN_DETAIL)) > 2


@rule(70, NAMED_PLAN, "", "Two places of the plan have the same rank.")
def same_rank(plan: Record, _: Collection) -> bool:
    return have_same(plan.inside(PLAN_DETAIL), "PlacementRank")


@rule(71, NAMED_PLAN, "", "None of the places that the plan names is the first (rank 1).")
def no_first_place(plan: Record, _: Collection) -> bool:
    places = [place for place in plan.inside(PLAN_DETAIL) if place["PlacementRank"]]
    return bool(places) and all(place["PlacementRank"] != "1" for place in places)


@rule(72, NAMED_PLAN, "", "The plan names the same school or provider twice.", QUERY)
def same_place(plan: Record, _: Collection) -> bool:
    places = plan.inside(PLAN_DETAIL)
    return have_same(places, "URN") or have_same(places, "UKPRN")


RULES = rules_of(vars())
