"""Concerns through the API: the same answers and refusals as the pages."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from goldenthread.config.demonstration.cast import Cast
from goldenthread.plans.actions.concerns import raise_concern
from goldenthread.plans.models import Concern
from tests.cast import NOW, signed_in, the_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def ask(client: Client, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    answer = client.generic(method, f"/api/concerns{path}", json.dumps(body), "application/json")
    return answer.status_code, json.loads(answer.content)


def test_a_concern_is_raised_listed_and_answered(cast: Cast) -> None:
    child = str(cast.children["ayo"].id)
    status, made = ask(signed_in(cast, "funmi"), "POST", "", {"child_id": child, "words": "He hides."})
    assert status == 201
    assert made == {
        "id": str(Concern.objects.get().id), "child_id": child, "child": "Ayo Bello", "kind": "concern",
        "words": "He hides.", "tried": "", "raised_by": "Funmi Bello", "raised_at": "2026-11-20T09:00:00Z",
        "answer_due_on": "2026-12-04", "provision_strand": None, "outcome": "", "reason": "",
        "look_again_on": None, "answered_by": "", "answered_at": None,
    }  # fmt: skip
    senco = signed_in(cast, "ruth")
    assert ask(senco, "GET", "?open_only=true") == (200, [made])
    body = {"outcome": "nothing", "reason": "It has passed."}
    status, answered = ask(senco, "POST", f"/{made['id']}/answer", body)
    assert (status, answered["outcome"], answered["answered_by"]) == (201, "nothing", "Ruth Palmer")
    assert ask(senco, "GET", f"/{made['id']}") == (200, answered)
    assert ask(senco, "GET", "?open_only=true") == (200, [])
    assert ask(senco, "POST", f"/{made['id']}/answer", body)[0] == 409


@pytest.mark.parametrize(
    "who, change, status, fault",
    [
        ("funmi", {"words": " "}, 422, ("words", "Say what worries you, in your own words.")),
        ("funmi", {"provision_strand": str(uuid4())}, 404, ("", "We could not find that.")),
        ("funmi", {"child_id": str(uuid4())}, 404, ("", "We could not find that.")),
        ("omar", {}, 404, ("", "We could not find that.")),
        ("priya", {}, 403, ("", "Your role does not let you raise a concern.")),
    ],
)
def test_a_refusal_says_which_answer_to_change(
    cast: Cast, who: str, change: dict[str, Any], status: int, fault: tuple[str, str]
) -> None:
    body = {"child_id": str(cast.children["ayo"].id), "words": "He hides."} | change
    field, message = fault
    assert ask(signed_in(cast, who), "POST", "", body) == (
        status, {"faults": [{"field": field, "message": message}]},
    )  # fmt: skip


def test_a_stranger_neither_reads_nor_answers(cast: Cast) -> None:
    concern = raise_concern(child=cast.children["ayo"], words="He hides.", by=cast.people["funmi"], at=NOW)
    for who in ("omar", "grace"):
        client = signed_in(cast, who)
        assert ask(client, "GET", "") == (200, [])
        assert ask(client, "GET", f"/{concern.id}")[0] == 404
        body = {"outcome": "nothing", "reason": "No."}
        assert ask(client, "POST", f"/{concern.id}/answer", body)[0] == 404
