"""Somebody collects for others: each person has their own code; the collector learns only how many."""

from __future__ import annotations

from typing import Any

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.actions.collectors import end_collector
from goldenthread.conversation.models import Collector, Consultation, Draft, Reply
from tests.cast import signed_in
from tests.conversation.made import WHILE_OPEN, announced

pytestmark = pytest.mark.django_db


def words(answer: Any) -> str:
    return " ".join(lxml.html.fromstring(answer.content).text_content().split())


@pytest.fixture
def swings(cast: Cast, settings: Settings) -> Consultation:
    made = announced(cast)
    settings.STOPPED_CLOCK = WHILE_OPEN
    return made


@pytest.fixture
def leah(cast: Cast, swings: Consultation) -> Collector:
    lin = signed_in(cast, "lin")
    lin.post(reverse("collectors", kwargs={"public_id": swings.id}), {"name": "Leah at the youth club"})
    return Collector.objects.get()


def collect(leah: Collector) -> str:
    return reverse("conversation_collect", args=[leah.hands_out])


def counted(leah: Collector) -> str:
    return words(Client().get(reverse("conversation_collected", args=[leah.counts_by])))


def answer(client: Client, swings: Consultation, said: str) -> Any:
    about = {"public_id": swings.id}
    client.post(reverse("conversation_question", kwargs={**about, "place": 1}), {"words": said})
    client.post(reverse("conversation_about", kwargs={**about, "name": "who"}), {"who": "child"})
    client.post(reverse("conversation_check", kwargs=about), {})
    return client.get(reverse("conversation_sent", kwargs=about))


def test_two_people_answer_on_one_device_and_each_has_a_code(leah: Collector, swings: Consultation) -> None:
    device = Client()
    codes = []
    for said in ("Of wood.", "Of steel."):
        assert "Leah at the youth club invites you" in words(device.get(collect(leah)))
        device.post(collect(leah))
        codes.append(device.session["answering"][str(swings.id)])
        assert "begin the next answer" in words(answer(device, swings, said))
    assert len(set(codes)) == 2
    assert list(Reply.objects.values_list("collected_by", flat=True)) == ["Leah at the youth club"] * 2


def test_the_collector_sees_how_many_came_and_no_word_of_them(leah: Collector, swings: Consultation) -> None:
    device = Client()
    device.post(collect(leah))
    assert "0 answers came by Leah" in counted(leah)
    answer(device, swings, "Of purple wood.")
    assert "1 answer came by Leah" in counted(leah)
    assert "purple" not in counted(leah)
    assert Client().get(reverse("conversation_collected", args=[leah.hands_out])).status_code == 404
    assert Client().get(reverse("conversation_collect", args=[leah.counts_by])).status_code == 404


def test_an_ended_link_begins_nothing_and_leads_to_the_conversation(
    cast: Cast, leah: Collector, swings: Consultation
) -> None:
    lin = signed_in(cast, "lin")
    assert lin.post(reverse("collector_end", kwargs={"collector_id": leah.id})).status_code == 302
    page = Client().post(collect(leah))
    assert "no longer collects answers by this link" in words(page)
    assert reverse("conversation", kwargs={"public_id": swings.id}) in page.content.decode()
    assert Draft.objects.count() == 0
    with pytest.raises(Exception, match="ended already"):
        end_collector(collector=leah, by=cast.people["lin"], at=WHILE_OPEN)


def test_what_somebody_says_of_themselves_does_not_hide_who_collected(
    leah: Collector, swings: Consultation
) -> None:
    device = Client()
    device.post(collect(leah))
    where = reverse("conversation_about", kwargs={"public_id": swings.id, "name": "who"})
    device.post(where, {"who": "child", "collected_by": "Somebody else"})
    assert Draft.objects.get().about["collected_by"] == "Leah at the youth club"


def test_who_reads_answers_does_not_hand_out_links(cast: Cast, leah: Collector, swings: Consultation) -> None:
    anita = signed_in(cast, "anita")
    assert anita.get(reverse("collectors", kwargs={"public_id": swings.id})).status_code == 403
    assert Client().get(reverse("conversation_collect", args=["guess"])).status_code == 404
