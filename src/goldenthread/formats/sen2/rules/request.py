"""Rules on requests for an assessment (module 2)."""

from __future__ import annotations

from goldenthread.formats.sen2.collection import Collection, age_on, day
from goldenthread.formats.sen2.record import Record
from goldenthread.formats.sen2.remarks import Severity
from goldenthread.formats.sen2.rules.facts import born, has_live_plan, is_after, is_before, plan_of
from goldenthread.formats.sen2.rules.facts import was_transferred_in as moved_in
from goldenthread.formats.sen2.rules.rule import (
    GUIDE,
    LAW,
    READER,
    VERSION_1_3,
    VERSION_1_3_DOUBT,
    rule,
    rules_of,
)
from goldenthread.formats.sen2.structure import ACTIVE_PLAN, ASSESSMENT, REQUEST

QUERY = Severity.QUERY
_TOLD = ("Y", "N")
_NO_DATE = ("A", "W", "H")
_CHANGED = "A refusal stands as it was when it is changed later: then mediation or tribunal is 1."


def _was_challenged(request: Record) -> bool:
    return "1" in (request["RequestMediation"], request["RequestTribunal"])


@rule(50, REQUEST, "ReceivedDate", "The day on which the request was received is missing.", source=GUIDE)
def received_missing(request: Record, _: Collection) -> bool:
    return not request["ReceivedDate"] and request["RequestOutcome"] != "H"


@rule(
    51, REQUEST, "ReceivedDate", "The request is historical and has no day of receipt.", QUERY,
    doubt="Whether a historical request needs the day was not read.",
)  # fmt: skip
def received_missing_in_the_past(request: Record, _: Collection) -> bool:
    return not request["ReceivedDate"] and request["RequestOutcome"] == "H"


@rule(52, REQUEST, "ReceivedDate", "The request was received after the census day.")
def received_after_census(request: Record, at: Collection) -> bool:
    return is_after(request, "ReceivedDate", at.census)


@rule(
    53, REQUEST, "ReceivedDate", "The request was received after the year that the return is about.", QUERY,
    doubt="The return is about the calendar year before the census.",
)  # fmt: skip
def received_after_period(request: Record, at: Collection) -> bool:
    return is_after(request, "ReceivedDate", at.ends) and not received_after_census.breaks(request, at)


@rule(54, REQUEST, "ReceivedDate", "The request was received before the child was born.")
def received_before_birth(request: Record, _: Collection) -> bool:
    return is_before(request, "ReceivedDate", born(request))


@rule(55, REQUEST, "ReceivedDate", "The person was 25 or over when it was received.", QUERY, source=LAW)
def received_too_old(request: Record, _: Collection) -> bool:
    birth, received = born(request), day(request["ReceivedDate"])
    return birth is not None and received is not None and age_on(birth, received) >= 25


@rule(
    56,
    REQUEST,
    "RequestOutcome",
    "The outcome of the request is missing. Give A if it is not decided.",
    source=GUIDE,
)
def outcome_missing(request: Record, _: Collection) -> bool:
    return not request["RequestOutcome"]


@rule(
    57,
    REQUEST,
    "RequestOutcomeDate",
    "The day on which the family was told of the decision is missing.",
    source=GUIDE,
)
def outcome_day_missing(request: Record, _: Collection) -> bool:
    return request["RequestOutcome"] in _TOLD and not request["RequestOutcomeDate"]


@rule(
    58, REQUEST, "RequestOutcomeDate", "With the outcome A, W or H no day of decision is asked for.", QUERY,
    source=GUIDE, doubt="The guide says that none is needed. Whether one is wrong was not read.",
)  # fmt: skip
def outcome_day_too_much(request: Record, _: Collection) -> bool:
    return request["RequestOutcome"] in _NO_DATE and bool(request["RequestOutcomeDate"])


@rule(59, REQUEST, "RequestOutcomeDate", "The family was told before the request was received.")
def told_before_received(request: Record, _: Collection) -> bool:
    return is_before(request, "RequestOutcomeDate", day(request["ReceivedDate"]))


@rule(60, REQUEST, "RequestOutcomeDate", "The family was told after the census day. On that day it was A.")
def told_after_census(request: Record, at: Collection) -> bool:
    return is_after(request, "RequestOutcomeDate", at.census)


@rule(
    61,
    REQUEST,
    "RequestOutcomeDate",
    "It was decided before the year of the return, so it is H.",
    QUERY,
    source=GUIDE,
)
def should_be_historical(request: Record, at: Collection) -> bool:
    return request["RequestOutcome"] == "Y" and is_before(request, "RequestOutcomeDate", at.begins)


@rule(62, REQUEST, "RequestOutcomeDate", "It was refused before the year of the return. Leave it out.", QUERY)
def refused_long_ago(request: Record, at: Collection) -> bool:
    return (
        request["RequestOutcome"] == "N"
        and is_before(request, "RequestOutcomeDate", at.begins)
        and not _was_challenged(request)
    )


