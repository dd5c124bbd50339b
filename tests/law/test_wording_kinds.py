"""Outcomes, needs and class notes: each kind of line has faults of its own."""

from __future__ import annotations

import pytest

from goldenthread.law.wording import UnknownKindOfLineError, check_wording

OUTCOMES = (
    ("By July 2027, Ayo will improve his communication skills.", ["outcome-measure"]),
    ("Ayo will make good progress in reading.", ["outcome-date", "outcome-measure"]),
    ("By the end of Key Stage 2, Mia will communicate effectively.", ["outcome-measure"]),
    ("By July 2027, Leo will receive weekly speech and language therapy.", ["outcome-is-provision"]),
    ("Leo will attend social skills sessions by Easter 2027.", ["outcome-is-provision"]),
    ("By July 2027 staff will understand Sam's needs.", ["outcome-is-provision"]),
    ("Sam will regularly use his timetable.", ["outcome-date", "how-often"]),
    ("Kai will feel happy and safe at school.", ["outcome-date", "outcome-measure"]),
    ("Omar walks to school on his own.", ["outcome-date"]),
    ("By July, Ruby will cope with transitions.", ["outcome-measure"]),
    ("By next review, Ruby may put on her coat, if appropriate.", ["when"]),
    ("By July 2027, he/she writes a sentence.", ["any-child"]),
    ("By July 2027, Ayo tells a friend what happened, in four parts, 3 times out of 4.", []),
    ("By the end of Year 6, Zara walks into school on her own every morning.", []),
    ("By the end of the summer term, Tom puts on his coat without help.", []),
    ("Within 12 months, Omar's spelling age rises from 7 years 2 months to 8 years.", []),
    ("By her next annual review, Ella joins in a game for 10 minutes, 4 lunchtimes out of 5.", []),
    ("By the time she starts secondary school, Nia finds all five rooms with a map.", []),
    ("By Christmas, Ben attends school for five full days a week.", []),
    ("By July 2027, Ivy improves her attendance from 60% to 90%.", []),
)

NEEDS = (
    ("The pupil presents with SEMH difficulties.", ["label", "initials"]),
    ("Ayo needs a TA.", ["need-is-provision"]),
    ("Ayo requires 1:1 support in all lessons.", ["need-is-provision"]),
    ("Zara would benefit from a sensory diet.", ["need-is-provision"]),
    ("Requires a differentiated curriculum.", ["need-is-provision"]),
    ("Leo suffers from autism.", ["label"]),
    ("Kai is low functioning and non-verbal.", ["label", "label"]),
    ("He refuses to engage.", ["blame"]),
    ("Mum fails to bring him to school on time.", ["blame"]),
    ("Tom is manipulative and lazy.", ["blame", "blame"]),
    ("Due to poor parenting Sam is often late.", ["blame"]),
    ("Tom is not being lazy: he tires by noon.", []),
    ("Ayo knows what he wants to say, but cannot find the words in time.", []),
    ("Kai finds it hard to wait, and often calls out before a question is finished.", []),
    ("Leo needs time to answer.", []),
    ("Tom needs to move every 20 minutes.", []),
    ("Sam needs help to fasten buttons and zips.", []),
    ("Omar uses a wheelchair outdoors.", []),
)

NOTES = (
    ("Be aware of his sensory needs.", ["what-is-done"]),
    ("Give regular praise.", ["how-often"]),
    ("Use a range of strategies.", ["which-one", "approach"]),
    ("Ayo may need extra time.", ["advice-not-promise", "how-long"]),
    ("Kicks off when asked to write.", ["label"]),
    ("Wait 10 seconds before helping with a word", []),
    ("Ear defenders on the peg by the door", []),
    ("Leaves for lunch 3 minutes early", []),
    ("One instruction at a time.", []),
    ("Picture strip on Ayo’s desk", []),
)

CASES = [
    *(("outcome", *case) for case in OUTCOMES),
    *(("need", *case) for case in NEEDS),
    *(("class-note", *case) for case in NOTES),
]


@pytest.mark.parametrize("kind, text, rule_ids", CASES)
def test_line_of_this_kind_draws_exactly_these_remarks(kind: str, text: str, rule_ids: list[str]) -> None:
    assert [remark.rule_id for remark in check_wording(text, kind)] == rule_ids


def test_a_kind_without_rules_is_refused_with_the_kinds_there_are() -> None:
    with pytest.raises(UnknownKindOfLineError) as refused:
        check_wording("Regular breaks.", "wish")
    assert str(refused.value) == (
        "There is no kind of line called “wish”. Use one of: provision, outcome, need, class-note."
    )
