"""The which-duty pages: a question a page, then the answer with why, kept and told."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from markupsafe import escape
from pytest_django import DjangoAssertNumQueries

from goldenthread.config.demonstration.cast import Cast
from goldenthread.design.words import plain_date
from goldenthread.foundation.permissions import RoleKind
from goldenthread.people.models import ChildRole
from goldenthread.plans.actions.duty import OwedAdjustment, answer_question, record_finding
from goldenthread.plans.models import DutyAnswer, DutyFinding, DutyWalk
from tests.cast import NOW, TODAY, signed_in, the_cast
from tests.plans.duty.made import ADJUST, LAPTOP, ids, walked

pytestmark = pytest.mark.django_db

SLOW = {"learning": "yes", "disability": "no", "provision": "yes"}


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_the_senco_walks_from_the_first_question_to_a_kept_finding(cast: Cast) -> None:
    client, home = signed_in(cast, "ruth"), f"/children/{cast.children['ayo'].id}/duty/"
    assert "Begin the questions" in page(client, home)
    at = client.post(f"{home}begin/")["Location"]
    while not (question := client.get(at)["Location"]).endswith("answer/"):
        choice = ADJUST[question.split("/")[-2]]
        assert "Ayo" in page(client, question)
        assert client.post(question, {"choice": choice, "note": "Seen in class"})["Location"] == at
    answer = client.get(at)["Location"]
    assert answer == f"{at}answer/"
    told = client.post(answer, {"words_0": "", "who_0": ""}).content.decode()
    assert "Adjustments are owed: write at least one, and who makes it." in told
    kept = client.post(answer, {"words_0": LAPTOP.words, "who_0": LAPTOP.who})["Location"]
    finding = DutyFinding.objects.get()
    assert kept == f"{home}findings/{finding.id}/"
    shown = page(client, kept)
    assert finding.finding["title"] in shown
    assert LAPTOP.words in shown
    assert "Write the plan" not in shown


def test_a_kept_finding_says_what_must_be_done_by_when_and_what_it_rests_on(cast: Cast) -> None:
    walk = walked(cast, {})
    for question, choice in ADJUST.items():
        answer_question(
            **ids(cast), walk_id=walk.id, question=question, choice=choice, note=f"Seen in {question}"
        )
    kept = record_finding(**ids(cast), walk_id=walk.id, adjustments=[LAPTOP])
    shown = page(signed_in(cast, "funmi"), f"/children/{walk.child_id}/duty/findings/{kept.id}/")
    for item in kept.finding["must_do"]:
        by = f"By {plain_date(date.fromisoformat(item['by']))}. " if item["by"] else ""
        assert f"<b>{escape(item['title'])}</b></div><div>{by}{escape(item['says'])}</div>" in shown
    for reason in kept.finding["reasons"]:
        assert (f"It rests on: Seen in {reason['question']}<" in shown) is bool(reason["number"])


def test_a_question_that_is_left_out_says_why(cast: Cast) -> None:
    walk, client = walked(cast, SLOW), signed_in(cast, "ruth")
    home = f"/children/{walk.child_id}/duty/{walk.id}/"
    third = "Question 3 is left out: Ayo has no disability as the law means it."
    fifth = "Question 5 is left out: question 4 says already that Ayo needs different teaching."
    told = {at: page(client, f"{home}{at}/") for at in ("provision", "assessment")}
    assert {at: (third in shown, fifth in shown) for at, shown in told.items()} == {
        "provision": (True, False), "assessment": (False, True),
    }  # fmt: skip
    client.post(f"{home}assessment/", {"choice": "no", "note": ""})
    answer = page(client, f"{home}answer/")
    assert [third in answer, fifth in answer] == [True, True]


def test_a_question_without_an_answer_says_so(cast: Cast) -> None:
    walk, client = walked(cast, {}), signed_in(cast, "ruth")
    address = f"/children/{walk.child_id}/duty/{walk.id}/learning/"
    assert "Choose one of the answers" in client.post(address, {"note": ""}).content.decode()
    assert "Choose one of the answers" in client.post(address, {"choice": "x"}).content.decode()
    assert DutyAnswer.objects.count() == 0


def test_an_adjustment_names_who_makes_it(cast: Cast) -> None:
    walk, client = walked(cast, ADJUST), signed_in(cast, "ruth")
    address = f"/children/{walk.child_id}/duty/{walk.id}/answer/"
    told = client.post(address, {"words_0": "A quiet place", "who_0": ""}).content.decode()
    assert "Name who makes this adjustment" in told
    assert "A quiet place" in told
    told = client.post(address, {"words_0": "", "who_0": "Dan Okafor"}).content.decode()
    assert ("Write what the adjustment is" in told, 'value="Dan Okafor"' in told) == (True, True)
    assert DutyFinding.objects.count() == 0


def test_the_answer_waits_for_the_last_question(cast: Cast) -> None:
    walk, client = walked(cast, {"learning": "no"}), signed_in(cast, "ruth")
    home = f"/children/{walk.child_id}/duty/{walk.id}/"
    assert client.get(f"{home}answer/")["Location"] == home
    assert client.get(f"{home}shoe-size/")["Location"] == home


@pytest.mark.parametrize("who, status", [("funmi", 200), ("dan", 200), ("omar", 404), ("grace", 404)])
def test_who_may_read_what_was_found(cast: Cast, who: str, status: int) -> None:
    walk = walked(cast, ADJUST)
    kept = record_finding(**ids(cast), walk_id=walk.id, adjustments=[LAPTOP])
    client, home = signed_in(cast, who), f"/children/{walk.child_id}/duty/"
    page(client, home, status)
    page(client, f"{home}findings/{kept.id}/", status)
    assert client.post(f"{home}begin/").status_code == (403 if status == 200 else 404)
    assert DutyWalk.objects.count() == 1


def test_another_childs_walk_and_finding_are_not_there(cast: Cast) -> None:
    walk = walked(cast, ADJUST)
    kept = record_finding(**ids(cast), walk_id=walk.id, adjustments=[LAPTOP])
    client, home = signed_in(cast, "ruth"), f"/children/{cast.children['leila'].id}/duty/"
    for rest in (f"{walk.id}/", f"{walk.id}/learning/", f"{walk.id}/answer/", f"findings/{kept.id}/"):
        page(client, home + rest, 404)
    assert client.post(f"{home}{walk.id}/learning/", {"choice": "yes"}).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_findings_take_the_same_queries_however_many(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        walk = walked(cast, ADJUST)
        owed = [OwedAdjustment(f"Thing {number}", "Dan")]
        record_finding(child=walk.child, walk_id=walk.id, adjustments=owed, by=cast.people["ruth"], at=NOW)
    client = signed_in(cast, "funmi")
    with django_assert_num_queries(11):
        client.get(f"/children/{cast.children['ayo'].id}/duty/")


@pytest.mark.parametrize(
    "child, says, tells",
    [
        ("ayo", "", True),
        ("tom", "Nobody of Tom’s family is recorded", False),
        ("kacper", "Tell Ewa Nowak yourself", False),
    ],
)
def test_the_answer_warns_when_it_reaches_nobody_in_the_family(
    cast: Cast, child: str, says: str, tells: bool
) -> None:
    ChildRole.objects.create(
        child=cast.children["kacper"], kind=RoleKind.PARENT, name="Ewa Nowak", described_as="Mother",
        starts_on=TODAY, evidence="Told", given_at=NOW,
    )  # fmt: skip
    walk = walked(cast, ADJUST, child)
    there = f"/children/{cast.children[child].id}/duty/{walk.id}/answer/"
    shown = signed_in(cast, "ruth").get(there).content.decode()
    assert says in shown
    assert ("Record this and tell the family" in shown) == tells
