"""The form of each kind of line. A draft may be unfinished: nothing is required, what is given must be fit.

`brief` forms are those of a Targeted plan, which fits one page: they ask for what nobody can do without.
A field that holds something is always shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError

from goldenthread.design.forms import (
    CheckboxesField,
    DateField,
    GovForm,
    HiddenField,
    NumberField,
    RadioField,
    SelectField,
    TextAreaField,
    TextField,
)
from goldenthread.design.parts import Choice
from goldenthread.design.words import clock
from goldenthread.law.areas import AREA_IN_PLAIN_WORDS, AREA_WORDS, CENSUS_TYPES
from goldenthread.plans.codes import ViewKind, Whose
from goldenthread.plans.lines import EARLIEST, LATEST, MOST_IN_GROUP, MOST_MINUTES, MOST_WEEKS, Line, Unfit
from goldenthread.plans.lines import times as read_times
from goldenthread.plans.promise_words import WEEKDAYS, time_words
from goldenthread.plans.queries.around import Around

ELSEWHERE = "elsewhere"


class LineForm(GovForm):
    """What every line's form has: on which revision it was begun."""

    revision = HiddenField(initial="0")
    leaves_out: Sequence[str] = ()  # fields that a brief form does not ask for
    usual: Mapping[str, Any] = {}  # what such a field holds when nobody has said anything

    def __init__(self, *args: Any, brief: bool = False, people: Sequence[Around] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(people)
        self.left_out = [name for name in self.leaves_out if brief and self._is_empty(name)]
        for name in self.left_out:
            del self.fields[name]

    def _is_empty(self, name: str) -> bool:
        typed = [self.data[key] for key in self.data if key == name or key.startswith(f"{name}-")]
        stands = self.initial.get(name)
        return (not stands or stands == self.usual.get(name)) and not any(typed)

    def offer(self, people: Sequence[Around]) -> None:
        """Whom the line may name: only a provision names somebody."""

    def values(self) -> dict[str, Any]:
        """The line's fields, as an action takes them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> dict[str, Any]:
        """The form's own answers for a line as it stands."""
        return dict(fields)

    def read_revision(self) -> int:
        typed = self.data.get("revision", "0")
        return int(typed) if typed.isdigit() and len(typed) < 10 else 0


class ViewForm(LineForm):
    kind = RadioField("What is this?", [(value, text) for value, text in ViewKind.choices], inline=False)
    words = TextAreaField("In their own words", hint="As it was said, drawn or shown. Do not tidy it.")
    whose = RadioField(
        "Whose words are these?",
        Whose.choices,
        hint="Until you say, they stand as the words of someone who knows them.",
    )
    who = TextField("Who said it, and to whom", hint="Like: With pictures, told to the teaching assistant")
    how = TextField("How they said it, if not in words", hint="Like: Talking Mats, drawing, signing")
    said_on = DateField("When", earliest=EARLIEST, latest=LATEST)
    leaves_out = ("how",)


class NeedForm(LineForm):
    title = TextField(
        "What is hard for them?",
        hint="One sentence, in plain words. Like: Knows what to say, but cannot find the words in time",
        longest=300,
    )
    area = RadioField(
        "Area of development",
        [Choice(code, name, AREA_IN_PLAIN_WORDS[code]) for code, name in AREA_WORDS.items()],
    )
    census_type = SelectField(
        "Type of need for the school census", list(CENSUS_TYPES.items()), ask="Not said yet"
    )
    description = TextAreaField("What it looks like", rows=4)
    barrier = TextAreaField("What gets in the way", hint="What in lessons or school makes it harder", rows=4)
    leaves_out = ("description", "barrier")


class OutcomeForm(LineForm):
    title = TextAreaField(
        "What will they be able to do?", hint="Something that could be seen or heard", rows=3, longest=400
    )
    by_date = DateField("By when", earliest=EARLIEST, latest=LATEST)
    measure = TextField("How will we know?", hint="Like: 3 times out of 4, in class", longest=300)
    steps = TextAreaField(
        "Small steps on the way", hint="One on each line, the first step first. Up to 10.", rows=5
    )
    leaves_out = ("steps",)

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> dict[str, Any]:
        return dict(fields) | {"steps": "\n".join(fields.get("steps") or [])}

    def clean_steps(self) -> list[str]:
        steps = [step.strip() for step in self.cleaned_data["steps"].splitlines() if step.strip()]
        if len(steps) > 10:
            raise ValidationError(f"Enter 10 steps or fewer. You have entered {len(steps)}")
        for step in steps:
            if len(step) > 200:
                raise ValidationError(f"Use 200 characters or fewer for “{step[:30]}…”. It has {len(step)}")
        return steps


class ProvisionForm(LineForm):
    title = TextField("What is it called?", hint="Like: Speech and language session")
    what = TextAreaField("What is done?", hint="So that someone new could do it", rows=4)
    who_is = RadioField("Who does it?", [], reveals={ELSEWHERE: "who"})
    who = TextField("Name, or who they are", hint="Like: A teaching assistant of class 5H")
    who_role = TextField("Their role", hint="Like: Speech and language therapist")
    weekdays = CheckboxesField(
        "On which days?", [(str(number), WEEKDAYS[number]) for number in range(5)], small=True
    )
    times = TextField(
        "At what times?",
        hint="One for each session of the day, like 9am, 1.30pm. Empty is no fixed time.",
    )
    every_weeks = NumberField(
        "Every how many weeks?",
        hint="1 is every week, 2 every other week",
        unclear="Enter every how many weeks, like 1",
        least=1,
        most=MOST_WEEKS,
        width=2,
    )
    minutes = NumberField(
        "How long is a session?",
        unclear="Enter how many minutes, like 30",
        least=1,
        most=MOST_MINUTES,
        suffix="minutes",
    )
    group_size = NumberField(
        "How many children together?",
        hint="1 is one to one",
        unclear="Enter how many children, like 3",
        least=1,
        most=MOST_IN_GROUP,
        suffix="children",
    )
    starts_on = DateField("First day", earliest=EARLIEST, latest=LATEST)
    ends_on = DateField("Last day, if it ends", earliest=EARLIEST, latest=LATEST)
    used_in_class = TextField("How will they use it back in class?", longest=300)
    leaves_out = ("who_role", "every_weeks", "ends_on", "used_in_class")
    usual = {"every_weeks": 1}

    def offer(self, people: Sequence[Around]) -> None:
        field: Any = self.fields["who_is"]
        known = [Choice(str(one.account_id), one.name, one.role) for one in people]
        field.offered = [*known, Choice(ELSEWHERE, "Somebody else, or a role", divider="or" if known else "")]
        self.people = {str(one.account_id): one for one in people}
        if self.initial.get("who_is") not in (None, "", ELSEWHERE, *self.people):
            self.initial["who_is"] = ELSEWHERE  # they no longer work with the child: their name still stands

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> dict[str, Any]:
        account = fields.get("who_account_id")
        return dict(fields) | {
            "who_is": str(account) if account else ELSEWHERE if fields.get("who") else "",
            "weekdays": list(fields.get("weekdays") or ""),
            "times": ", ".join(time_words(time) for time in fields.get("times") or []),
        }

    def clean_times(self) -> list[str]:
        typed = [part.strip() for part in self.cleaned_data["times"].replace(" and ", ",").split(",")]
        try:
            return read_times([part for part in typed if part])
        except Unfit as unfit:
            raise ValidationError(str(unfit)) from None

    def clean(self) -> dict[str, Any]:
        starts, ends = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "The last day must be the same as or after the first day")
        return self.cleaned_data

    def values(self) -> dict[str, Any]:
        values = super().values()
        chosen = values.pop("who_is")
        person = self.people.get(chosen)
        values["who_account_id"] = person.account_id if person else None
        if person:
            values["who"] = person.name
            values["who_role"] = values.get("who_role") or person.role
        values["who"] = values.get("who") or ""
        values["weekdays"] = "".join(values["weekdays"])
        return values


