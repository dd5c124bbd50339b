"""Where answers stand, learnt from those of the sample that two people judged alike, inferred of the others.

Only answers of people: what an organisation, a group or a letter stands for is read, and not inferred.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np

from goldenthread.analysis.limits import FEWEST_EXAMPLES
from goldenthread.analysis.small_numbers import shown
from goldenthread.analysis.stance import Inferred, StanceReader, learn_stance
from goldenthread.analysis.vectors import MODEL, Vectors, depth_for
from goldenthread.themes.models import Run, StanceInferred
from goldenthread.themes.protecting import as_cells, secret_of
from goldenthread.themes.queries.choices import closed_question
from goldenthread.themes.queries.judged import judged_in
from goldenthread.themes.queries.population import PERSON, Text, hash_of, hash_of_texts, texts_of
from goldenthread.themes.working.estimating import Numbers, estimated, totals_of
from goldenthread.themes.working.progress import CannotBeDone, Outcome, Progress, versions
from goldenthread.themes.working.reading import read_texts

AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class _Given:
    """People’s answers, the judged ones first, each with its stance."""

    judged: list[Text]
    rest: list[Text]
    said: list[str]

    @property
    def texts(self) -> list[Text]:
        return [*self.judged, *self.rest]


def find_stances(run: Run, progress: Progress) -> Outcome:
    given = _given(run)
    depth = depth_for([text.text for text in given.texts])
    settings = {"depth": int(depth), "model": MODEL, **versions()}
    data_hash = hash_of(settings, given.said, hash_of_texts(given.texts))
    read = read_texts(run.question, given.texts, depth, progress)
    progress.stage("Learning from the sample", len(given.judged))
    number = len(given.judged)
    reader = learn_stance([text.text for text in given.judged], given.said, depth, read[:number])
    result, inferred = _result(run, given, reader, read[number:])
    result["settings"] = settings
    result_hash = hash_of(result, [(one.stance, one.likely) for one in inferred])
    return Outcome(data_hash, result, result_hash, lambda: _keep(run, given, inferred))


def _given(run: Run) -> _Given:
    """Raises CannotBeDone, with what is needed."""
    asked = closed_question(run.question)
    if asked:
        raise CannotBeDone(f"People chose where they stand, in question {asked.number}. Nothing is inferred.")
    judged = judged_in(run.question)
    if judged.needed:
        raise CannotBeDone(judged.needed)
    people = [text for text in texts_of(run.question) if text.evidence == PERSON]
    known = [text for text in people if text.answer_id in judged.stances]
    rest = [text for text in people if text.answer_id not in judged.stances]
    return _Given(known, rest, [judged.stances[text.answer_id] for text in known])


def _result(
    run: Run, given: _Given, reader: StanceReader, read: Vectors
) -> tuple[dict[str, Any], list[Inferred]]:
    of_rest = reader.weigh([text.text for text in given.rest], read)
    coded = np.array([[said == stance for stance in reader.stances] for said in given.said], np.bool_)
    numbers = Numbers(
        given.judged, given.rest, coded, reader.of_judged.evidence, of_rest.evidence,
        secret_of(run.question_id),
    )  # fmt: skip
    totals = totals_of(numbers, "all")  # as the themes count them: two tables of the same people would add up
    of = shown(len(numbers.everyone)) or 0
    examples = Counter(given.said)
    figures = estimated(numbers, [f"stance {stance}" for stance in reader.stances], totals, of)
    result = {
        "answers": of,
        "judged": len(given.judged),
        "trust": _trust(reader),
        "cells": as_cells(totals),
        "stances": [
            {"stance": stance, "learnt": examples[stance] >= FEWEST_EXAMPLES, **figure}
            for stance, figure in zip(reader.stances, figures, strict=True)
        ],
    }
    return result, of_rest.inferred


def _trust(reader: StanceReader) -> dict[str, Any]:
    """How often the commonest stance would be right tells how many people have it: so it is rounded too."""
    found = reader.trust
    most = shown(round(found.commonest * found.answers))
    return {
        "accuracy": round(found.accuracy, 2),
        "f1": round(found.f1, 2),
        "commonest": None if most is None else round(min(1.0, most / found.answers), 2),
    }


def _keep(run: Run, given: _Given, inferred: list[Inferred]) -> None:
    StanceInferred.objects.bulk_create(
        (
            StanceInferred(run=run, answer_id=text.answer_id, stance=one.stance, likely=one.likely)
            for text, one in zip(given.rest, inferred, strict=True)
        ),
        batch_size=AT_ONCE,
    )
