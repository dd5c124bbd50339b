"""Two versions, line by line."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.plans.models import Adjustment, Outcome, PlanVersion, Provision
from goldenthread.plans.queries.comparison import Became, LinePair, compare
from goldenthread.plans.queries.word_marks import Part
from tests.cast import the_cast
from tests.plans.plan import made
from tests.plans.plan.made import ayos_plan

pytestmark = pytest.mark.django_db


def two_versions(plan: dict[str, Any] | None = None) -> tuple[PlanVersion, PlanVersion]:
    """In force, and the draft that grew out of it."""
    cast = the_cast()
    before = made.in_force(cast, plan)
    return before, made.next_draft(cast)


def changes(before: PlanVersion, after: PlanVersion) -> list[tuple[str, str, str]]:
    return [(line.kind, line.title, line.became.value) for line in compare(before.id, after.id).changes]


def pair(before: PlanVersion, after: PlanVersion, title: str) -> LinePair:
    return next(line for line in compare(before.id, after.id).lines if line.title == title)


def test_a_fresh_draft_says_the_same() -> None:
    before, after = two_versions()
    found = compare(before.id, after.id)
    assert (found.changes, found.sentence, found.count(Became.SAME)) == ((), "Nothing changed", 10)


def test_changed_words_are_marked_on_both_sides() -> None:
    before, after = two_versions()
    Provision.objects.filter(version=after, title="Word map").update(minutes=20, weekdays="024")
    found = pair(before, after, "Word map")
    assert found.became is Became.CHANGED
    marked = [
        (field.label, [part.words for part in field.before if part.marked], field.after)
        for field in found.fields
        if field.differs
    ]
    assert marked == [
        (
            "When",
            ["Monday"],
            (Part("Monday, Wednesday", True), Part(" and Friday", False)),
        ),
        ("How long", ["15"], (Part("20", True), Part(" minutes", False))),
    ]


def test_added_and_removed_lines_are_said() -> None:
    before, after = two_versions()
    Adjustment.objects.filter(version=after).delete()
    line = Provision.objects.get(version=after, title="Check-in")
    Adjustment.objects.create(
        child_id=after.child_id,
        version=after,
        strand=line.id,
        words="Ear defenders on the peg.",
        by_id=after.by_id,
        at=after.at,
    )
    assert changes(before, after) == [
        ("Adjustment", "Ear defenders on the peg.", "added"),
        ("Adjustment", "Wait 10 seconds for his words.", "removed"),
    ]
    assert compare(before.id, after.id).sentence == "1 line added and 1 removed"


def test_a_provision_under_another_outcome_is_moved() -> None:
    before, after = two_versions()
    other = Outcome.objects.get(version=after, title="Ayo asks for a break before he is upset")
    Provision.objects.filter(version=after, title="Word map").update(outcome=other)
    found = pair(before, after, "Word map")
    assert (found.became, found.moved) == (Became.MOVED, True)


def test_lines_that_changed_places_are_moved_and_the_rest_stay() -> None:
    before, after = two_versions(ayos_plan() | {"adjustments": [{"words": word} for word in "ABC"]})
    Adjustment.objects.filter(version=after, words="A").update(position=9)
    assert changes(before, after) == [("Adjustment", "A", "moved")]


def test_a_line_can_be_changed_and_moved() -> None:
    before, after = two_versions(ayos_plan() | {"adjustments": [{"words": word} for word in "ABC"]})
    Adjustment.objects.filter(version=after, words="A").update(position=9, words="Z")
    found = pair(before, after, "Z")
    assert (found.became, found.moved) == (Became.CHANGED, True)


def test_dates_are_compared_as_people_read_them() -> None:
    before, after = two_versions()
    Outcome.objects.filter(version=after, measure="3 times out of 4").update(by_date=date(2027, 4, 1))
    found = pair(before, after, "Ayo tells a friend what happened")
    assert [field.label for field in found.fields if field.differs] == ["By"]


@pytest.mark.parametrize("needs", [1, 3])
def test_comparing_takes_six_queries_however_long_the_plan(needs: int) -> None:
    plan = ayos_plan()
    before, after = two_versions(plan | {"needs": plan["needs"][:1] * needs})
    with CaptureQueriesContext(connection) as queries:
        compare(before.id, after.id)
    assert len(queries) == 6
