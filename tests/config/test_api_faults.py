"""What is wrong with a request is said in words, under the name that the client gave the field."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.cast import signed_in, the_cast

pytestmark = pytest.mark.django_db
CONCERN, RECORDS = "/api/concerns", "/api/delivery/records"


def faults(client: Client, address: str, sent: Any) -> dict[str, str]:
    answer = client.post(address, sent, content_type="application/json")
    assert answer.status_code == 422
    return {fault["field"]: fault["message"] for fault in answer.json()["faults"]}


def test_what_is_missing_or_of_another_kind_is_named_with_what_to_send() -> None:
    client = signed_in(the_cast(), "ruth")
    assert faults(client, CONCERN, {"child_id": 7}) == {
        "child_id": "Send the id as this API gave it, like 01a22d06-84ba-773a-984c-69c679bcda03.",
        "words": "This is needed. Send it.",
    }
    said = faults(client, RECORDS, {"on": "31/02/2026", "strand": "x", "status": "lost", "minutes": "ten"})
    assert said["on"] == "Send a day, like 2026-11-30."
    assert said["minutes"] == "Send a whole number."
    assert said["status"].startswith("Send one of these: 'happened'")


def test_a_field_in_a_list_has_its_place() -> None:
    client = signed_in(the_cast(), "ruth")
    said = faults(client, f"{RECORDS}/batch", [{"on": "soon"}])
    assert said["0.on"] == "Send a day, like 2026-11-30."


@pytest.mark.parametrize(("sent", "kind"), [("{", "application/json"), ("words", "text/plain")])
def test_a_body_that_is_no_json_says_what_to_send(sent: str, kind: str) -> None:
    answer = signed_in(the_cast(), "ruth").post(CONCERN, sent, content_type=kind)
    [fault] = answer.json()["faults"]
    assert (answer.status_code, fault["field"]) == (400, "")
    assert "Content-Type: application/json" in fault["message"]


def test_a_method_that_is_not_taken_has_the_shape_of_every_fault() -> None:
    answer = signed_in(the_cast(), "ruth").delete(CONCERN)
    message = "DELETE is not for this address. It takes GET, POST."
    assert (answer.status_code, answer.json()) == (405, {"faults": [{"field": "", "message": message}]})
