"""Languages that people answer in."""

from __future__ import annotations

import pytest

from goldenthread.analysis.languages import language_of

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    "text, code",
    [
        ("", ""),
        ("Yes.", ""),
        ("7 / 10", ""),
        ("The school did not listen to us and we had to wait for a year.", "en"),
        ("More funding for schools", "en"),
        ("We asked for help, and “wait” is all that the school’s office has said to us – again.", "en"),
        pytest.param("Mae angen mwy o gymorth ar blant yn yr ysgol.", "cy", marks=pytest.mark.slow),
        pytest.param("Dzieci potrzebują więcej pomocy w szkole.", "pl", marks=pytest.mark.slow),
        pytest.param("بچوں کو اسکول میں زیادہ مدد کی ضرورت ہے۔", "ur", marks=pytest.mark.slow),
        pytest.param("Copiii au nevoie de mai mult ajutor la școală.", "ro", marks=pytest.mark.slow),
        pytest.param("孩子们在学校需要更多帮助。", "zh", marks=pytest.mark.slow),
    ],
)
def test_the_language_is_told(text: str, code: str) -> None:
    assert language_of(text).code == code


def test_the_marks_of_a_letter_need_no_models() -> None:
    found = language_of("We asked for help • “wait” is all that the school’s office has said to us – again.")
    assert found.why.endswith("are the commonest of English.")
