"""Rules on assessments (module 3)."""

from __future__ import annotations

from goldenthread.formats.sen2.collection import Collection, day
from goldenthread.formats.sen2.record import Record
from goldenthread.formats.sen2.remarks import Severity
from goldenthread.formats.sen2.rules.facts import is_after, is_before, request_of, was_transferred_in
from goldenthread.formats.sen2.rules.rule import GUIDE, READER, rule, rules_of
from goldenthread.formats.sen2.structure import ASSESSMENT, NAMED_PLAN

QUERY = Severity.QUERY
_DECIDED = ("Y", "N")
_CHALLENGES = ("AssessmentMediation", "AssessmentTribunal", "OtherMediation", "OtherTribunal")


def _was_challenged(assessment: Record) -> bool:
    return any(assessment[item] == "1" for item in _CHALLENGES)


@rule(
    50,
    ASSESSMENT,
    "AssessmentOutcome",
    "The outcome of the assessment is missing. Give A if not decided.",
    source=GUIDE,
)
def outcome_missing(assessment: Record, _: Collection) -> bool:
    return not assessment["AssessmentOutcome"]


@rule(
    51,
    ASSESSMENT,
    "AssessmentOutcomeDate",
    "The day on which the family was told of no plan is missing.",
    source=GUIDE,
)
def refusal_day_missing(assessment: Record, _: Collection) -> bool:
    return assessment["AssessmentOutcome"] == "N" and not assessment["AssessmentOutcomeDate"]


@rule(
    52,
    ASSESSMENT,
    "AssessmentOutcomeDate",
    "There is a plan, but the day on which it was issued is missing.",
    source=GUIDE,
)
def issue_day_missing(assessment: Record, _: Collection) -> bool:
    plan = assessment.first(NAMED_PLAN)
    is_issued = assessment["AssessmentOutcome"] == "Y" and plan is not None and bool(plan["StartDate"])
    return is_issued and not assessment["AssessmentOutcomeDate"]


@rule(
    53, ASSESSMENT, "AssessmentOutcomeDate", "With the outcome A, W or H no day of outcome is asked for.",
    QUERY, source=GUIDE,
    doubt="The guide asks for it with Y and N. Whether it is wrong with the others was not read.",
)  # fmt: skip
def outcome_day_too_much(assessment: Record, _: Collection) -> bool:
    return assessment["AssessmentOutcome"] in ("A", "W", "H") and bool(assessment["AssessmentOutcomeDate"])


@rule(54, ASSESSMENT, "AssessmentOutcomeDate", "The assessment ended before the request was received.")
def ended_before_received(assessment: Record, _: Collection) -> bool:
    received = day(request_of(assessment)["ReceivedDate"])
    return is_before(assessment, "AssessmentOutcomeDate", received)


@rule(55, ASSESSMENT, "AssessmentOutcomeDate", "The assessment ended before it was agreed to assess.")
def ended_before_agreed(assessment: Record, _: Collection) -> bool:
    request = request_of(assessment)
    agreed = day(request["RequestOutcomeDate"]) if request["RequestOutcome"] == "Y" else None
    return is_before(assessment, "AssessmentOutcomeDate", agreed)


@rule(
    56,
    ASSESSMENT,
    "AssessmentOutcomeDate",
    "It ended after the census day. On that day it was A.",
)
def ended_after_census(assessment: Record, at: Collection) -> bool:
    return is_after(assessment, "AssessmentOutcomeDate", at.census)


@rule(
    57,
    ASSESSMENT,
    "AssessmentOutcomeDate",
    "It ended before the year of the return, so it is H.",
    QUERY,
    source=GUIDE,
)
def should_be_historical(assessment: Record, at: Collection) -> bool:
    ended = is_before(assessment, "AssessmentOutcomeDate", at.begins)
    return assessment["AssessmentOutcome"] == "Y" and ended


@rule(58, ASSESSMENT, "AssessmentOutcomeDate", "It was refused before the year of the return. Leave it out.",
      QUERY)  # fmt: skip
def refused_long_ago(assessment: Record, at: Collection) -> bool:
    ended = is_before(assessment, "AssessmentOutcomeDate", at.begins)
    return assessment["AssessmentOutcome"] == "N" and ended and not _was_challenged(assessment)


