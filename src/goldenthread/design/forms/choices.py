"""Fields where one chooses: radios, a list, checkboxes, one tick."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from ..parts import Choice, Given
from ..parts import choices as read_choices
from .base import Question

NOT_THERE = "Choose one of these answers"


class RadioField(Question, forms.ChoiceField):
    """One answer of a few. `reveals={"other": "other_words"}` shows another field under an answer."""

    component = "radios"
    widget = forms.RadioSelect
    plain_size = "s"

    def __init__(
        self,
        label: str,
        choices: Iterable[Given],
        *,
        reveals: dict[str, str] | None = None,
        inline: bool = False,
        small: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(label, choices=(), **_said(options))
        self.offered, self.drawn = read_choices(choices), {"inline": inline, "small": small}
        self.reveals = reveals or {}

    @property
    def offered(self) -> list[Choice]:
        return self._offered

    @offered.setter
    def offered(self, given: list[Choice]) -> None:
        self._offered = given
        self.choices = [(choice.value, choice.text) for choice in given]

    def parameters(self, bound: forms.BoundField) -> dict[str, Any]:
        value = bound.value()
        chosen = "" if value is None else str(value)
        return (
            _legend(super().parameters(bound))
            | self.drawn
            | {
                "items": self.offered,
                "value": chosen,
            }
        )


class SelectField(Question, forms.ChoiceField):
    """One answer of many. The first line asks; it is no answer."""

    component = "select"

    def __init__(
        self, label: str, choices: Iterable[Given], *, ask: str = "Choose one", **options: Any
    ) -> None:
        super().__init__(label, choices=(), **_said(options))
        self.ask = ask
        self.offered = read_choices(choices)
        self.choices = [(choice.value, choice.text) for choice in self.offered]

    def parameters(self, bound: forms.BoundField) -> dict[str, Any]:
        value = bound.value()
        asked = [Choice("", self.ask), *self.offered] if self.ask else self.offered
        chosen = "" if value is None else str(value)
        return super().parameters(bound) | {"items": asked, "value": chosen}


class CheckboxesField(Question, forms.MultipleChoiceField):
    """Any number of answers."""

    component = "checkboxes"
    widget = forms.CheckboxSelectMultiple
    plain_size = "s"

    def __init__(
        self,
        label: str,
        choices: Iterable[Given],
        *,
        reveals: dict[str, str] | None = None,
        small: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(label, choices=(), **_said(options))
        self.offered, self.drawn = read_choices(choices), {"small": small}
        self.choices = [(choice.value, choice.text) for choice in self.offered]
        self.reveals = reveals or {}

    def parameters(self, bound: forms.BoundField) -> dict[str, Any]:
        ticked = [str(value) for value in bound.value() or ()]
        return (
            _legend(super().parameters(bound))
            | self.drawn
            | {
                "items": self.offered,
                "values": ticked,
            }
        )


class CheckboxField(Question, forms.BooleanField):
    """One tick: "I have told the family"."""

    component = "checkbox"

    def parameters(self, bound: forms.BoundField) -> dict[str, Any]:
        common = super().parameters(bound)
        kept = {name: common[name] for name in ("name", "id", "hint", "error")}
        return kept | {"text": self.label, "ticked": bool(bound.value())}


def _legend(parameters: dict[str, Any]) -> dict[str, Any]:
    parameters["legend"] = parameters.pop("label")
    return parameters


def _said(options: dict[str, Any]) -> dict[str, Any]:
    said = options.setdefault("messages", {})
    said.setdefault("invalid_choice", options.get("missing") or NOT_THERE)
    said.setdefault("invalid_list", options.get("missing") or NOT_THERE)
    return options
