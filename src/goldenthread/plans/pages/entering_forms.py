"""What is asked when somebody's words came back on paper, by telephone or at a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from goldenthread.design.forms import DateField, GovForm, RadioField, SelectField, TextAreaField, TextField
from goldenthread.design.parts import Choice
from goldenthread.plans.codes import EnteredHow, FamilyAnswer
from goldenthread.plans.pages.together_forms import ResponseForm
from goldenthread.plans.queries.document import PlanDocument
from goldenthread.plans.queries.speakers import MayAnswer

HOW = [(value, str(label)) for value, label in EnteredHow.choices]
WHOLE = "whole"
THEIR_ANSWERS = [
    (FamilyAnswer.AGREE.value, "They agree"),
    (FamilyAnswer.IN_PART.value, "They agree in part"),
    (FamilyAnswer.DISAGREE.value, "They disagree"),
]


class CameForm(GovForm):
    """Whose words, how they came, when, and where the paper is. The day is never filled in for anyone."""

    who = RadioField("Who said it?", [], missing="Choose who said it")
    how = RadioField("How did it come?", HOW, missing="Choose how it came")
    on = DateField(
        "On what day?",
        missing="Enter the day they said it",
        hint="The day they told you, or the day the paper came back.",
    )
    paper = TextField(
        "Where is the paper kept?",
        hint="If there is one. Like: the child’s folder in the office, or the name of the scan",
        longest=300,
    )

    def __init__(self, *args: Any, people: Sequence[MayAnswer] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["who"]
        field.offered = [Choice(str(one.id), one.name, one.described_as) for one in people]
        if len(people) == 1:
            self.initial.setdefault("who", str(people[0].id))

    def came(self) -> dict[str, Any]:
        """The answers, as an action takes them."""
        data = self.cleaned_data
        return {
            "who": UUID(data["who"]),
            "how": EnteredHow(data["how"]),
            "on": data["on"],
            "paper": data["paper"] or "",
        }


class EnterAnswerForm(CameForm, ResponseForm):
    """An answer is what somebody said: no choice is made beforehand, and silence is none of them."""

    answer = RadioField(
        "What do they answer?",
        THEIR_ANSWERS,
        missing="Choose what they answered. If they did not answer, there is nothing to enter",
        reveals={"in_part": "reasons_in_part", "disagree": "reasons_disagree"},
    )
    reasons_in_part = TextAreaField(
        "What do they not agree with?",
        missing="Write what they do not agree with, so that it can be answered",
        hint="In their own words.",
    )
    reasons_disagree = TextAreaField(
        "Why do they disagree?",
        missing="Write why they disagree, so that it can be answered",
        hint="In their own words.",
    )
    field_order = ["who", "answer", "reasons_in_part", "reasons_disagree", "how", "on", "paper"]


class EnterCommentForm(CameForm):
    """One comment. A paper often has several: what does not change is kept for the next."""

    line = SelectField("Which line is it about?", [], missing="Choose a line, or the whole plan")
    words = TextAreaField("What did they say?", missing="Write what they said, in their words", rows=5)
    field_order = ["line", "words", "who", "how", "on", "paper"]

    def __init__(self, *args: Any, lines: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["line"]
        field.offered = [Choice(WHOLE, "The whole plan"), *(Choice(value, words) for value, words in lines)]

    @property
    def strand(self) -> UUID | None:
        chosen = self.cleaned_data["line"]
        return None if chosen == WHOLE else UUID(chosen)


class CorrectionForm(GovForm):
    words = TextAreaField("What did you mean to say?", missing="Write what you meant to say", rows=6)


def lines_of(document: PlanDocument) -> Iterable[tuple[str, str]]:
    """Each line with the kind of line it is, in the order of the plan."""
    said = [("What is wanted", one.strand, one.words) for one in document.views]
    for need in document.needs:
        said.append(("Need", need.strand, need.title))
        for outcome in need.outcomes:
            said.append(("Outcome", outcome.strand, outcome.title))
            said += [("Provision", one.strand, one.title) for one in outcome.provisions]
    said += [("Adjustment", one.strand, one.words) for one in document.adjustments]
    said += [("In class", one.strand, one.words) for one in document.class_notes]
    return [(str(strand), f"{kind}: {_short(words)}") for kind, strand, words in said]


def _short(words: str) -> str:
    return words if len(words) <= 90 else f"{words[:90].rsplit(' ', 1)[0]}…"
