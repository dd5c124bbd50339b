"""Every session of an account, and sessions beyond the promise, through the API."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry
from goldenthread.plans.models import DeliveryRecord, Provision
from tests.cast import TODAY, signed_in, the_cast
from tests.plans.delivery import made

pytestmark = pytest.mark.django_db
THURSDAY = TODAY - timedelta(days=1)


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def line(cast: Cast) -> Provision:
    return made.promised(cast)


def ask(client: Client, method: str, line: Provision, rest: str, body: Any = None) -> tuple[int, Any]:
    path = f"/api/delivery/children/{line.child_id}/accounts/{line.strand}/{rest}"
    answer = client.generic(method, path, json.dumps(body), "application/json")
    return answer.status_code, json.loads(answer.content)


def extra(cast: Cast, line: Provision, who: str = "meera", **change: Any) -> tuple[int, Any]:
    sent = {"on": f"{TODAY}", "minutes": 20} | change
    return ask(signed_in(cast, who), "POST", line, "extra", sent)


def test_an_extra_session_is_recorded_shown_apart_and_taken_back(cast: Cast, line: Provision) -> None:
    status, record = extra(cast, line)
    assert (status, record["minutes"], record["recorded_by"]) == (201, 20, "Meera Shah")
    _, read = ask(signed_in(cast, "funmi"), "GET", line, "sessions")
    assert [(one["on"], [said["minutes"] for said in one["said"]]) for one in read["extra"]] == [
        (f"{TODAY}", [20])
    ]
    correct = f"/api/delivery/children/{line.child_id}/records/{record['id']}/corrections"
    body = json.dumps({"status": "missed", "why": "It was another child"})
    assert signed_in(cast, "meera").post(correct, body, content_type="application/json").status_code == 201
    _, read = ask(signed_in(cast, "funmi"), "GET", line, "sessions")
    assert [(said["status"], said["why"]) for said in read["extra"][0]["said"]] == [
        ("happened", ""),
        ("missed", "It was another child"),
    ]


def test_the_same_send_twice_is_one_session_and_another_is_said_to_be(cast: Cast, line: Provision) -> None:
    key = str(uuid4())
    first, again = extra(cast, line, client_key=key), extra(cast, line, client_key=key)
    assert first == again
    status, refused = extra(cast, line)
    assert (status, refused["faults"][0]["field"]) == (409, "another")
    assert refused["faults"][0]["message"].startswith("Meera Shah recorded an extra session of 20 minutes")
    assert extra(cast, line, another=True)[0] == 201
    assert DeliveryRecord.objects.count() == 2


@pytest.mark.parametrize(
    "who, change, status, fault",
    [
        ("meera", {"on": "2026-11-26"}, 422, ("on", "Thursday 26 November 2026 has not come yet. Record a "
                                              "session on its day or later.")),
        ("meera", {"on": "2026-09-02"}, 422, ("on", "“Word map” began on Thursday 3 September 2026. Enter "
                                              "that day or a later one.")),
        ("funmi", {}, 403, ("", "Your role does not let you record that a session happened or did not.")),
        ("omar", {}, 404, ("", "We could not find that.")),
    ],
)  # fmt: skip
def test_a_refusal_says_which_answer_to_change(
    cast: Cast, line: Provision, who: str, change: dict[str, Any], status: int, fault: tuple[str, str]
) -> None:
    answer = extra(cast, line, who, **change)
    assert answer == (status, {"faults": [{"field": fault[0], "message": fault[1]}]})
    assert DeliveryRecord.objects.count() == 0


@pytest.mark.parametrize("minutes", [0, 601, "long"])
def test_minutes_out_of_bounds_name_their_field(cast: Cast, line: Provision, minutes: object) -> None:
    status, answer = extra(cast, line, minutes=minutes)
    assert (status, [fault["field"] for fault in answer["faults"]]) == (422, ["minutes"])


@pytest.mark.parametrize("who", ["funmi", "ruth"])
def test_every_session_is_read_newest_first_with_all_that_was_said(
    cast: Cast, line: Provision, who: str
) -> None:
    record = made.recorded(cast, line, THURSDAY, status="missed", minutes=0, reason="staff_absent")
    status, read = ask(signed_in(cast, who), "GET", line, "sessions")
    newest = read["sessions"][0]
    assert (status, read["title"], read["until"]) == (200, "Word map", f"{TODAY}")
    assert (newest["on"], newest["state"], newest["minutes"], newest["minutes_delivered"]) == (
        f"{THURSDAY}", "missed", 15, 0,
    )  # fmt: skip
    assert [(said["record_id"], said["reason"], said["who"]) for said in newest["said"]] == [
        (str(record.id), "staff_absent", "Meera Shah")
    ]
    assert AuditEntry.objects.get(what="read sessions").child_id == line.child_id


def test_sessions_are_read_to_a_day_and_never_to_one_to_come(cast: Cast, line: Provision) -> None:
    ruth = signed_in(cast, "ruth")
    for until, read_to in (("2026-10-01", "2026-10-01"), ("2027-10-01", f"{TODAY}")):
        _, read = ask(ruth, "GET", line, f"sessions?until={until}")
        assert read["until"] == read_to
        assert all(one["on"] <= read_to for one in read["sessions"])


def test_what_was_lost_is_counted_by_the_reason_whatever_the_note(cast: Cast, line: Provision) -> None:
    for weeks, note in ((0, "Meera on a course"), (1, "Meera was ill")):
        made.recorded(
            cast, line, THURSDAY - timedelta(weeks=weeks), status="missed", minutes=0,
            reason="staff_absent", note=note,
        )  # fmt: skip
    address = f"/api/delivery/children/{line.child_id}/accounts/{line.strand}"
    read = signed_in(cast, "funmi").get(address).json()
    assert read["figures"]["by_reason"] == [
        {"reason": "staff_absent", "sessions": 2, "minutes_lost": 30, "minutes_made_good": 0}
    ]