@rule(
    63, REQUEST, "RequestOutcome ReceivedDate",
    "It is historical, but was received in the year of the return.", QUERY,
    doubt="A plan that came from another council may be given so.", source=GUIDE,
)  # fmt: skip
def historical_but_new(request: Record, at: Collection) -> bool:
    received = day(request["ReceivedDate"])
    is_new = at.is_dated and received is not None and received >= at.begins
    return request["RequestOutcome"] == "H" and is_new and not moved_in(request)


@rule(
    64,
    REQUEST,
    "RequestOutcome",
    f"The request was refused, but there is an assessment. {_CHANGED}",
    source=GUIDE,
)
def assessed_though_refused(request: Record, _: Collection) -> bool:
    is_refused = request["RequestOutcome"] == "N" and not _was_challenged(request)
    return is_refused and request.first(ASSESSMENT) is not None


@rule(
    65,
    REQUEST,
    "RequestOutcome",
    "It was not decided or was withdrawn, but there is an assessment.",
    source=GUIDE,
)
def assessed_though_undecided(request: Record, _: Collection) -> bool:
    return request["RequestOutcome"] in ("A", "W") and request.first(ASSESSMENT) is not None


@rule(
    66, REQUEST, "RequestOutcome", "An assessment went ahead, but there is none in the return.",
    doubt="Not judged when the child moved away (Exported): whether one is then needed was not read.",
)  # fmt: skip
def assessment_missing(request: Record, _: Collection) -> bool:
    went_ahead = request["RequestOutcome"] in ("Y", "H") and not request["Exported"]
    return went_ahead and request.first(ASSESSMENT) is None


@rule(67, REQUEST, "RequestMediation", "Whether there was mediation about the request is missing.", QUERY)
def mediation_missing(request: Record, _: Collection) -> bool:
    return request["RequestOutcome"] in _TOLD and not request["RequestMediation"]


@rule(68, REQUEST, "RequestTribunal", "Whether there was an appeal about the request is missing.", QUERY)
def tribunal_missing(request: Record, _: Collection) -> bool:
    return request["RequestOutcome"] in _TOLD and not request["RequestTribunal"]


@rule(
    69, REQUEST, "RequestMediation RequestTribunal",
    "Mediation or an appeal is given, but there was no decision to challenge.", QUERY,
)  # fmt: skip
def challenged_without_decision(request: Record, _: Collection) -> bool:
    return request["RequestOutcome"] in ("A", "W") and _was_challenged(request)


@rule(70, REQUEST, "RYA", "Whether the person was in relevant youth accommodation is missing.", QUERY)
def accommodation_missing(request: Record, _: Collection) -> bool:
    return not request["RYA"]


@rule(
    72, REQUEST, "RequestSource", "Who made the request is missing.",
    since=VERSION_1_3, doubt=f"{VERSION_1_3_DOUBT} Not asked of historical requests, by our reading.",
    source=READER,
)  # fmt: skip
def source_missing(request: Record, _: Collection) -> bool:
    return not request["RequestSource"] and request["RequestOutcome"] != "H"


@rule(
    73, REQUEST, "RequestSource", "This item is not in the return of that year.", QUERY,
    until=VERSION_1_3, doubt=VERSION_1_3_DOUBT, source=READER,
)  # fmt: skip
def source_too_early(request: Record, _: Collection) -> bool:
    return bool(request["RequestSource"])


@rule(74, REQUEST, "Exported", "The child moved away before the end, but there is a plan.", source=GUIDE)
def exported_with_plan(request: Record, _: Collection) -> bool:
    return bool(request["Exported"]) and plan_of(request) is not None


@rule(75, REQUEST, "Exported", "The council that the child moved to is the one that sends the return.")
def exported_to_itself(request: Record, at: Collection) -> bool:
    return bool(at.council) and request["Exported"] == at.council


@rule(
    76,
    REQUEST,
    "",
    "There are two assessments of one request. Give a second one its own request.",
    source=READER,
)
def two_assessments(request: Record, _: Collection) -> bool:
    return len(request.inside(ASSESSMENT)) > 1


@rule(77, REQUEST, "", "There are two plans in force (module 5) under one request.", source=READER)
def two_active_plans(request: Record, _: Collection) -> bool:
    return len(request.inside(ACTIVE_PLAN)) > 1


@rule(78, REQUEST, "", "There is a plan in force (module 5), but no plan is named (module 4).", source=READER)
def active_without_named(request: Record, _: Collection) -> bool:
    return request.first(ACTIVE_PLAN) is not None and plan_of(request) is None


@rule(79, REQUEST, "", "The plan has not ended, but nothing is said of it as a plan in force (module 5).")
def named_without_active(request: Record, _: Collection) -> bool:
    return has_live_plan(request) and request.first(ACTIVE_PLAN) is None


RULES = rules_of(vars())
