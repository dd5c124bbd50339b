from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goldenthread.law.wording import WORDING_RULES, LineKind, check_wording
from goldenthread.law.wording.patterns import fold
from tests.law.wording_tables import specific_provision, vague_provision

WORDS = sorted({word for sentence, _ in vague_provision() for word in sentence.split()})
PLAN_TALK = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=30).map(" ".join)
ANY_TEXT = st.text(max_size=120) | PLAN_TALK
KINDS = st.sampled_from(list(LineKind))


@given(text=ANY_TEXT, kind=KINDS)
def test_remarks_quote_the_line_as_it_was_written(text: str, kind: LineKind) -> None:
    remarks = check_wording(text, kind)
    assert [text[remark.start : remark.end] for remark in remarks] == [remark.quoted for remark in remarks]


@given(text=ANY_TEXT, kind=KINDS)
def test_the_same_line_draws_the_same_remarks_in_order(text: str, kind: LineKind) -> None:
    first = check_wording(text, kind)
    assert (first, first) == (check_wording(text, kind), sorted(first, key=lambda remark: remark.start))


@given(text=ANY_TEXT)
def test_no_rule_points_at_nothing(text: str) -> None:
    empty = [rule.id for rule in WORDING_RULES for span in rule.finds(text) if span.start >= span.end]
    assert empty == []


@given(text=st.text(max_size=200))
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(text=PLAN_TALK, kind=KINDS)
@example(text="-", kind=LineKind.PROVISION)
def test_curly_marks_and_long_dashes_change_no_words_pointed_at(text: str, kind: LineKind) -> None:
    curly = text.replace("'", "’").replace("-", "‑")
    straight = [(remark.rule_id, remark.start) for remark in check_wording(text.replace("’", "'"), kind)]
    assert [(remark.rule_id, remark.start) for remark in check_wording(curly, kind)] == straight


@pytest.mark.parametrize("sentence", specific_provision()[::7])
def test_spaces_around_a_specific_line_change_nothing(sentence: str) -> None:
    assert check_wording(f"  \n• {sentence}  ") == []
