"""Where a frame stands, where a run stands, and how the coding of an answer came to stand."""

from __future__ import annotations

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
FRAME_STEPS = (
    ("a second person signs the same words", FrameState.DRAFT, FrameState.IN_FORCE),
    ("give it up", FrameState.DRAFT, FrameState.DROPPED),
    ("a later version is in force", FrameState.IN_FORCE, FrameState.REPLACED),
)


def diagram() -> str:
    """The states of a frame as a Mermaid diagram, for the reference pages."""
    lines = ["stateDiagram-v2", f"    [*] --> {FrameState.DRAFT}: begin"]
    lines += [f"    {begin} --> {leads}: {step}" for step, begin, leads in FRAME_STEPS]
    return "\n".join(lines) + "\n"


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


class Stance(StrEnum):
    """Where an answer stands on what its question puts to people."""

    FOR = "for"
    AGAINST = "against"
    BOTH = "both"
    NEITHER = "neither"


STANCE_WORDS = {
    Stance.FOR: "For it",
    Stance.AGAINST: "Against it",
    Stance.BOTH: "In part, or it depends",
    Stance.NEITHER: "It does not say",
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
