"""Anybody answers without an account, one question a page, and comes back with a code."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.models import Consultation, Draft, Reply
from tests.conversation.made import AFTER, WHILE_OPEN, announced, questions, sent, written

pytestmark = pytest.mark.django_db


def url(route: str, consultation: Consultation, **more: object) -> str:
    return reverse(route, kwargs={"public_id": consultation.id, **more})


def words(answer: Any) -> str:
    return " ".join(lxml.html.fromstring(answer.content).text_content().split())


@pytest.fixture
def swings(cast: Cast, settings: Settings) -> Consultation:
    made = announced(cast)
    settings.STOPPED_CLOCK = WHILE_OPEN
    return made


def begun(swings: Consultation) -> Client:
    client = Client()
    client.post(url("conversation_begin", swings))
    return client


def code_of(client: Client, swings: Consultation) -> str:
    page = lxml.html.fromstring(client.get(url("conversation_questions", swings)).content)
    return page.find_class("code")[0].text_content().strip()


def test_what_is_being_written_is_nobodys_to_see(cast: Cast, settings: Settings) -> None:
    made = written(cast)
    client = Client()
    assert client.get(url("conversation", made)).status_code == 404
    assert client.post(url("conversation_begin", made)).status_code == 404
    assert made.name not in words(client.get(reverse("conversations")))


def test_an_answer_from_start_to_receipt(swings: Consultation) -> None:
    client = begun(swings)
    code = code_of(client, swings)
    first = url("conversation_question", swings, place=1)
    onward = client.post(first, {"words": "Of wood."})
    assert onward["Location"] == url("conversation_question", swings, place=2)
    onward = client.post(onward["Location"], {"choice": "agree"})
    assert onward["Location"] == url("conversation_question", swings, place=3)
    onward = client.post(onward["Location"], {"words": ""})
    assert onward["Location"] == url("conversation_show", swings)
    about = url("conversation_about", swings, name="who")
    assert about in client.get(onward["Location"]).content.decode()
    onward = {"Location": about}
    for name, said in (
        ("who", {"who": "parent"}), ("where", {"region": "london"}), ("organisation", {}), ("help", {}),
    ):  # fmt: skip
        assert onward["Location"] == url("conversation_about", swings, name=name)
        onward = client.post(onward["Location"], said)
    assert onward["Location"] == url("conversation_check", swings)
    check = words(client.get(onward["Location"]))
    assert "Of wood." in check
    assert "A parent or carer" in check
    client.post(onward["Location"], {"may_quote": "yes"})
    reply = Reply.objects.get()
    assert (reply.who, reply.region, reply.may_quote, reply.may_publish) == ("parent", "london", True, False)
    assert code.replace("-", "‑") in words(client.get(url("conversation_sent", swings)))
    another = Client()
    another.post(reverse("conversation_find"), {"code": code.lower().replace("-", "")})
    receipt = words(another.get(reverse("conversation_receipt")))
    assert "What became of my words" in receipt
    assert "Of wood." in receipt


def test_age_is_asked_of_the_young_and_no_organisation(swings: Consultation) -> None:
    client = begun(swings)
    onward = client.post(url("conversation_about", swings, name="who"), {"who": "child"})
    names = []
    while "check" not in onward["Location"]:
        names.append(onward["Location"].rstrip("/").rpartition("/")[2])
        onward = client.post(onward["Location"], {})
    assert names == ["where", "age", "help"]


def test_with_the_code_one_goes_on_at_another_device(swings: Consultation) -> None:
    client = begun(swings)
    client.post(url("conversation_question", swings, place=1), {"words": "Of wood.", "later": "yes"})
    another = Client()
    onward = another.post(reverse("conversation_find"), {"code": code_of(client, swings)})
    assert onward["Location"] == url("conversation_questions", swings)
    page = another.get(url("conversation_question", swings, place=1)).content.decode()
    assert "Of wood." in page


def test_without_the_code_nobody_sees_anything(swings: Consultation) -> None:
    begun(swings)
    stranger = Client()
    for name in ("conversation_questions", "conversation_check", "conversation_sent"):
        assert stranger.get(url(name, swings))["Location"] == url("conversation", swings)
    assert stranger.get(reverse("conversation_receipt"))["Location"] == reverse("conversation_find")
    wrong = stranger.post(reverse("conversation_find"), {"code": "AAAA-BBBB-CCCC"})
    assert "No answer has this code" in words(wrong)


def test_guessing_codes_is_slowed(swings: Consultation, settings: Settings) -> None:
    client = Client()
    answers = [
        client.post(reverse("conversation_find"), {"code": f"AAAA-BBBB-{number:04}"}).status_code
        for number in range(121)
    ]
    assert answers == [200] * 120 + [429]


def test_what_was_written_when_it_closed_is_kept_and_not_sent(
    swings: Consultation, settings: Settings
) -> None:
    client = begun(swings)
    client.post(url("conversation_question", swings, place=1), {"words": "Of wood."})
    settings.STOPPED_CLOCK = AFTER
    late = client.post(url("conversation_check", swings), {})
    assert "has closed, so your answer was not sent" in words(late)
    assert Draft.objects.get().answers
    assert not Reply.objects.exists()


def test_a_question_that_is_not_there_is_404(swings: Consultation) -> None:
    client = begun(swings)
    assert client.get(url("conversation_question", swings, place=9)).status_code == 404
    assert client.get(url("conversation_about", swings, name="shoe-size")).status_code == 404


def test_the_page_of_a_question_shows_whose_recommendation_it_is(swings: Consultation) -> None:
    page = begun(swings).get(url("conversation_question", swings, place=1))
    assert "The Swing Society recommends two to a park." in words(page)
    assert "Question 1 of 3" in words(page)


def test_what_somebody_types_is_shown_as_text(swings: Consultation) -> None:
    client = begun(swings)
    client.post(url("conversation_question", swings, place=1), {"words": "<script>alert(1)</script>"})
    page = client.get(url("conversation_check", swings)).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


API = "/api/conversations"


def api(method: str, path: str, sent: dict[str, Any] | None = None) -> Any:
    call = getattr(Client(), method)
    return (
        call(f"{API}{path}", sent, content_type="application/json")
        if sent is not None
        else call(f"{API}{path}")
    )


def test_a_program_answers_whole_and_reads_the_receipt(swings: Consultation) -> None:
    first = questions(swings)[0]
    found = api("get", f"/{swings.id}").json()
    assert [one["number"] for one in found["principles"][0]["questions"]] == ["1", "2"]
    sent_whole = api(
        "post", f"/{swings.id}/answers",
        {"answers": [{"question_id": f"{first.id}", "words": "Rope."}], "who": "school"},
    )  # fmt: skip
    assert sent_whole.status_code == 201
    receipt = api("post", "/receipts", {"code": sent_whole.json()["code"]}).json()
    assert [(one["number"], one["words"]) for one in receipt["answers"]] == [("1", "Rope.")]
    assert api("post", "/receipts", {"code": "AAAA-BBBB-CCCC"}).status_code == 404


def test_a_program_begins_keeps_and_sends(swings: Consultation) -> None:
    first = questions(swings)[0]
    code = api("post", f"/{swings.id}/drafts", {}).json()["code"]
    kept = api(
        "put", "/drafts", {"code": code, "answers": [{"question_id": f"{first.id}", "words": "Rope."}]}
    )
    assert kept.json()["answers"] == {f"{first.id}": {"choice": "", "words": "Rope."}}
    assert api("post", "/drafts/send", {"code": code}).status_code == 201
    assert api("post", "/drafts/read", {"code": code}).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_a_consultation_asks_as_much_for_many_questions(
    cast: Cast, settings: Settings, count: int, django_assert_num_queries: Any
) -> None:
    made = announced(cast)
    settings.STOPPED_CLOCK = WHILE_OPEN
    for number in range(count):
        sent(made, words=f"Answer {number}")
    with django_assert_num_queries(7):
        Client().get(url("conversation", made))


def test_an_id_of_nothing_is_404(swings: Consultation) -> None:
    nowhere = UUID(int=7)
    assert Client().get(reverse("conversation", args=[nowhere])).status_code == 404
    assert api("get", f"/{nowhere}").status_code == 404
