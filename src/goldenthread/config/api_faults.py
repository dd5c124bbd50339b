"""What is wrong with a request, in words: the field as it was sent, and what to send instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypedDict


class Said(TypedDict):
    field: str
    message: str


_DAY, _MOMENT, _TIME = "2026-11-30", "2026-11-30T09:30:00+00:00", "09:30"
_BY_START = {
    "uuid": "Send the id as this API gave it, like 01a22d06-84ba-773a-984c-69c679bcda03.",
    "datetime": f"Send a moment with its zone, like {_MOMENT}.",
    "timezone": f"Send a moment with its zone, like {_MOMENT}.",
    "date": f"Send a day, like {_DAY}.",
    "time": f"Send a time of day, like {_TIME}.",
    "int": "Send a whole number.",
    "float": "Send a number.",
    "decimal": "Send a number.",
    "finite_number": "Send a number.",
    "bool": "Send true or false.",
    "string_type": "Send text, in quotation marks.",
    "list": "Send a list, in square brackets.",
    "tuple": "Send a list, in square brackets.",
    "dict": "Send an object, in curly brackets.",
    "model": "Send an object, in curly brackets.",
    "extra_forbidden": "There is no such field here. Look at how it is written in /api/docs.",
}
_WITH_BOUNDS = {
    "missing": "This is needed. Send it.",
    "literal_error": "Send one of these: {expected}.",
    "enum": "Send one of these: {expected}.",
    "string_too_long": "Send {max_length:,} letters or fewer.",
    "string_too_short": "Send {min_length:,} letters or more.",
    "greater_than_equal": "Send {ge} or more.",
    "greater_than": "Send more than {gt}.",
    "less_than_equal": "Send {le} or less.",
    "less_than": "Send less than {lt}.",
    "too_long": "Send {max_length:,} or fewer of these.",
    "too_short": "Send {min_length:,} or more of these.",
}
NOT_JSON = (
    "The body cannot be read. Send JSON in UTF-8 without the character with the code 0, "
    "with the header Content-Type: application/json."
)


def faults_of(errors: Iterable[Mapping[str, Any]]) -> list[Said]:
    """Each fault that pydantic found, under the name that the client gave the field."""
    return [{"field": _field(error["loc"]), "message": _message(error)} for error in errors]


def _field(place: tuple[Any, ...]) -> str:
    """`('body', 'sent', 'needs', 0, 'title')` is `needs.0.title`: of a body the client knows no name."""
    whole_body = place[0] == "body" and len(place) > 1
    return ".".join(map(str, place[2:] if whole_body else place[1:]))


def _message(error: Mapping[str, Any]) -> str:
    kind, bounds = error["type"], error.get("ctx", {})
    if kind in _WITH_BOUNDS:
        return _WITH_BOUNDS[kind].format(**bounds)
    said = next((words for start, words in _BY_START.items() if kind.startswith(start)), "")
    return said or str(error["msg"]).removeprefix("Value error, ")
