"""Who moves to the next phase of education this year, and by when the plan must be ready for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from goldenthread.law.time_limits.events import EventKind as K

MOVES: Mapping[K, str] = {
    K.TRANSFER_OF_PHASE: "Into school, or from one school to the next",
    K.TRANSFER_TO_POST_16: "From school to post-16",
    K.TRANSFER_BETWEEN_POST_16: "From one post-16 institution to another",
}
_INTO_SCHOOL, _TO_JUNIOR, _TO_SECONDARY, _TO_POST_16 = (
    "into school",
    "to junior school",
    "to secondary",
    "to post-16",
)
INFANTS_END_AT = 7


@dataclass(frozen=True, slots=True)
class Move:
    """A move that a child of this year group makes next September, and the day by which the plan is ready."""

    kind: K
    what: str
    on: date
    ready_by: date


def next_move(year_group: str, today: date, *, leaves_at: int | None = None) -> Move | None:
    """The change of phase of a child in this year group before the next school year; none if there is none.

    `leaves_at` is the highest age of the setting: Year 2 moves only out of an infant school. Middle schools
    have other years, and are recorded by hand. Source: regulation 18(1).
    """
    september = date(today.year + (today.month >= 9), 9, 1)
    what = _move_of(year_group.strip().upper(), leaves_at)
    if not what:
        return None
    post_16 = what == _TO_POST_16
    kind = K.TRANSFER_TO_POST_16 if post_16 else K.TRANSFER_OF_PHASE
    ready = date(september.year, 3, 31) if post_16 else date(september.year, 2, 15)
    return Move(kind, what, september, ready)


def _move_of(group: str, leaves_at: int | None) -> str:
    if group in ("N2", "N"):
        return _INTO_SCHOOL
    if group == "2" and leaves_at is not None and leaves_at <= INFANTS_END_AT:
        return _TO_JUNIOR
    return {"6": _TO_SECONDARY, "11": _TO_POST_16}.get(group, "")
