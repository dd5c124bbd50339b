"""The steps of a review, each with its legal day, where it stands, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.casework.lateness import Lateness, lateness_of
from goldenthread.casework.queries.case_page import CasePage
from goldenthread.casework.queries.reviews import OutcomeLooked, Round
from goldenthread.design.parts import Task
from goldenthread.design.words import full_date, plain_date, plural
from goldenthread.law.time_limits import Clock, EventKind

K = EventKind
SHORT = 24
"""A state as short as this stays on one line of a phone."""


@dataclass(frozen=True, slots=True)
class RoundStep:
    """One step. `route` is the page where it is done; none once it is, or before it can be."""

    key: str
    title: str
    done: bool
    state: str
    kind: str
    hint: str = ""
    route: str = ""

    def for_reader(self, *, works: bool) -> str:
        """Its page, for an officer, or for a school that enters what a review found."""
        return self.route if works or self.route.startswith("case_review") else ""

    def task(self, href: str) -> Task:
        state = self.state.replace(" ", "\u00a0") if len(self.state) <= SHORT else self.state
        return Task(self.title, href, self.hint, state, self.kind)


def steps_of_round(page: CasePage, found: Round, outcomes: Sequence[OutcomeLooked]) -> list[RoundStep]:
    """The ten steps, in order. Those after a decision to leave the plan, or to end it, are not asked for."""
    return list(_steps(page, found, outcomes))


def next_step(steps: Sequence[RoundStep], *, works: bool = True) -> RoundStep | None:
    """The first that is to be done and can be: by an officer, or by the school, which does not decide."""
    return next((step for step in steps if not step.done and step.for_reader(works=works)), None)


def _steps(page: CasePage, found: Round, outcomes: Sequence[OutcomeLooked]) -> Iterator[RoundStep]:
    done = found.done
    arranged, held = K.REVIEW_ARRANGED in done, K.REVIEW_HELD in done
    if held and not arranged:
        yield from _before_it_was_entered(done)
    else:
        yield from _preparing(page, found)
    yield _outcomes(outcomes, begun=bool(found.done))
    yield RoundStep(
        "hold", "Hold the meeting", held, f"Held {plain_date(done[K.REVIEW_HELD])}" if held else "Not yet",
        "done" if held else "due" if arranged else "", "", "" if held else "case_review_held",
    )  # fmt: skip
    yield _step(
        "report", "Send the report", done.get(K.REVIEW_REPORT_SENT),
        page.clock("report-of-review") if held else None, "case_review_report" if held else "",
    )  # fmt: skip
    yield _step(
        "decide", "Decide, and tell the family", _first(found, *_DECISIONS),
        page.clock("decide-after-review") if held else None, "case_decide" if held else "",
        hint="Whether the plan stays, changes or ends.",
    )  # fmt: skip
    if not {K.MAINTAIN_DECIDED, K.CEASE_DECIDED} & done.keys():
        yield from _amending(page, found)


_BEFORE = (
    ("arrange", "Arrange the meeting", K.REVIEW_ARRANGED),
    ("invite", "Invite everybody", K.REVIEW_INVITED),
    ("papers", "Send the papers round", K.REVIEW_PAPERS_SENT),
)


def _before_it_was_entered(done: Mapping[EventKind, date]) -> Iterator[RoundStep]:
    """What was done before a meeting that somebody held without this record."""
    for key, title, kind in _BEFORE:
        words = plain_date(done[kind]) if kind in done else "Not recorded here"
        yield RoundStep(key, title, True, words, "done" if kind in done else "none")


def _preparing(page: CasePage, found: Round) -> Iterator[RoundStep]:
    done = found.done
    yield _step(
        "arrange", "Arrange the meeting", done.get(K.REVIEW_ARRANGED) if found.done else None,
        page.clock("review-plan") or page.clock("review-after-transfer"), "case_review_arrange",
        hint=_meeting(found),
    )  # fmt: skip
    arranged = K.REVIEW_ARRANGED in done
    yield _step(
        "invite", "Invite everybody", done.get(K.REVIEW_INVITED), page.clock("invite-to-review"),
        "case_review_invite" if arranged else "", hint=_invited(found),
    )  # fmt: skip
    yield _step(
        "papers", "Send the papers round", done.get(K.REVIEW_PAPERS_SENT), page.clock("send-review-papers"),
        "case_review_papers" if arranged else "",
    )  # fmt: skip


_DECISIONS = (K.MAINTAIN_DECIDED, K.CEASE_DECIDED, K.AMEND_DECIDED, K.AMENDMENTS_SENT)
_FINAL = (K.AMENDED_PLAN_FINALISED, K.PLAN_FINALISED, K.AMENDMENTS_DROPPED)


def _first(found: Round, *kinds: EventKind) -> date | None:
    """The day of the first of these that happened."""
    return next((found.done[kind] for kind in kinds if kind in found.done), None)


def _outcomes(outcomes: Sequence[OutcomeLooked], *, begun: bool) -> RoundStep:
    looked = sum(1 for one in outcomes if one.finding)
    done = begun and looked == len(outcomes)
    return RoundStep(
        "outcomes", "Look at each outcome", done, f"{looked} of {plural(len(outcomes), 'outcome')}",
        "done" if done else "due", "What was delivered, and whether it helped.",
        "case_review" if begun and not done else "",
    )  # fmt: skip


def _amending(page: CasePage, found: Round) -> Iterator[RoundStep]:
    sent = K.AMENDMENTS_SENT in found.done
    amends = sent or K.AMEND_DECIDED in found.done
    yield _step(
        "amendments", "Send the changes that are proposed", found.done.get(K.AMENDMENTS_SENT),
        page.clock("send-amendments") if amends else None,
        "case_plan" if amends and not found.is_over else "",
        hint="Only if the plan changes. Each change is shown beside what it was.",
    )  # fmt: skip
    final = _first(found, *_FINAL)
    answer = _answer_time(page, sent=sent, over=final is not None)
    yield answer
    yield _step(
        "final", "Send the final amended plan", final, page.clock("amended-plan") if sent else None,
        "case_plan" if sent and not answer.route else "",
        hint="Once the family’s time is over. Sooner only with a reason.",
    )  # fmt: skip


def _meeting(found: Round) -> str:
    where = f", {found.where}" if found.where else ""
    return f"For {plain_date(found.arranged)}{where}." if found.arranged else ""


def _invited(found: Round) -> str:
    if found.missing and found.arranged:
        return f"Not invited yet, and named by the law: {'; '.join(found.missing).lower()}."
    return f"{plural(len(found.invitations), 'person', 'people')} on the list." if found.invitations else ""


def _answer_time(page: CasePage, *, sent: bool, over: bool) -> RoundStep:
    """While it runs, what comes next is to see what the family says: the plan is not made final yet."""
    clock = page.clock("comment-on-amendments") if sent else None
    over = clock is not None and (over or clock.due < page.today)
    words = f"To {plain_date(clock.due)}" if clock else "Not yet"
    return RoundStep(
        "answer", "Leave the family time to answer", over, words, "done" if over else "due" if clock else "",
        "At least 15 days, beginning with the day on which the changes are sent.",
        "case_answers" if clock and not over else "",
    )  # fmt: skip


def _step(
    key: str, title: str, on: date | None, clock: Clock | None, route: str, *, hint: str = ""
) -> RoundStep:
    """A step that an event does: done, late, due, or not yet."""
    mark, late = lateness_of(clock) if clock else Lateness()
    if on is not None:
        words = f"{plain_date(on)}, {late}" if late else plain_date(on)
        return RoundStep(key, title, True, words, mark or "done", hint)
    if late:
        return RoundStep(key, title, False, late, mark, hint, route)
    if clock is not None and clock.is_open:
        return RoundStep(key, title, False, f"By {plain_date(clock.due)}", "due", hint, route)
    return RoundStep(key, title, False, "Not yet", "due" if route else "", hint, route)


def family_words(page: CasePage, found: Round) -> list[str]:
    """Where a review stands, as the family reads it."""
    if not found.done or found.is_over:
        return list(_before_a_round(page))
    if K.REVIEW_HELD not in found.done:
        return list(_before_the_meeting(found))
    return [f"The meeting was on {plain_date(found.done[K.REVIEW_HELD])}.", _after_the_meeting(page, found)]


def _before_a_round(page: CasePage) -> Iterator[str]:
    clock = page.clock("review-plan") or page.clock("review-after-transfer")
    if clock and clock.is_open:
        yield f"The council must hold the next review by {full_date(clock.due)}."
    yield "You can ask for a review earlier, if something has changed."


def _before_the_meeting(found: Round) -> Iterator[str]:
    if found.arranged:
        where = f", {found.where}" if found.where else ""
        yield f"The meeting is on {full_date(found.arranged)}{where}."
    yield "Two weeks before, you get what each of those who help has written."
    yield "Say what you want to talk about, and bring somebody with you if you like."


def _after_the_meeting(page: CasePage, found: Round) -> str:
    if K.AMENDMENTS_SENT in found.done:
        clock = page.clock("comment-on-amendments")
        until = f" You can answer until {full_date(clock.due)}, or later if you ask." if clock else ""
        return f"You have the changes that are proposed.{until}"
    if K.AMEND_DECIDED in found.done:
        return "The plan will change. You get each change that is proposed, and at least 15 days to answer."
    clock = page.clock("decide-after-review")
    by = f" by {full_date(clock.due)}" if clock else ""
    return (
        f"The council must tell you{by} whether the plan stays, changes or ends. Nothing changes until then."
    )
