"""When a review, a meeting, an answer or an account is due, with the rule it follows.

A due date is a pure function of dated events. It is never before the event that starts it. What is
stored is only a cache of what these functions say.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.law.day_words import counted, long_date
from goldenthread.law.reform_sources import NOT_LAW_YET, REFORM_EXPECTED, rights_assessment
from goldenthread.law.rules import Citation, Rule, Standing, rule_in_force
from goldenthread.law.school_days import CalendarTooShortError, SchoolDays

HOUSE = (Citation("Golden Thread", "house rule"),)
HOUSE_BEGAN = date(2014, 9, 1)
REVIEW_MONTHS = 12
MEETING_MONTHS = 4
ANSWER_SCHOOL_DAYS = 10
ANSWER_WITHOUT_CALENDAR = timedelta(days=14)
ACCOUNT_BEFORE_REVIEW = timedelta(weeks=2)
TOPICS_BEFORE_REVIEW = timedelta(weeks=1)

PLAN_REVIEW = (
    Rule(
        "dates.plan_review",
        "An Individual Support Plan is reviewed at least once every 12 months.",
        HOUSE,
        HOUSE_BEGAN,
        Standing.HOUSE,
        until=REFORM_EXPECTED,
        doubt="This house keeps now to what the reform proposes.",
    ),
    Rule(
        "dates.plan_review",
        "An Individual Support Plan is reviewed at least once every 12 months.",
        (rights_assessment("page 19"),),
        REFORM_EXPECTED,
        Standing.PROPOSAL,
        doubt=NOT_LAW_YET,
    ),
)
MEETING = Rule(
    "dates.meeting",
    "A school should meet the parents of a child on SEN support at least three times a year.",
    (Citation("SEND Code of Practice 2015", "paragraph 6.65"),),
    date(2015, 1, 1),
    Standing.GUIDANCE,
    doubt="The Code does not say how far apart. Four months is this house’s reading of three times a year.",
)
ANSWER = Rule(
    "dates.answer",
    "A concern is answered, with a reason, within 10 school days of the day it was raised.",
    HOUSE,
    HOUSE_BEGAN,
    Standing.HOUSE,
    doubt="Where the school has not entered its terms that far, 14 days are counted instead.",
)
ACCOUNT = Rule(
    "dates.account",
    "The family gets the account of what was promised and what happened two weeks before a review.",
    HOUSE,
    HOUSE_BEGAN,
    Standing.HOUSE,
    doubt="For EHC plan reviews the regulations ask the same of advice: regulation 20(3) and (4).",
)
TOPICS = Rule(
    "dates.topics",
    "A family says by a week before a review what it wants to talk about. What it says later is not lost.",
    HOUSE,
    HOUSE_BEGAN,
    Standing.HOUSE,
)
EHC_REVIEW = Rule(
    "dates.ehc_review",
    "The council reviews an EHC plan within every 12 months, counted from the day the plan was first made "
    "and then from the day it was last reviewed. That day is the first of the 12 months.",
    (Citation("Children and Families Act 2014", "section 44(1)"),),
    HOUSE_BEGAN,
    doubt="The stored sources say only every 12 months; that the first day counts is from general knowledge. "
    "The reform’s papers disagree on whether this becomes a review at the end of each key stage.",
)
RULES = (*PLAN_REVIEW, MEETING, ANSWER, ACCOUNT, TOPICS, EHC_REVIEW)


@dataclass(frozen=True, slots=True)
class Due:
    """A day by which something is due, the rule that says so, and a sentence for whoever asks why."""

    on: date
    rule: Rule
    sentence: str


def review_due(in_force_on: date, last_reviewed_on: date | None = None) -> Due:
    """When an Individual Support Plan must be reviewed again, at the latest."""
    trigger = _later(in_force_on, last_reviewed_on)
    rule = rule_in_force(PLAN_REVIEW, trigger) or PLAN_REVIEW[0]
    on = same_day_after(trigger, REVIEW_MONTHS)
    since = "came into force" if trigger == in_force_on else "was last reviewed"
    return Due(on, rule, f"By {long_date(on)}: 12 months after the plan {since}.")


def meeting_due(support_began_on: date, last_met_on: date | None = None) -> Due:
    """When the school should next meet the parents about how things are going."""
    trigger = _later(support_began_on, last_met_on)
    on = same_day_after(trigger, MEETING_MONTHS)
    since = "support began" if trigger == support_began_on else "the last meeting"
    return Due(on, MEETING, f"By {long_date(on)}: 4 months after {since}, for three meetings a year.")


def ehc_review_due(made_on: date, last_reviewed_on: date | None = None) -> Due:
    """The last day on which the council's review of an EHC plan is in time."""
    trigger = _later(made_on, last_reviewed_on)
    on = last_day_of(trigger, REVIEW_MONTHS)
    since = "was made" if trigger == made_on else "was last reviewed"
    return Due(on, EHC_REVIEW, f"By {long_date(on)}: within 12 months from the day the plan {since}.")


