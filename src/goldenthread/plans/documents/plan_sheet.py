"""A plan in words, once: the page and the printed plan say the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goldenthread.design.parts import Fact, Person
from goldenthread.design.words import Spoken, and_list, day_month, first_upper, plain_date, plural, until
from goldenthread.foundation.permissions import ROLE_WORDS, RoleKind
from goldenthread.law.account_words import owed_words
from goldenthread.law.layers import LAYER_NAMES
from goldenthread.people.models import Child
from goldenthread.plans import promise_words as words
from goldenthread.plans.codes import FamilyAnswer, ViewKind, Whose
from goldenthread.plans.documents.happened import Happened, happened, is_daily
from goldenthread.plans.queries.document import NeedLine, OutcomeLine, ProvisionLine, VersionHead, ViewLine
from goldenthread.plans.queries.plan_page import Knows, PlanPage, Reached
from goldenthread.plans.states import STATE_WORDS, VersionState

STATE_KINDS = {
    VersionState.DRAFT: "ahead",
    VersionState.SHARED: "due",
    VersionState.REPLACED: "declined",
    VersionState.IN_FORCE: "done",
    VersionState.ENDED: "declined",
    VersionState.SET_ASIDE: "declined",
}


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody's own words, and who said them, how and when."""

    strand: str
    words: str
    who: str


@dataclass(frozen=True, slots=True)
class ProvisionKnot:
    strand: str
    kicker: str
    title: str
    what: str
    facts: tuple[Fact, ...]
    happened: Happened | None
    over: str  # "Ended on 20 July 2026" when it is over, else nothing


@dataclass(frozen=True, slots=True)
class StepsReached:
    at: int
    of: int
    words: str


@dataclass(frozen=True, slots=True)
class OutcomeKnot:
    strand: str
    title: str
    measure: str
    reached: StepsReached | None
    provisions: tuple[ProvisionKnot, ...]


@dataclass(frozen=True, slots=True)
class NeedKnot:
    strand: str
    kicker: str
    title: str
    description: str
    barrier: str
    outcomes: tuple[OutcomeKnot, ...]


@dataclass(frozen=True, slots=True)
class ReviewKnot:
    title: str
    words: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """All the words of one version."""

    name: str
    spoken: Spoken
    title: str
    caption: str
    state_kind: str
    state_words: str
    layer: str
    facts: tuple[Fact, ...]
    wants: tuple[Said, ...]
    thinks: tuple[Said, ...]
    needs: tuple[NeedKnot, ...]
    adjustments: tuple[Said, ...]
    class_notes: tuple[Said, ...]
    review: ReviewKnot
    people: tuple[Person, ...]
    until: date


def plan_sheet(page: PlanPage, child: Child, today: date, *, on_paper: bool = False) -> PlanSheet:
    """The plan of this child in words, as it stands on `today`. On paper others read it: by name only."""
    document, spoken = page.document, Spoken(child.short_name) if on_paper else child.spoken
    return PlanSheet(
        name=child.short_name,
        spoken=spoken,
        title=f"{first_upper(spoken.whose)} Individual Support Plan",
        caption=caption(page, child, today),
        state_kind=STATE_KINDS[document.version.state],
        state_words=state_words(document.version),
        layer=and_list([layer_words(held.layer) for held in page.layers]),
        facts=tuple(_facts(page, today)),
        wants=tuple(said_by(view, spoken) for view in document.views_of(ViewKind.ASPIRATION)),
        thinks=tuple(said_by(view, spoken) for view in document.views if view.kind != ViewKind.ASPIRATION),
        needs=tuple(_needs(page, spoken, today)),
        adjustments=tuple(Said(str(line.strand), line.words, "") for line in document.adjustments),
        class_notes=tuple(Said(str(line.strand), line.words, "") for line in document.class_notes),
        review=_review(page),
        people=tuple(_person(one) for one in page.knows),
        until=page.until,
    )


def caption(page: PlanPage, child: Child, today: date) -> str:
    """'Ayo Bello, 9. Class 5H, Year 5'"""
    where = page.whereabouts
    classes = f"Class {and_list(where.classes)}" if where.classes else ""
    year = f"Year {where.year_group}" if where.year_group else ""
    place = ", ".join(part for part in (classes, year) if part)
    return f"{child.name}, {age(child.born_on, today)}. {place}".strip(" .")


def age(born_on: date, today: date) -> int:
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))


def state_words(version: VersionHead) -> str:
    if version.state == VersionState.ENDED and version.ended_on:
        return f"Ended on {plain_date(version.ended_on)}"
    return STATE_WORDS[version.state]


def layer_words(layer: str) -> str:
    return LAYER_NAMES.get(layer, layer)


def _facts(page: PlanPage, today: date) -> Iterator[Fact]:
    version = page.document.version
    since = f"In force since {plain_date(version.in_force_on)}" if version.in_force_on else "Not in force yet"
    yield Fact("Version", version.name.removeprefix("version "), since)
    if page.layers:
        last = page.layers[-1]
        names = and_list([layer_words(held.layer) for held in page.layers])
        yield Fact("Layer", names, f"Since {plain_date(last.since)}: {last.reason}")
    yield _agreed(page)
    yield _next_review(page, today)


def _agreed(page: PlanPage) -> Fact:
    agreed = [one for one in page.answered if one.answer == FamilyAnswer.AGREE]
    others = [one for one in page.answered if one.answer != FamilyAnswer.AGREE]
    small = "; ".join(f"{one.by} {_ANSWERED[one.answer]} on {plain_date(one.on)}" for one in others)
    if not agreed:
        return Fact("Agreed by", "Nobody yet", small or "Nobody has answered")
    when = plain_date(max(one.on for one in agreed))
    return Fact("Agreed by", and_list([one.by for one in agreed]), f"{when}. {small}" if small else when)


