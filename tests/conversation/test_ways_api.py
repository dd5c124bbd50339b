"""Programs bring in what comes by the other ways, with the same care as pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.models import Answer, Consultation, Reply
from tests.cast import signed_in
from tests.conversation.made import WHILE_OPEN, announced, questions

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::ResourceWarning")]
HERE = "/api/public-consultations"
MAIL = b"From: a@b\nMessage-ID: <1@x>\nDate: 2 Nov 2026 09:00 +0000\n\nQ1. How?\n\nOf wood.\n\nAnd soon.\n"


@pytest.fixture
def swings(cast: Cast, settings: Settings, tmp_path: Path) -> Consultation:
    made = announced(cast)
    settings.STOPPED_CLOCK, settings.MEDIA_ROOT = WHILE_OPEN, tmp_path
    return made


def send(client: Client, method: str, path: str, said: Any, status: int = 201) -> Any:
    answer = client.generic(method, f"{HERE}{path}", json.dumps(said), "application/json")
    assert answer.status_code == status, answer.content
    return answer.json()


def test_a_paper_is_typed_by_two_programs_and_settled(cast: Cast, swings: Consultation) -> None:
    lin, anita = signed_in(cast, "lin"), signed_in(cast, "anita")
    first = f"{questions(swings)[0].id}"
    send(lin, "PUT", f"/{swings.id}/papers/rule", {"twice_in_100": 100}, 200)
    paper = send(anita, "POST", f"/{swings.id}/papers", {})
    there = f"/papers/{paper['id']}"
    said = {"answers": [{"question_id": first, "words": "Of wod."}]}
    assert send(anita, "POST", f"{there}/typings", said)["paper"]["state"] == "to type again"
    send(anita, "POST", f"{there}/typings", said, 409)
    said["answers"][0]["words"] = "Of wood."
    assert send(lin, "POST", f"{there}/typings", said)["paper"]["state"] == "to settle"
    (apart,) = lin.get(f"{HERE}{there}/differences").json()
    assert (apart["first"], apart["second"]) == ("Of wod.", "Of wood.")
    send(lin, "POST", f"{there}/settle", {"said": {}}, 422)
    done = send(lin, "POST", f"{there}/settle", {"said": {apart["field"]: "Of wood."}})
    assert done["paper"]["state"] == "done"
    assert lin.get(f"{HERE}/{swings.id}/papers").json()["rates"][-1]["differed"] == 1


def test_a_choice_that_is_not_offered_is_refused(cast: Cast, swings: Consultation) -> None:
    anita = signed_in(cast, "anita")
    paper = send(anita, "POST", f"/{swings.id}/papers", {})
    said = {"answers": [{"question_id": f"{questions(swings)[1].id}", "choice": "nonsense"}]}
    send(anita, "POST", f"/papers/{paper['id']}/typings", said, 422)
    assert Reply.objects.count() == 0


def test_a_mail_is_cut_where_the_program_says(cast: Cast, swings: Consultation) -> None:
    anita = signed_in(cast, "anita")
    file = {"file": SimpleUploadedFile("one.eml", MAIL)}
    (mail,) = anita.post(f"{HERE}/{swings.id}/mails", file).json()["kept"]
    whole = anita.get(f"{HERE}/mails/{mail}").json()
    assert whole["passages"] == ["How?", "Of wood.", "And soon."]
    third = f"{questions(swings)[2].id}"
    send(anita, "POST", f"/mails/{mail}/confirm", {"begins": [0, 2], "to": {"2": third}})
    rows = Answer.objects.order_by("place").select_related("question")
    assert [(one.question and one.question.number, one.words) for one in rows] == [
        ("1", "Of wood."), ("3", "And soon."),
    ]  # fmt: skip
    send(anita, "POST", f"/mails/{mail}/dismiss", {"why": "Too late."}, 409)
