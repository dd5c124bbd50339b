"""Two texts side by side, word by word."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.plans.queries.word_marks import Part, side_by_side

TEXTS = st.lists(st.sampled_from(["to", "be", "or", "not", "\n", "  "]), max_size=12).map(" ".join)


@settings(deadline=None)
# a shared machine may pause for longer than any limit worth setting
@given(TEXTS, TEXTS)
def test_parts_joined_again_are_the_texts(before: str, after: str) -> None:
    left, right = side_by_side(before, after)
    assert "".join(part.words for part in left) == before
    assert "".join(part.words for part in right) == after


@settings(deadline=None)
# a shared machine may pause for longer than any limit worth setting
@given(TEXTS, TEXTS)
def test_what_is_not_marked_is_the_same_on_both_sides(before: str, after: str) -> None:
    left, right = side_by_side(before, after)
    plain = ["".join(part.words for part in side if not part.marked) for side in (left, right)]
    assert plain[0] == plain[1]


@settings(deadline=None)
# a shared machine may pause for longer than any limit worth setting
@given(TEXTS)
def test_a_text_beside_itself_has_no_mark(text: str) -> None:
    left, right = side_by_side(text, text)
    assert left == right == ((Part(text, False),) if text else ())
