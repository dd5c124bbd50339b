"""What the dated events of a case say on the census day, in the terms of the return. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.formats.sen2.collection import Collection
from goldenthread.law.time_limits import Event, EventKind, clocks
from goldenthread.law.time_limits.events import EXCEPTIONS

K = EventKind
_RECEIVED = (K.REQUEST_RECEIVED, K.BECAME_RESPONSIBLE)
_STOPPED = (K.REQUEST_WITHDRAWN, K.MOVED_OUT)
_TO_ASSESS = (K.ASSESSMENT_AGREED, K.ORDERED_TO_ASSESS, K.NOT_OPPOSED_TO_ASSESS)
_TO_PLAN = (K.PLAN_AGREED, K.ORDERED_TO_MAKE_PLAN, K.NOT_OPPOSED_TO_MAKE_PLAN)
_ENDED = (K.PLAN_CEASED, K.ORDERED_TO_CEASE, K.MOVED_OUT)
_CURRENT = (K.PLAN_FINALISED, K.AMENDED_PLAN_FINALISED)
_MEDIATION = (K.MEDIATION_ASKED_FOR, K.MEDIATION_HELD)
_TRIBUNAL = (K.APPEALED, K.ORDERED_TO_ASSESS, K.ORDERED_TO_MAKE_PLAN, K.ORDERED_TO_AMEND,
             K.ORDERED_TO_NAME_SETTING, K.ORDERED_TO_CEASE, K.NOT_OPPOSED_TO_ASSESS,
             K.NOT_OPPOSED_TO_MAKE_PLAN, K.NOT_OPPOSED_TO_AMEND)  # fmt: skip
REVIEW_DECISIONS = (K.MAINTAIN_DECIDED, K.AMEND_DECIDED, K.CEASE_DECIDED)
_MOVES = (K.TRANSFER_TO_POST_16, K.TRANSFER_OF_PHASE, K.TRANSFER_BETWEEN_POST_16)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A code of the return, with its day if it has one, and whether it was challenged."""

    code: str
    on: date | None = None
    mediation: bool = False
    tribunal: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """The last review of a plan, and the move to a new phase that it is for, if it is."""

    held: date | None = None
    decided: Event | None = None
    told: date | None = None
    draft: date | None = None
    move_due: date | None = None
    move_settled: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """One case on the census day. Without an event there is no day; nothing is guessed."""

    received: date | None
    request: Outcome
    assessment: Outcome | None
    excused: bool
    moved_in: Event | None
    has_plan: bool
    plan_starts: date | None
    ended: Event | None
    left_before_plan: Event | None
    other_mediation: bool
    other_tribunal: bool
    review: Review

    @property
    def is_live(self) -> bool:
        return self.has_plan and self.ended is None


def facts_of(events: Sequence[Event], at: Collection) -> Facts | None:
    """The case as it stood on the census day; None if it does not belong in the return.

    It belongs there while there is a plan, or one that ended in the year or after it; while it is undecided;
    and when it was refused, withdrawn or challenged in the year or after it. A request that came after the
    year without leading to a plan is the next return's.
    """
    known = [event for event in events if event.on <= at.census]
    if not known:
        return None
    moved_in = _first(known, K.PLAN_TRANSFERRED_IN)
    begun = _first(known, K.PLAN_FINALISED, K.PLAN_TRANSFERRED_IN)
    since = _after(known, begun)
    current = _last(known, *_CURRENT)
    ended = _first(since, *_ENDED)
    received = _first(known, *_RECEIVED)
    facts = Facts(
        received=received.on if received else None,
        request=_request(known, moved_in, at),
        assessment=_assessment(known, moved_in, at),
        excused=_is_excused(known, at.census),
        moved_in=moved_in,
        has_plan=begun is not None,
        plan_starts=current.on if current else None,
        ended=ended,
        left_before_plan=None if begun else _first(known, K.MOVED_OUT),
        other_mediation=bool(_first(since, *_MEDIATION)),
        other_tribunal=bool(_first(since, *_TRIBUNAL)),
        review=_review(known, at.census),
    )
    return facts if _belongs(facts, known, at) else None


