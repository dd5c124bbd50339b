"""The thread itself: each need, outcome and provision with the partner it hangs on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from goldenthread.law.thread_checks.looking import of_needs, of_outcomes, of_provisions
from goldenthread.law.thread_checks.plan_lines import NeedLine, OutcomeLine, PlanLines, ProvisionLine, Strand
from goldenthread.law.thread_checks.rule import (
    CODE_ON_OUTCOMES,
    CODE_ON_PLANS,
    CODE_ON_SECTIONS,
    EQUALITY,
    HOUSE,
    Finding,
    ThreadRule,
    Weight,
    named,
)
from goldenthread.law.wording.patterns import fold
from goldenthread.law.wording.says import can_be_seen_or_counted, day_said, says_by_when


def _no_need(plan: PlanLines) -> Iterator[Finding]:
    if plan.needs:
        return
    if plan.adjustments and not plan.provisions:
        yield None, "There are adjustments but no need. Adjustments alone are owed without a plan."
    else:
        yield None, "The plan names no need."


def _bare_need(need: NeedLine, plan: PlanLines) -> bool:
    return all(outcome.need != need.strand for outcome in plan.outcomes)


def _bare_outcome(outcome: OutcomeLine, plan: PlanLines) -> bool:
    return all(outcome.strand not in provision.outcomes for provision in plan.provisions)


def _loose_outcome(outcome: OutcomeLine, plan: PlanLines) -> bool:
    return all(need.strand != outcome.need for need in plan.needs)


def _loose_provision(provision: ProvisionLine, plan: PlanLines) -> bool:
    return all(outcome.strand not in provision.outcomes for outcome in plan.outcomes)


def _no_date(outcome: OutcomeLine, plan: PlanLines) -> bool:
    return outcome.by is None and not says_by_when(outcome.text)


def _no_measure(outcome: OutcomeLine, plan: PlanLines) -> bool:
    return not outcome.measure.strip() and not can_be_seen_or_counted(outcome.text)


def _date_has_passed(outcome: OutcomeLine, plan: PlanLines) -> bool:
    by = outcome.by or day_said(outcome.text)
    return bool(by and plan.on and by < plan.on)


def _starts_too_late(provision: ProvisionLine, plan: PlanLines) -> bool:
    by = [outcome.by for outcome in plan.outcomes if outcome.by and outcome.strand in provision.outcomes]
    return bool(provision.starts_on and by and provision.starts_on > min(by))


def _plain(text: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in fold(text)).split())


def _same_line_twice(plan: PlanLines) -> Iterator[Finding]:
    first: set[tuple[str, str]] = set()
    lines = [
        *(("need", need.strand, need.text) for need in plan.needs),
        *(("outcome", outcome.strand, outcome.text) for outcome in plan.outcomes),
        *(("adjustment", None, adjustment) for adjustment in plan.adjustments),
    ]
    for kind, strand, text in lines:
        key = (kind, _plain(text))
        if key[1] and key in first:
            yield strand, f"The {kind} {named(text)} is written twice."
        first.add(key)


def _needs_of(plan: PlanLines, provision: ProvisionLine) -> frozenset[Strand]:
    need_of = {outcome.strand: outcome.need for outcome in plan.outcomes}
    return frozenset(need_of[strand] for strand in provision.outcomes if strand in need_of)


def _one_provision_for_all(plan: PlanLines) -> Iterator[Finding]:
    seen: defaultdict[str, list[ProvisionLine]] = defaultdict(list)
    for provision in plan.provisions:
        key = _plain(provision.text or provision.title)
        earlier = [one for one in seen[key] if _needs_of(plan, one) != _needs_of(plan, provision)]
        if key and earlier:
            yield provision.strand, f"The provision {named(provision.name)} is repeated for another need."
        seen[key].append(provision)


LINK_RULES = (
    ThreadRule(
        id="no-need",
        asks="Does the plan name a need?",
        reason="Adjustments are owed to a disabled child with or without a plan; a plan is for needs.",
        find=_no_need,
        example_bad="A plan with ear defenders and a seat by the door, and no need.",
        example_better="Keep the list of adjustments, and close the plan.",
        citations=(EQUALITY, CODE_ON_SECTIONS),
    ),
    ThreadRule(
        id="need-without-outcome",
        asks="Has every need an outcome?",
        reason="A need that nothing is sought for will be forgotten.",
        find=of_needs("The need {} has no outcome.", _bare_need),
        example_bad="Need: noise wears Ayo out. (No outcome.)",
        example_better="By April 2027, Ayo takes a break before it is too much, 4 days out of 5.",
        citations=(CODE_ON_PLANS, CODE_ON_SECTIONS),
        weight=Weight.BREAK,
    ),
    ThreadRule(
        id="outcome-without-provision",
        asks="Has every outcome provision?",
        reason="An outcome that nobody does anything for is a wish.",
        find=of_outcomes("The outcome {} has no provision.", _bare_outcome),
        example_bad="Outcome: Ayo takes a break before it is too much. (No provision.)",
        example_better="Every school day at 8.50am, Meera Shah goes through the break plan with Ayo, "
        "10 minutes, one to one.",
        citations=(CODE_ON_PLANS, CODE_ON_SECTIONS),
        weight=Weight.BREAK,
    ),
    ThreadRule(
        id="outcome-without-need",
        asks="Does every outcome belong to a need?",
        reason="If we cannot say which need an outcome answers, nobody can say whether it is the right one.",
        find=of_outcomes("The outcome {} belongs to no need in the plan.", _loose_outcome),
        example_bad="Outcome: Ayo learns to swim. (No need speaks of it.)",
        example_better="Need: Ayo tires after walking for five minutes. Outcome: by July 2027 he swims 10 "
        "metres.",
        citations=(CODE_ON_PLANS,),
        weight=Weight.BREAK,
    ),
    ThreadRule(
        id="provision-without-outcome",
        asks="Does every provision serve an outcome?",
        reason="Help that serves no outcome cannot be judged, and takes time from help that could be.",
        find=of_provisions("The provision {} serves no outcome in the plan.", _loose_provision),
        example_bad="Provision: weekly social skills group. (No outcome speaks of it.)",
        example_better="Join it to “Ayo asks another child to play”, or take it out.",
        citations=(CODE_ON_PLANS,),
        weight=Weight.BREAK,
    ),
    ThreadRule(
        id="outcome-by-when",
        asks="Has every outcome a date?",
        reason="Without a date an outcome is a hope: there is no day on which to ask.",
        find=of_outcomes("The outcome {} has no date.", _no_date),
        example_bad="Ayo tells a friend what happened.",
        example_better="By July 2027, Ayo tells a friend what happened, in four parts.",
        citations=(CODE_ON_OUTCOMES,),
    ),
    ThreadRule(
        id="outcome-date-passed",
        asks="Is the date of every outcome still to come?",
        reason="Nobody can reach an outcome by a day that is over. It was reached, or it needs a new date.",
        find=of_outcomes("The date of the outcome {} has passed.", _date_has_passed),
        example_bad="In a draft of November 2026: by July 2026, Ayo tells a friend what happened.",
        example_better="By July 2027, Ayo tells a friend what happened; or take the outcome out, if it is "
        "reached.",
        citations=(CODE_ON_OUTCOMES,),
    ),
    ThreadRule(
        id="outcome-how-we-know",
        asks="Can every outcome be seen or counted?",
        reason="If two people could disagree about whether it happened, it cannot be reviewed.",
        find=of_outcomes("Nobody could tell when {} is reached.", _no_measure),
        example_bad="By July 2027, Ayo will have better communication skills.",
        example_better="By July 2027, Ayo tells a friend what happened, in four parts, 3 times out of 4.",
        citations=(CODE_ON_OUTCOMES,),
    ),
    ThreadRule(
        id="starts-after-outcome",
        asks="Does provision start before the date of its outcome?",
        reason="Help that starts after the day it was meant for cannot bring it about.",
        find=of_provisions("The provision {} starts after the date of its outcome.", _starts_too_late),
        example_bad="Outcome by April 2027; provision from September 2027.",
        example_better="Provision from 7 September 2026, or a later date for the outcome.",
        citations=(HOUSE,),
    ),
    ThreadRule(
        id="same-line-twice",
        asks="Is every line written once?",
        reason="A line written twice is read once, and mended in one place only.",
        find=_same_line_twice,
        example_bad="“Wait 10 seconds” stands twice among the adjustments.",
        example_better="Keep one of them.",
        citations=(CODE_ON_PLANS,),
    ),
    ThreadRule(
        id="same-provision-for-two-needs",
        asks="Is provision written for the need it serves?",
        reason="The same words under two needs often come from another plan. If one session really serves "
        "both, write it once and join it to both outcomes.",
        find=_one_provision_for_all,
        example_bad="“Small group work” under speech, and again under noise.",
        example_better="One session, joined to both outcomes.",
        citations=(CODE_ON_PLANS,),
    ),
)
