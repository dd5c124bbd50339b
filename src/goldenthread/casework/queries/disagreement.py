"""A disagreement: what can be challenged until when, and what became of mediation, appeal and order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from goldenthread.casework.models import Appeal, Case
from goldenthread.casework.queries.agreements import AgreementRead, agreements_of
from goldenthread.casework.queries.case_page import CasePage, EventLine
from goldenthread.casework.queries.owed import Owed, owed_of
from goldenthread.law.appeals import (
    AGAINST,
    CONCESSIONS,
    GROUND_WORDS,
    OF_MEDIATION,
    ORDERS,
    SET,
    Ground,
)
from goldenthread.law.time_limits import EVENT_WORDS, Clock, EventKind, State

K = EventKind


@dataclass(frozen=True, slots=True)
class Challenge:
    """A decision that can be, or could be, challenged. `adviser_by` is the day for the mediation adviser."""

    event_id: UUID
    kind: EventKind
    what: str
    told_on: date
    until: date
    adviser_by: date | None
    state: State
    grounds: tuple[Ground, ...]

    @property
    def is_open(self) -> bool:
        return self.state is State.RUNNING


@dataclass(frozen=True, slots=True)
class Told:
    """Something that was recorded of mediation, or of a hearing."""

    id: UUID
    kind: EventKind
    what: str
    on: date
    for_day: date | None
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class AppealRead:
    event_id: UUID
    sent_on: date
    against: str
    grounds: tuple[str, ...]
    words: str
    tribunal_number: str
    by: str
    ended_on: date | None = None
    ended: str = ""
    ended_words: str = ""


@dataclass(frozen=True, slots=True)
class OrderRead:
    """One thing ordered, or conceded, with the legal time of each thing that it asks for."""

    event_id: UUID
    kind: EventKind
    what: str
    on: date
    words: str
    things: tuple[Owed, ...]


@dataclass(frozen=True, slots=True)
class CarriedOn:
    """Another case in which what was ordered or agreed here is done."""

    case_id: UUID
    number: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    challenges: tuple[Challenge, ...]
    mediation: tuple[Told, ...]
    agreed: tuple[AgreementRead, ...]
    appeals: tuple[AppealRead, ...]
    dates: tuple[Owed, ...]
    hearing: Told | None
    orders: tuple[OrderRead, ...]
    carried_on: tuple[CarriedOn, ...]

    @property
    def owed_of_agreements(self) -> list[Owed]:
        return [owed for one in self.agreed for thing in one.things for owed in thing.things]

    @property
    def open_appeal(self) -> AppealRead | None:
        return next((one for one in self.appeals if one.ended_on is None), None)

    @property
    def certificate(self) -> bool:
        return any(one.kind is K.CERTIFICATE_ISSUED for one in self.mediation)


def disagreement_of(case: Case, page: CasePage) -> Disagreement:
    """All of it, from the page of the case that the caller has read already. Three queries, or four."""
    lines = [line for line in page.events if not line.set_aside]
    started = {id(clock): _line(lines, clock) for clock in page.clocks}
    owed = [owed_of(started[id(clock)], clock) for clock in page.clocks if clock.started_by.kind in SET]
    return Disagreement(
        tuple(_challenges(page, lines)),
        tuple(_told(line) for line in lines if line.event.kind in OF_MEDIATION),
        tuple(agreements_of(case, page, lines)),
        tuple(_appeals(case, lines)),
        tuple(
            one for one in owed if one.kind is K.TRIBUNAL_DATE_SET and one.state is not State.STARTED_AGAIN
        ),
        _hearing(lines),
        tuple(
            _order(line, [clock for clock in page.clocks if started[id(clock)] is line])
            for line in lines
            if line.event.kind in ORDERS or line.event.kind in CONCESSIONS
        ),
        tuple(_carried_on(lines)),
    )


def _line(lines: Sequence[EventLine], clock: Clock) -> EventLine:
    return next(line for line in lines if line.event == clock.started_by)


def _challenges(page: CasePage, lines: Sequence[EventLine]) -> list[Challenge]:
    """The newest first."""
    adviser = {
        clock.started_by: clock.due
        for clock in page.clocks
        if clock.limit.id == "limit.contact-mediation-adviser"
    }
    found = [
        Challenge(
            _line(lines, clock).id, clock.started_by.kind, _sentence(clock.started_by.kind),
            clock.started_by.on, clock.due, adviser.get(clock.started_by), clock.state,
            AGAINST[clock.started_by.kind],
        )
        for clock in page.clocks
        if clock.limit.id == "limit.appeal"
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.told_on, reverse=True)


def _carried_on(lines: Sequence[EventLine]) -> Iterator[CarriedOn]:
    numbers = {line.event.about for line in lines if line.event.kind is K.CARRIED_ON}
    if numbers:
        for id, number in (
            Case.objects.filter(number__in=numbers).order_by("number").values_list("id", "number")
        ):
            yield CarriedOn(id, number)


def _told(line: EventLine) -> Told:
    event = line.event
    return Told(line.id, event.kind, _sentence(event.kind), event.on, event.for_day, line.reason, event.by)


def _sentence(kind: EventKind) -> str:
    words = EVENT_WORDS[kind]
    return f"{words[0].upper()}{words[1:]}"


def _hearing(lines: Sequence[EventLine]) -> Told | None:
    """The hearing as it was set last, of an appeal that runs."""
    last = None
    for line in lines:
        if line.event.kind is K.HEARING_SET:
            last = _told(line)
        elif line.event.kind is K.APPEAL_ENDED:
            last = None
    return last


def _appeals(case: Case, lines: Sequence[EventLine]) -> list[AppealRead]:
    """The oldest first. One recorded without its grounds is an appeal all the same."""
    rows = {row.event_id: row for row in Appeal.objects.filter(case=case).select_related("against")}
    found: list[AppealRead] = []
    for line in lines:
        if line.event.kind is K.APPEALED:
            found.append(_appeal(line, rows.get(line.id)))
        elif line.event.kind is K.APPEAL_ENDED and found:
            last = found[-1]
            found[-1] = AppealRead(
                last.event_id, last.sent_on, last.against, last.grounds, last.words, last.tribunal_number,
                last.by, line.event.on, line.event.about, line.reason,
            )  # fmt: skip
    return found


def _appeal(line: EventLine, row: Appeal | None) -> AppealRead:
    if row is None:
        return AppealRead(line.id, line.event.on, "", (), line.reason, "", line.event.by)
    return AppealRead(
        line.id, line.event.on, _sentence(EventKind(row.against.kind)),
        tuple(GROUND_WORDS[Ground(one)] for one in row.grounds), row.words, row.tribunal_number,
        line.event.by,
    )  # fmt: skip


def _order(line: EventLine, clocks: Sequence[Clock]) -> OrderRead:
    event = line.event
    things = tuple(owed_of(line, clock) for clock in clocks if clock.state is not State.ENDED)
    return OrderRead(line.id, event.kind, _sentence(event.kind), event.on, line.reason, things)
