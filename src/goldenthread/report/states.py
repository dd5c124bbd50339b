"""What can be decided on what people said, and the words for it."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    ACCEPTED = "accepted"
    IN_PART = "in_part"
    NOT_ACCEPTED = "not_accepted"
    NOT_YET = "not_yet"


OUTCOME_WORDS = {
    Outcome.ACCEPTED: "Accepted",
    Outcome.IN_PART: "Accepted in part",
    Outcome.NOT_ACCEPTED: "Not accepted",
    Outcome.NOT_YET: "Not decided yet",
}
WAITING = "waiting"
"""Nobody has recorded anything for the theme yet. It is no decision, so no row says it."""


class Part(StrEnum):
    """The parts of a report that people write. Everything else is worked out from the record."""

    SUMMARY = "summary"
    HEARD = "heard"
    LIMITS = "limits"


PART_WORDS = {
    Part.SUMMARY: "In short",
    Part.HEARD: "What was heard",
    Part.LIMITS: "What this report cannot tell",
}
