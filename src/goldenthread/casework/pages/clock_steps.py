"""The statutory clock of a case as a line of steps: each with its legal limit, what happened, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goldenthread.casework.binding import AMENDED, first_of, needless
from goldenthread.casework.lateness import advice_lateness, lateness_of
from goldenthread.casework.queries.case_page import AdviceLine, CasePage
from goldenthread.casework.states import OVER, WITH_PLAN
from goldenthread.design.parts import ClockStep
from goldenthread.design.words import day_month, plain_date
from goldenthread.law.appeals import AGREED_AS, CONCESSIONS, ORDERS
from goldenthread.law.day_words import listed
from goldenthread.law.time_limits import Clock, Event, EventKind, State
from goldenthread.law.time_limits.limit import Who

K = EventKind
NO_LONGER = "No longer due."
NOT_SENT = "The letter is not sent yet."


def steps_of(page: CasePage) -> list[ClockStep]:
    """The steps to a plan; once there is one, those of its yearly review."""
    made = [
        *(_reviewing(page) if page.state in WITH_PLAN else _assessing(page)),
        *_ordered(page),
        *_moving(page),
    ]
    made = [step for step in made if step.happened != NO_LONGER]  # what is no longer due is not done
    if page.state in OVER:
        made = [step for step in made if step.kind != "ahead" or step.limit]
    now = next((n for n, step in enumerate(made) if step.kind in ("due", "ahead", "excused", "late")
                and not step.happened.startswith(_DONE)), None)  # fmt: skip
    return [_at(step, number == now) for number, step in enumerate(made)]


_DONE = ("Told ", "Sent ", "Decided ", "Served ", "Held ", "All ")


def _at(step: ClockStep, now: bool) -> ClockStep:
    if not now:
        return step
    fields = {name: getattr(step, name) for name in step.__dataclass_fields__}
    return ClockStep(**{**fields, "now": True, "kind": "due" if step.kind == "ahead" else step.kind})


def _assessing(page: CasePage) -> Iterator[ClockStep]:
    began = page.last(K.REQUEST_RECEIVED, K.BECAME_RESPONSIBLE)
    if began:
        asker = f"From {page.asker}. " if page.asker else ""
        yield ClockStep(
            "Request received",
            "done",
            day_month(began.on),
            limit_label="",
            happened=f"{asker}The clock starts.",
        )
    yield _step(page, "Decide to assess", page.clock("decide-to-assess"), "Told the family")
    yield from _began_again(page, _TO_ASSESS)
    if told := first_of(page, *_since("assess-tell")):
        yield _step(page, "Tell the family of the assessment", told, "Told the family")
    if page.advice or page.clock("give-advice"):
        yield _advice(page)
    else:
        yield ClockStep("Advice", "ahead", happened="Asked for once there is an assessment.")
    decide = first_of(page, "refuse-plan", *_since("assess-no-plan"))
    yield _step(page, "Decide on a plan", decide, "Told the family")
    yield from _began_again(page, _TO_PLAN)
    yield _draft(page)
    final = first_of(page, "final-plan", *_since("assess-final", "plan-final"))
    yield _step(page, "Final plan", final, "Sent the plan")


_TO_ASSESS = {
    K.ORDERED_TO_ASSESS: "The tribunal ordered an assessment",
    K.NOT_OPPOSED_TO_ASSESS: "The council agreed to assess",
    K.AGREED_TO_ASSESS: "Agreed in mediation to assess",
}
_TO_PLAN = {
    K.ORDERED_TO_MAKE_PLAN: "The tribunal ordered a plan",
    K.NOT_OPPOSED_TO_MAKE_PLAN: "The council agreed to make a plan",
    K.AGREED_TO_MAKE_PLAN: "Agreed in mediation to make a plan",
}


def _since(*names: str) -> list[str]:
    """The limits that an order, or what stands in its place, sets for this."""
    return [f"{way}-{name}" for name in names for way in ("order", "unopposed", "agreement")]


def _began_again(page: CasePage, kinds: dict[EventKind, str]) -> Iterator[ClockStep]:
    if event := page.last(*kinds):
        yield ClockStep(kinds[event.kind], "done", _day(page, event.on), limit_label="")


def _ordered(page: CasePage) -> Iterator[ClockStep]:
    """What else was ordered or agreed, and is still to be done."""
    elsewhere = () if page.state in WITH_PLAN else (*_TO_ASSESS, *_TO_PLAN)
    for clock in page.clocks:
        kind = clock.started_by.kind
        if clock.is_open and clock.limit.who is Who.COUNCIL and kind in _BY_ORDER and kind not in elsewhere:
            what = clock.started_by.about or clock.limit.must
            yield _step(page, f"{what[0].upper()}{what[1:]}", clock, "Done")


_BY_ORDER = frozenset({*ORDERS, *CONCESSIONS, *AGREED_AS.values()})


def _draft(page: CasePage) -> ClockStep:
    served, ordered = page.last(K.DRAFT_SERVED), first_of(page, *_since("plan-draft"))
    if ordered and (served is None or ordered.stopped_by == served):
        return _step(page, "Draft plan", ordered, "Served")
    if served is None:
        return ClockStep("Draft plan", "ahead", happened="The family then has at least 15 days.")
    if page.waits_for_post(served):
        return ClockStep("Draft plan", "due", happened=NOT_SENT)
    answer = page.clock("comment-on-draft")
    until = f", to {day_month(answer.due)}" if answer else ""
    return ClockStep(
        "Draft plan",
        "done",
        happened=f"Served {day_month(served.on)}. The family has at least 15 days{until}.",
    )


def _reviewing(page: CasePage) -> Iterator[ClockStep]:
    review = page.clock("review-plan") or page.clock("review-after-transfer")
    held = page.last(K.REVIEW_HELD)
    final = page.last(K.PLAN_FINALISED, K.AMENDED_PLAN_FINALISED, K.PLAN_TRANSFERRED_IN)
    if final:
        yield _in_force(page, final)
    amended = first_of(page, *AMENDED)
    if held and (final is None or held.on >= final.on or _open(page.clock("decide-after-review"))):
        yield ClockStep("Review", "done", happened=f"Held {day_month(held.on)}.")
        yield _step(page, "Decide", page.clock("decide-after-review"), "Told the family")
        yield _step(page, "Send changes", page.clock("send-amendments"), "Sent")
        yield _step(page, "Amended plan", amended, "Sent the plan")
    else:
        yield _step(page, "Review", review, "Held")
        if _open(amended):  # proposed without a review
            yield _step(page, "Amended plan", amended, "Sent the plan")
    for phase in map(page.clock, _PHASES):
        if _open(phase):
            yield _step(page, "Change of phase", phase, "Sent the plan")
    again = page.clock("plan-after-reassessment")
    if again and again.is_open:
        yield _step(page, "Plan after reassessment", again, "Sent the plan")


_PHASES = ("transfer-of-phase", "transfer-to-post-16", "transfer-between-post-16")
_MADE = (
    "final-plan", *AMENDED, "plan-after-reassessment",
    *_since("assess-final", "plan-final", "amend", "name-setting"),
)  # fmt: skip


def _in_force(page: CasePage, final: Event) -> ClockStep:
    """The plan that counts, and whether it was sent in time, where a limit ran for it.

    A limit that was kept is over and is named no more; one that was not says against what it was late.
    """
    made = [one for one in map(page.clock, _MADE) if one and one.stopped_by == final and not needless(one)]
    clock = min(made, key=lambda one: one.due, default=None)
    if clock and lateness_of(clock).mark:
        return _step(page, "Plan in force", clock, "Sent")
    if page.waits_for_post(final):
        return ClockStep("Plan in force", "due", _day(page, final.on), limit_label="From", happened=NOT_SENT)
    kept = "In time" if clock else ""
    return ClockStep("Plan in force", "done", _day(page, final.on), limit_label="From", state=kept)


def _moving(page: CasePage) -> Iterator[ClockStep]:
    told, away = page.clock("tell-of-transfer"), page.clock("transfer-plan")
    if _open(told):
        yield _step(page, "Tell the family that the plan came", told, "Told the family")
    if _open(away):
        yield _step(page, "Transfer the plan", away, "Sent the plan")


def _open(clock: Clock | None) -> bool:
    return bool(clock and clock.is_open)


def _advice(page: CasePage) -> ClockStep:
    came = [line for line in page.advice if line.answered_on]
    waits = [line for line in page.advice if not line.answered_on]
    due = min((line.due for line in waits or page.advice if line.due), default=None)
    happened = (
        "All have answered." if came and not waits else f"{len(came)} of {len(page.advice)} have answered."
    )
    mark, state = _late_advice(waits) if any(line.days_late for line in waits) else _late_advice(came)
    return ClockStep(
        "Advice",
        mark or ("due" if waits else "done"),
        day_month(due) if due else "",
        "6 weeks from asking, reg 8",
        limit_label="Due",
        happened=happened,
        state=state,
    )


def _late_advice(lines: list[AdviceLine]) -> tuple[str, str]:
    """The mark and words of the advice that is late without excuse; if there is none, of what is excused."""
    found = [(line, advice_lateness(line)) for line in lines]
    worst = next((mark for mark in ("late", "excused") if any(one.mark == mark for _, one in found)), "")
    late = [(line, one) for line, one in found if worst and one.mark == worst]
    if not late:
        return "", ""
    most, said = max(late, key=lambda pair: pair[0].days_late)
    if most.answered_on:
        return worst, f"{most.title} came {said.words}"
    return worst, f"{listed([line.title for line, _ in late])} {said.words}"


def _step(page: CasePage, title: str, clock: Clock | None, done: str) -> ClockStep:
    if clock is None:
        return ClockStep(title, "ahead")
    kind, state = _kind(clock)
    if kind == "done" and clock.stopped_by and page.waits_for_post(clock.stopped_by):
        kind, state = "due", ""  # the clock stands; but nobody has been told
    return ClockStep(
        title,
        kind,
        _day(page, clock.due),
        f"{_period(clock)}, {_place(clock)}",
        happened=_happened(page, clock, done),
        state=state,
        excuse=_excuse(clock),
        own_date=day_month(clock.promised.on) if clock.promised and clock.is_open else "",
    )


def _day(page: CasePage, day: date) -> str:
    """Without the year, while it is near."""
    near = abs((day - page.today).days) < 300
    return day_month(day) if near else plain_date(day)


def _kind(clock: Clock) -> tuple[str, str]:
    if late := lateness_of(clock).words:
        return lateness_of(clock).mark, late
    if clock.state is State.IN_TIME:
        return "done", "In time"
    if clock.state in (State.ENDED, State.OVER, State.STARTED_AGAIN):
        return "done", ""
    return "ahead", ""


def _happened(page: CasePage, clock: Clock, done: str) -> str:
    stop = clock.stopped_by
    if stop is None:
        return ""
    if needless(clock):
        return NO_LONGER
    if page.waits_for_post(stop):
        return NOT_SENT
    return f"{done} {_day(page, stop.on)}."


def _period(clock: Clock) -> str:
    """“6 weeks after” as the line says it: “6 weeks”."""
    return clock.counted_by.words.removesuffix(" after").removesuffix(" from").removesuffix(" beginning with")


def _place(clock: Clock) -> str:
    place = clock.limit.rule.citations[0].place
    return place.replace("regulation", "reg").replace("paragraph", "para")


def _excuse(clock: Clock) -> str:
    """What excuses it, once it is late; before that, what would."""
    place = next((one.place.replace("regulation", "reg") for one in clock.reasons if one.counts), "")
    if place and clock.state is State.RUNNING:
        return f"{place[0].upper()}{place[1:]} would excuse a later day."
    return f"By {place}." if place and lateness_of(clock).mark else ""
