"""The sentences of a report that say how far its figures can be trusted."""

from __future__ import annotations

import pytest

from goldenthread.report.words import agreement_words
from goldenthread.themes.queries.figures import AgreementFigures

pytestmark = pytest.mark.pure


def test_agreement_on_whole_answers_is_told_from_agreement_theme_by_theme() -> None:
    """Of each theme by itself it can be the higher of the two, so it is said which is which."""
    assert agreement_words(AgreementFigures(86, 77, 0.92, 0.94)) == (
        "Two people read the same 86 answers without seeing each other’s work. They gave exactly the same "
        "themes to 77 of them (90%). Theme by theme, and allowing for chance, agreement is 0.94, where 1 is "
        "complete."
    )


def test_where_too_little_was_coded_no_agreement_is_said() -> None:
    assert agreement_words(None) == ""
    assert "chance" not in agreement_words(AgreementFigures(2, 2, 1.0, None))
