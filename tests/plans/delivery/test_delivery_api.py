"""Delivery through the API: one answer per send, the same refusals as the pages, in one shape."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry
from goldenthread.plans.models import DeliveryRecord, Provision
from tests.cast import TODAY, signed_in, the_cast
from tests.plans.delivery import made

pytestmark = pytest.mark.django_db
THURSDAY = TODAY - timedelta(days=1)
MISSED = {"status": "missed", "minutes": 0, "reason": "staff_absent"}


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def line(cast: Cast) -> Provision:
    return made.promised(cast)


def ask(client: Client, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    """Send JSON to the delivery part of the API; the status and what came back."""
    answer = client.generic(method, f"/api/delivery{path}", json.dumps(body), "application/json")
    return answer.status_code, json.loads(answer.content)


def sent(line: Provision, **fields: Any) -> dict[str, Any]:
    given = {"child_id": str(line.child_id), "strand": str(line.strand), "on": f"{THURSDAY}"}
    return given | {"status": "happened"} | fields


def test_a_session_is_recorded_and_answered_whole(cast: Cast, line: Provision) -> None:
    status, answer = ask(signed_in(cast, "meera"), "POST", "/records", sent(line))
    record = DeliveryRecord.objects.get()
    assert status == 201
    assert answer == {
        "id": str(record.id), "child_id": str(line.child_id), "strand": str(line.strand),
        "on": "2026-11-19", "slot": 0, "status": "happened", "minutes": 15, "reason": None, "note": "",
        "corrects": None, "recorded_by": "Meera Shah", "recorded_at": "2026-11-20T09:00:00Z",
    }  # fmt: skip


def test_the_same_send_twice_has_the_same_answer(cast: Cast, line: Provision) -> None:
    client, body = signed_in(cast, "meera"), sent(line, client_key=str(uuid4()))
    assert ask(client, "POST", "/records", body) == ask(client, "POST", "/records", body)
    assert DeliveryRecord.objects.count() == 1


@pytest.mark.parametrize(
    "who, change, status, fault",
    [
        ("meera", {"status": "missed"}, 422, ("reason", "Say why it did not happen.")),
        ("meera", {"on": "2026-11-26"}, 422,
         ("on", "Thursday 26 November 2026 has not come yet. Record a session on its day or later.")),
        ("meera", {"on": "2026-11-18"}, 422,
         ("on", "“Word map” was not promised for Wednesday 18 November 2026. Check the day, or record it as "
          "an extra session.")),
        ("meera", {"strand": str(uuid4())}, 404, ("", "We could not find that.")),
        ("meera", {"child_id": str(uuid4())}, 404, ("", "We could not find that.")),
        ("omar", {}, 404, ("", "We could not find that.")),
        ("funmi", {}, 403, ("", "Your role does not let you record that a session happened or did not.")),
    ],
)  # fmt: skip
def test_a_refusal_says_which_answer_to_change(
    cast: Cast, line: Provision, who: str, change: dict[str, Any], status: int, fault: tuple[str, str]
) -> None:
    answer = ask(signed_in(cast, who), "POST", "/records", sent(line, **change))
    assert answer == (status, {"faults": [{"field": fault[0], "message": fault[1]}]})
    assert DeliveryRecord.objects.count() == 0


@pytest.mark.parametrize("change", [{"minutes": 601}, {"slot": -1}, {"status": "perhaps"}, {"on": "soon"}])
def test_what_is_out_of_bounds_names_its_field(cast: Cast, line: Provision, change: dict[str, Any]) -> None:
    status, answer = ask(signed_in(cast, "meera"), "POST", "/records", sent(line, **change))
    assert status == 422
    assert [fault["field"].split(".")[-1] for fault in answer["faults"]] == list(change)


def test_each_item_of_a_list_has_an_answer_of_its_own(cast: Cast, line: Provision) -> None:
    made.recorded(cast, line, date(2026, 11, 12))
    keys = [str(uuid4()) for _ in range(4)]
    items = [
        sent(line, client_key=keys[0]),
        sent(line, client_key=keys[1], on="2026-11-12"),
        sent(line, client_key=keys[2], on="2026-11-05", status="missed"),
        sent(line, client_key=keys[3], child_id=str(cast.children["rosa"].id)),
    ]
    status, answers = ask(signed_in(cast, "meera"), "POST", "/records/batch", items)
    assert status == 200
    assert [(a["status"], a["client_key"], [f["field"] for f in a["faults"]]) for a in answers] == [
        (201, keys[0], []),
        (409, keys[1], [""]),
        (422, keys[2], ["reason"]),
        (404, keys[3], ["child_id"]),
    ]
    assert DeliveryRecord.objects.count() == 2


def test_a_correction_stands_beside_what_it_corrects(cast: Cast, line: Provision) -> None:
    record = made.recorded(cast, line, THURSDAY, **MISSED)
    path = f"/children/{line.child_id}/records/{record.id}/corrections"
    body = {"status": "happened", "why": "He came late"}
    assert ask(signed_in(cast, "dan"), "POST", path, body)[0] == 403
    status, answer = ask(signed_in(cast, "ruth"), "POST", path, body)
    assert (status, answer["status"], answer["corrects"]) == (201, "happened", str(record.id))
    assert ask(signed_in(cast, "ruth"), "POST", path, body)[0] == 409


def test_a_missed_session_is_made_good(cast: Cast, line: Provision) -> None:
    record = made.recorded(cast, line, THURSDAY, **MISSED)
    path = f"/children/{line.child_id}/records/{record.id}/made-good"
    status, answer = ask(signed_in(cast, "meera"), "POST", path, {"on": f"{TODAY}", "minutes": 15})
    assert (status, answer["record_id"], answer["minutes"]) == (201, str(record.id), 15)
    assert ask(signed_in(cast, "meera"), "POST", path, {"on": f"{THURSDAY}", "minutes": 5})[0] == 422


@pytest.mark.parametrize("who", ["ruth", "funmi"])
def test_family_and_school_get_the_same_account(cast: Cast, line: Provision, who: str) -> None:
    made.recorded(cast, line, date(2026, 9, 3))
    path = f"/children/{line.child_id}/accounts/{line.strand}"
    status, answer = ask(signed_in(cast, who), "GET", f"{path}?until=2026-09-10")
    assert (status, answer["sentence"], answer["not_recorded_on"]) == (
        200, "1 of 2 sessions happened; 1 not recorded", ["2026-09-10"],
    )  # fmt: skip
    assert AuditEntry.objects.filter(what="read account", child_id=line.child_id).count() == 1


def test_the_sessions_of_a_day_come_in_groups(cast: Cast, line: Provision) -> None:
    made.promised(cast, "leila")
    made.recorded(cast, line, THURSDAY)
    path = f"/classes/{cast.classes['5H'].id}/sessions?on={THURSDAY}"
    status, answer = ask(signed_in(cast, "dan"), "GET", path)
    assert status == 200
    [group] = answer["groups"]
    assert (group["title"], group["at"], group["who"]) == ("Word map", "10:40", "Meera Shah")
    assert [(s["name"], s["status"]) for s in group["sessions"]] == [("Ayo", "happened"), ("Leila", None)]
    assert ask(signed_in(cast, "joanna"), "GET", path)[0] == 404


def test_one_send_takes_few_queries(
    cast: Cast, line: Provision, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(cast, "meera")
    with django_assert_num_queries(15):
        ask(client, "POST", "/records", sent(line, client_key=str(uuid4())))
