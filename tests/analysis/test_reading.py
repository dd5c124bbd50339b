from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textstat import textstat

from goldenthread.analysis.reading import FORMULA, ReadingAge, reading_age, word_count

PLAN = (
    "Ayo knows what he wants to say, but cannot find the words in time. He understands more than he can "
    "say. When he is rushed he stops, and other children answer for him. He remembers facts well and he "
    "is a very good mime. By July 2027, Ayo tells a friend what happened, in four parts and in order, "
    "without prompts, 3 times out of 4. Joanna Reed, speech and language therapist, works with Ayo for "
    "30 minutes every Thursday at 1.30pm."
)
STORY = "Ayo likes dogs. He has a dog. It is big. He can run fast with it. They go to the park. " * 5
STATUTE = (
    "The authority is required to secure the special educational provision specified in the plan, "
    "notwithstanding any delegation of budgetary responsibility to the governing body of the maintained "
    "institution, and must additionally demonstrate that arrangements for monitoring implementation have "
    "been established in consultation with the integrated commissioning partnership."
)
NOTE = "From the length of words and sentences only: read it aloud as well."
SHORT = f"{NOTE} The text is short, so this is rough."


@pytest.mark.parametrize(
    "text, expected",
    [
        (PLAN, ReadingAge(11, FORMULA, SHORT)),
        (STORY, ReadingAge(5, FORMULA, NOTE)),
        (STATUTE, ReadingAge(18, FORMULA, SHORT)),
        ("", None),
        ("word " * 39, None),
    ],
)
def test_reading_age_of_a_text(text: str, expected: ReadingAge | None) -> None:
    assert reading_age(text) == expected


@pytest.mark.parametrize("years, words", [(10, "10"), (18, "18 or over")])
def test_oldest_reading_age_says_or_over(years: int, words: str) -> None:
    assert str(ReadingAge(years, FORMULA, NOTE)) == words


def test_a_line_ends_a_sentence_without_its_full_stop() -> None:
    lines = PLAN.split(". ")
    assert reading_age("\n".join(lines)) == reading_age(". ".join(lines))


@pytest.mark.parametrize("plain, dotted", [("1:30pm", "1.30pm"), ("Mrs", "Mrs."), ("eg", "e.g.")])
def test_a_point_inside_a_word_ends_no_sentence(plain: str, dotted: str) -> None:
    text = f"They meet {{}} Reed in the hall and they go for a walk to the park {STORY}"
    assert reading_age(text.format(dotted)) == reading_age(text.format(plain))


@pytest.mark.parametrize("text, words", [("One-to-one, twice a day.", 4), ("Ayo’s card", 2), ("", 0)])
def test_word_count_is_what_a_reader_meets(text: str, words: int) -> None:
    assert word_count(text) == words


def test_the_library_is_given_no_word_of_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    given_to_library: list[str] = []

    def index(shape: str) -> float:
        given_to_library.append(shape)
        return 5.0

    monkeypatch.setattr(textstat, "automated_readability_index", index)
    reading_age("Ayo has his card, No. 7. " * 8)
    assert given_to_library == ["aaa aaa aaa aaaa, aa. a. " * 8]


@given(st.text(max_size=400) | st.lists(st.sampled_from(PLAN.split()), max_size=120).map(" ".join))
def test_any_text_is_unsaid_or_between_five_and_eighteen(text: str) -> None:
    age = reading_age(text)
    assert (age is None) == (word_count(text) < 40)
    assert age is None or 5 <= age.years <= 18
