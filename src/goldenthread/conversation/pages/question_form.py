"""The form of one question: a choice, words, or both. Nothing of it has to be answered."""

from __future__ import annotations

from typing import Any

from goldenthread.conversation.actions.replies import LONGEST_ANSWER
from goldenthread.conversation.queries.consultations import QuestionLine
from goldenthread.design.forms import GovForm, RadioField, TextAreaField


class QuestionForm(GovForm):
    def __init__(self, asked: QuestionLine, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asked.asks != "open":
            self.fields["choice"] = RadioField(asked.words, asked.choices, label_as_heading=True)
        if asked.asks != "closed":
            alone = asked.asks == "open"
            self.fields["words"] = TextAreaField(
                asked.words if alone else "In your own words",
                label_as_heading=alone,
                rows=8,
                longest=LONGEST_ANSWER,
                hint="Please leave out names of children." if alone else "",
            )
