"""The pages of concerns: raise one, read it, answer it; and who may not."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry
from goldenthread.plans.actions.concerns import raise_concern
from goldenthread.plans.models import Concern, ConcernAnswer, DutyWalk
from tests.cast import NOW, signed_in, the_cast
from tests.plans.delivery import made

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def concern_about(cast: Cast, short: str, by: str, words: str = "He says nothing.") -> Concern:
    return raise_concern(child=cast.children[short], words=words, by=cast.people[by], at=NOW)


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_a_parent_raises_a_concern_and_reads_it(cast: Cast) -> None:
    client, address = signed_in(cast, "funmi"), f"/children/{cast.children['ayo'].id}/concern/"
    assert "Call 999" in page(client, address)
    answer = client.post(address, {"words": "He hides before school.", "tried": ""})
    concern = Concern.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/concerns/{concern.id}/")
    read = page(client, f"/concerns/{concern.id}/")
    assert "He hides before school." in read
    assert "Answer by Friday 4 December 2026" in read
    assert "/answer/" not in read


def test_a_concern_without_words_keeps_what_was_typed(cast: Cast) -> None:
    client = signed_in(cast, "funmi")
    answer = client.post(
        f"/children/{cast.children['ayo'].id}/concern/", {"words": "", "tried": "Drawing his day"}
    )
    told = answer.content.decode()
    assert "Say what worries you, in your own words" in told
    assert "Drawing his day" in told
    assert Concern.objects.count() == 0


def test_the_senco_answers_and_goes_on_to_the_duty_questions(cast: Cast) -> None:
    concern, client = concern_about(cast, "ayo", "funmi"), signed_in(cast, "ruth")
    answer = client.post(
        f"/concerns/{concern.id}/answer/", {"outcome": "ask_duty", "reason": "Six questions tell us."}
    )
    walk = DutyWalk.objects.get()
    assert walk.concern == concern
    assert answer["Location"] == f"/children/{concern.child_id}/duty/{walk.id}/"
    assert ConcernAnswer.objects.get().reason == "Six questions tell us."


def test_watching_asks_for_the_day_to_look_again(cast: Cast) -> None:
    concern, client = concern_about(cast, "ayo", "funmi"), signed_in(cast, "ruth")
    address = f"/concerns/{concern.id}/answer/"
    answer = client.post(address, {"outcome": "watch", "reason": "We see how lunch goes."})
    told = answer.content.decode()
    assert "Enter the day you will look again." in told
    assert "We see how lunch goes." in told
    again = {"look_again_on-day": 4, "look_again_on-month": 12, "look_again_on-year": 2026}
    sent = {"outcome": "watch", "reason": "We see how lunch goes.", **again}
    assert client.post(address, sent)["Location"] == f"/concerns/{concern.id}/"


def test_a_second_answer_is_told_that_the_first_stands(cast: Cast) -> None:
    concern, client = concern_about(cast, "ayo", "funmi"), signed_in(cast, "ruth")
    sent = {"outcome": "nothing", "reason": "It has passed."}
    client.post(f"/concerns/{concern.id}/answer/", sent)
    answer = client.post(f"/concerns/{concern.id}/answer/", sent)
    assert "Somebody has already answered this." in answer.content.decode()
    assert ConcernAnswer.objects.count() == 1


@pytest.mark.parametrize("who, status", [("omar", 404), ("grace", 404), ("neil", 404), ("dan", 404)])
def test_a_concern_of_the_family_is_theirs_and_the_schools_to_read(cast: Cast, who: str, status: int) -> None:
    concern = concern_about(cast, "ayo", "funmi")
    page(signed_in(cast, who), f"/concerns/{concern.id}/", status)
    page(signed_in(cast, who), f"/concerns/{concern.id}/answer/", status)


def test_whoever_raised_it_reads_the_answer_but_gives_none(cast: Cast) -> None:
    concern = concern_about(cast, "ayo", "dan")
    page(signed_in(cast, "dan"), f"/concerns/{concern.id}/")
    page(signed_in(cast, "dan"), f"/concerns/{concern.id}/answer/", 403)
    page(signed_in(cast, "funmi"), f"/concerns/{concern.id}/", 404)


def test_a_question_about_another_childs_provision_is_not_found(cast: Cast) -> None:
    theirs = made.promised(cast, "leila")
    address = f"/children/{cast.children['ayo'].id}/account/{theirs.strand}/ask/"
    answer = signed_in(cast, "funmi").post(address, {"words": "Why?"})
    assert (answer.status_code, Concern.objects.count()) == (404, 0)


def test_choosing_a_child_offers_only_ones_own(cast: Cast) -> None:
    shown = page(signed_in(cast, "funmi"), "/concerns/new/")
    assert ("Ayo Bello" in shown, "Tola Bello" in shown, "Zara Malik" in shown) == (True, True, False)
    assert "No child of that name" in page(signed_in(cast, "funmi"), "/concerns/new/?name=zara")


def test_the_list_puts_what_waits_first_and_says_when_nothing_does(cast: Cast) -> None:
    client = signed_in(cast, "ruth")
    assert "Nothing waits for an answer." in page(client, "/concerns/")
    concern = concern_about(cast, "ayo", "funmi", "He hides before school.")
    assert "He hides before school." in page(client, "/concerns/")
    entry = AuditEntry.objects.get(what="read concerns")
    assert (entry.account, entry.children) == (cast.people["ruth"], [str(concern.child_id)])


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_however_long(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for short in ("ayo", "leila", "jack")[:count]:
        concern_about(cast, short, "dan")
    client = signed_in(cast, "ruth")
    with django_assert_num_queries(8):
        client.get("/concerns/")