_ANSWERED = {
    FamilyAnswer.IN_PART.value: "agreed in part",
    FamilyAnswer.DISAGREE.value: "disagreed",
}


def _next_review(page: PlanPage, today: date) -> Fact:
    if page.review:
        when = until(page.review.on, today)
        return Fact("Next review", plain_date(page.review.on), when[0].upper() + when[1:])
    due = page.document.version.review_due_on
    if due:
        return Fact("Next review", f"Due by {plain_date(due)}", "Not arranged yet")
    return Fact("Next review", "Not arranged yet")


def said_by(view: ViewLine, child: Spoken) -> Said:
    whose = child.first if view.whose == Whose.CHILD else _WHOSE[view.whose]
    told = [view.who or whose, view.how, plain_date(view.said_on) if view.said_on else ""]
    return Said(str(view.strand), view.words, ", ".join(part for part in told if part))


KIN = (RoleKind.PARENT, RoleKind.RELATION)
_WHOSE = {whose.value: str(whose.label) for whose in Whose}


def _needs(page: PlanPage, child: Spoken, today: date) -> Iterator[NeedKnot]:
    total = len(page.document.needs)
    for number, need in enumerate(page.document.needs, 1):
        yield NeedKnot(
            strand=str(need.strand),
            kicker=_need_kicker(need, number, total),
            title=need.title or "No title yet",
            description=need.description,
            barrier=need.barrier,
            outcomes=tuple(_outcome(page, outcome, child, today) for outcome in need.outcomes),
        )


def _need_kicker(need: NeedLine, number: int, total: int) -> str:
    which = "Need" if total == 1 else f"Need {number} of {total}"
    return f"{which}: {need.area_name.lower()}" if need.area_name else which


def _outcome(page: PlanPage, outcome: OutcomeLine, child: Spoken, today: date) -> OutcomeKnot:
    reached = page.reached.get(outcome.strand)
    return OutcomeKnot(
        strand=str(outcome.strand),
        title=_outcome_title(outcome),
        measure=outcome.measure,
        reached=_steps(outcome, reached) if reached else None,
        provisions=tuple(_provision(page, line, child, today) for line in outcome.provisions),
    )


def _outcome_title(outcome: OutcomeLine) -> str:
    """The date first, unless the words already say it."""
    title = outcome.title or "No title yet"
    if outcome.by_date is None or title.startswith("By "):
        return title
    return f"By {plain_date(outcome.by_date)}: {title}"


def _steps(outcome: OutcomeLine, reached: Reached) -> StepsReached:
    of = max(len(outcome.steps), reached.step, 1)
    named = outcome.steps[reached.step - 1] if 0 < reached.step <= len(outcome.steps) else ""
    seen = f"{reached.evidence.rstrip('. ')} ({day_month(reached.on)})"
    before = "" if reached.before is None else f". Before that: step {reached.before}"
    return StepsReached(reached.step, of, f"{named.rstrip('. ') + '. ' if named else ''}{seen}{before}")


def _provision(page: PlanPage, line: ProvisionLine, child: Spoken, today: date) -> ProvisionKnot:
    account = page.accounts.get(line.strand)
    over = line.ends_on is not None and line.ends_on < today
    return ProvisionKnot(
        strand=str(line.strand),
        kicker=f"Provision {line.number}",
        title=line.title or "No title yet",
        what=line.what,
        facts=tuple(_promised(line, page.document.version)),
        happened=happened(account, child, daily=is_daily(line.weekdays)) if account else None,
        over=f"Ended on {plain_date(line.ends_on)}" if over and line.ends_on else "",
    )


def _promised(line: ProvisionLine, version: VersionHead) -> Iterator[Fact]:
    yield Fact("Who", words.who_words(line.who, line.who_role))
    yield Fact("When", line.when_words)
    yield Fact("How long", words.long_words(line.minutes))
    yield Fact("Group", line.group_words)
    yield Fact("From", words.from_words(line.starts_on or version.in_force_on, line.ends_on))
    if line.used_in_class:
        yield Fact("Used in class", line.used_in_class)


def _review(page: PlanPage) -> ReviewKnot:
    points = tuple(_to_answer(page))
    due = page.document.version.review_due_on
    if page.review is None:
        title = f"Due by {plain_date(due)}" if due else "No date yet"
        return ReviewKnot(title, "The review is not arranged yet.", points)
    at = words.time_words(page.review.starts_at.isoformat("minutes")) if page.review.starts_at else ""
    title = f"{page.review.on:%A} {plain_date(page.review.on)}{', ' + at if at else ''}"
    with_whom = f" With {page.review.with_whom}." if page.review.with_whom else ""
    where = page.review.where[:1].upper() + page.review.where[1:].rstrip(".")
    return ReviewKnot(title, f"{where}.{with_whom}", points)


def _to_answer(page: PlanPage) -> Iterator[str]:
    """What the review must answer: what is still owed, and what nobody recorded."""
    for line in page.document.provisions:
        account = page.accounts.get(line.strand)
        if account is None:
            continue
        if owed := owed_words(account):
            yield f"{line.title}: {owed}"
        if account.total.not_recorded:
            yield f"{line.title}: {plural(account.total.not_recorded, 'session')} that nobody recorded"


def _person(one: Knows) -> Person:
    what = one.described_as or ROLE_WORDS[one.kind].capitalize()
    if one.kind in KIN:  # the day it was recorded here is not the day somebody became a mother
        return Person(one.name, what)
    return Person(one.name, f"{what}, since {one.since:%B} {one.since.year}")
