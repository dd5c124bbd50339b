"""A person's own messages over the JSON API."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.notices import tell
from tests.cast import NOW, signed_in, the_cast

pytestmark = pytest.mark.django_db
NOTICES = "/api/notices"


@pytest.fixture
def cast(settings: Settings) -> Cast:
    settings.SECOND_FACTOR_REQUIRED = False
    cast = the_cast()
    for who, words in (("funmi", "Ayo’s plan is ready."), ("omar", "Zara’s plan is ready.")):
        tell([cast.people[who].id], what_changed=words, link="/", at=NOW)
    return cast


def test_each_person_reads_their_own_and_marks_them_as_read(cast: Cast) -> None:
    funmi = signed_in(cast, "funmi")
    [notice] = funmi.get(NOTICES).json()
    assert (notice["what_changed"], notice["link"], notice["read"]) == ("Ayo’s plan is ready.", "/", False)
    assert funmi.post(f"{NOTICES}/read").status_code == 204
    assert [one["read"] for one in funmi.get(NOTICES).json()] == [True]
    assert [one["read"] for one in signed_in(cast, "omar").get(NOTICES).json()] == [False]


@pytest.mark.parametrize("most", [0, 501, "many"])
def test_too_many_at_once_names_its_field(cast: Cast, most: object) -> None:
    answer = signed_in(cast, "funmi").get(NOTICES, {"most": most})
    assert (answer.status_code, [fault["field"] for fault in answer.json()["faults"]]) == (422, ["most"])


def test_nobody_has_notices() -> None:
    assert Client().get(NOTICES).status_code == 401
