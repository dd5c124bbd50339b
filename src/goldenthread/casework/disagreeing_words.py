"""The words of a disagreement: what each step means, what comes next, and whether what was set was kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from goldenthread.casework.lateness import lateness
from goldenthread.casework.queries.case_page import CasePage
from goldenthread.casework.queries.disagreement import Disagreement
from goldenthread.casework.queries.owed import Owed
from goldenthread.design.parts import Choice
from goldenthread.design.words import full_date, plain_date
from goldenthread.law.appeals import (
    AGREED_TIMES,
    AGREED_WORDS,
    ENDING_WORDS,
    GROUND_WORDS,
    HEARING,
    NOT_ALONE,
    TRIBUNAL_DATES,
    Ground,
)
from goldenthread.law.time_limits import EventKind, State

K = EventKind
MEDIATION = (
    (K.MEDIATION_ADVISER_CONTACTED, "The family has contacted a mediation adviser"),
    (K.MEDIATION_ASKED_FOR, "The family wants mediation"),
    (K.MEDIATION_DECLINED, "The family does not want mediation"),
    (K.CERTIFICATE_ISSUED, "The family has its certificate"),
    (K.MEDIATION_HELD, "The mediation was held"),
)
_OWN = {
    K.MEDIATION_ADVISER_CONTACTED: "{who} contacted a mediation adviser",
    K.MEDIATION_ASKED_FOR: "{who} want mediation",
    K.MEDIATION_DECLINED: "{who} do not want mediation",
    K.CERTIFICATE_ISSUED: "{who} got the certificate",
}


def mediation_offered(*, works: bool, who: str) -> list[tuple[EventKind, str]]:
    """What can be told of mediation, in the words of whoever tells it: “We want mediation”."""
    return list(MEDIATION) if works else [(kind, words.format(who=who)) for kind, words in _OWN.items()]


AGREED = [Choice(one.value, words, AGREED_TIMES[one]) for one, words in AGREED_WORDS.items()]
ENDINGS = [(one.value, words) for one, words in ENDING_WORDS.items()]
TRIBUNAL = [
    *((key, f"The council sends {words}") for key, words in TRIBUNAL_DATES.items()),
    (HEARING, "The hearing"),
]
_TOGETHER = "The tribunal can recommend, not order. Only together with section B, F or I."


def grounds_offered(grounds: Sequence[Ground]) -> list[Choice]:
    return [Choice(one.value, GROUND_WORDS[one], _TOGETHER if one in NOT_ALONE else "") for one in grounds]


def owed_state(owed: Owed) -> tuple[str, str]:
    """The mark and the words for one thing that must be done."""
    mark, late = lateness(owed.days_late, excused=owed.excused)
    if owed.state is State.LATE:
        return mark, late
    if owed.state is State.RUNNING:
        return "due", f"Due {plain_date(owed.due)}"
    if owed.done_on is None:
        return "none", "No longer asked for"
    return mark or "done", f"Done {plain_date(owed.done_on)}, {late or 'in time'}"


def next_words(found: Disagreement, page: CasePage, *, works: bool) -> list[str]:
    """What comes next, for whoever reads it: who does what by when, and what happens if nobody does."""
    return list(_next(found, page, "The family" if works else "You", "its" if works else "your"))


def _next(found: Disagreement, page: CasePage, who: str, whose: str) -> Iterator[str]:
    late = [one for one in _all_owed(found) if one.state is State.LATE]
    for one in late:
        yield f"{one.who} is {owed_state(one)[1]}: {one.what}. It was due on {plain_date(one.due)}."
    yield from _ordered(found)
    if found.open_appeal:
        for one in found.dates:
            if one.state is State.RUNNING:
                yield f"The council sends the tribunal {one.what} by {full_date(one.due)}."
        if found.hearing and found.hearing.for_day:
            yield f"The tribunal hears the appeal on {full_date(found.hearing.for_day)}."
        if not found.dates and found.hearing is None:
            yield "The tribunal now writes to both sides with its days. Until then nobody need do anything."
        yield from _stays(found, page)
        return
    for right in found.challenges:
        if right.is_open:
            yield f"{who} may appeal until {full_date(right.until)}."
            if right.adviser_by and not found.mediation:
                by = full_date(right.adviser_by)
                yield f"Before that, {who.lower()} must contact a mediation adviser, by {by}."
    yield from _mediating(found, who, whose)
    yield from _stays(found, page)


def _ordered(found: Disagreement) -> Iterator[str]:
    """What an order demands, or what the council told the tribunal that it does, the first due first."""
    things = [thing for one in found.orders for thing in one.things if thing.state is State.RUNNING]
    for one in sorted(things, key=lambda one: one.due):
        by = full_date(one.due)
        if one.is_ticked:
            yield f"The council must do this by {by}: {one.what}."
        else:
            yield f"The council must {one.what} by {by}."


def _mediating(found: Disagreement, who: str, whose: str) -> Iterator[str]:
    """What mediation still waits for; what was told of it before an order is settled by the order."""
    ordered = max((one.on for one in found.orders), default=date.min)
    kinds = {one.kind for one in found.mediation if one.on > ordered}
    if K.MEDIATION_ASKED_FOR in kinds and not kinds & {K.MEDIATION_HELD, K.CERTIFICATE_ISSUED}:
        yield "The council arranges the mediation within 30 days of being asked."
    if K.MEDIATION_HELD in kinds and K.CERTIFICATE_ISSUED not in kinds:
        yield f"The adviser sends {who.lower()} the certificate. An appeal stays open, whatever was agreed."
    if K.MEDIATION_DECLINED in kinds and K.CERTIFICATE_ISSUED not in kinds:
        yield f"The adviser sends {who.lower()} {whose} certificate within 3 working days."


def _stays(found: Disagreement, page: CasePage) -> Iterator[str]:
    told = page.last(K.CEASE_DECIDED)
    open_right = any(one.is_open and one.kind is K.CEASE_DECIDED for one in found.challenges)
    if told and page.last(K.PLAN_CEASED) is None and (open_right or found.open_appeal):
        yield "The plan stays in force, and the help in it goes on, until this is over."


def _all_owed(found: Disagreement) -> list[Owed]:
    ordered = (thing for one in found.orders for thing in one.things)
    return [*found.owed_of_agreements, *found.dates, *ordered]