@rule(59, ASSESSMENT, "Week20", "Whether an exception to the 20 weeks applied is missing.")
def exception_missing(assessment: Record, _: Collection) -> bool:
    is_issued = assessment["AssessmentOutcome"] == "Y" and bool(assessment["AssessmentOutcomeDate"])
    return is_issued and not assessment["Week20"]


@rule(
    60,
    ASSESSMENT,
    "AssessmentOutcome",
    "It was not decided, or withdrawn, but there is a plan.",
    source=GUIDE,
)
def plan_though_undecided(assessment: Record, _: Collection) -> bool:
    return assessment["AssessmentOutcome"] in ("A", "W") and assessment.first(NAMED_PLAN) is not None


@rule(
    61, ASSESSMENT, "AssessmentOutcome",
    "It was decided that there is no plan, but there is one. A refusal stands when it is changed later: "
    "then mediation or tribunal is 1.",
    doubt="A council may change its mind by itself; whether a flag is then needed was not read.",
    source=GUIDE,
)  # fmt: skip
def plan_though_refused(assessment: Record, _: Collection) -> bool:
    is_refused = assessment["AssessmentOutcome"] == "N" and not _was_challenged(assessment)
    return is_refused and assessment.first(NAMED_PLAN) is not None


@rule(
    62,
    ASSESSMENT,
    "AssessmentOutcome",
    "The assessment is historical, but the plan is not given.",
    source=GUIDE,
)
def historical_without_plan(assessment: Record, _: Collection) -> bool:
    return assessment["AssessmentOutcome"] == "H" and assessment.first(NAMED_PLAN) is None


@rule(63, ASSESSMENT, "AssessmentOutcome", "A plan was issued, but it is not given.", source=GUIDE)
def issued_without_plan(assessment: Record, _: Collection) -> bool:
    is_issued = assessment["AssessmentOutcome"] == "Y" and bool(assessment["AssessmentOutcomeDate"])
    return is_issued and assessment.first(NAMED_PLAN) is None


@rule(64, ASSESSMENT, "AssessmentMediation", "Whether there was mediation about the plan is missing.", QUERY)
def mediation_missing(assessment: Record, _: Collection) -> bool:
    return assessment["AssessmentOutcome"] in _DECIDED and not assessment["AssessmentMediation"]


@rule(65, ASSESSMENT, "AssessmentTribunal", "Whether there was an appeal about the plan is missing.", QUERY)
def tribunal_missing(assessment: Record, _: Collection) -> bool:
    return assessment["AssessmentOutcome"] in _DECIDED and not assessment["AssessmentTribunal"]


@rule(66, ASSESSMENT, "OtherMediation", "Whether there was other mediation is missing.", QUERY)
def other_mediation_missing(assessment: Record, _: Collection) -> bool:
    return assessment.first(NAMED_PLAN) is not None and not assessment["OtherMediation"]


@rule(67, ASSESSMENT, "OtherTribunal", "Whether there was another appeal is missing.", QUERY)
def other_tribunal_missing(assessment: Record, _: Collection) -> bool:
    return assessment.first(NAMED_PLAN) is not None and not assessment["OtherTribunal"]


@rule(
    68,
    ASSESSMENT,
    "",
    "There are two plans of one assessment. Give a second one its own request.",
    source=READER,
)
def two_plans(assessment: Record, _: Collection) -> bool:
    return len(assessment.inside(NAMED_PLAN)) > 1


@rule(
    69,
    ASSESSMENT,
    "AssessmentOutcome",
    "The plan came from another council, so the assessment is H.",
    source=GUIDE,
)
def transferred_not_historical(assessment: Record, _: Collection) -> bool:
    return assessment["AssessmentOutcome"] not in ("", "H") and was_transferred_in(assessment)


@rule(70, ASSESSMENT, "AssessmentOutcome",
      "The plan is historical, but the decision to assess is in the year of the return.", QUERY)  # fmt: skip
def historical_but_agreed_now(assessment: Record, at: Collection) -> bool:
    request = request_of(assessment)
    agreed = day(request["RequestOutcomeDate"]) if request["RequestOutcome"] == "Y" else None
    is_now = at.is_dated and agreed is not None and agreed >= at.begins
    return assessment["AssessmentOutcome"] == "H" and is_now and not was_transferred_in(assessment)


RULES = rules_of(vars())
