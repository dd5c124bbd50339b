"""Forms that are not ours (sign-in, second factor) drawn with our macros, by their widgets."""

from __future__ import annotations

from typing import Any

from django import forms

INPUTS = (forms.TextInput, forms.EmailInput, forms.PasswordInput, forms.NumberInput)


def foreign_drawing(bound: forms.BoundField) -> tuple[str, dict[str, Any]]:
    """The macro and its parameters for a plain Django field."""
    widget = bound.field.widget
    if isinstance(widget, forms.HiddenInput):
        return "hidden", {"name": bound.html_name, "value": bound.value() or ""}
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox", _common(bound) | {"ticked": bool(bound.value())}
    if isinstance(widget, forms.RadioSelect):
        return "radios", _choices(bound) | {"legend": str(bound.label)}
    if isinstance(widget, forms.Select):
        return "select", _choices(bound) | {"label": str(bound.label)}
    if isinstance(widget, forms.Textarea):
        return "textarea", _labelled(bound)
    if not isinstance(widget, INPUTS):
        raise TypeError(f"No component draws a {type(widget).__name__}: give it a field of ours.")
    extra = {"type": widget.input_type, "autocomplete": widget.attrs.get("autocomplete")}
    return "input", _labelled(bound) | extra


def _common(bound: forms.BoundField) -> dict[str, Any]:
    return {
        "name": bound.html_name,
        "id": bound.id_for_label or bound.html_name,
        "text": str(bound.label),
        "hint": bound.help_text,
        "error": bound.errors[0] if bound.errors else None,
    }


def _labelled(bound: forms.BoundField) -> dict[str, Any]:
    parameters = _common(bound)
    parameters["label"] = parameters.pop("text")
    return parameters | {"value": _shown(bound)}


def _choices(bound: forms.BoundField) -> dict[str, Any]:
    parameters = _common(bound)
    del parameters["text"]
    items = [(str(value), str(text)) for value, text in bound.field.choices]  # type: ignore[attr-defined]  # a select has them
    return parameters | {"items": items, "value": str(bound.value() or "")}


def _shown(bound: forms.BoundField) -> str:
    if isinstance(bound.field.widget, forms.PasswordInput):
        return ""
    value = bound.value()
    return "" if value is None else str(value)
