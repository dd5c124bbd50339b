"""Answers to the duty questions read from JSON, and the finding written as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.law.duty_facts import DutyAnswersError
from goldenthread.law.duty_finding import Finding, FindOut, MustDo, Reason
from goldenthread.law.rules import Citation


class UnreadableAnswersError(DutyAnswersError):
    """The text is not JSON of the shape that is read here."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Question ids with choice ids; the day and the child's name where the text gives them."""

    given: Mapping[str, str]
    on: date | None = None
    name: str | None = None


def answers_from_json(text: str) -> Answers:
    """Read `{"answers": {"learning": "no", ...}, "on": "2026-11-20", "name": "Tom"}`.

    `on` and `name` may be left out, and so may the wrapping: `{"learning": "no", ...}` is read too.
    Whether the questions and choices exist is for `decide` to say. Raises UnreadableAnswersError.
    """
    whole = _object(_parsed(text), "The answers")
    if "answers" not in whole:
        return Answers(_strings(whole))
    unknown = whole.keys() - {"answers", "on", "name"}
    if unknown:
        raise UnreadableAnswersError(
            f"“{min(unknown)}” is not read beside the answers. Only “on” and “name” are."
        )
    given = _strings(_object(whole["answers"], "“answers”"))
    return Answers(given, _day(whole.get("on")), _name(whole.get("name")))


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """The finding as plain JSON values: text, lists, objects, true and false; dates as YYYY-MM-DD."""
    return {
        "on": finding.on.isoformat(),
        "outcome": finding.outcome.value,
        "plan_needed": finding.plan_needed,
        "duties": {duty.value: owed.value for duty, owed in finding.duties.items()},
        "title": finding.title,
        "sentences": [*finding.sentences],
        "reasons": [_reason(reason) for reason in finding.reasons],
        "must_do": [_must_do(item) for item in finding.must_do],
        "find_out": [_find_out(item) for item in finding.find_out],
        "would_change": [*finding.would_change],
        "family_can": [*finding.family_can],
        "look_again": finding.look_again.isoformat(),
        "citations": _citations(finding.citations),
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "says": reason.says,
        "question": reason.question_id,
        "number": reason.number,
        "answer": reason.answer,
        "citations": _citations(reason.citations),
    }


def _must_do(item: MustDo) -> dict[str, Any]:
    return {
        "title": item.title,
        "says": item.says,
        "by": item.by.isoformat() if item.by else None,
        "citations": _citations(item.citations),
    }


def _find_out(item: FindOut) -> dict[str, Any]:
    return {
        "question": item.question_id,
        "asks": item.asks,
        "how": item.how,
        "by": item.by.isoformat(),
    }


def _citations(citations: tuple[Citation, ...]) -> list[str]:
    return [str(citation) for citation in citations]


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableAnswersError(
            f"This is not JSON that can be read: look at {_where(error)}."
        ) from error


def _where(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}"
    return "its depth" if isinstance(error, RecursionError) else "its numbers"


def _object(value: object, what: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise UnreadableAnswersError(f'{what} must be an object, like {{"learning": "no"}}.')
    return value


def _strings(answers: dict[str, object]) -> dict[str, str]:
    strings = {}
    for question, choice in answers.items():
        if not isinstance(choice, str):
            raise UnreadableAnswersError(f'The answer to “{question}” must be text, like "yes".')
        strings[question] = choice
    return strings


def _day(value: object) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise UnreadableAnswersError("“on” must be a day, like “2026-11-20”.") from error


def _name(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise UnreadableAnswersError("“name” must be text, like “Tom”.")
