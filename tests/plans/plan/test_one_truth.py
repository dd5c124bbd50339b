"""Two pages that speak of the same thing say the same: of a review, a reading age, a first day, a person."""

from __future__ import annotations

import re
from typing import Any

import lxml.html
import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.people.models import ChildRole
from goldenthread.plans.actions.drafts import open_draft
from goldenthread.plans.models import View
from tests.cast import NOW, signed_in, the_cast
from tests.plans.plan import made
from tests.plans.reviews import made as reviews

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def read(cast: Cast, address: str, who: str = "ruth") -> str:
    answer = signed_in(cast, who).get(address)
    assert answer.status_code == 200
    return " ".join(lxml.html.fromstring(answer.content).text_content().split())


def plan_of(cast: Cast, rest: str = "plan/") -> str:
    return f"/children/{cast.children['ayo'].id}/{rest}"


def draft_after(cast: Cast) -> str:
    """A draft that nobody has changed, as a copy of what is in force."""
    draft = open_draft(child=cast.children["ayo"], by=cast.people["ruth"], at=NOW)
    return read(cast, plan_of(cast, f"drafts/{draft.id}"))


def test_the_list_of_plans_and_the_plan_name_the_same_review(cast: Cast) -> None:
    made.in_force(cast)
    due = "due by 7 September 2027"
    assert f"Next review {due}, not arranged yet" in read(cast, "/plans/")
    reviews.arranged(cast)
    said = read(cast, "/plans/")
    assert "Next review 10 December 2026" in said
    assert due not in said
    assert "10 December 2026" in read(cast, plan_of(cast))


def test_a_provision_without_a_first_day_starts_with_the_plan_and_lacks_nothing(cast: Cast) -> None:
    made.in_force(cast)
    said = draft_after(cast)
    assert "No day given: it starts with the plan" in said
    assert "from when" not in said


def test_an_unchanged_draft_reads_at_the_age_of_the_plan_in_force(cast: Cast) -> None:
    plan: dict[str, Any] = made.ayos_plan()
    plan["class_notes"] = [{"words": "Communication interventions necessitate considerable preparation."}] * 3
    plan["needs"][0]["description"] = "He knows what he wants to say. He can not find the words in time. " * 3
    made.in_force(cast, plan)
    ages = [re.findall(r"[Rr]eading age(?: of the plan:)? (\d+)", read(cast, plan_of(cast))), []]
    ages[1] = re.findall(r"[Rr]eading age(?: of the plan:)? (\d+)", draft_after(cast))
    assert ages[0]
    assert ages[0] == ages[1]


def test_words_of_the_child_in_a_draft_are_the_childs_though_nobody_wrote_a_name(cast: Cast) -> None:
    plan = made.ayos_plan()
    plan["views"][0]["who"] = ""
    version = made.draft(cast, plan)
    assert View.objects.get().whose == "child"
    said = read(cast, plan_of(cast, f"drafts/{version.id}"))
    assert "Not said who" not in said
    assert re.search(r"I want to be on the radio\.\W+Ayo", said)


def test_the_day_a_mother_was_recorded_is_not_said_to_be_the_day_she_became_one(cast: Cast) -> None:
    made.in_force(cast)
    said = read(cast, plan_of(cast))
    assert "Mother" in said
    assert "Mother, since" not in said
    assert "Speech and language therapist, since" in said
    assert ChildRole.objects.filter(name="Funmi Bello").exists()
