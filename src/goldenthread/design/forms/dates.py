"""A date in three boxes. What was typed is kept, and the wrong box is the one that is marked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ..words import plain_date
from .base import Question
from .reading import PARTS, DateBoxes, UnreadableError, read_date


class ThreeBoxes(forms.Widget):
    """Gathers "start-day", "start-month" and "start-year"."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Mapping[str, Any], name: str) -> DateBoxes:
        return DateBoxes(*(str(data.get(f"{name}-{part}") or "").strip() for part in PARTS))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Mapping[str, Any], name: str) -> bool:
        return not any(f"{name}-{part}" in data for part in PARTS)


class DateField(Question):
    """A date. Set `earliest` and `latest` in the form's __init__: what day it is is given."""

    component = "date_input"
    widget = ThreeBoxes
    plain_size = "s"

    def __init__(
        self,
        label: str,
        *,
        earliest: date | None = None,
        latest: date | None = None,
        too_early: str = "",
        too_late: str = "",
        birthday: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(label, **options)
        self.earliest, self.latest = earliest, latest
        self.too_early, self.too_late = too_early, too_late
        self.birthday = birthday

    def clean(self, value: DateBoxes) -> date | None:
        if len(value.empty) == len(PARTS):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        try:
            day = read_date(value)
        except UnreadableError as error:
            raise ValidationError(self.named(error.message), params={"boxes": error.boxes}) from error
        self._check_bounds(day)
        return day

    def _check_bounds(self, day: date) -> None:
        if self.earliest and day < self.earliest:
            said = self.too_early or self.named(f"Enter {plain_date(self.earliest)} or a later date")
            raise ValidationError(said)
        if self.latest and day > self.latest:
            said = self.too_late or self.named(f"Enter {plain_date(self.latest)} or an earlier date")
            raise ValidationError(said)

    def prepare_value(self, value: date | DateBoxes | None) -> DateBoxes:
        if isinstance(value, DateBoxes):
            return value
        return DateBoxes.of(value) if value else DateBoxes()

    def has_changed(self, initial: date | None, data: DateBoxes | None) -> bool:
        return self.prepare_value(initial) != self.prepare_value(data)

    def parameters(self, bound: forms.BoundField) -> dict[str, Any]:
        parameters = super().parameters(bound)
        boxes = bound.value()
        parameters["legend"] = parameters.pop("label")
        return parameters | {
            "day": boxes.day,
            "month": boxes.month,
            "year": boxes.year,
            "wrong": _wrong_boxes(bound),
            "birthday": self.birthday,
        }

    def error_target(self, bound: forms.BoundField) -> str:
        wrong = _wrong_boxes(bound)
        return f"{super().error_target(bound)}-{wrong[0] if wrong else PARTS[0]}"


def _wrong_boxes(bound: forms.BoundField) -> tuple[str, ...]:
    for error in bound.form.errors.as_data().get(bound.name, []):
        return tuple((error.params or {}).get("boxes", ()))
    return ()
