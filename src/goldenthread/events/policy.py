"""The published policy by which questions to a panel are moderated. Everybody reads it before they ask."""

from __future__ import annotations

from enum import StrEnum


class Point(StrEnum):
    """A question is refused for one of these and for nothing else."""

    CHILD = "child"
    PERSON = "person"
    HARM = "harm"
    NOT_ABOUT = "not_about"
    SAME = "same"
    NO_QUESTION = "no_question"


POINTS = {
    Point.CHILD: (
        "It tells who a child is",
        "A name, a school with a class, or anything else from which neighbours would know the child.",
    ),
    Point.PERSON: (
        "It accuses a person by name",
        "What a council, a school or a minister does can always be asked. What Mrs Brown did is a complaint.",
    ),
    Point.HARM: ("It threatens or insults", "Anger is not an insult, and is no reason to refuse."),
    Point.NOT_ABOUT: (
        "It is about something else",
        "It has nothing to do with what the consultation asks, nor with how it is held.",
    ),
    Point.SAME: (
        "It asks the same as another question",
        "Whoever asked it is led to that question and to its answer.",
    ),
    Point.NO_QUESTION: ("It asks nothing", "A statement belongs in an answer to the consultation."),
}
POINT_WORDS = {point.value: words for point, (words, _) in POINTS.items()}
PROMISES = (
    "Each question is read by a person before it is shown, as soon as they can.",
    "A question is never refused because it is hard, critical or unwelcome.",
    "Whoever asked sees what became of it with their code: the point, the reason, and who decided.",
    "Each refusal stands in a public log, without the words of the question.",
    "Questions are put to the panel in the order of how many people support them.",
    "Each published question is answered at the event, afterwards in writing, or not, with the reason.",
)
