"""Where a campaign, a letter and what somebody signed stand. A survey opens and closes by the clock."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from goldenthread.conversation.states import State as SurveyState
from goldenthread.foundation.failures import Conflict

__all__ = [
    "LETTER_WORDS", "SIGNED_WORDS", "STATE_WORDS", "SURVEY_WORDS", "LetterState", "NotOpen", "Opened",
    "SignedState", "State", "SurveyState", "state_of_campaign", "state_of_letter",
]  # fmt: skip


class State(StrEnum):
    WRITTEN = "written"
    PUBLIC = "public"
    ENDED = "ended"
    TAKEN_DOWN = "taken_down"


STATE_WORDS = {
    State.WRITTEN: "Being written",
    State.PUBLIC: "Public",
    State.ENDED: "Ended",
    State.TAKEN_DOWN: "Taken down",
}


def state_of_campaign(
    *, published_at: datetime | None, ended_at: datetime | None, taken_down_at: datetime | None
) -> State:
    if taken_down_at:
        return State.TAKEN_DOWN
    if published_at is None:
        return State.WRITTEN
    return State.ENDED if ended_at else State.PUBLIC


SURVEY_WORDS = {
    SurveyState.WRITTEN: "Being written",
    SurveyState.ANNOUNCED: "Opens later",
    SurveyState.OPEN: "Open",
    SurveyState.CLOSED: "Closed",
}


class LetterState(StrEnum):
    WRITTEN = "written"
    OPEN = "open"
    CLOSED = "closed"


LETTER_WORDS = {
    LetterState.WRITTEN: "Being written",
    LetterState.OPEN: "Can be signed",
    LetterState.CLOSED: "Closed for signing",
}


def state_of_letter(*, published_at: datetime | None, closed_at: datetime | None) -> LetterState:
    if published_at is None:
        return LetterState.WRITTEN
    return LetterState.CLOSED if closed_at else LetterState.OPEN


class SignedState(StrEnum):
    """Of a signature or a pledge."""

    ASKED = "asked"  # its address is not known to be theirs
    STANDS = "stands"
    BEFORE = "before"  # it stands under a text that was changed since
    WAITS = "waits"  # a pledge that nobody has looked at
    ASIDE = "aside"
    WITHDRAWN = "withdrawn"


SIGNED_WORDS = {
    SignedState.ASKED: "Not confirmed yet",
    SignedState.STANDS: "Stands",
    SignedState.BEFORE: "Signed the text before",
    SignedState.WAITS: "Waits for somebody to look at it",
    SignedState.ASIDE: "Set aside",
    SignedState.WITHDRAWN: "Taken back",
}


class NotOpen(Conflict):
    """Nothing can be signed, pledged or sent now."""

    def __init__(self, what: str, state: str) -> None:
        when = "is not open yet" if state in ("written", "announced") else "has closed"
        super().__init__(f"This {what} {when}, so nothing was sent. What you wrote is kept.")


class Opened(Conflict):
    """What is asked may not change any more."""

    def __init__(self) -> None:
        super().__init__("This survey is open, or was: what it asks can no longer be changed.")
