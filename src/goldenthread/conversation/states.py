"""Where a consultation stands. It opens and closes by the clock; nobody has to be there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from goldenthread.foundation.failures import Conflict


class State(StrEnum):
    WRITTEN = "written"
    ANNOUNCED = "announced"
    OPEN = "open"
    CLOSED = "closed"


STATE_WORDS = {
    State.WRITTEN: "Being written",
    State.ANNOUNCED: "Announced",
    State.OPEN: "Open",
    State.CLOSED: "Closed",
}


class NotOpen(Conflict):
    """Nothing can be sent now."""

    def __init__(self, state: State) -> None:
        when = "has closed" if state is State.CLOSED else "is not open yet"
        super().__init__(f"This consultation {when}, so your answer was not sent. What you wrote is kept.")


class Announced(Conflict):
    """What is asked may not change any more."""

    def __init__(self) -> None:
        super().__init__("This consultation is announced: what it asks can no longer be changed.")


def closing(closes_at: datetime | None, extensions: Iterable[datetime]) -> datetime | None:
    """When it closes: as announced, or as the latest extension says."""
    return max((*filter(None, [closes_at]), *extensions), default=None)


def state_at(
    now: datetime, *, announced: bool, opens_at: datetime | None, closes_at: datetime | None
) -> State:
    """Where it stands now. `closes_at` is that of `closing`."""
    if not announced or opens_at is None or closes_at is None:
        return State.WRITTEN
    if now < opens_at:
        return State.ANNOUNCED
    return State.OPEN if now < closes_at else State.CLOSED
