"""What a document asks, or answers, as plain lists and words: for programs and for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goldenthread.formats.consultation.questions import Asked, Question
from goldenthread.formats.consultation.responses import Answer, Passage, Response


def response_as_json(response: Response) -> dict[str, Any]:
    """Answers in the document's order; `passages` have the place of each paragraph and bullet."""
    return {
        "answers": [_answer(one) for one in response.answers],
        "sections": list(response.sections),
        "about": [_passage(one) for one in response.about],
        "evidence": list(response.evidence),
        "not_answered": {"numbers": list(response.unanswered), "why": list(response.why_not)},
        "bullets": sum(len(one.bullets) for one in response.answers),
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "number": answer.number,
        "numbers": list(answer.numbers),
        "heading": answer.heading,
        "section": answer.section,
        "position": answer.position,
        "line": answer.line,
        "page": answer.page or None,
        "paragraphs": list(answer.paragraphs),
        "bullets": list(answer.bullets),
        "passages": [_passage(one) for one in answer.passages],
        "declined": answer.declined,
        "anything_else": answer.anything_else,
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "kind": passage.kind.value,
        "text": passage.text,
        "line": passage.line,
        "page": passage.page or None,
    }


def response_in_words(response: Response) -> Iterator[str]:
    for one in response.answers:
        number = ", ".join(map(str, one.numbers)) or "–"
        held = f"{len(one.paragraphs)} paragraphs, {len(one.bullets)} bullets"
        yield f"{one.position}. Question {number}, line {one.line}: {one.heading} ({held})"
    if not response.answers:
        yield "No answer to a question was found. Everything is kept as it stands."
    if response.unanswered:
        yield f"Not answered: {', '.join(map(str, response.unanswered))}."


def asked_as_json(asked: Asked) -> dict[str, Any]:
    """`principles` are the document's parts that ask, each with its questions."""
    return {
        "title": asked.title,
        "principles": [
            {
                "name": one.name,
                "words": one.words,
                "questions": [_question(question) for question in one.questions],
            }
            for one in asked.principles
        ],
        "questions": len(asked.questions),
        "sources": [{"body": one.body, "title": one.title, "year": one.year} for one in asked.sources],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "number": question.number,
        "words": question.words,
        "recommendation": question.recommendation,
        "bodies": list(question.bodies),
        "asks": question.asks.value,
        "linked": question.linked,
        "line": question.line,
    }


def asked_in_words(asked: Asked) -> Iterator[str]:
    for one in asked.principles:
        yield one.name
        for question in one.questions:
            quoted = f" [{', '.join(question.bodies)}]" if question.bodies else ""
            yield f"  {question.number}. {question.words}{quoted}"
    if not asked.principles:
        yield "No question was found: questions stand in a list, or have a number such as “Q12.”."
