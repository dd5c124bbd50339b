"""The machine learns from the sample as people settled it, and says what it makes of every answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import numpy as np
from django.db import transaction

from goldenthread.analysis.coding import CannotLearn, Coder, learn
from goldenthread.analysis.coding import Coding as Said
from goldenthread.analysis.limits import FEWEST_EXAMPLES
from goldenthread.analysis.vectors import MODEL, Depth, Vectors, depth_for
from goldenthread.conversation.models import Answer
from goldenthread.foundation import clock
from goldenthread.themes.actions.standing import stand_by_machine
from goldenthread.themes.models import Code, Coding, Frame, Run, Standing
from goldenthread.themes.queries.agreement import table_of
from goldenthread.themes.queries.codings import Coded, coded
from goldenthread.themes.queries.frames import LineRead, lines_of
from goldenthread.themes.queries.population import (
    PERSON,
    Text,
    hash_of,
    hash_of_texts,
    own_words_of,
    passages_in,
    sampled,
    texts_of,
)
from goldenthread.themes.states import How
from goldenthread.themes.working.progress import CannotBeDone, Outcome, Progress, in_chunks, versions
from goldenthread.themes.working.reading import read_texts

AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Material:
    """The answers, those of the sample first; `known` is what people settled of these, (sampled, themes)."""

    frame: Frame
    lines: tuple[LineRead, ...]
    sample: list[Text]
    rest: list[Text]
    known: Any

    @property
    def texts(self) -> list[Text]:
        return [*self.sample, *self.rest]


def material_of(run: Run) -> Material:
    assert run.frame is not None  # noqa: S101 - for the type checker: a constraint of the table
    settled = settled_sample(run.frame)
    texts = texts_of(run.question)
    sample = [text for text in texts if text.answer_id in settled and text.evidence == PERSON]
    within = {text.answer_id for text in sample}
    lines = lines_of(run.frame)
    known = table_of([settled[text.answer_id] for text in sample], lines)
    return Material(run.frame, lines, sample, [text for text in texts if text.answer_id not in within], known)


def settled_sample(frame: Frame) -> dict[UUID, Coded]:
    """Of the sample, what two people agreed on or was settled. Three queries."""
    drawn = set(sampled(frame.question).values_list("answer", flat=True))
    stands = Standing.objects.filter(frame=frame, how__in=[How.AGREED, How.SETTLED])
    codings = [coding for coding, answer in stands.values_list("coding", "answer") if answer in drawn]
    return {one.answer_id: one for one in coded(Coding.objects.filter(id__in=codings))}


def code_answers(run: Run, progress: Progress) -> Outcome:
    given = material_of(run)
    texts = given.texts
    depth = depth_for([text.text for text in texts])
    settings = {"depth": int(depth), "model": MODEL, **versions()}
    data_hash = _data_hash(settings, given)
    progress.pin(data_hash)
    read = read_texts(run.question, texts, depth, progress)
    progress.stage("Learning from the sample", len(given.sample))
    coder, of_rest = learnt(given, read, depth)
    said = np.concatenate([coder.of_sample.chosen, of_rest.chosen])
    whole = _joined(coder.of_sample, of_rest)
    progress.stage("Coding the answers", len(texts))
    _keep(run, given, coder, whole, progress)

    def write() -> None:
        stand_by_machine(given.frame, run.id)

    result = {
        "settings": settings,
        "learnt_from": len(given.sample),
        "answers": len(texts),
        "for_people": int(of_rest.unsure.sum()),
        "left_to_people": [str(line.theme_id) for line, known in zip(given.lines, coder.learnt, strict=True)
                           if not known],
        "fewest_examples": FEWEST_EXAMPLES,
    }  # fmt: skip
    result_hash = hash_of(said.tolist(), np.round(whole.evidence, 3).tolist())
    return Outcome(data_hash, result, result_hash, write)


def learnt(given: Material, read: Vectors, depth: Depth) -> tuple[Coder, Said]:
    """What was learnt, and what it says of the rest. Raises CannotBeDone."""
    count = len(given.sample)
    try:
        coder = learn([text.text for text in given.sample], given.known, depth, read[:count])
    except CannotLearn as error:
        raise CannotBeDone(f"{error} Code more of the sample, and settle where two people differ.") from error
    return coder, coder.code([text.text for text in given.rest], read[count:])


def _data_hash(settings: dict[str, Any], given: Material) -> str:
    themes = [str(line.theme_id) for line in given.lines]
    return hash_of(settings, themes, given.known.tolist(), hash_of_texts(given.texts))


def _joined(one: Said, other: Said) -> Said:
    return Said(*(
        np.concatenate([getattr(one, name), getattr(other, name)])
        for name in ("likely", "chosen", "agreement", "evidence")
    ))  # fmt: skip


def _keep(run: Run, given: Material, coder: Coder, said: Said, progress: Progress) -> None:
    """A thousand at a time, so that nobody who codes meanwhile waits; those kept before are left alone."""
    seen = set(Coding.objects.filter(run=run).values_list("answer", flat=True))
    texts, at = given.texts, clock.now()
    rows = [row for row, text in enumerate(texts) if text.answer_id not in seen]
    for number, some in enumerate(in_chunks(rows, AT_ONCE), 1):
        codings = {row: _coding(run, texts[row], said, row, at) for row in some}
        codes = list(_codes(codings, given, coder, said))
        with transaction.atomic():
            Coding.objects.bulk_create(codings.values())
            Code.objects.bulk_create(codes)
        progress.done(min(number * AT_ONCE, len(rows)))


def _coding(run: Run, text: Text, said: Said, row: int, at: Any) -> Coding:
    return Coding(
        run=run, frame=run.frame, answer_id=text.answer_id, at=at,
        none_fits=not said.chosen[row].any(), sure=round(float(said.agreement[row]), 4),
        likely=[round(float(each), 3) for each in said.likely[row]],
        evidence=[round(float(each), 4) for each in said.evidence[row]],
    )  # fmt: skip


def _codes(codings: dict[int, Coding], given: Material, coder: Coder, said: Said) -> Iterator[Code]:
    """Each theme with its score, and of several sentences the one that speaks most for it."""
    texts, rows = given.texts, list(codings)
    themes = [np.flatnonzero(said.chosen[row]).tolist() for row in rows]
    places = _places([texts[row] for row in rows])
    several = [at for at, row in enumerate(rows) if len(places[at]) > 1 and themes[at]]
    parts = [[words for *_, words in places[at]] for at in several]
    where = dict(zip(several, coder.where(parts, [themes[at] for at in several]), strict=True))
    for at, row in enumerate(rows):
        for place, theme in enumerate(themes[at]):
            said_at = where.get(at)
            passages = [list(places[at][said_at[place]][:2])] if said_at else []
            yield Code(
                coding=codings[row], theme_id=given.lines[theme].theme_id,
                score=round(float(said.likely[row, theme]), 3), passages=passages,
            )  # fmt: skip


def _places(texts: Sequence[Text]) -> list[list[tuple[int, int, str]]]:
    """Of each answer the sentences that are looked at, as places in what was written."""
    own = own_words_of([text.answer_id for text in texts])
    whole = _whole_of([text.answer_id for text in texts if text.answer_id in own])
    return [
        [
            (start, end, words[start:end])
            for words in [whole.get(text.answer_id, text.text)]
            for start, end in passages_in(words, own.get(text.answer_id))
        ]
        for text in texts
    ]


def _whole_of(answers: Sequence[UUID]) -> dict[UUID, str]:
    return dict(Answer.objects.filter(id__in=answers).values_list("id", "words")) if answers else {}