class AdjustmentForm(LineForm):
    words = TextField("What does everyone do differently?", hint="Like: We wait 10 seconds", longest=300)


class ClassNoteForm(LineForm):
    words = TextField(
        "One thing to do in the lesson",
        hint="In the teacher’s words, read in a glance",
        longest=120,
    )


FORMS: dict[Line, type[LineForm]] = {
    Line.VIEW: ViewForm,
    Line.NEED: NeedForm,
    Line.OUTCOME: OutcomeForm,
    Line.PROVISION: ProvisionForm,
    Line.ADJUSTMENT: AdjustmentForm,
    Line.CLASS_NOTE: ClassNoteForm,
}


class StartForm(GovForm):
    brought_from = TextField(
        "Where did the plan come from?",
        hint="Only for a child who came with a plan. Like: Larch School, plan of 3 May 2026",
    )


class SetAsideForm(GovForm):
    why = TextAreaField(
        "Why are you giving this draft up?", missing="Enter why this draft is given up", longest=1000
    )


def fields_in_words(form: LineForm, fields: Mapping[str, Any]) -> str:
    """A line's text for two versions side by side: each answer under its question."""
    shown = form.from_fields(fields)
    said = []
    for name, field in form.fields.items():
        value = shown.get(name)
        if name not in ("revision", "who_is") and value not in (None, "", []):
            said.append(f"{field.label} {_said(field, value)}")
    return "\n".join(said) or "Nothing"


def _said(field: Any, value: Any) -> str:
    offered = {choice.value: choice.text for choice in getattr(field, "offered", ())}
    if isinstance(value, list):
        return ", ".join(offered.get(str(entry), str(entry)) for entry in value)
    if hasattr(value, "strftime"):
        return f"{value.day} {value:%B %Y}" if hasattr(value, "day") else clock(value)
    return str(offered.get(str(value), value))
