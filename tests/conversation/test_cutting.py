"""A long response is put right before it is kept: the question of a part, parts joined, parts split."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.models import Answer, Consultation
from tests.cast import signed_in
from tests.conversation.made import WHILE_OPEN, announced, filled, offered, questions

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::ResourceWarning")]
LETTER = b"We like swings.\n\nQ1. How?\n\nOf wood.\n\nAnd soon.\n\nQ2. Who?\n\nThe council.\n"


@pytest.fixture
def swings(cast: Cast, settings: Settings, tmp_path: Path) -> Consultation:
    made = announced(cast)
    settings.STOPPED_CLOCK, settings.MEDIA_ROOT = WHILE_OPEN, tmp_path
    return made


def opened(client: Client, swings: Consultation) -> tuple[str, Any]:
    file = SimpleUploadedFile("letter.txt", LETTER)
    there = client.post(reverse("reply_send_document", kwargs={"public_id": swings.id}), {"file": file})
    return there["Location"], client.get(there["Location"])


def kept() -> list[tuple[str, str]]:
    rows = Answer.objects.order_by("place").select_related("question")
    return [(one.question.number if one.question else "", one.words) for one in rows]


def test_a_question_read_wrongly_is_put_right_and_what_is_said_first_is_kept(
    cast: Cast, swings: Consultation
) -> None:
    anita = signed_in(cast, "anita")
    there, page = opened(anita, swings)
    anita.post(there, filled(page) | {"to_2": str(questions(swings)[2].id)})
    assert kept() == [("1", "Of wood.\nAnd soon."), ("3", "The council."), ("", "We like swings.")]


def test_parts_are_joined_and_what_was_filled_in_stays(cast: Cast, swings: Consultation) -> None:
    anita = signed_in(cast, "anita")
    there, page = opened(anita, swings)
    second = offered(page, "join")[1]
    joined = anita.post(there, filled(page) | {"join": second, "organisation": "Swing Society"})
    assert b'value="Swing Society"' in joined.content
    assert Answer.objects.count() == 0
    anita.post(there, filled(joined))
    assert kept()[0] == ("1", "Of wood.\nAnd soon.\nWho?\nThe council.")


def test_a_part_is_split_and_each_piece_has_its_question(cast: Cast, swings: Consultation) -> None:
    anita = signed_in(cast, "anita")
    there, page = opened(anita, swings)
    soon = offered(page, "split")[2]  # after the letter’s first line, and “Of wood.”
    split = anita.post(there, filled(page) | {"split": soon})
    assert len(offered(split, "join")) == 3
    anita.post(there, filled(split) | {"to_2": str(questions(swings)[2].id)})
    assert [one for one in kept() if one[0]] == [("1", "Of wood."), ("3", "And soon."), ("2", "The council.")]


@pytest.mark.parametrize("begins", ["", "999999999", "-1,x,;DROP", "," * 5_000])
def test_nonsense_about_where_parts_begin_loses_nothing(
    cast: Cast, swings: Consultation, begins: str
) -> None:
    anita = signed_in(cast, "anita")
    there, _ = opened(anita, swings)
    anita.post(there, {"begins": begins, "evidence": "organisation"})
    assert sorted(" ".join(one.words for one in Answer.objects.all()).split()) == sorted(
        ["We", "like", "swings.", "How?", "Of", "wood.", "And", "soon.", "Who?", "The", "council."]
    )
