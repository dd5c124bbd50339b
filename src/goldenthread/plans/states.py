"""The life of a plan's version: states and the steps between them, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goldenthread.foundation.failures import Conflict


class VersionState(StrEnum):
    DRAFT = "draft"
    SHARED = "shared"
    REPLACED = "replaced"
    IN_FORCE = "in_force"
    ENDED = "ended"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, where it may begin, where it leads, and what it means."""

    name: str
    begins: frozenset[VersionState]
    leads: VersionState
    says: str


V = VersionState

SHARE = Step("shared", frozenset({V.DRAFT}), V.SHARED, "the family can read it and comment")
REPLACE = Step("replaced", frozenset({V.SHARED}), V.REPLACED, "a later issue was shared")
PUT_IN_FORCE = Step("in_force", frozenset({V.SHARED}), V.IN_FORCE, "this is what we now do")
END = Step("ended", frozenset({V.IN_FORCE}), V.ENDED, "another version took its place")
SET_ASIDE = Step("set_aside", frozenset({V.DRAFT}), V.SET_ASIDE, "the draft is given up, and kept")

STEPS = (SHARE, REPLACE, PUT_IN_FORCE, END, SET_ASIDE)

STATE_WORDS = {
    V.DRAFT: "Draft",
    V.SHARED: "Shared with the family",
    V.REPLACED: "Replaced by a later issue",
    V.IN_FORCE: "In force",
    V.ENDED: "Ended",
    V.SET_ASIDE: "Set aside",
}


def version_name(number: int, issue: int) -> str:
    """'version 1'; when that number goes to the family again, 'version 1, issue 2'."""
    return f"version {number}" if issue == 1 else f"version {number}, issue {issue}"


class StepNotAllowed(Conflict):
    """The version is not in a state from which this step can be taken."""

    def __init__(self, step: Step, state: VersionState) -> None:
        self.step, self.state = step, state
        super().__init__(
            f"This version is “{STATE_WORDS[state].lower()}”, so it cannot become "
            f"“{STATE_WORDS[step.leads].lower()}”. Reload the page to see where it stands."
        )


def diagram() -> str:
    """The states as a Mermaid diagram, for the reference pages."""
    lines = ["stateDiagram-v2", f"    [*] --> {V.DRAFT}"]
    lines += [
        f"    {begin} --> {step.leads}: {step.name.replace('_', ' ')}"
        for step in STEPS
        for begin in sorted(step.begins)
    ]
    return "\n".join(lines) + "\n"
