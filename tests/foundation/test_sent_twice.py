"""A form that arrives twice is done once; what was refused, and what was changed, may be sent again."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from goldenthread.foundation import once
from goldenthread.plans.actions.concerns import raise_concern
from goldenthread.plans.models import Concern
from goldenthread.plans.pages import concerns as pages
from tests.cast import signed_in, the_cast

TOKEN = "a" * 64  # one page: each page that is shown has another
WORRY = {"csrfmiddlewaretoken": TOKEN, "words": "He turns his head to hear me.", "tried": ""}


@pytest.fixture
def dan() -> tuple[Client, str]:
    cache.clear()
    cast = the_cast()
    return signed_in(cast, "dan"), f"/children/{cast.children['ayo'].id}/concern/"


def sent(dan: tuple[Client, str], **changed: str) -> tuple[int, str]:
    client, address = dan
    answer = client.post(address, WORRY | changed)
    return answer.status_code, answer.get("Location", "")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("again", "made"),
    [
        ({}, 1),
        ({"words": "He also tires by noon."}, 2),
        ({"csrfmiddlewaretoken": "b" * 64}, 2),
    ],
)
def test_the_same_words_of_the_same_page_are_one_wish(
    dan: tuple[Client, str], again: dict[str, str], made: int
) -> None:
    first, second = sent(dan), sent(dan, **again)
    assert (first[0], second[0], first == second) == (302, 302, made == 1)
    assert Concern.objects.count() == made


@pytest.mark.django_db
def test_what_was_refused_is_judged_again(dan: tuple[Client, str]) -> None:
    assert [sent(dan, words="")[0] for _ in range(2)] == [200, 200]
    assert sent(dan)[0] == 302


@pytest.mark.django_db
def test_the_second_waits_for_the_first_and_loses_nothing(
    dan: tuple[Client, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here the second comes in the middle of the first, and its patience is none."""
    monkeypatch.setattr(once, "PATIENCE", 0)
    second = []

    def raise_slowly(**given: Any) -> Concern:
        client, address = dan
        second.append(client.post(address, WORRY))
        return raise_concern(**given)

    monkeypatch.setattr(pages, "raise_concern", raise_slowly)
    assert sent(dan)[0] == 302
    assert [answer.status_code for answer in second] == [409]
    assert "still being saved" in second[0].content.decode()
    assert Concern.objects.count() == 1
