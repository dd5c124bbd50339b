"""What is asked when a plan is made together. Forms judge what was typed; they save nothing."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError

from goldenthread.design.forms import DateField, GovForm, HiddenField, RadioField, TextAreaField
from goldenthread.foundation.failures import Refused
from goldenthread.plans.codes import Became, ContactKind, FamilyAnswer

BECAME = [(value, str(label)) for value, label in Became.choices]
ANSWERS = [(value, str(label)) for value, label in FamilyAnswer.choices]
CONTACTS = [
    (ContactKind.POSTED.value, "We posted it"),
    (ContactKind.OPENED.value, "We read it together, on paper or at a meeting"),
    (ContactKind.REMINDED.value, "Send a reminder now"),
]


class CommentForm(GovForm):
    words = TextAreaField("What do you want to say?", missing="Write what you want to say", rows=6)


class CommentAnswerForm(GovForm):
    became = RadioField("What became of it?", BECAME, missing="Choose what became of it")
    reason = TextAreaField(
        "Why?", missing="Say why. The family reads it", hint="The family reads this, word for word.", rows=5
    )


class ResponseForm(GovForm):
    """One question; the reasons are asked only of those who do not simply agree."""

    answer = RadioField(
        "Do you agree with this plan?",
        ANSWERS,
        missing="Choose whether you agree",
        hint="You can change your answer until the plan starts.",
        reveals={"in_part": "reasons_in_part", "disagree": "reasons_disagree"},
        label_as_heading=True,
    )
    reasons_in_part = TextAreaField(
        "What do you not agree with?", missing="Say what you do not agree with, so that we can answer it"
    )
    reasons_disagree = TextAreaField(
        "Why do you disagree?", missing="Say why you disagree, so that we can answer it"
    )

    @property
    def reasons(self) -> str:
        data = self.cleaned_data
        return data.get("reasons_in_part") or data.get("reasons_disagree") or ""

    def box_of(self, field: str) -> str:
        return f"{field}_{self.cleaned_data['answer']}" if field == "reasons" else field


class ResponseAnswerForm(GovForm):
    words = TextAreaField(
        "What do you say to the family?", missing="Write what you say to the family", rows=6
    )


class ContactForm(GovForm):
    what = RadioField(
        "What did you do?",
        CONTACTS,
        missing="Choose what you did",
        reveals={"posted": "posted_on", "opened": "opened_on"},
        label_as_heading=True,
    )
    posted_on = DateField("When was it posted?", missing="Enter the day it was posted")
    opened_on = DateField("When did you read it together?", missing="Enter the day you read it together")

    @property
    def on(self) -> date:
        day: date = self.cleaned_data[self.box_of("on")]
        return day

    def box_of(self, field: str) -> str:
        return f"{self.cleaned_data['what']}_{field}"


class ForceForm(GovForm):
    on = DateField(
        "When does it start?", missing="Enter the day it starts", hint="From this day the help is promised."
    )
    why = TextAreaField("If it started earlier than it was shared here, say why", rows=2)


class ShareForm(GovForm):
    """Which draft was looked at, so that no other is shared by the press of the button."""

    version = HiddenField()

    def clean_version(self) -> UUID:
        try:
            return UUID(self.cleaned_data["version"])
        except ValueError as error:
            raise ValidationError("Look at the draft again, then share it.") from error


def blame(form: GovForm, error: Refused) -> None:
    """Show a refusal where it can be mended: beside its field, or at the top of the form."""
    box = form.box_of(error.field) if isinstance(form, ContactForm | ResponseForm) else error.field
    form.add_error(box if box in form.fields else None, str(error))
