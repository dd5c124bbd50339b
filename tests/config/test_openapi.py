"""The description of the API: served, whole, with what may go wrong, and no number without its bounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from ninja import Schema

from goldenthread.config.api import FORM, api
from goldenthread.foundation.permissions import Permission
from tests.cast import signed_in, the_cast

METHODS = {"get", "post", "put", "patch", "delete"}
OPEN_TO_ALL = {"anyone signed in", "anyone"}
ALL = {"403", "404", "422"}


@cache
def document() -> dict[str, Any]:
    return dict(api.get_openapi_schema())


def operations() -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            if method in METHODS:
                yield f"{method} {path}", operation


OPERATIONS = dict(operations())
SENDS_JSON = [
    name
    for name in OPERATIONS
    if "application/json" in OPERATIONS[name].get("requestBody", {}).get("content", {})
]


@pytest.mark.django_db
def test_the_description_is_served_to_whoever_signs_in() -> None:
    answer = signed_in(the_cast(), "dan").get("/api/openapi.json")
    assert (answer.status_code, sorted(answer.json()["paths"])) == (200, sorted(document()["paths"]))


def test_there_are_operations_to_describe() -> None:
    assert len(OPERATIONS) > 20


@pytest.mark.parametrize("name", OPERATIONS)
def test_operation_says_who_may_ask(name: str) -> None:
    assert OPERATIONS[name]["x-asks"] in {*(one.name for one in Permission), *OPEN_TO_ALL}


@pytest.mark.parametrize("name", OPERATIONS)
def test_operation_declares_what_may_go_wrong(name: str) -> None:
    operation = OPERATIONS[name]
    own_list = "{" not in name and "requestBody" not in operation  # only what they reach is in it: no refusal
    open_to_all = operation["x-asks"] in OPEN_TO_ALL
    expected = set() if own_list else {"422"} if open_to_all else ALL
    assert expected - {str(status) for status in OPERATIONS[name]["responses"]} == set()


@pytest.mark.parametrize("name", SENDS_JSON)
def test_body_that_is_sent_has_an_example(name: str) -> None:
    assert has_example(resolved(sent_by(OPERATIONS[name])))


SENDS_FILES = [
    name for name in OPERATIONS if FORM in OPERATIONS[name].get("requestBody", {}).get("content", {})
]


def test_there_are_files_to_send() -> None:
    assert len(SENDS_FILES) > 10


@pytest.mark.parametrize("name", SENDS_FILES)
def test_form_with_a_file_has_an_example_of_all_that_it_needs(name: str) -> None:
    form = OPERATIONS[name]["requestBody"]["content"][FORM]
    needed = {"file", *form["schema"].get("required", [])}
    assert needed - form["example"].keys() == set()


def shapes(of: type[Schema] = Schema) -> Iterator[type[Schema]]:
    for shape in of.__subclasses__():
        yield from (shape, *shapes(shape))


def test_no_two_shapes_have_the_same_name() -> None:
    """The description keeps shapes by name: of two with the same, one would stand for both."""
    ours = {shape for shape in shapes() if shape.__module__.startswith("goldenthread.")}
    names = Counter(shape.__name__ for shape in ours)
    assert [name for name, number in names.items() if number > 1] == []


def sent_by(operation: dict[str, Any]) -> dict[str, Any]:
    (content,) = operation["requestBody"]["content"].values()
    return dict(content["schema"])


def has_example(schema: dict[str, Any]) -> bool:
    """The whole has one, or a part of it, or what a list is of."""
    if {"example", "examples"} & set(schema):
        return True
    if "items" in schema:
        return has_example(resolved(schema["items"]))
    return any(has_example(resolved(part)) for part in schema.get("properties", {}).values())


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in schema:
        return dict(document()["components"]["schemas"][schema["$ref"].split("/")[-1]])
    return schema


def sent_numbers() -> list[str]:
    """Every integer that can be sent, without a bound on both sides."""
    found: list[str] = []
    for name, operation in OPERATIONS.items():
        for parameter in operation.get("parameters", []):
            found += unbounded(f"{name} {parameter['name']}", parameter["schema"], frozenset())
        if "requestBody" in operation:
            found += unbounded(name, sent_by(operation), frozenset())
    return found


def unbounded(where: str, schema: Any, seen: frozenset[str]) -> list[str]:
    if isinstance(schema, list):
        return [fault for part in schema for fault in unbounded(where, part, seen)]
    if not isinstance(schema, dict) or schema.get("$ref") in seen:
        return []
    if "$ref" in schema:
        return unbounded(where, resolved(schema), seen | {schema["$ref"]})
    kinds = schema.get("type")
    is_number = "integer" in kinds if isinstance(kinds, list) else kinds == "integer"
    lowest = {"minimum", "exclusiveMinimum"} & set(schema)
    highest = {"maximum", "exclusiveMaximum"} & set(schema)
    here = [where] if is_number and not (lowest and highest) else []
    return here + [
        fault
        for name, part in schema.items()
        if name not in ("example", "examples")
        for fault in unbounded(f"{where}.{name}", part, seen)
    ]


def test_every_number_that_is_sent_has_bounds() -> None:
    assert sent_numbers() == []
