"""Texts as vectors, each read once and kept: a run that was killed, or the next, reads only what is new."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from goldenthread.analysis.vectors import WIDTH, Depth, Vectors, vectors
from goldenthread.conversation.models import Question
from goldenthread.themes.models import TextVectors
from goldenthread.themes.queries.population import Text
from goldenthread.themes.working.progress import Progress, in_chunks

AT_ONCE = 500
_LAYERS = {Depth.WORDS: 1, Depth.HALF: 2, Depth.WHOLE: 3}
_KEPT = np.float16


def read_texts(question: Question, texts: Sequence[Text], depth: Depth, progress: Progress) -> Vectors:
    """Shape (texts, layers, 384), in the order of the texts. The same whether kept before or read now."""
    marks = [text.mark for text in texts]
    rows = TextVectors.objects.filter(question=question, depth=int(depth))
    known = dict(rows.values_list("mark", "values"))
    missing = {mark: text.text for mark, text in zip(marks, texts, strict=True) if mark not in known}
    progress.stage("Reading the answers", len(missing))
    # by length, since the model reads texts of one length together
    ordered = sorted(missing.items(), key=lambda one: len(one[1]))
    for number, some in enumerate(in_chunks(ordered, AT_ONCE), 1):
        read = vectors([text for _, text in some], depth).astype(_KEPT)
        kept = {mark: values.tobytes() for (mark, _), values in zip(some, read, strict=True)}
        TextVectors.objects.bulk_create(
            (
                TextVectors(question=question, depth=int(depth), mark=mark, values=values)
                for mark, values in kept.items()
            ),
            ignore_conflicts=True,
        )
        known |= kept
        progress.done(min(number * AT_ONCE, len(ordered)))
    shape = (_LAYERS[depth], WIDTH)
    found = np.empty((len(texts), *shape), np.float32)
    for row, mark in enumerate(marks):
        found[row] = np.frombuffer(known[mark], _KEPT).reshape(shape)
    return found
