"""Fields of one box: text, long text, numbers, times, e-mail, files, hidden values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File

from ..words import clock, file_size
from .base import Question
from .reading import UnreadableError, read_time

MOST_NUMBER = 1_000_000_000  # larger numbers overflow what SQLite and PostgreSQL keep in a column


class WrittenField(Question, forms.CharField):
    """Words, of which `longest` characters are kept."""

    def __init__(self, label: str, *, longest: int, **options: Any) -> None:
        super().__init__(label, **options)
        self.longest = longest

    def validate(self, value: str) -> None:
        super().validate(value)
        if (used := len(value)) > self.longest:
            raise ValidationError(
                self.named(f"Use {self.longest:,} characters or fewer. You have used {used:,}")
            )


class TextField(WrittenField):
    """One line of text."""

    def __init__(
        self,
        label: str,
        *,
        longest: int = 200,
        width: str | int | None = None,
        autocomplete: str | None = None,
        spellcheck: bool | None = None,
        **options: Any,
    ) -> None:
        super().__init__(label, longest=longest, **options)
        self.drawn = {"width": width, "autocomplete": autocomplete, "spellcheck": spellcheck}

    def parameters(self, bound: forms.BoundField) -> dict[str, Any]:
        return super().parameters(bound) | self.drawn | {"value": _shown(bound)}


class EmailField(TextField, forms.EmailField):
    """An e-mail address. Somebody else’s has no `autocomplete`: the browser knows only its user’s."""

    def __init__(self, label: str, *, autocomplete: str | None = "email", **options: Any) -> None:
        options.setdefault("messages", {})["invalid"] = "Enter an e-mail address, like name@example.com"
        super().__init__(label, longest=254, autocomplete=autocomplete, spellcheck=False, **options)
        self.drawn |= {"type": "email"}


class TextAreaField(WrittenField):
    """Several lines. `most_words` counts down on the page and is checked here."""

    component = "textarea"
    widget = forms.Textarea

    def __init__(
        self,
        label: str,
        *,
        rows: int = 5,
        most_words: int | None = None,
        longest: int = 20_000,
        **options: Any,
    ) -> None:
        super().__init__(label, longest=longest, **options)
        self.rows, self.most_words = rows, most_words

    def parameters(self, bound: forms.BoundField) -> dict[str, Any]:
        drawn = {"value": _shown(bound), "rows": self.rows, "max_words": self.most_words}
        return super().parameters(bound) | drawn

    def validate(self, value: str) -> None:
        super().validate(value)
        # Never more than the page's own counter, which takes a lone dash for no word.
        used = sum(any(sign.isalnum() for sign in word) for word in value.split())
        if self.most_words and used > self.most_words:
            raise ValidationError(
                self.named(f"Use {self.most_words:,} words or fewer. You have used {used:,}")
            )


class NumberField(Question, forms.IntegerField):
    """A whole number. `unclear` is said when it is not one: "Enter how many minutes, like 30".

    A form has many boxes, and its errors are read in a list: each says which box it means and what to enter.
    """

    def __init__(
        self,
        label: str,
        *,
        unclear: str = "",
        least: int = 0,
        most: int = MOST_NUMBER,
        suffix: str = "",
        width: int = 4,
        **options: Any,
    ) -> None:
        said = options.setdefault("messages", {})
        enter = unclear or options.get("missing") or _enter(label, least, most)
        said.setdefault("invalid", enter)
        said.setdefault("min_value", f"{enter}. It must be {least:,} or more")
        said.setdefault("max_value", f"{enter}. It must be {most:,} or fewer")
        super().__init__(label, min_value=least, max_value=most, **options)
        self.drawn = {"width": width, "suffix": suffix, "inputmode": "numeric"}

    def to_python(self, value: Any) -> int | None:
        typed = value.replace(",", "").replace(" ", "") if isinstance(value, str) else value
        return super().to_python(typed)

    def parameters(self, bound: forms.BoundField) -> dict[str, Any]:
        return super().parameters(bound) | self.drawn | {"value": _shown(bound)}


def _enter(label: str, least: int, most: int) -> str:
    return f"Enter a number for “{label}”, like {min(max(30, least), most):,}"


class TimeField(Question):
    """A time of day: 1.30pm, 13:30, midday."""

    def to_python(self, value: str | time | None) -> time | None:
        if not value or isinstance(value, time):
            return value or None
        try:
            return read_time(value)
        except UnreadableError as error:
            raise ValidationError(self.named(error.message)) from error

    def prepare_value(self, value: str | time | None) -> str:
        return clock(value) if isinstance(value, time) else value or ""

    def parameters(self, bound: forms.BoundField) -> dict[str, Any]:
        return super().parameters(bound) | {"value": _shown(bound), "width": 5}


class FileField(Question, forms.FileField):
    """A file to upload. `kinds` are endings: (".pdf", ".docx").

    `instead` says what to do with endings that people send often and that cannot be taken.
    """

    component = "file_upload"

    def __init__(
        self,
        label: str,
        *,
        kinds: tuple[str, ...] = (),
        instead: Mapping[str, str] | None = None,
        most_bytes: int = 5_000_000,
        **options: Any,
    ) -> None:
        said = options.setdefault("messages", {})
        said.setdefault("empty", "The file is empty. Choose another")
        said.setdefault("invalid", "Choose the file again. It did not reach us")
        super().__init__(label, **options)
        self.kinds, self.most_bytes = kinds, most_bytes
        self.instead = instead or {}

    def to_python(self, data: File[Any] | None) -> File[Any] | None:
        file = super().to_python(data)
        if file is None:
            return None
        name = str(file.name).lower()
        for ending, remedy in self.instead.items():
            if name.endswith(ending):
                raise ValidationError(remedy)
        if self.kinds and not name.endswith(self.kinds):
            raise ValidationError(f"Choose a file that ends in {' or '.join(self.kinds)}")
        if (file.size or 0) > self.most_bytes:
            raise ValidationError(f"Choose a file smaller than {file_size(self.most_bytes)}")
        return file

    def parameters(self, bound: forms.BoundField) -> dict[str, Any]:
        return super().parameters(bound) | {"accept": ",".join(self.kinds) or None}


class HiddenField(Question, forms.CharField):
    """A value the page carries and the person does not see: the revision that was read."""

    component = "hidden"
    widget = forms.HiddenInput

    def __init__(self, **options: Any) -> None:
        super().__init__("", max_length=2_000, **options)

    def parameters(self, bound: forms.BoundField) -> dict[str, Any]:
        return {"name": bound.html_name, "value": _shown(bound)}


def _shown(bound: forms.BoundField) -> str:
    """What stands in the box: what was typed, even if it was wrong."""
    value = bound.value()
    return "" if value is None else str(value)
