"""A stance is learnt from what people judged, and comes with how often it is right."""

from __future__ import annotations

import pytest

from goldenthread.analysis.coding import CannotLearn
from goldenthread.analysis.stance import learn_stance, trust
from goldenthread.analysis.vectors import Depth

pytestmark = [pytest.mark.pure, pytest.mark.slow]
SAID = {
    "for": ("I support this and want it done by {}", "Good idea, number {} above all", "Yes, please do {}"),
    "against": ("I oppose this, {} is wrong", "A bad idea, it costs {} too much", "No, never do {}"),
}
TEXTS = [words.format(number) for number in range(12) for each in SAID.values() for words in each]
JUDGED = [stance for _ in range(12) for stance, each in SAID.items() for _ in each]


def test_the_stance_of_other_answers_is_inferred() -> None:
    reader = learn_stance(TEXTS, JUDGED, Depth.WORDS)
    assert reader.stances == ("against", "for")
    found = reader.infer(["I support this and want it done now", "I oppose this, it is wrong"])
    assert [one.stance for one in found] == ["for", "against"]
    assert all(0.5 < one.likely <= 1 for one in found)
    assert (reader.trust.answers, reader.trust.commonest) == (len(TEXTS), 0.5)
    assert reader.trust.accuracy > 0.9


def test_a_stance_with_two_examples_is_never_inferred() -> None:
    reader = learn_stance([*TEXTS, "Perhaps so", "Perhaps not"], [*JUDGED, "neither", "neither"], Depth.WORDS)
    assert {one.stance for one in reader.infer([*TEXTS, "Perhaps so"])} == {"for", "against"}
    assert reader.trust.accuracy <= len(TEXTS) / (len(TEXTS) + 2)


@pytest.mark.parametrize("judged", [["for"] * 20, ["for"] * 9])
def test_one_stance_teaches_nothing(judged: list[str]) -> None:
    with pytest.raises(CannotLearn, match="have the same stance"):
        learn_stance(TEXTS[: len(judged)], judged, Depth.WORDS)


def test_trust_is_counted_by_hand() -> None:
    found = trust(["for", "for", "for", "against"], ["for", "for", "against", "against"])
    assert (found.accuracy, found.commonest) == (0.75, 0.75)
    assert found.f1 == pytest.approx((4 / 5 + 2 / 3) / 2)
    with pytest.raises(ValueError, match="Nothing was judged"):
        trust([], [])
