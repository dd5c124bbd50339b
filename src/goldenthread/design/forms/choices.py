"""Fields where one chooses: radios, a list, checkboxes, one tick."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from ..parts import Choice, Given
from ..parts import choices as read_choices
from .base import Question

NOT_THERE = "Choose one of these answers"


class Offer(Question):
    """A question with answers to choose from. `reveals={"other": "other_words"}` shows another field of
    the form under an answer, or several: `{"direct": ("paid_to", "agreed_by")}`."""

    plain_size: str | None = "s"
    choices: Any  # of Django's own choice field, which stands beside this class

    def __init__(
        self,
        label: str,
        choices: Iterable[Given],
        *,
        reveals: Mapping[str, str | tuple[str, ...]] | None = None,
        **options: Any,
    ) -> None:
        said = options.setdefault("messages", {})
        said.setdefault("invalid_choice", options.get("missing") or NOT_THERE)
        said.setdefault("invalid_list", options.get("missing") or NOT_THERE)
        super().__init__(label, choices=(), **options)
        self.offered = read_choices(choices)
        self.reveals = {
            answer: (names,) if isinstance(names, str) else names for answer, names in (reveals or {}).items()
        }

    @property
    def offered(self) -> list[Choice]:
        """The answers. Setting them changes what is shown and what is accepted."""
        return self._offered

    @offered.setter
    def offered(self, given: list[Choice]) -> None:
        self._offered = given
        self.choices = [(choice.value, choice.text) for choice in given]

    def parameters(self, bound: forms.BoundField) -> dict[str, Any]:
        parameters = super().parameters(bound)
        parameters["legend"] = parameters.pop("label")
        return parameters | {"items": self.offered}


class RadioField(Offer, forms.ChoiceField):
    """One answer of a few."""

    component = "radios"
    widget = forms.RadioSelect

    def __init__(
        self,
        label: str,
        choices: Iterable[Given],
        *,
        inline: bool = False,
        small: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(label, choices, **options)
        self.drawn = {"inline": inline, "small": small}

    def parameters(self, bound: forms.BoundField) -> dict[str, Any]:
        return super().parameters(bound) | self.drawn | {"value": _chosen(bound)}


class SelectField(Offer, forms.ChoiceField):
    """One answer of many. The first line asks; it is no answer."""

    component = "select"
    plain_size = None

    def __init__(
        self, label: str, choices: Iterable[Given], *, ask: str = "Choose one", **options: Any
    ) -> None:
        super().__init__(label, choices, **options)
        self.ask = ask

    def parameters(self, bound: forms.BoundField) -> dict[str, Any]:
        parameters = super().parameters(bound)
        parameters["label"] = parameters.pop("legend")
        asked = [Choice("", self.ask), *self.offered] if self.ask else self.offered
        return parameters | {"items": asked, "value": _chosen(bound)}


class CheckboxesField(Offer, forms.MultipleChoiceField):
    """Any number of answers."""

    component = "checkboxes"
    widget = forms.CheckboxSelectMultiple

    def __init__(self, label: str, choices: Iterable[Given], *, small: bool = False, **options: Any) -> None:
        super().__init__(label, choices, **options)
        self.small = small

    def parameters(self, bound: forms.BoundField) -> dict[str, Any]:
        ticked = [str(value) for value in bound.value() or ()]
        return super().parameters(bound) | {"small": self.small, "values": ticked}


class CheckboxField(Question, forms.BooleanField):
    """One tick: "I have told the family"."""

    component = "checkbox"

    def parameters(self, bound: forms.BoundField) -> dict[str, Any]:
        common = super().parameters(bound)
        kept = {name: common[name] for name in ("name", "id", "hint", "error")}
        return kept | {"text": self.label, "ticked": bool(bound.value())}


def _chosen(bound: forms.BoundField) -> str:
    value = bound.value()
    return "" if value is None else str(value)