def _belongs(facts: Facts, known: Sequence[Event], at: Collection) -> bool:
    if facts.has_plan:
        return facts.ended is None or facts.ended.on >= at.begins
    if facts.received and facts.received > at.ends:
        return False
    outcome = facts.assessment or facts.request
    if outcome.code in ("N", "W"):
        return known[-1].on >= at.begins
    return True


def _request(known: Sequence[Event], moved_in: Event | None, at: Collection) -> Outcome:
    if moved_in:
        return Outcome("H")
    decided = _first(known, K.ASSESSMENT_AGREED, K.ASSESSMENT_REFUSED)
    if decided is None:
        return Outcome("W" if _first(known, *_STOPPED) else "A")
    if decided.kind is K.ASSESSMENT_REFUSED:
        return _refused(known, decided, K.ASSESSMENT_AGREED)
    return Outcome("Y", decided.on) if decided.on >= at.begins else Outcome("H")


def _assessment(known: Sequence[Event], moved_in: Event | None, at: Collection) -> Outcome | None:
    """What became of the assessment; None if there was none. What changed later alters no first outcome."""
    if moved_in:
        return Outcome("H")
    agreed = _first(known, *_TO_ASSESS)
    if agreed is None:
        return None
    since = _after(known, agreed)
    told = _first(since, K.PLAN_REFUSED, K.PLAN_FINALISED)
    if told is None:
        if _first(since, *_STOPPED):
            return Outcome("W")
        return Outcome("Y" if _first(since, K.PLAN_AGREED) else "A")
    if told.kind is K.PLAN_REFUSED:
        return _refused(since, told, *_TO_PLAN, K.PLAN_FINALISED)
    return Outcome("Y", told.on) if told.on >= at.begins else Outcome("H")


def _refused(known: Sequence[Event], refused: Event, *changed_by: EventKind) -> Outcome:
    """A refusal, with what the family did before the next decision. It stands though it is changed."""
    since = _after(known, refused)
    nearest = _first(since, *changed_by)
    until = since[: since.index(nearest) + 1] if nearest else since
    return Outcome("N", refused.on, bool(_first(until, *_MEDIATION)), bool(_first(until, *_TRIBUNAL)))


def _is_excused(known: Sequence[Event], census: date) -> bool:
    if not _first(known, *EXCEPTIONS):
        return False
    found = clocks(known, census)
    return any(clock.excused for clock in found if clock.limit.id == "limit.final-plan")


def _review(known: Sequence[Event], census: date) -> Review:
    held = _last(known, K.REVIEW_HELD)
    since = _after(known, held) if held else ()
    told = _last(known, *REVIEW_DECISIONS)
    draft = _first(since, K.AMENDMENTS_SENT)
    move = _last(known, *_MOVES)
    due = settled = None
    if move:
        started = [one for one in clocks(known, census) if one.started_by == move]
        due = next((one.due for one in started if one.limit.aimed), None)
        final = _first(_after(known, move), K.AMENDED_PLAN_FINALISED)
        settled = final.on if final else None
    return Review(
        held.on if held else None, _first(since, *REVIEW_DECISIONS), told.on if told else None,
        draft.on if draft else None, due, settled,
    )  # fmt: skip


def _first(events: Sequence[Event], *kinds: EventKind) -> Event | None:
    return next((event for event in events if event.kind in kinds), None)


def _last(events: Sequence[Event], *kinds: EventKind) -> Event | None:
    return _first(events[::-1], *kinds)


def _after(events: Sequence[Event], event: Event | None) -> Sequence[Event]:
    """What came after this event; nothing, if it never came."""
    return events[events.index(event) + 1 :] if event else ()
