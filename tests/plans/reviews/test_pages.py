"""The pages and the API of reviews."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from goldenthread.config.demonstration.cast import Cast
from goldenthread.plans.models import PlanVersion, Review, ReviewHeld, ReviewTopic
from tests.cast import NOW, signed_in
from tests.plans.reviews.made import DECEMBER, LATER, arranged, findings_for, held

pytestmark = pytest.mark.django_db


def day(name: str, day: int, month: int) -> dict[str, str]:
    return {f"{name}-day": str(day), f"{name}-month": str(month), f"{name}-year": "2026"}


WHEN = day("on", 10, 12) | {"starts_at": "3.30pm", "where": "at school", "with_whom": "Ruth"}
MEETING = day("held_on", 20, 11) | {"present": "Ayo", "child_words": "I like it.", "family_words": ""}


def home(cast: Cast, rest: str = "", short: str = "ayo") -> str:
    return f"/children/{cast.children[short].id}/reviews/{rest}"


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def answers(number: int) -> dict[str, str]:
    given = {
        "helped": "partly",
        "evidence": "He told Jack.",
        "what_next": "keep",
        "why_not_delivered": "Meera was away.",
    }
    return {f"{name}_{number}": value for name, value in given.items()}


def test_the_senco_arranges_and_moves_a_review(cast: Cast) -> None:
    client = signed_in(cast, "ruth")
    assert "No review has been arranged yet." in page(client, home(cast))
    client.post(home(cast, "arrange/"), WHEN)
    assert Review.objects.get().on == DECEMBER
    moved = client.post(home(cast, "arrange/"), WHEN | day("on", 14, 12))
    assert "Say why, so that the family knows" in moved.content.decode()
    client.post(home(cast, "arrange/"), WHEN | day("on", 14, 12) | {"why": "Joanna is away."})
    assert [review.on for review in Review.objects.order_by("id")] == [DECEMBER, LATER]
    first = Review.objects.order_by("id")[0]
    assert "Moved to 14 December 2026" in page(client, home(cast, f"{first.id}/"))


def test_the_list_leads_back_and_offers_a_review_only_when_none_is_arranged(cast: Cast) -> None:
    client = signed_in(cast, "ruth")
    back = f'href="/children/{cast.children["ayo"].id}/plan/" class="govuk-back-link"'
    before = page(client, home(cast))
    assert [back in before, "Arrange a review" in before] == [True, True]
    client.post(home(cast, "arrange/"), WHEN)
    after = page(client, home(cast))
    assert ["Arrange a review" in after, "Move it" in after] == [False, True]
    assert '<p class="quiet">3.30pm, at school</p>' in after


def test_a_review_without_an_hour_begins_its_sentence_with_a_capital(cast: Cast) -> None:
    version = PlanVersion.objects.get()
    review = Review.objects.create(
        child=version.child, plan=version.plan, version=version, on=DECEMBER, where="at school",
        with_whom="Ruth", by=cast.people["ruth"], at=NOW,
    )  # fmt: skip
    client = signed_in(cast, "ruth")
    assert '<p class="quiet">At school</p>' in page(client, home(cast))
    assert ">At school. With Ruth.</p>" in page(client, home(cast, f"{review.id}/"))


def test_a_day_that_has_passed_is_refused_on_the_page(cast: Cast) -> None:
    answer = signed_in(cast, "ruth").post(home(cast, "arrange/"), WHEN | day("on", 1, 9))
    assert "Choose a day that has not passed." in answer.content.decode()
    assert Review.objects.count() == 0


def test_the_family_says_what_to_talk_about(cast: Cast) -> None:
    review, client = arranged(cast), signed_in(cast, "funmi")
    address = home(cast, f"{review.id}/topic/")
    assert "Write what you want to talk about" in client.post(address, {"words": ""}).content.decode()
    assert client.post(address, {"words": "The map"})["Location"] == home(cast, f"{review.id}/")
    assert ReviewTopic.objects.get().words == "The map"
    assert "The map" in page(client, home(cast, f"{review.id}/"))


def test_the_review_is_written_down_and_read(cast: Cast) -> None:
    review, client = arranged(cast), signed_in(cast, "ruth")
    address = home(cast, f"{review.id}/hold/")
    assert "0 of 10 sessions happened; 10 not recorded" in page(client, address)
    sent = MEETING | answers(0) | answers(1)
    told = client.post(address, sent | {"why_not_delivered_1": ""}).content.decode()
    assert "Say why some of it did not happen, and what you will do" in told
    assert ReviewHeld.objects.count() == 0
    assert client.post(address, sent)["Location"] == home(cast, f"{review.id}/")
    read = page(signed_in(cast, "funmi"), home(cast, f"{review.id}/"))
    assert "It helped a little." in read
    assert "Meera was away." in read
    assert "This review was already held." in client.post(address, sent).content.decode()


@pytest.mark.parametrize("who, reads", [("funmi", 200), ("dan", 200), ("omar", 404), ("grace", 404)])
def test_who_may_read_and_who_may_not_hold(cast: Cast, who: str, reads: int) -> None:
    review, client = arranged(cast), signed_in(cast, who)
    for rest in ("", f"{review.id}/"):
        page(client, home(cast, rest), reads)
    for rest in ("arrange/", f"{review.id}/hold/"):
        page(client, home(cast, rest), 404 if reads == 404 else 403)


def test_another_childs_review_is_not_found(cast: Cast) -> None:
    review, client = arranged(cast), signed_in(cast, "ruth")
    for rest in ("", "hold/"):
        page(client, home(cast, f"{review.id}/{rest}", "leila"), 404)
    address = home(cast, f"{review.id}/topic/", "tola")
    assert signed_in(cast, "funmi").get(address).status_code == 404
    assert signed_in(cast, "funmi").post(address, {"words": "x"}).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_a_review_takes_the_same_queries_however_often_it_moved(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    review = arranged(cast)
    for _ in range(count - 1):
        review = arranged(cast, replaces=review.id, why="Somebody is away.")
    client = signed_in(cast, "funmi")
    with django_assert_num_queries(26):
        client.get(home(cast, f"{review.id}/"))


def ask(client: Client, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    answer = client.generic(method, f"/api/reviews{path}", json.dumps(body), "application/json")
    return answer.status_code, json.loads(answer.content)


def test_the_api_arranges_holds_and_reads(cast: Cast) -> None:
    client, child = signed_in(cast, "ruth"), cast.children["ayo"].id
    body = {"on": "2026-12-10", "starts_at": "15:30", "where": "at school", "with_whom": "Ruth"}
    status, made = ask(client, "POST", f"/children/{child}", body)
    assert (status, made["day"]["on"], len(made["asked"])) == (201, "2026-12-10", 2)
    assert ask(client, "POST", f"/children/{child}", body)[0] == 409
    at = f"/children/{child}/{made['day']['id']}"
    status, topics = ask(signed_in(cast, "funmi"), "POST", f"{at}/topics", {"words": "The map"})
    assert (status, [topic["words"] for topic in topics]) == (201, ["The map"])
    held_body = {"held_on": "2026-11-20", "present": "Ayo", "child_words": "I like it."}
    findings = [
        {"outcome_strand": ask_["strand"], "helped": "no", "evidence": "He did not.", "what_next": "change"}
        for ask_ in made["asked"]
    ]
    status, fault = ask(client, "POST", f"{at}/held", held_body | {"findings": findings})
    assert (status, fault["faults"][0]["field"]) == (422, "why_not_delivered_0")
    said = [finding | {"why_not_delivered": "Meera was away."} for finding in findings]
    status, grown = ask(client, "POST", f"{at}/held", held_body | {"findings": said})
    assert (status, grown["number"]) == (201, 2)
    status, read = ask(signed_in(cast, "funmi"), "GET", at)
    assert (status, read["asked"], len(read["findings"])) == (200, [], 2)
    assert ask(signed_in(cast, "omar"), "GET", at)[0] == 404
    assert ask(signed_in(cast, "dan"), "POST", f"{at}/held", held_body | {"findings": said})[0] == 403
    assert [one["id"] for one in ask(client, "GET", f"/children/{child}")[1]] == [made["day"]["id"]]


def test_a_review_that_was_held_offers_nothing_more_to_do(cast: Cast) -> None:
    review = arranged(cast)
    held(cast, review, findings_for(cast, review))
    shown = page(signed_in(cast, "ruth"), home(cast, f"{review.id}/"))
    assert "Held on 20 November 2026" in shown
    assert "/hold/" not in shown


def test_after_the_review_the_next_version_is_one_step_away(cast: Cast) -> None:
    review = arranged(cast)
    draft = held(cast, review, findings_for(cast, review))
    ruth, funmi = signed_in(cast, "ruth"), signed_in(cast, "funmi")
    there = f'href="/children/{draft.child_id}/drafts/{draft.id}"'
    shown = [there in page(client, home(cast, f"{review.id}/")) for client in (ruth, funmi)]
    assert shown == [True, False]


def test_a_review_that_was_held_is_not_written_down_again(cast: Cast) -> None:
    review = arranged(cast)
    held(cast, review, findings_for(cast, review))
    answer = signed_in(cast, "ruth").get(home(cast, f"{review.id}/hold/"))
    assert (answer.status_code, answer["Location"]) == (302, home(cast, f"{review.id}/"))
