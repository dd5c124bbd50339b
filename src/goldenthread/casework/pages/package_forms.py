"""The questions that are asked when a package is chosen and built."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goldenthread.casework.actions.package_parts import PartMoved, Wording
from goldenthread.casework.queries.child_packages import CriterionRead, PartRead
from goldenthread.casework.queries.package_evidence import Shown
from goldenthread.design.forms import (
    CheckboxesField,
    DateField,
    EmailField,
    GovForm,
    HiddenField,
    RadioField,
    TextAreaField,
    TextField,
)
from goldenthread.design.parts import Choice, Version


class BeginForm(GovForm):
    outcome = TextAreaField(
        "What should become different for this child?",
        missing="Say what should become different",
        hint="In their life and learning, and by when. Which package serves it is asked after that.",
        label_as_heading=True,
        rows=4,
    )


class WhyForm(GovForm):
    why = TextAreaField(
        "Why this package?", missing="Say why this package", hint="The family reads it.", rows=4
    )


class LeaveOutForm(GovForm):
    reason = TextField(
        "Why is this part not needed?", missing="Say why it is not needed", longest=200,
        hint="Whoever was asked reads it, and so does the family.", label_as_heading=True,
    )  # fmt: skip


class AskForm(GovForm):
    name = TextField(
        "Who is asked?",
        missing="Name the person who is asked",
        hint="A person, not a service: only a person can sign.",
        longest=200,
    )
    email = EmailField(
        "What is their e-mail address?",
        missing="Enter their e-mail address",
        hint="They write and sign their part here, and see nothing else of the child.",
    )
    organisation = TextField("Where do they work?", longest=200)


class PartForm(GovForm):
    words = TextAreaField(
        "What does this part say?",
        missing="Write what this part says",
        hint="What, by whom, how often, how long, in what group, from when. The EHC plan is drafted from it.",
        rows=10,
    )
    as_it_has = RadioField(
        "Is it as the package has it?",
        [("yes", "Yes"), ("no", "No, it differs")],
        missing="Choose whether it is as the package has it",
        reveals={"no": "differs"},
    )
    differs = TextAreaField("Why does it differ?", missing="Say why it differs", rows=3)
    after = HiddenField()

    def wording(self) -> dict[str, Any]:
        data = self.cleaned_data
        differs = data["differs"] or "" if data["as_it_has"] == "no" else ""
        return {"words": data["words"], "differs": differs, "after": _number(data["after"])}


class SignForm(GovForm):
    agreed = RadioField(
        "Do you sign this part off?",
        [("yes", "Yes, in these words"), ("no", "No")],
        missing="Choose whether you sign it off",
        reveals={"no": "reason"},
    )
    reason = TextAreaField("What would have to change?", missing="Say what would have to change", rows=4)
    part_id = HiddenField()


class EndForm(GovForm):
    on = DateField("On which day does it end?", missing="Enter the day on which it ends")
    reason = TextAreaField("Why does it end?", missing="Say why it ends", hint="The family reads it.", rows=4)


def criterion_form(read: CriterionRead, record: Sequence[Shown], child: str) -> type[GovForm]:
    """Whether it is so, with everything in the record that could show it, and what was said before."""
    before = read.finding
    fields: dict[str, Any] = {
        "met": RadioField(
            f"Is this so for {child}?", [("yes", "Yes"), ("no", "No")], inline=True,
            missing="Choose whether it is so", initial=("yes" if before.met else "no") if before else None,
        )
    }  # fmt: skip
    if record:
        fields["shown"] = CheckboxesField(
            "What in the record shows it?", [Choice(one.key, one.words, one.source) for one in record],
            small=True, hint="Tick what supports your answer.",
            initial=[one.key for one in before.evidence] if before else [],
        )  # fmt: skip
    fields["words"] = TextAreaField(
        "What else should be said of it?", hint="The family reads it.", rows=3,
        initial=before.words if before else "",
    )  # fmt: skip
    return type("CriterionForm", (GovForm,), fields)


def wording_of(part: PartRead) -> dict[str, Any]:
    """The part as it stands, to be changed."""
    as_it_has = ("no" if part.differs else "yes") if part.number else None
    return {"words": part.words, "differs": part.differs, "after": part.number, "as_it_has": as_it_has}


def moved(error: PartMoved, mine: Wording) -> dict[str, Any]:
    """Both texts, and a form that is sent after the newer one."""
    initial = {
        "words": mine.words, "differs": mine.differs, "after": error.number,
        "as_it_has": "no" if mine.differs else "yes",
    }  # fmt: skip
    return {
        "mine": Version("You", _whole(mine.words, mine.differs)),
        "theirs": Version(error.who, _whole(error.theirs, error.differs)),
        "form": PartForm(initial=initial),
    }


def _whole(words: str, differs: str) -> str:
    return f"{words}\n\nIt differs: {differs}" if differs else words


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else 0
