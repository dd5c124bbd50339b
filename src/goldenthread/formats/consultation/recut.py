"""A long response cut otherwise than it was understood: parts joined, split, several files put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from goldenthread.formats.consultation.blocks import Kind
from goldenthread.formats.consultation.responses import Answer, Number, Passage, Response

_ALIKE = 0.6


def passages_in(response: Response) -> tuple[Passage, ...]:
    """All that a response says, in order. The heading of an answer is a passage too."""
    return (*response.about, *(one for answer in response.answers for one in _whole(answer)))


def begins_of(response: Response) -> tuple[int, ...]:
    """Where each answer begins among `passages_in`."""
    begins, place = [], len(response.about)
    for answer in response.answers:
        begins.append(place)
        place += len(_whole(answer))
    return tuple(begins)


def recut(response: Response, begins: Iterable[int]) -> Response:
    """The same response with answers that begin at these passages. Nothing of it is lost.

    What stands before the first is `about`. A part that begins where an answer began keeps its number; any
    other has none, and takes a heading that it begins with as its own. Places outside are passed over.
    """
    passages = passages_in(response)
    known = dict(zip(begins_of(response), response.answers, strict=True))
    cuts = sorted({place for place in begins if 0 <= place < len(passages)})
    ends = [*cuts[1:], len(passages)][: len(cuts)]
    answers = [
        _part(passages[begin:end], known.get(begin), position)
        for position, (begin, end) in enumerate(zip(cuts, ends, strict=True), 1)
    ]
    return replace(response, about=passages[: cuts[0] if cuts else len(passages)], answers=tuple(answers))


def together(responses: Sequence[tuple[str, Response]]) -> Response:
    """Several files, by their names, as one response: the letter first, then what is attached to it."""
    (_, first), *others = responses
    answers = list(first.answers)
    for name, response in others:
        if response.about:
            head = response.about[0]
            answers.append(Answer(None, (), name, name, 0, head.line, head.page, response.about))
        answers += [replace(one, section=one.section or name) for one in response.answers]
    numbered = tuple(replace(one, position=position) for position, one in enumerate(answers, 1))
    found = [response for _, response in responses]
    return Response(
        first.about, numbered, tuple(one for each in found for one in each.sections),
        tuple(one for each in found for one in each.evidence),
        tuple(one for each in found for one in each.why_not), (),
    )  # fmt: skip


def words_in_place(response: Response, questions: Mapping[Number, str]) -> Response:
    """Where an answer stands beside its number, such as “Q1. Of wood.”, it is words and no heading.

    A heading that asks, or that is much like one of `questions`, is a question that was left open. One with
    more below it is words only where its number is one of `questions`: else nobody knows what it could be.
    """
    answers = tuple(
        replace(one, heading="", passages=(_as_words(one), *one.passages))
        if _is_said(one, questions)
        else one
        for one in response.answers
    )
    return replace(response, answers=answers)


def _is_said(answer: Answer, questions: Mapping[Number, str]) -> bool:
    if not answer.heading or _asks(answer.heading, questions):
        return False
    return not answer.passages or answer.number in questions


def _as_words(answer: Answer) -> Passage:
    return Passage(Kind.PARAGRAPH, answer.heading, answer.line, answer.page)


def _asks(heading: str, questions: Mapping[Number, str]) -> bool:
    return "?" in heading or any(
        SequenceMatcher(None, heading.casefold(), words.casefold(), autojunk=False).ratio() > _ALIKE
        for words in questions.values()
    )


def _whole(answer: Answer) -> tuple[Passage, ...]:
    if not answer.heading:
        return answer.passages
    return (Passage(Kind.HEADING, answer.heading, answer.line, answer.page), *answer.passages)


def _part(passages: Sequence[Passage], known: Answer | None, position: int) -> Answer:
    if known is not None:
        own = passages[1:] if known.heading else passages
        return replace(known, position=position, passages=tuple(own))
    first = passages[0]
    headed = first.kind is Kind.HEADING and len(passages) > 1
    own = passages[1:] if headed else passages
    heading = first.text if headed else ""
    return Answer(None, (), heading, "", position, first.line, first.page, tuple(own))
