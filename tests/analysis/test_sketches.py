"""Sketches of letters tell alike from different, and give no word away."""

from __future__ import annotations

import random

from goldenthread.analysis.campaigns.sketches import SIZE, alike, own_share, sketch
from goldenthread.analysis.campaigns.wordings import RUN, plain_words

KEY = b"a secret"
LETTER = (
    "I write as a mother of two children in your constituency. Every week we wait for help that was promised "
    "and does not come. Please ask the minister when the money that was announced reaches our schools, and "
    "tell me what you were told. Our teachers do what they can with what they have, and it is not enough."
)
WORDS = plain_words(LETTER)


def changed(part: float, seed: int) -> str:
    chance = random.Random(seed)  # noqa: S311 - no secret rests on it
    return " ".join(f"other{chance.random()}" if chance.random() < part else word for word in WORDS)


def shared(one: str, other: str) -> float:
    """The part of the runs of both that both have, counted one by one."""
    runs = [
        {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
        for words in (plain_words(one), plain_words(other))
    ]
    return len(runs[0] & runs[1]) / len(runs[0] | runs[1])


def test_the_same_letter_is_alike_and_another_is_not() -> None:
    other = " ".join(f"word{number}" for number in range(60))
    assert alike(sketch(LETTER, KEY), [sketch(LETTER.upper(), KEY), sketch(other, KEY), b""]) == 1


def test_it_says_what_counting_all_runs_says() -> None:
    wrong = 0
    for seed in range(40):
        for part in (0.02, 0.3):
            letter = changed(part, seed)
            found = alike(sketch(LETTER, KEY), [sketch(letter, KEY)])
            wrong += found != (shared(LETTER, letter) >= 0.5)
    assert wrong <= 4  # of 80, where what is shared lies close to a half


def test_a_short_letter_is_nobodys() -> None:
    assert sketch("Please help us.", KEY) == b""
    assert alike(b"", [b"", sketch(LETTER, KEY)]) == 0


def test_a_sketch_is_small_and_rests_on_the_key() -> None:
    assert len(sketch(" ".join(f"word{number}" for number in range(900)), KEY)) == SIZE * 8
    assert alike(sketch(LETTER, KEY), [sketch(LETTER, b"another secret")]) == 0


def test_own_words_are_told_from_given_points() -> None:
    points = "Ask when the money reaches our schools. Ask for a named person in every school."
    assert own_share(points, points) == 0
    assert own_share("", points) == 1
    mine = "My son has waited for two years and I want you to know his name."
    assert own_share(f"{points} {mine}", points) > 0.4
