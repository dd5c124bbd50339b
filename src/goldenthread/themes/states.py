"""Where a frame stands, where a run stands, and how the coding of an answer came to stand."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from goldenthread.foundation.failures import Conflict


class FrameState(StrEnum):
    DRAFT = "draft"
    IN_FORCE = "in_force"
    REPLACED = "replaced"
    DROPPED = "dropped"


FRAME_WORDS = {
    FrameState.DRAFT: "Being written",
    FrameState.IN_FORCE: "In force",
    FrameState.REPLACED: "Replaced by a later one",
    FrameState.DROPPED: "Given up",
}
FRAME_STEPS: Mapping[FrameState, tuple[FrameState, ...]] = {
    FrameState.DRAFT: (FrameState.IN_FORCE, FrameState.DROPPED),
    FrameState.IN_FORCE: (FrameState.REPLACED,),
    FrameState.REPLACED: (),
    FrameState.DROPPED: (),
}


class RunState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"


RUN_WORDS = {
    RunState.WAITING: "Waiting for a worker",
    RunState.RUNNING: "Running",
    RunState.DONE: "Done",
    RunState.REFUSED: "Could not be done",
}


class How(StrEnum):
    """How the themes of an answer came to stand."""

    MACHINE = "machine"
    ONE = "one"
    AGREED = "agreed"
    SETTLED = "settled"
    DIFFER = "differ"


HOW_WORDS = {
    How.MACHINE: "Proposed by the machine",
    How.ONE: "Coded by one person",
    How.AGREED: "Two people agree",
    How.SETTLED: "Settled after two people differed",
    How.DIFFER: "Two people differ",
}


class NotADraft(Conflict):
    """The frame is signed, replaced or given up."""

    def __init__(self, state: FrameState) -> None:
        super().__init__(
            f"This frame can no longer be changed: it is “{FRAME_WORDS[state].lower()}”. "
            "Begin a new version to change it."
        )


class NotInForce(Conflict):
    def __init__(self) -> None:
        super().__init__("This frame is not in force: answers are coded once two people have signed it.")
