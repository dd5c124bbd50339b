"""The form in which an answer is given its themes: by mouse, by finger, or by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from goldenthread.design.forms import (
    CheckboxesField,
    CheckboxField,
    GovForm,
    RadioField,
    TextAreaField,
    TextField,
)
from goldenthread.design.parts import Choice
from goldenthread.foundation.failures import Refused
from goldenthread.themes.queries.frames import LineRead
from goldenthread.themes.queries.work import Sentence
from goldenthread.themes.states import STANCE_WORDS

NONE = "none"
_NUMBERS = re.compile(r"\d+")
_ONLY_NUMBERS = re.compile(r"[\d\s,;and-]*")


class CodeForm(GovForm):
    """The themes of the frame, each with its number on the keyboard; where one is said, sentence by sentence.

    `hints`: what to say beside a theme, such as the machine’s score. `stance`: also ask where it stands.
    """

    def __init__(
        self, lines: Sequence[LineRead], sentences: Sequence[Sentence], *args: Any,
        hints: dict[UUID, str] | None = None, stance: bool = False, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.lines, self.sentences = lines, sentences
        several = len(sentences) > 1
        at = {str(line.theme_id): f"at_{number}" for number, line in enumerate(lines, 1)}
        self.fields["themes"] = CheckboxesField(
            "What does this answer say?",
            [
                Choice(str(line.theme_id), f"{number}. {line.name}", _hint(line, hints or {}))
                for number, line in enumerate(lines, 1)
            ],
            small=True,
            reveals=at if several else {},
        )
        self.fields["none"] = CheckboxField("None of these fits")
        for line in lines if several else ():
            self.fields[at[str(line.theme_id)]] = TextField(
                "Which sentences say it?",
                hint="Their numbers, like 1, 3. Leave it empty for all of it.",
                width=5,
            )
        if stance:
            self.fields["stance"] = RadioField(
                "Where does it stand on what the question puts to people?",
                list(STANCE_WORDS.items()),
                hint="As its words say it, whatever you think of it.",
                small=True,
            )
        self.fields["note"] = TextAreaField("A note, if one is needed", rows=2)

    def given(self) -> dict[str, Any]:
        """What `code_answer` takes. Raises Refused with the field to change."""
        said = self.cleaned_data
        themes = {UUID(one) for one in said["themes"]}
        places = {
            line.theme_id: self._passages(f"at_{number}")
            for number, line in enumerate(self.lines, 1)
            if line.theme_id in themes
        }
        return {"given": places, "none_fits": said["none"], "note": said["note"]}

    def stance(self) -> str:
        """Where it stands, if that was asked and answered."""
        return self.cleaned_data.get("stance") or ""

    def _passages(self, field: str) -> list[tuple[int, int]]:
        typed = self.cleaned_data.get(field) or ""
        if not typed.strip():
            return []
        by_number = {one.number: (one.start, one.end) for one in self.sentences}
        numbers = [int(one) for one in _NUMBERS.findall(typed)]
        if not numbers or not _ONLY_NUMBERS.fullmatch(typed) or not set(numbers) <= set(by_number):
            raise Refused(f"Enter numbers of sentences, from 1 to {len(by_number)}, like 1, 3.", field)
        return [by_number[number] for number in sorted(set(numbers))]


def begun(
    lines: Sequence[LineRead], sentences: Sequence[Sentence], themes: dict[UUID, Sequence[tuple[int, int]]],
    none_fits: bool = False, note: str = "", stance: str = "",
) -> dict[str, Any]:  # fmt: skip
    """The form as somebody left it, or as it is proposed."""
    number_at = {(one.start, one.end): one.number for one in sentences}
    filled: dict[str, Any] = {
        "themes": [str(theme) for theme in themes], "none": none_fits, "note": note, "stance": stance,
    }  # fmt: skip
    for number, line in enumerate(lines, 1):
        said = [number_at[place] for place in themes.get(line.theme_id, ()) if place in number_at]
        if said:
            filled[f"at_{number}"] = ", ".join(map(str, sorted(said)))
    return filled


def _hint(line: LineRead, hints: dict[UUID, str]) -> str:
    limits = " ".join(filter(None, [line.belongs, f"Not: {line.belongs_not}" if line.belongs_not else ""]))
    return " ".join(filter(None, [hints.get(line.theme_id, ""), limits]))