def answer_due(raised_on: date, school_days: SchoolDays) -> Due:
    """When a concern must be answered. Counted in days where the school's terms do not reach so far."""
    try:
        on = school_days.nth_after(raised_on, ANSWER_SCHOOL_DAYS)
    except CalendarTooShortError:
        on = raised_on + ANSWER_WITHOUT_CALENDAR
        why = "14 days after it was raised, as the school’s terms are not entered that far"
        return Due(on, ANSWER, f"By {long_date(on)}: {why}.")
    return Due(on, ANSWER, f"By {long_date(on)}: 10 school days after it was raised.")


def account_due(review_on: date, set_on: date) -> Due:
    """When the family must have the account. At once, when the review was set with less than two weeks."""
    two_weeks_before = review_on - ACCOUNT_BEFORE_REVIEW
    if two_weeks_before < set_on:
        sentence = f"On {long_date(set_on)}: the review is less than two weeks from when it was set."
        return Due(set_on, ACCOUNT, sentence)
    return Due(
        two_weeks_before,
        ACCOUNT,
        f"By {long_date(two_weeks_before)}: two weeks before the review on {long_date(review_on)}.",
    )


def topics_due(review_on: date, set_on: date) -> Due:
    """By when a family says what a review is to talk about. On its day, when it was set for within a week."""
    week_before = review_on - TOPICS_BEFORE_REVIEW
    if week_before < set_on:
        sentence = f"By {long_date(review_on)}: the review is less than a week from when it was set."
        return Due(review_on, TOPICS, sentence)
    return Due(
        week_before,
        TOPICS,
        f"By {long_date(week_before)}: a week before the review on {long_date(review_on)}.",
    )


def days_late(due_on: date, today: date, done_on: date | None = None) -> int:
    """Whole days after the due day, up to the day it was done or today; 0 when in time."""
    return max(0, ((done_on or today) - due_on).days)


def due_words(due_on: date, today: date, done_on: date | None = None) -> str:
    """'Due in 20 days', 'Due today', '9 days late', 'Done in time', 'Done 9 days late'."""
    late = days_late(due_on, today, done_on)
    if late:
        words = f"{counted(late, 'day', 'days')} late"
        return words if done_on is None else f"Done {words}"
    if done_on is not None:
        return "Done in time"
    ahead = (due_on - today).days
    return f"Due in {counted(ahead, 'day', 'days')}" if ahead else "Due today"


def same_day_after(day: date, months: int) -> date:
    """The same day of the month, so many months later; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day_of(first: date, months: int) -> date:
    """The last day of a period of so many months whose first day is `first`."""
    end = same_day_after(first, months)
    return end - timedelta(days=1) if end.day == first.day else end


def _later(began: date, again: date | None) -> date:
    return began if again is None else max(began, again)
