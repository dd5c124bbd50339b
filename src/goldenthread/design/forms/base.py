"""What a form and its fields share: how they are drawn, and where an error leads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.renderers import TemplatesSetting
from django.http import QueryDict
from django.utils.safestring import SafeString

from .foreign import foreign_drawing

ErrorLink = tuple[str, str]  # where it leads ("#start-day", or nothing), and the words


_typed_before: ContextVar[QueryDict | None] = ContextVar("what was typed in this page before", default=None)


@contextmanager
def filled_in(typed: QueryDict | None) -> Iterator[None]:
    """Forms made meanwhile and not yet sent show what was typed, in place of what they would begin with."""
    before = _typed_before.set(typed)
    try:
        yield
    finally:
        _typed_before.reset(before)


@dataclass(frozen=True)
class Drawing:
    """Which macro draws a field, and with what."""

    component: str
    parameters: dict[str, Any]


class AskedBoundField(forms.BoundField):
    """One of our fields in a form. Printing it prints its label, hint, error and input together."""

    field: Question

    def __str__(self) -> SafeString:
        return self.as_field_group()

    __html__ = __str__


class Question(forms.Field):
    """A field that knows its label, hint and the words for when it is left empty.

    A field is required exactly when it has words for being empty: `missing="Enter …"`.
    `label_as_heading` makes the label the heading of a page that asks one question.
    """

    component = "input"
    heading_size = "l"
    plain_size: str | None = None

    def __init__(
        self,
        label: str,
        *,
        missing: str = "",
        hint: str = "",
        label_as_heading: bool = False,
        size: str | None = None,
        messages: dict[str, str] | None = None,
        **options: Any,
    ) -> None:
        said = ({"required": missing} if missing else {}) | (messages or {})
        super().__init__(
            label=label,
            help_text=hint,
            required=bool(missing),
            error_messages=said,
            template_name="design/field.jinja",
            **options,
        )
        self.label_as_heading = label_as_heading
        self.size = size or (self.heading_size if label_as_heading else self.plain_size)
        self.reveals: dict[str, tuple[str, ...]] = {}

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> AskedBoundField:
        return AskedBoundField(form, self, field_name)

    def parameters(self, bound: forms.BoundField) -> dict[str, Any]:
        """What the macro is called with. Fields add their own."""
        return {
            "name": bound.html_name,
            "id": bound.id_for_label or bound.html_name,
            "label": self.label,
            "hint": self.help_text,
            "error": bound.errors[0] if bound.errors else None,
            "size": self.size,
            "heading": self.label_as_heading,
        }

    def error_target(self, bound: forms.BoundField) -> str:
        """The id of the input that an error about this field leads to."""
        return bound.id_for_label or bound.html_name

    def named(self, told: str) -> str:
        """What is wrong, after the label: errors are also read in a list, away from their boxes."""
        name = str(self.label or "").rstrip("?:. ")
        return f"{name}: {told[0].lower()}{told[1:]}" if name else told


class GovForm(forms.Form):
    """A form in GOV.UK's markup. `{{ form }}` prints every field, `{{ form.start }}` one."""

    template_name = "design/form.jinja"
    default_renderer = TemplatesSetting
    use_required_attribute = False  # the browser's own messages cannot say what to do

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "%s")
        super().__init__(*args, **kwargs)

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        typed, name = _typed_before.get(), self.add_prefix(field_name)
        if typed is None or field.widget.value_omitted_from_data(typed, {}, name):
            return super().get_initial_for_field(field, field_name)
        return field.widget.value_from_datadict(typed, {}, name)

    def error_links(self) -> list[ErrorLink]:
        """Each error once, in the order of the page, with the input it leads to."""
        return error_links_of(self)

    def _clean_fields(self) -> None:
        """A question that was not shown, because another answer was chosen, is not judged."""
        super()._clean_fields()  # type: ignore[misc]  # Django's own step, not in its stubs
        for name in self._not_asked():
            self.errors.pop(name, None)
            self.cleaned_data[name] = None

    def _not_asked(self) -> Iterator[str]:
        for name, field in self.fields.items():
            chosen = self.cleaned_data.get(name)
            answers = chosen if isinstance(chosen, list) else [chosen]
            for value, revealed in getattr(field, "reveals", {}).items():
                if value not in answers:
                    yield from revealed


def error_links_of(form: forms.BaseForm | None) -> list[ErrorLink]:
    """The error summary of any form, or of none."""
    if form is None or not form.is_bound:
        return []
    links = [("", str(error)) for error in form.errors.get(NON_FIELD_ERRORS, [])]
    for bound in form:
        links += [(f"#{_target(bound)}", str(error)) for error in list(bound.errors)[:1]]
    return links


def drawing(bound: forms.BoundField) -> Drawing:
    """Which macro draws this field, whether it is ours or from an application we use."""
    field = bound.field
    if not isinstance(field, Question):
        return Drawing(*foreign_drawing(bound))
    parameters = field.parameters(bound)
    if field.reveals:
        parameters["items"] = [_with_reveal(item, bound) for item in parameters["items"]]
    return Drawing(field.component, parameters)


def unfolded(form: forms.BaseForm) -> list[forms.BoundField]:
    """The fields that stand by themselves; those that an answer reveals stand inside it."""
    inside = {
        name
        for field in form.fields.values()
        for names in getattr(field, "reveals", {}).values()
        for name in names
    }
    return [bound for bound in form if bound.name not in inside]


def _with_reveal(item: Any, bound: forms.BoundField) -> Any:
    names = bound.field.reveals.get(item.value, ())  # type: ignore[attr-defined]  # only a Question comes here
    drawn = [bound.form[name].as_field_group() for name in names]
    return replace(item, reveal=SafeString("".join(drawn))) if drawn else item


def _target(bound: forms.BoundField) -> str:
    if isinstance(bound.field, Question):
        return bound.field.error_target(bound)
    return bound.id_for_label or bound.html_name
