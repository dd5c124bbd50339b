"""A person's own messages over the JSON API."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.notices import tell
from tests.cast import NOW, signed_in, the_cast

pytestmark = pytest.mark.django_db
MESSAGES = "/api/messages"


@pytest.fixture
def cast(settings: Settings) -> Cast:
    settings.SECOND_FACTOR_REQUIRED = False
    cast = the_cast()
    for who, words in (("funmi", "Ayo’s plan is ready."), ("omar", "Zara’s plan is ready.")):
        tell([cast.people[who].id], what_changed=words, link="/", at=NOW)
    return cast


def test_each_person_reads_their_own_and_marks_them_as_read(cast: Cast) -> None:
    funmi = signed_in(cast, "funmi")
    [message] = funmi.get(MESSAGES).json()
    assert (message["what_changed"], message["link"], message["read"]) == ("Ayo’s plan is ready.", "/", False)
    assert funmi.post(f"{MESSAGES}/read").status_code == 204
    assert [one["read"] for one in funmi.get(MESSAGES).json()] == [True]
    assert [one["read"] for one in signed_in(cast, "omar").get(MESSAGES).json()] == [False]


@pytest.mark.parametrize("most", [0, 501, "many"])
def test_too_many_at_once_names_its_field(cast: Cast, most: object) -> None:
    answer = signed_in(cast, "funmi").get(MESSAGES, {"most": most})
    assert (answer.status_code, [fault["field"] for fault in answer.json()["faults"]]) == (422, ["most"])


def test_nobody_has_messages() -> None:
    assert Client().get(MESSAGES).status_code == 401
