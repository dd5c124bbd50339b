"""Language, reading age, personal data and long runs of words of each answer of a piece."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from typing import Any

import numpy as np

from goldenthread.analysis.campaigns.families import FEWEST_WORDS
from goldenthread.analysis.campaigns.long_runs import long_runs
from goldenthread.analysis.campaigns.wordings import plain_words, wordings
from goldenthread.analysis.languages import language_of
from goldenthread.analysis.personal_data import personal_data
from goldenthread.analysis.reading import reading_age
from goldenthread.config.at_scale.cutting import answers_of
from goldenthread.foundation.engine.kept import Arrays, Kept, as_array
from goldenthread.foundation.engine.running import Task

LANGUAGE, AGE, KINDS, SURE = range(4)
"""What is said of each answer."""


def look(kept: Kept, task: Task) -> Arrays:
    """`words` is a list for each answer; `marks` its wording as a number, 0 if it is too short for a letter;
    `runs` and `texts` its long runs, without those that were asked."""
    texts = [words for _, words in answers_of(kept, task.needs["piece"])]
    said = {text: _said(text) for text in set(texts)}
    plain = [plain_words(text) for text in texts]
    long = [words if len(words) >= FEWEST_WORDS else [] for words in plain]
    runs, of = long_runs(wordings(long))
    own = ~np.isin(runs, _asked(tuple(task.settings["asked"])))
    return {
        "words": as_array([said[text] for text in texts]),
        "marks": np.array([_mark(words) for words in long], np.uint64),
        "runs": runs[own],
        "texts": of[own].astype(np.int32),
    }


def _said(text: str) -> list[Any]:
    personal, age = personal_data(text), reading_age(text)
    kinds = sorted({span.kind.value for span in personal.spans})
    return [language_of(text).code, age.years if age else 0, kinds, personal.sure]


def _mark(words: Sequence[str]) -> int:
    if not words:
        return 0
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest()) | 1


@cache
def _asked(texts: tuple[str, ...]) -> Any:
    return long_runs(wordings(map(plain_words, texts)))[0]
