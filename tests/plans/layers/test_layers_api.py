"""Layers through the API: the same rules and refusals as the page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.plans.models import LayerChange
from tests.cast import signed_in, the_cast

pytestmark = pytest.mark.django_db
BEGINS = {
    "layer": "targeted",
    "starts": True,
    "on": "2026-09-07",
    "reason": "He reads more in a small group.",
}
CHANGE = BEGINS | {"who": "Ruth Palmer"}


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def ask(client: Client, method: str, cast: Cast, body: Any = None) -> tuple[int, Any]:
    path = f"/api/concerns/children/{cast.children['ayo'].id}/layers"
    answer = client.generic(method, path, json.dumps(body), "application/json")
    return answer.status_code, json.loads(answer.content)


def test_a_layer_begins_and_ends_and_every_change_is_read(cast: Cast) -> None:
    ruth = signed_in(cast, "ruth")
    assert ask(ruth, "GET", cast) == (200, {"now": [], "changes": []})
    assert ask(ruth, "POST", cast, BEGINS) == (201, {"now": ["targeted"], "changes": [CHANGE]})
    more = {"layer": "specialist", "on": "2026-10-05"}
    assert ask(ruth, "POST", cast, BEGINS | more)[1]["now"] == ["targeted", "specialist"]
    ends = {"starts": False, "on": "2026-11-20", "reason": "He reads as his class does."}
    status, read = ask(ruth, "POST", cast, BEGINS | ends)
    assert (status, read["now"], [one["on"] for one in read["changes"]]) == (
        201, ["specialist"], ["2026-11-20", "2026-10-05", "2026-09-07"],
    )  # fmt: skip
    assert Notice.objects.filter(account=cast.people["funmi"]).count() == 3


def test_family_reads_the_same_and_the_reading_is_logged(cast: Cast) -> None:
    ask(signed_in(cast, "ruth"), "POST", cast, BEGINS)
    assert ask(signed_in(cast, "funmi"), "GET", cast) == (200, {"now": ["targeted"], "changes": [CHANGE]})
    entry = AuditEntry.objects.get(what="read the layers of support")
    assert (entry.account, entry.child_id) == (cast.people["funmi"], cast.children["ayo"].id)


@pytest.mark.parametrize(
    "change, field, message",
    [
        ({}, "layer", "Ayo already has Targeted support."),
        ({"layer": "specialist", "starts": False}, "layer", "Ayo does not have Specialist support."),
        ({"reason": "  "}, "reason", "Give the reason, so that the family knows why."),
        ({"on": "2026-11-21"}, "on", "Enter the day it changed. It cannot be in the future."),
        (
            {"starts": False, "on": "2026-09-06"},
            "on",
            "Targeted support last changed on 7 September 2026. Enter that or a later day.",
        ),
        ({"layer": "wave_2"}, "layer", None),
        ({"on": "soon"}, "on", None),
        ({"starts": "perhaps"}, "starts", None),
        ({"reason": "x" * 20_001}, "reason", None),
    ],
)
def test_a_change_that_cannot_be_names_the_answer_to_change(
    cast: Cast, change: dict[str, Any], field: str, message: str | None
) -> None:
    ruth = signed_in(cast, "ruth")
    ask(ruth, "POST", cast, BEGINS)
    status, answer = ask(ruth, "POST", cast, BEGINS | change)
    (fault,) = answer["faults"]
    assert (status, fault["field"], LayerChange.objects.count()) == (422, field, 1)
    assert message in (None, fault["message"])


def test_every_answer_that_is_missing_is_named(cast: Cast) -> None:
    status, answer = ask(signed_in(cast, "ruth"), "POST", cast, {})
    assert (status, [fault["field"] for fault in answer["faults"]]) == (
        422, ["layer", "starts", "on", "reason"],
    )  # fmt: skip


@pytest.mark.parametrize(
    "who, reads, sets",
    [
        ("ruth", 200, 201), ("funmi", 200, 403), ("dan", 200, 403), ("helen", 200, 403),
        ("sam", 200, 403), ("joanna", 200, 403), ("priya", 200, 403),
        ("omar", 404, 404), ("grace", 404, 404), ("neil", 404, 404),
    ],
)  # fmt: skip
def test_who_may_read_and_who_may_set(cast: Cast, who: str, reads: int, sets: int) -> None:
    client = signed_in(cast, who)
    assert (ask(client, "GET", cast)[0], ask(client, "POST", cast, BEGINS)[0]) == (reads, sets)
    assert LayerChange.objects.count() == (1 if sets == 201 else 0)
