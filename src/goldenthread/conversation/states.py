"""Where a consultation and a statement stand. A consultation opens and closes by the clock, by itself."""

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
        super().__init__(f"This consultation {when}, so your answer was not sent.")


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


class StatementState(StrEnum):
    WAITING = "waiting"
    OPEN = "open"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    """What is decided on a statement."""

    LET_IN = "let_in"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    PUT_BACK = "put_back"


STATEMENT_WORDS = {
    StatementState.WAITING: "Waits to be read",
    StatementState.OPEN: "Put to people",
    StatementState.REFUSED: "Not let in",
    StatementState.WITHDRAWN: "Taken back",
}
STATEMENT_STEPS = (
    (Step.LET_IN, StatementState.WAITING, StatementState.OPEN),
    (Step.REFUSE, StatementState.WAITING, StatementState.REFUSED),
    (Step.WITHDRAW, StatementState.OPEN, StatementState.WITHDRAWN),
    (Step.PUT_BACK, StatementState.REFUSED, StatementState.OPEN),
    (Step.PUT_BACK, StatementState.WITHDRAWN, StatementState.OPEN),
)


def diagram_of_statement() -> str:
    """The states of a statement as a Mermaid diagram, for the reference pages."""
    lines = ["stateDiagram-v2"]
    lines += [f"    [*] --> {StatementState.OPEN}: put", f"    [*] --> {StatementState.WAITING}: suggest"]
    lines += [f"    {begin} --> {leads}: {step}" for step, begin, leads in STATEMENT_STEPS]
    return "\n".join(lines) + "\n"


def leads_to(state: StatementState, step: Step) -> StatementState | None:
    """Where a step leads from here; None where it cannot be taken."""
    return next((to for each, begin, to in STATEMENT_STEPS if (each, begin) == (step, state)), None)


def steps_from(state: StatementState) -> tuple[Step, ...]:
    return tuple(step for step, begin, _ in STATEMENT_STEPS if begin is state)


class NotPutToPeople(Conflict):
    """It waits, was refused or was taken back."""

    def __init__(self) -> None:
        super().__init__("This statement is not put to people any more. What you said of others is kept.")


class NoVotesNow(Conflict):
    def __init__(self, state: State) -> None:
        said = (
            "has closed: what you said of statements before it closed is kept, and counts"
            if state is State.CLOSED
            else "is not open yet"
        )
        super().__init__(f"This consultation {said}.")
