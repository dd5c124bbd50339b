"""The API as pages to read: made from its OpenAPI document, and there for a browser without script."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import path

from goldenthread.foundation.pages.asking import public
from goldenthread.foundation.permissions import Permission

Schema = Mapping[str, Any]
PARTS = {
    "notices": "Messages",
    "places": "Schools and calendars",
    "people": "Children, classes and who is around a child",
    "concerns": "Concerns, duties and layers of support",
    "plan": "Reading a plan",
    "writing": "Writing a plan",
    "together": "The plan together with the family",
    "reviews": "Reviews",
    "delivery": "What was delivered",
    "documents": "Documents",
    "desk": "The desk",
    "requests": "Requests for an EHC needs assessment",
    "cases": "Cases with the council",
    "advice": "Advice for an assessment",
    "ehc_plans": "EHC plans",
    "ehc_reviews": "Yearly reviews of EHC plans",
    "disagreement": "Mediation, appeals and orders",
    "managing": "Where the council’s cases wait",
    "letters": "The words of the council’s letters",
    "panels": "Panels",
    "packages": "Support packages",
    "placements": "Where a child is placed under a plan",
    "consultations": "Schools asked whether they can meet need",
    "budgets": "Personal budgets",
    "moves": "Moves between councils",
    "returns": "Returns, inspection lists and measures",
    "conversation": "Answering a public consultation",
    "events": "Events: signing up, the panel, notes of tables",
    "events_run": "Holding events",
    "public_consultations": "Running a public consultation",
    "campaigns": "Taking part in a campaign",
    "campaigning": "Running a campaign",
    "themes": "Candidate themes of what people said, and their frame",
    "coding": "Coding what people said",
    "figures": "Who said what, campaign letters, and words that may be shown",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One value that is sent or got. `name` says where it stands: `needs[].outcomes[].title`."""

    name: str
    kind: str
    says: str


