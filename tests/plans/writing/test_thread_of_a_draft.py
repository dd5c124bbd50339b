"""What the checks of the thread say of a draft on a day: beside it, before sharing, and through the API."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from goldenthread.config.demonstration.cast import Cast
from goldenthread.plans.models import PlanVersion
from goldenthread.plans.queries.document import document
from tests.cast import signed_in, the_cast
from tests.plans.writing.made import ayos_plan, draft
from tests.plans.writing.test_api import ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def ruth(cast: Cast) -> Client:
    return signed_in(cast, "ruth")


def about(version: PlanVersion, rest: str) -> str:
    return f"/children/{version.child_id}/{rest}"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def plan_with(**changed: Any) -> dict[str, Any]:
    """Ayo's plan with other answers in its first outcome and that outcome's first provision."""
    plan = ayos_plan()
    outcome = plan["needs"][0]["outcomes"][0]
    for name, value in changed.items():
        (outcome if name in outcome else outcome["provisions"][0])[name] = value
    return plan


@pytest.mark.parametrize("by, told", [("2026-11-19", True), ("2026-11-20", False), ("2027-07-16", False)])
def test_an_outcome_whose_day_is_over_is_remarked_on(cast: Cast, ruth: Client, by: str, told: bool) -> None:
    version = draft(cast, plan=plan_with(by_date=by))
    says = "The date of the outcome “Ayo tells a friend what happened” has passed."
    seen = [page(ruth, about(version, rest)) for rest in (f"drafts/{version.id}", "plan/share/")]
    _, said = ask(ruth, "GET", about(version, f"drafts/{version.id}/remarks"))
    assert [says in one for one in seen] == [told, told]
    assert (says in {one["says"] for one in said["remarks"]}) is told


@pytest.mark.parametrize(
    "who, role, told", [("", "Teaching assistant", False), ("", "", True), ("TBC", "", True)]
)
def test_a_post_without_a_name_says_who(cast: Cast, ruth: Client, who: str, role: str, told: bool) -> None:
    version = draft(cast, plan=plan_with(who=who, who_role=role))
    says = "The provision “Speech and language session” does not say who."
    assert (says in page(ruth, about(version, f"drafts/{version.id}"))) is told


def test_where_the_thread_breaks_is_said_before_sharing_with_the_way_to_mend_it(
    cast: Cast, ruth: Client
) -> None:
    plan = ayos_plan()
    plan["needs"].append({"title": "Stairs tire him"})
    plan["needs"][1]["outcomes"][0]["provisions"] = []
    version = draft(cast, plan=plan)
    shown, found = page(ruth, about(version, "plan/share/")), document(version.id)
    need, outcome = found.needs[2], found.outcomes[1]
    new = about(version, f"drafts/{version.id}/new")
    assert "Where the thread breaks" in shown
    assert f"The need “{need.title}” has no outcome." in shown
    assert f'href="{new}/outcome?under={need.strand}"' in shown
    assert "The outcome “Ayo asks for a break before he is…” has no provision." in shown
    assert f'href="{new}/provision?under={outcome.strand}"' in shown
    assert ruth.get(f"{new}/outcome?under={need.strand}", follow=True).status_code == 200
    assert ruth.post(about(version, "plan/share/"), {"version": version.id}).status_code == 302


def test_nothing_is_said_to_break_in_a_whole_thread(cast: Cast, ruth: Client) -> None:
    version = draft(cast)
    assert "Where the thread breaks" not in page(ruth, about(version, "plan/share/"))
