"""Reviews: arranged and moved with a reason, asked for things to talk about, held whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.plans.actions.reviews import (
    AlreadyArranged,
    AlreadyHeld,
    NothingInForce,
    ReviewMoved,
    arrange_review,
    ask_at_review,
)
from goldenthread.plans.models import (
    OutcomeStep,
    PlanVersion,
    Review,
    ReviewFinding,
    ReviewHeld,
    ReviewTopic,
)
from goldenthread.plans.queries.reviews import next_review, review_record, reviews_of
from goldenthread.plans.states import VersionState
from tests.cast import NOW, TODAY
from tests.plans.plan.made import next_draft
from tests.plans.reviews.made import DECEMBER, LATER, arranged, findings_for, held

pytestmark = pytest.mark.django_db


def told(cast: Cast, who: str) -> list[str]:
    rows = Notice.objects.filter(account=cast.people[who]).order_by("id")
    return list(rows.values_list("what_changed", flat=True))


def test_a_review_is_of_the_plan_in_force_and_the_family_is_told(cast: Cast) -> None:
    review = arranged(cast)
    version = PlanVersion.objects.get(state=VersionState.IN_FORCE)
    assert (review.version, review.plan_id, review.replaces) == (version, version.plan_id, None)
    assert told(cast, "funmi") == ["Ayo’s plan will be reviewed on Thursday 10 December, at school."]
    facts = AuditEntry.objects.get(what="arranged a review").facts
    assert facts == {"review": str(review.id), "on": "2026-12-10"}


def test_a_moved_review_says_why_and_takes_its_topics_along(cast: Cast) -> None:
    first = arranged(cast)
    ask_at_review(
        child=cast.children["ayo"], review_id=first.id, words=" The map ", by=cast.people["funmi"], at=NOW
    )
    second = arranged(cast, LATER, replaces=first.id, why="Joanna is away.")
    assert told(cast, "funmi")[-1] == "Ayo’s review is moved to Monday 14 December: Joanna is away."
    assert [day.id for day in reviews_of(second.child_id)] == [second.id]
    record = review_record(cast.children["ayo"], second.id)
    assert [topic.words for topic in record.topics] == ["The map"]
    assert review_record(cast.children["ayo"], first.id).day.moved_to == LATER


def test_a_review_is_arranged_once_and_moved_from_where_it_stands(cast: Cast) -> None:
    first = arranged(cast)
    with pytest.raises(AlreadyArranged):
        arranged(cast, LATER)
    arranged(cast, LATER, replaces=first.id, why="Joanna is away.")
    for act in (
        lambda: arranged(cast, DECEMBER, replaces=first.id, why="Again."),
        lambda: held(cast, first, findings_for(cast, first)),
    ):
        with pytest.raises(ReviewMoved):
            act()
    assert Review.objects.count() == 2


@pytest.mark.parametrize(
    "fields, field",
    [({"on": date(2026, 11, 19)}, "on"), ({"where": " "}, "where"), ({"replaces": "it"}, "why")],
)
def test_a_day_that_cannot_be_is_refused(cast: Cast, fields: dict[str, Any], field: str) -> None:
    first = arranged(cast)
    known = {"replaces": first.id} if "replaces" in fields else {}
    with pytest.raises(Refused) as refused:
        arranged(cast, **(fields | known))
    assert (refused.value.field, Review.objects.count()) == (field, 1)


def test_without_a_plan_in_force_there_is_nothing_to_review(cast: Cast) -> None:
    with pytest.raises(NothingInForce):
        arrange_review(
            child=cast.children["leila"], on=DECEMBER, starts_at=None, where="here", with_whom="",
            by=cast.people["ruth"], at=NOW,
        )  # fmt: skip


def test_a_topic_is_kept_and_the_senco_is_told(cast: Cast) -> None:
    review = arranged(cast)
    ask_at_review(child=review.child, review_id=review.id, words=" The map ", by=cast.people["funmi"], at=NOW)
    assert [topic.words for topic in ReviewTopic.objects.all()] == ["The map"]
    assert told(cast, "ruth") == ["Funmi Bello wants Ayo’s review to talk about: The map"]
    with pytest.raises(Refused) as refused:
        ask_at_review(child=review.child, review_id=review.id, words=" ", by=cast.people["funmi"], at=NOW)
    assert refused.value.field == "words"


def test_the_next_version_grows_out_of_the_review(cast: Cast) -> None:
    review = arranged(cast)
    findings = findings_for(cast, review)
    findings[0] = replace(findings[0], step=2)
    grown = held(cast, review, findings)
    kept = ReviewHeld.objects.get()
    assert (grown.state, grown.number, kept.next_version) == (VersionState.DRAFT, 2, grown)
    assert next_review(review.child_id) is None
    rows = ReviewFinding.objects.order_by("id")
    assert [row.outcome_strand for row in rows] == [found.outcome_strand for found in findings]
    assert rows[0].delivered[0] == "Speech and language session: 0 of 10 sessions happened; 10 not recorded"
    assert [(step.step, step.on) for step in OutcomeStep.objects.all()] == [(2, TODAY)]
    assert told(cast, "funmi")[-1] == "Ayo’s review is written down. A new version of the plan is drafted."


def test_a_draft_that_stands_open_is_the_one_that_grows(cast: Cast) -> None:
    review, draft = arranged(cast), next_draft(cast)
    assert held(cast, review, findings_for(cast, review)) == draft


@pytest.mark.parametrize(
    "change, field",
    [
        ({"why_not_delivered": " "}, "why_not_delivered_0"),
        ({"evidence": ""}, "evidence_0"),
        ({"step": 3}, "step_0"),
        ({"outcome_strand": new_id()}, ""),
    ],
)
def test_a_review_may_pass_nothing_over(cast: Cast, change: dict[str, Any], field: str) -> None:
    review = arranged(cast)
    findings = findings_for(cast, review)
    findings[0] = replace(findings[0], **change)
    with pytest.raises(Refused) as refused:
        held(cast, review, findings)
    assert (refused.value.field, ReviewHeld.objects.count(), ReviewFinding.objects.count()) == (field, 0, 0)


def test_every_outcome_has_one_finding(cast: Cast) -> None:
    review = arranged(cast)
    findings = findings_for(cast, review)
    for given in (findings[1:], [*findings, findings[0]]):
        with pytest.raises(Refused):
            held(cast, review, given)
    assert PlanVersion.objects.filter(state=VersionState.DRAFT).count() == 0


@pytest.mark.parametrize(
    "fields, field",
    [
        ({"held_on": date(2026, 11, 21)}, "held_on"),
        ({"present": " "}, "present"),
        ({"child_words": " "}, "child_words"),
    ],
)
def test_a_meeting_that_says_too_little_is_refused(cast: Cast, fields: dict[str, Any], field: str) -> None:
    review = arranged(cast)
    with pytest.raises(Refused) as refused:
        held(cast, review, findings_for(cast, review), **fields)
    assert refused.value.field == field


def test_a_review_is_held_once(cast: Cast) -> None:
    review = arranged(cast)
    findings = findings_for(cast, review)
    held(cast, review, findings)
    with pytest.raises(AlreadyHeld):
        held(cast, review, findings)
    with pytest.raises(AlreadyHeld):
        ask_at_review(
            child=review.child, review_id=review.id, words="One more", by=cast.people["funmi"], at=NOW
        )
    assert ReviewHeld.objects.count() == 1


@pytest.mark.parametrize(
    "held_on, next_due", [(TODAY, date(2027, 11, 20)), (date(2026, 10, 1), date(2027, 10, 1))]
)
def test_the_next_review_counts_from_the_one_that_was_held_and_not_from_when_it_was_due(
    cast: Cast, held_on: date, next_due: date
) -> None:
    version = PlanVersion.objects.get(state=VersionState.IN_FORCE)
    assert version.review_due_on == date(2027, 9, 7)
    review = arranged(cast)
    held(cast, review, findings_for(cast, review), held_on=held_on)
    version.refresh_from_db()
    assert version.review_due_on == next_due


def test_what_was_held_before_is_counted_when_the_house_is_renewed(cast: Cast) -> None:
    review = arranged(cast)
    held(cast, review, findings_for(cast, review))
    PlanVersion.objects.update(review_due_on=date(2027, 9, 7))
    renewed = import_module("goldenthread.plans.migrations.0010_next_review_counted_from_the_last")
    renewed.count_anew(apps, None)
    found = PlanVersion.objects.get(state=VersionState.IN_FORCE)
    assert found.review_due_on == date(2027, 11, 20)


def test_a_review_before_the_plan_began_puts_nothing_forward(cast: Cast) -> None:
    review = arranged(cast)
    held(cast, review, findings_for(cast, review), held_on=date(2026, 6, 1))
    assert PlanVersion.objects.get(state=VersionState.IN_FORCE).review_due_on == date(2027, 9, 7)


def test_another_childs_review_is_not_there(cast: Cast) -> None:
    review = arranged(cast)
    other = cast.children["leila"]
    with pytest.raises(NotVisible):
        review_record(other, review.id)
    with pytest.raises(NotVisible):
        ask_at_review(child=other, review_id=review.id, words="Hello", by=cast.people["ruth"], at=NOW)
