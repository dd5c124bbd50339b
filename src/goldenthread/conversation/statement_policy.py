"""The published policy by which suggested statements are let in. Everybody reads it before they suggest."""

from __future__ import annotations

from enum import StrEnum


class Point(StrEnum):
    """A suggestion is refused for one of these and for nothing else."""

    PERSON = "person"
    HARM = "harm"
    SEVERAL = "several"
    NOT_ABOUT = "not_about"
    SAME = "same"
    UNCLEAR = "unclear"


POINTS = {
    Point.PERSON: "It tells who a child is, or accuses a person by name",
    Point.HARM: "It threatens or insults somebody",
    Point.SEVERAL: "It says more than one thing, so that people could agree with half of it",
    Point.NOT_ABOUT: "It is about something else than the question",
    Point.SAME: "Another statement says the same",
    Point.UNCLEAR: "People could not tell what they would agree with",
}
POINT_WORDS = {point.value: words for point, words in POINTS.items()}
