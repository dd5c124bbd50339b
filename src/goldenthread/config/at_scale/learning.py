"""A coder learnt once from what people coded, and handed to every worker."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldenthread.analysis.coding import Coder, Coding, learn
from goldenthread.analysis.vectors import Depth
from goldenthread.config.at_scale.cutting import answers_of
from goldenthread.foundation.engine.kept import Arrays, Kept, as_array
from goldenthread.foundation.engine.running import Task


def learn_codes(kept: Kept, task: Task) -> Arrays:
    """Learn from the coded answers at `needs["where"]`, given in `needs["given"]`."""
    texts = texts_at(kept, task.needs["pieces"], task.needs["where"])
    given = np.array(task.needs["given"], np.bool_)
    coder = learn(texts, given, Depth(task.settings["depth"]))
    # What is kept lies in a folder of whoever runs this, who could run anything else as well.
    return {"coder": np.frombuffer(pickle.dumps(coder), np.uint8)}


def texts_at(kept: Kept, pieces: Sequence[str], where: Sequence[tuple[int, int]]) -> list[str]:
    """The texts at these places of these pieces, in that order, each piece being read once."""
    found: dict[tuple[int, int], str] = {}
    for piece in sorted({piece for piece, _ in where}):
        answers = answers_of(kept, pieces[piece])
        found |= {(at, place): answers[place][1] for at, place in where if at == piece}
    return [found[piece, place] for piece, place in where]


@lru_cache(maxsize=1)
def coder_of(folder: Path, name: str) -> Coder:
    """As a worker keeps it from one piece to the next."""
    coder: Coder = pickle.loads(Kept(folder).load(name)["coder"].tobytes())  # noqa: S301 - as above
    return coder


def code_texts(kept: Kept, task: Task) -> Arrays:
    """The themes of a few texts, as numbers: of the text that each campaign shares."""
    coding = coder_of(kept.folder, task.needs["coder"]).code(task.needs["texts"])
    return {"words": as_array([np.flatnonzero(row).tolist() for row in coding.chosen])}


def coded_once(coder: Coder, texts: Sequence[str]) -> tuple[Coding, NDArray[Any]]:
    """Different texts coded once each, and for each text where it is among them."""
    once = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    return coder.code(list(once)), np.array([once[text] for text in texts], np.int64)
