"""Texts as word pieces and as vectors."""

from __future__ import annotations

import numpy as np
import pytest

from goldenthread.analysis.model_file import ending_at
from goldenthread.analysis.vectors import WIDTH, Depth, joined, vectors
from goldenthread.analysis.word_pieces import word_pieces

pytestmark = [pytest.mark.pure, pytest.mark.slow]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", [101, 102]),
        ("Hello, world!", [101, 7592, 1010, 2088, 999, 102]),
        ("Café", [101, 7668, 102]),
        ("unaffable", [101, 14477, 20961, 3468, 102]),
        ("a" * 101, [101, 100, 102]),
    ],
)
def test_text_is_cut_into_the_pieces_of_the_vocabulary(text: str, pieces: list[int]) -> None:
    assert word_pieces(text, 128) == pieces


def test_a_long_text_is_cut_off() -> None:
    assert len(word_pieces("word " * 500, 128)) == 128


@pytest.mark.parametrize("depth", list(Depth))
def test_texts_that_mean_the_same_lie_nearer(depth: Depth) -> None:
    read = vectors(["The taxi was late.", "Our taxi came too late", "Kind, patient teachers"], depth)
    assert read.shape[2] == WIDTH
    places = joined(read, np.zeros(read.shape[1:], np.float32))
    assert places[0] @ places[1] > places[0] @ places[2] + 0.1


def test_vectors_do_not_depend_on_the_others() -> None:
    texts = ["The taxi was late.", "Short", "Kind teachers", "Another taxi was late again, as ever."]
    alone = np.concatenate([vectors([text], Depth.HALF) for text in texts])
    assert vectors(texts, Depth.HALF) == pytest.approx(alone, abs=1e-4)


def test_a_model_that_does_not_work_out_what_is_asked_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing called"):
        ending_at(bytes([0x3A, 2, 0x0A, 0]), ["layer_norm"])