@dataclass(frozen=True, slots=True)
class Answer:
    status: str
    fields: tuple[Field, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: what it is called, who may, what is sent and what comes back."""

    anchor: str
    method: str
    path: str
    summary: str
    says: str
    may: str
    parameters: tuple[Field, ...]
    sent: tuple[Field, ...]
    example: str
    answers: tuple[Answer, ...]
    refusals: tuple[str, ...]


@cache
def parts() -> dict[str, tuple[Operation, ...]]:
    """The operations of each part, in the order of the document."""
    from goldenthread.config.api import api  # takes seconds: see `urls`

    document = Document(api.get_openapi_schema())
    found: dict[str, tuple[Operation, ...]] = {}
    for operation, part in document.operations():
        found[part] = (*found.get(part, ()), operation)
    return found


class Document:
    """An OpenAPI document, read into what a page says of it."""

    def __init__(self, document: Schema) -> None:
        self.document = document

    def operations(self) -> Iterator[tuple[Operation, str]]:
        for address, methods in self.document["paths"].items():
            for method, one in methods.items():
                yield self._operation(address, method, one), one["tags"][0]

    def _operation(self, address: str, method: str, one: Schema) -> Operation:
        sent = _content(one.get("requestBody", {}))
        answers = {int(status): answer for status, answer in one["responses"].items()}
        return Operation(
            anchor=one["operationId"].replace("_", "-"),
            method=method.upper(),
            path=address,
            summary=one["summary"],
            says=one.get("description", ""),
            may=Permission[one["x-asks"]].value if one["x-asks"] in Permission.__members__ else one["x-asks"],
            parameters=tuple(self._parameter(parameter) for parameter in one.get("parameters", ())),
            sent=self.fields(sent, asked=True),
            example=self._example_text(one, sent),
            answers=tuple(self._answer(at, answer) for at, answer in answers.items() if at < 400),
            refusals=tuple(_status(at) for at in sorted(answers) if at >= 400),
        )

    def _example_text(self, one: Schema, sent: Schema) -> str:
        """JSON; of a form with a file, the parts as `curl` sends them."""
        content = one.get("requestBody", {}).get("content", {}).values()
        form = next((form for form in content if "example" in form), None)
        if form is None:
            return _as_text(self._example(sent))
        files = {name for name, part in form["schema"]["properties"].items() if _is_file(part)}
        return "\n".join(
            f'--form "{name}={"@" if name in files else ""}{_as_word(value)}"'
            for name, value in form["example"].items()
        )

    def _parameter(self, one: Schema) -> Field:
        where = {"path": "in the address", "query": "after the question mark"}[one["in"]]
        kind = self._kind(one["schema"])
        return Field(one["name"], kind, _joined(where, _need(one["required"]), one.get("description", "")))

    def _answer(self, status: int, answer: Schema) -> Answer:
        schema = _content(answer)
        kind = "a list, each with" if self._resolved(schema).get("type") == "array" else ""
        return Answer(_status(status), self.fields(schema), kind)

    def fields(
        self, schema: Schema, name: str = "", seen: frozenset[str] = frozenset(), *, asked: bool = False
    ) -> tuple[Field, ...]:
        """Every value in a schema, those inside others after them. What holds itself is said once.

        `asked`: of what is sent, which is said to be needed or not.
        """
        reference = schema.get("$ref", "")
        if reference in seen:
            return ()
        here = self._resolved(schema)
        inside = seen | {reference} if reference else seen
        if "items" in here:
            return self.fields(here["items"], f"{name}[]" if name else "", inside, asked=asked)
        if choices := _choices(here):
            wide = len(choices) > 1
            return tuple(
                field
                for choice in choices
                for field in self.fields(
                    choice, f"{name} ({_title(choice)})" if wide else name, inside, asked=asked
                )
            )
        found: tuple[Field, ...] = ()
        for key, value in here.get("properties", {}).items():
            full = f"{name}.{key}" if name else key
            needed = _need(key in here.get("required", ())) if asked else ""
            found += (Field(full, self._kind(value), _joined(needed, *_bounds(self._resolved(value)))),)
            found += self.fields(value, full, inside, asked=asked)
        return found

    def _kind(self, schema: Schema) -> str:
        here = self._resolved(schema)
        if "enum" in here:
            return "one of: " + ", ".join(str(value) or "(empty)" for value in here["enum"])
        if "items" in here:
            return f"list: {self._kind(here['items'])}"
        if "anyOf" in here:
            return " or ".join(dict.fromkeys(self._kind(one) for one in here["anyOf"]))
        types = here.get("type", "anything")
        words = [types] if isinstance(types, str) else types
        return " or ".join(
            here.get("format", word) if word == "string" else _TYPES.get(word, word) for word in words
        )

    def _resolved(self, schema: Schema) -> Schema:
        if "$ref" not in schema:
            return schema
        found: Schema = self.document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
        return found

    def _example(self, schema: Schema) -> Any:
        """The example of the whole, or one put together from those of its parts."""
        here = self._resolved(schema)
        for given in (here.get("example"), *here.get("examples", ())):
            if given is not None:
                return given
        if "items" in here:
            one = self._example(here["items"])
            return None if one is None else [one]
        parts = {key: self._example(value) for key, value in here.get("properties", {}).items()}
        return {key: value for key, value in parts.items() if value is not None} or None


_TYPES = {"null": "nothing", "array": "list", "boolean": "true or false", "integer": "whole number"}


def _content(part: Schema) -> Schema:
    return next((one["schema"] for one in part.get("content", {}).values() if "schema" in one), {})


def _is_file(part: Schema) -> bool:
    return "binary" in (part.get("format"), *(one.get("format") for one in part.get("anyOf", ())))


def _as_word(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _choices(schema: Schema) -> list[Schema]:
    return [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]


def _title(schema: Schema) -> str:
    return str(schema.get("title") or schema.get("$ref", "").rsplit("/", 1)[-1]).lower()


def _bounds(schema: Schema) -> Iterator[str]:
    for key, words in (
        ("minimum", "at least {}"),
        ("maximum", "at most {}"),
        ("maxLength", "at most {} letters"),
        ("maxItems", "at most {} of them"),
    ):
        if key in schema:
            yield words.format(schema[key])
    yield schema.get("description", "")


def _need(required: bool) -> str:
    return "needed" if required else "may be left out"


def _joined(*words: str) -> str:
    return "; ".join(one.rstrip(".") for one in words if one)


def _status(number: int) -> str:
    return f"{number} {HTTPStatus(number).phrase}"


def _as_text(example: Any) -> str:
    return "" if example is None else json.dumps(example, indent=2, ensure_ascii=False, default=str)


@public("it says what the API does, and nothing about anybody")
def contents(request: HttpRequest) -> HttpResponseBase:
    """All operations, by part; how a program signs in; what a refusal means."""
    named = [(slug, PARTS.get(slug, slug), found) for slug, found in parts().items()]
    return render(request, "foundation/api/contents.jinja", {"parts": named})


@public("it says what the API does, and nothing about anybody")
def part(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One part: each of its operations with all that is sent and got."""
    if slug not in parts():
        raise Http404
    context = {"title": PARTS.get(slug, slug), "operations": parts()[slug]}
    return render(request, "foundation/api/part.jinja", context)


urlpatterns = [
    path("api/docs", contents, name="api_docs"),
    path("api/docs/<slug:slug>", part, name="api_docs_part"),
]
