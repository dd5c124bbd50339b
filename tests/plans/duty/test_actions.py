"""The which-duty gate: answers are kept, the family is told, adjustments alone need no plan."""

from __future__ import annotations

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.plans.actions.concerns import raise_concern
from goldenthread.plans.actions.drafts import NoPlanNeeded, open_plan
from goldenthread.plans.actions.duty import (
    AlreadyFound,
    OwedAdjustment,
    answer_question,
    begin_walk,
    record_finding,
)
from goldenthread.plans.models import AdjustmentOwed, DutyAnswer, DutyFinding
from goldenthread.plans.queries.duty import answers_of, findings_of, open_walk
from tests.cast import the_cast
from tests.plans.duty.made import ADJUST, LAPTOP, ids, walked

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def test_changing_ones_mind_keeps_both_answers_and_counts_the_last(cast: Cast) -> None:
    walk = walked(cast, {"learning": "yes"})
    answer_question(
        **ids(cast), walk_id=walk.id, question="learning", choice="no", note=" His marks say so. "
    )
    assert answers_of(walk.id) == {"learning": "no"}
    rows = DutyAnswer.objects.order_by("id").values_list("choice", "note")
    assert list(rows) == [("yes", ""), ("no", "His marks say so.")]
    facts = [entry.facts for entry in AuditEntry.objects.filter(what="answered a which-duty question")]
    assert [fact["choice"] for fact in facts] == ["yes", "no"]


@pytest.mark.parametrize(
    "question, choice", [("learning", "perhaps"), ("shoe_size", "yes"), ("provision", "under_two")]
)
def test_an_answer_that_is_not_offered_is_refused(cast: Cast, question: str, choice: str) -> None:
    walk = begin_walk(**ids(cast))
    with pytest.raises(Refused) as refused:
        answer_question(**ids(cast), walk_id=walk.id, question=question, choice=choice)
    assert (refused.value.field, DutyAnswer.objects.count()) == ("choice", 0)


def test_adjustments_alone_are_owed_without_a_plan(cast: Cast) -> None:
    walk = walked(cast, ADJUST)
    kept = record_finding(**ids(cast), walk_id=walk.id, adjustments=[LAPTOP])
    assert (kept.outcome, kept.plan_needed) == ("adjustments_only", False)
    assert kept.finding["citations"] != []
    owed = AdjustmentOwed.objects.values_list("words", "who", "finding")
    assert list(owed) == [("A laptop for anything over three lines", "Dan Okafor", kept.id)]
    with pytest.raises(NoPlanNeeded):
        open_plan(**ids(cast))


def test_the_family_is_told_what_was_found(cast: Cast) -> None:
    walk = walked(cast, ADJUST)
    kept = record_finding(**ids(cast), walk_id=walk.id, adjustments=[LAPTOP])
    notice = Notice.objects.get(account=cast.people["funmi"])
    assert notice.link == f"/children/{kept.child_id}/duty/findings/{kept.id}/"
    title, first = kept.finding["title"], kept.finding["sentences"][0]
    assert notice.what_changed.startswith(cast.children["ayo"].named_in(f"{title}. {first}"))
    assert "Ayo" in notice.what_changed
    facts = AuditEntry.objects.get(what="recorded which duty is owed").facts
    assert facts == {"walk": str(walk.id), "outcome": "adjustments_only", "plan_needed": False}


def test_adjustments_are_written_when_they_are_owed(cast: Cast) -> None:
    walk = walked(cast, ADJUST)
    for owed, field in (
        ([], "words_0"),
        ([OwedAdjustment(" ", "Dan")], "words_0"),
        ([LAPTOP, OwedAdjustment("A quiet place", " ")], "who_1"),
    ):
        with pytest.raises(Refused) as refused:
            record_finding(**ids(cast), walk_id=walk.id, adjustments=owed)
        assert refused.value.field == field
    assert (DutyFinding.objects.count(), AdjustmentOwed.objects.count()) == (0, 0)


def test_a_walk_that_is_not_at_its_end_has_no_finding(cast: Cast) -> None:
    walk = walked(cast, {"learning": "no"})
    with pytest.raises(Refused) as refused:
        record_finding(**ids(cast), walk_id=walk.id)
    assert "Does Ayo have a disability?" in str(refused.value)
    assert DutyFinding.objects.count() == 0


def test_a_walk_has_one_finding_and_is_then_closed(cast: Cast) -> None:
    walk = walked(cast, ADJUST)
    record_finding(**ids(cast), walk_id=walk.id, adjustments=[LAPTOP])
    with pytest.raises(AlreadyFound):
        record_finding(**ids(cast), walk_id=walk.id, adjustments=[LAPTOP])
    with pytest.raises(AlreadyFound):
        answer_question(**ids(cast), walk_id=walk.id, question="learning", choice="yes")
    assert (DutyFinding.objects.count(), AdjustmentOwed.objects.count()) == (1, 1)
    assert open_walk(walk.child_id) is None


def test_each_finding_shows_its_own_adjustments(cast: Cast) -> None:
    first, second = walked(cast, ADJUST), walked(cast, ADJUST)
    record_finding(**ids(cast), walk_id=first.id, adjustments=[LAPTOP])
    record_finding(**ids(cast), walk_id=second.id, adjustments=[OwedAdjustment("A quiet place", "Meera")])
    shown = {
        found.walk_id: [owed.words for owed in found.adjustments] for found in findings_of(first.child_id)
    }
    assert shown == {first.id: [LAPTOP.words], second.id: ["A quiet place"]}


def test_another_childs_walk_or_concern_is_not_there(cast: Cast) -> None:
    walk = walked(cast, ADJUST)
    with pytest.raises(NotVisible):
        answer_question(**ids(cast, "leila"), walk_id=walk.id, question="learning", choice="yes")
    with pytest.raises(NotVisible):
        record_finding(**ids(cast, "leila"), walk_id=walk.id, adjustments=[LAPTOP])
    concern = raise_concern(**ids(cast), words="He hides.")
    with pytest.raises(NotVisible):
        begin_walk(**ids(cast, "leila"), concern_id=concern.id)
