"""How a long response is understood, part by part, for a person to put right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from goldenthread.conversation.actions.replies import About
from goldenthread.conversation.queries.consultations import QuestionLine
from goldenthread.conversation.queries.replies import BY_HAND_WORDS, REGION_WORDS, WHO_WORDS
from goldenthread.conversation.queries.sheets import AGES
from goldenthread.design.forms import (
    CheckboxField,
    DateField,
    GovForm,
    RadioField,
    SelectField,
    TextAreaField,
    TextField,
)
from goldenthread.formats.consultation import Answer, Response, begins_of, passages_in, recut

NO_QUESTION = "none"
_MOST_CUTS = 2_000


def name_of(answer: Answer) -> str:
    """A part by its place on the page, and by the number that the document itself gives it."""
    said = answer.heading or "Without a heading"
    its = " and ".join(str(number) for number in answer.numbers)
    return f"{answer.position}. {f'Its question {its}: ' if its else ''}{said}"


class WhoseForm(GovForm):
    """Whose answer it is, as far as it says."""

    evidence = RadioField("Whose answer is it?", BY_HAND_WORDS.items(), missing="Choose whose answer it is")
    organisation = TextField("Organisation", hint="Leave it empty for a person.", longest=200)
    speaks_for = TextAreaField("What it rests on", hint="Such as: a survey of 90 parents.", rows=3)
    who = SelectField("Who they are", WHO_WORDS.items(), ask="Not said")
    region = SelectField("Where", REGION_WORDS.items(), ask="Not said")
    age = SelectField("Age", AGES, ask="Not said")
    helped_by = TextField("Helped by", hint="Who helped them to answer, if it says so.", longest=200)
    whose_words = TextField("Whose words they are", longest=200)
    collected_by = TextField("Collected by", hint="Where somebody collected answers for others.", longest=200)
    written_on = DateField("The day it was written or sent", hint="Its own date, if it has one.")
    may_quote = CheckboxField("It says that its words may be quoted")
    may_publish = CheckboxField("It says that it may be published")


class ConfirmForm(WhoseForm):
    """Which question each part answers, as it was understood, for a person to put right."""

    def __init__(
        self, answers: Sequence[Answer], questions: Sequence[QuestionLine], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = [
            (NO_QUESTION, "To no question"),
            *((str(one.id), f"{one.number}. {one.words}") for one in questions),
        ]
        for answer in answers:
            self.fields[f"to_{answer.position}"] = SelectField(name_of(answer), offered, ask="")


@dataclass(frozen=True, slots=True)
class Passage:
    """One of a part, and its place in the whole, where a part can be made to begin."""

    place: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    answer: Answer
    passages: tuple[Passage, ...]

    @property
    def name(self) -> str:
        return name_of(self.answer)


@dataclass(frozen=True, slots=True)
class Cut:
    """A response as it is cut now. `moved`: somebody has just joined or split parts, and looks again."""

    response: Response
    begins: tuple[int, ...]
    moved: bool
    kept: Mapping[int, str]  # what was chosen for the part that begins there

    @property
    def before(self) -> tuple[Passage, ...]:
        """What stands before the first part."""
        end = self.begins[0] if self.begins else len(passages_in(self.response))
        return _passages(self.response, 0, end)

    @property
    def parts(self) -> tuple[Part, ...]:
        ends = [*self.begins[1:], len(passages_in(self.response))]
        found = []
        for answer, begin, end in zip(self.response.answers, self.begins, ends, strict=False):
            whole = _passages(self.response, begin, end)
            found.append(Part(answer, whole[len(whole) - len(answer.passages) :]))
        return tuple(found)

    def begun(self, understood: Mapping[int, UUID | None]) -> dict[str, str]:
        """What the form begins with: what was chosen before, else what each part seems to answer."""
        return {
            f"to_{answer.position}": self.kept.get(begin)
            or str(understood.get(answer.position) or NO_QUESTION)
            for answer, begin in zip(self.response.answers, self.begins, strict=True)
        }


def cut_of(request: HttpRequest, response: Response) -> Cut:
    """As the page that was sent had it, with the part that its button joins or splits."""
    whole = passages_in(response)
    begins = _sent(request.POST.get("begins"), begins_of(response), len(whole))
    kept = {begin: str(request.POST.get(f"to_{position}", "")) for position, begin in enumerate(begins, 1)}
    joined, split = (_number(request.POST.get(name)) for name in ("join", "split"))
    moved = request.method == "POST" and (joined is not None or split is not None)
    changed = {one for one in begins if one != joined} | ({split} if split is not None else set())
    now = tuple(sorted(one for one in changed if 0 <= one < len(whole))) if moved else begins
    return Cut(recut(response, now), now, moved, kept if moved else {})


def said_before(request: HttpRequest, cut: Cut) -> dict[str, Any]:
    """What was filled in about whose answer it is, while parts were joined or split."""
    if not cut.moved:
        return {}
    plain: dict[str, Any] = {
        name: request.POST[name] for name in WhoseForm.base_fields if name in request.POST
    }
    day = [request.POST.get(f"written_on-{part}", "") for part in ("day", "month", "year")]
    if all(one.isascii() and one.isdigit() for one in day):
        with suppress(ValueError):
            plain["written_on"] = date(int(day[2]), int(day[1]), int(day[0]))
    return plain


def _sent(said: str | None, otherwise: tuple[int, ...], most: int) -> tuple[int, ...]:
    if said is None:
        return otherwise
    numbers = {_number(one) for one in said.split(",")[:_MOST_CUTS]}
    return tuple(sorted(one for one in numbers if one is not None and 0 <= one < most))


def _number(said: str | None) -> int | None:
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 7 else None


def _passages(response: Response, begin: int, end: int) -> tuple[Passage, ...]:
    whole = passages_in(response)
    return tuple(Passage(place, whole[place].kind.value, whole[place].text) for place in range(begin, end))


def question_chosen(chosen: str) -> UUID | None:
    return None if chosen == NO_QUESTION else UUID(chosen)


def chosen_for(response: Response, given: Mapping[str, Any]) -> dict[int, UUID | None]:
    return {one.position: question_chosen(given[f"to_{one.position}"]) for one in response.answers}


def whose(given: Mapping[str, Any]) -> dict[str, Any]:
    about = {name: given[name] for name in About.__dataclass_fields__ if name in given}
    return {"about": About(**about), "evidence": given["evidence"], "written_on": given["written_on"]}
