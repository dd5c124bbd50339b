"""The account of a promise: what happened, what was missed and made good, and what nobody recorded.

Two sums always close. In sessions: happened + missed + not recorded = promised. In minutes:
delivered + made good + not delivered + not accounted for = promised.

What was decided where a sum alone is not enough (capping, making good, snow, extras) is written as
house rules in `account_rules`, one sentence each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from operator import add, itemgetter
from typing import NamedTuple

from goldenthread.law.day_words import full_date
from goldenthread.law.deliveries import Delivery, Reason, SessionKey, Status
from goldenthread.law.schedule import Session
from goldenthread.law.school_days import CalendarError, HalfTerm, SchoolDays


class PromisedTwiceError(ValueError):
    """The same session came from two promises at once, so it cannot be counted."""


class RecordedTwiceError(ValueError):
    """The same session came with two records, so nobody can say which one counts."""


class State(StrEnum):
    """What one promised session comes to."""

    HAPPENED = "happened"
    CUT_SHORT = "cut_short"
    MISSED = "missed"
    MADE_GOOD = "made_good"
    NOT_RECORDED = "not_recorded"


STATE_WORDS = {
    State.HAPPENED: "Happened",
    State.CUT_SHORT: "Cut short",
    State.MISSED: "Missed",
    State.MADE_GOOD: "Missed, then made good",
    State.NOT_RECORDED: "Not recorded",
}


class Figures(NamedTuple):
    """Sessions, then minutes. `cut_short` is within `happened`; `made_good` is within `missed`.

    `made_good_in_part` is within `missed` too, and apart from `made_good`. Add with `add_up`.
    """

    promised: int = 0
    happened: int = 0
    cut_short: int = 0
    missed: int = 0
    made_good: int = 0
    made_good_in_part: int = 0
    not_recorded: int = 0
    minutes_promised: int = 0
    minutes_delivered: int = 0
    minutes_made_good: int = 0
    minutes_not_delivered: int = 0
    minutes_not_accounted_for: int = 0
    minutes_surplus: int = 0

    @property
    def minutes_had(self) -> int:
        """Delivered on the day or made good later."""
        return self.minutes_delivered + self.minutes_made_good


class Line(NamedTuple):
    """One promised session with what was recorded about it, in minutes.

    `minutes_lost` were promised and not delivered on the day; those made good are among them.
    `delivery` is as it stood on the day of the account; None when nobody recorded anything.
    """

    session: Session
    state: State
    delivery: Delivery | None = None
    minutes_delivered: int = 0
    minutes_lost: int = 0
    minutes_made_good: int = 0
    minutes_surplus: int = 0

    @property
    def minutes_still_lost(self) -> int:
        return self.minutes_lost - self.minutes_made_good


class LostFor(NamedTuple):
    """What was lost for one reason: sessions missed or cut short, and minutes. None: nobody gave one."""

    reason: Reason | None
    sessions: int
    minutes_lost: int
    minutes_made_good: int


@dataclass(frozen=True, slots=True)
class HalfTermAccount:
    """The figures of one half-term. `name` says where it stops: 'November, to the 20th'."""

    half_term: HalfTerm
    name: str
    figures: Figures
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """The account to `until`, that day included."""

    until: date
    total: Figures
    half_terms: tuple[HalfTermAccount, ...]
    lines: tuple[Line, ...]
    extra: tuple[Delivery, ...]

    def __hash__(self) -> int:
        """Of little, so that what is said of an account can be kept with it at no cost."""
        return hash((self.until, self.total, len(self.lines), len(self.extra)))

    @property
    def lost(self) -> tuple[Line, ...]:
        """Sessions that did not happen in full, with their reasons, oldest first."""
        return tuple(line for line in self.lines if line.minutes_lost)

    @property
    def by_reason(self) -> tuple[LostFor, ...]:
        """The same, counted by the reason that was chosen; the most minutes first."""
        grouped: dict[Reason | None, list[Line]] = {}
        for line in self.lost:
            grouped.setdefault(line.delivery.reason if line.delivery else None, []).append(line)
        counted = (
            LostFor(
                reason,
                len(lines),
                sum(line.minutes_lost for line in lines),
                sum(line.minutes_made_good for line in lines),
            )
            for reason, lines in grouped.items()
        )
        return tuple(sorted(counted, key=lambda one: -one.minutes_lost))

    @property
    def not_recorded(self) -> tuple[Session, ...]:
        return tuple(line.session for line in self.lines if line.state is State.NOT_RECORDED)

    @property
    def extra_minutes(self) -> int:
        return sum(delivery.minutes + delivery.made_good_minutes for delivery in self.extra)


def account(
    expected: Iterable[Session],
    deliveries: Iterable[Delivery],
    until: date,
    school_days: SchoolDays,
) -> Account:
    """Set what was recorded against what was promised, to `until` included.

    `expected` may join several patterns of one provision (a promise that changed). Raises
    PromisedTwiceError when two of them promise the same day and slot, RecordedTwiceError when
    two deliveries are about one session (`effective` never gives two), and CalendarError when a
    session is promised outside the terms.
    """
    promised = _promised(expected, until)
    known = _recorded(deliveries, until)
    lines = tuple(_line(session, known, until, school_days) for session in promised.values())
    beyond = (known[key] for key in sorted(known.keys() - promised.keys()))
    extra = tuple(delivery for delivery in beyond if delivery.minutes or delivery.made_good_minutes)
    half_terms = _by_half_term(lines, until, school_days)
    total = add_up(half.figures for half in half_terms)
    return Account(until, total, half_terms, lines, extra)


def add_up(figures: Iterable[Figures]) -> Figures:
    """The figures of several half-terms, provisions or children together."""
    total: tuple[int, ...] = Figures()
    for part in figures:
        total = tuple(map(add, total, part))
    return Figures(*total)


def _promised(expected: Iterable[Session], until: date) -> dict[SessionKey, Session]:
    in_order = sorted((session for session in expected if session.on <= until), key=itemgetter(0, 1))
    promised = {(session.on, session.slot): session for session in in_order}
    if len(promised) < len(in_order):
        raise PromisedTwiceError("Two promises name the same session. End one before the other starts.")
    return promised


def _recorded(deliveries: Iterable[Delivery], until: date) -> dict[SessionKey, Delivery]:
    known: dict[SessionKey, Delivery] = {}
    for delivery in deliveries:
        key = delivery.on, delivery.slot
        if key in known:
            raise RecordedTwiceError(
                f"Two records count for one session on {full_date(delivery.on)}. "
                "The later one must replace the earlier."
            )
        if delivery.on <= until:
            known[key] = _as_at(delivery, until)
    return known


def _as_at(delivery: Delivery, until: date) -> Delivery:
    """Without what was made good after the day of the account."""
    if not delivery.made_good or all(catch_up.on <= until for catch_up in delivery.made_good):
        return delivery
    by_then = tuple(catch_up for catch_up in delivery.made_good if catch_up.on <= until)
    return replace(delivery, made_good=by_then)


def _line(
    session: Session,
    known: dict[SessionKey, Delivery],
    until: date,
    school_days: SchoolDays,
) -> Line:
    delivery = known.get((session.on, session.slot))
    if delivery is None or delivery.is_unexplained:
        delivery = _closed(session, delivery, until, school_days)
    if delivery is None:
        return Line(session, State.NOT_RECORDED)
    return _recorded_line(session, delivery)


def _recorded_line(session: Session, delivery: Delivery) -> Line:
    delivered = min(delivery.minutes, session.minutes)
    lost = session.minutes - delivered
    given = delivery.made_good_minutes if delivery.made_good else 0
    made_good = min(given, lost)
    surplus = delivery.minutes - delivered + given - made_good
    state = _state(delivery, lost, made_good)
    return Line(session, state, delivery, delivered, lost, made_good, surplus)


def _closed(
    session: Session, delivery: Delivery | None, until: date, school_days: SchoolDays
) -> Delivery | None:
    """What a closure without warning says of a session that no record explains."""
    closure = school_days.late_closures.get(session.on)
    if closure is None or closure.known_on > until:
        return delivery
    missed = delivery or Delivery(session.on, session.slot, Status.MISSED, 0)
    return replace(missed, reason=Reason.SCHOOL_CLOSED, note=missed.note or closure.reason)


def _state(delivery: Delivery, lost: int, made_good: int) -> State:
    if delivery.status is Status.MISSED:
        return State.MADE_GOOD if made_good == lost else State.MISSED
    return State.CUT_SHORT if lost else State.HAPPENED


def _by_half_term(
    lines: tuple[Line, ...], until: date, school_days: SchoolDays
) -> tuple[HalfTermAccount, ...]:
    grouped: dict[HalfTerm, list[Line]] = {}
    for line in lines:
        grouped.setdefault(_half_term(line.session.on, school_days), []).append(line)
    names = _names([*grouped], until)
    return tuple(
        HalfTermAccount(half, name, _figures(group), tuple(group))
        for name, (half, group) in zip(names, grouped.items(), strict=True)
    )


def _half_term(day: date, school_days: SchoolDays) -> HalfTerm:
    half_term = school_days.half_term_of(day)
    if half_term is None:
        raise CalendarError(f"A session is promised on {full_date(day)}, outside the school’s terms.")
    return half_term


def _names(half_terms: list[HalfTerm], until: date) -> list[str]:
    """The name of each, with its year where an account is long enough to have two of that name."""
    names = [half_term.name_until(until) for half_term in half_terms]
    seen = Counter(names)
    return [
        f"{name} {half_term.starts_on.year}" if seen[name] > 1 else name
        for name, half_term in zip(names, half_terms, strict=True)
    ]


def _figures(lines: list[Line]) -> Figures:
    # Counting in a list compares by identity first, which is several times faster than Counter.
    states = [line.state for line in lines]
    cut_short, made_good = states.count(State.CUT_SHORT), states.count(State.MADE_GOOD)
    return Figures(
        promised=len(lines),
        happened=states.count(State.HAPPENED) + cut_short,
        cut_short=cut_short,
        missed=states.count(State.MISSED) + made_good,
        made_good=made_good,
        made_good_in_part=sum(_is_made_good_in_part(line) for line in lines),
        not_recorded=states.count(State.NOT_RECORDED),
        minutes_promised=sum(line.session.minutes for line in lines),
        minutes_delivered=sum(line.minutes_delivered for line in lines),
        minutes_made_good=sum(line.minutes_made_good for line in lines),
        minutes_not_delivered=sum(line.minutes_still_lost for line in lines),
        minutes_not_accounted_for=_minutes_nobody_recorded(lines),
        minutes_surplus=sum(line.minutes_surplus for line in lines),
    )


def _minutes_nobody_recorded(lines: list[Line]) -> int:
    return sum(line.session.minutes for line in lines if line.state is State.NOT_RECORDED)


def _is_made_good_in_part(line: Line) -> bool:
    return line.state is State.MISSED and line.minutes_made_good > 0
