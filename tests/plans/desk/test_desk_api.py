"""The desk through the API: reminders, the plans in force, the numbers, and what is chosen of the work."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.plans.actions.concerns import raise_concern
from goldenthread.plans.actions.layers import change_layer
from goldenthread.plans.models import FamilyContact
from tests.cast import NOW, TODAY, signed_in, the_cast
from tests.counting import queries_of
from tests.plans.delivery import made
from tests.plans.plan import made as plans

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def remind(client: Client, *children: Any) -> tuple[int, Any]:
    body = json.dumps({"children": [str(child) for child in children]})
    answer = client.post("/api/desk/reminders", body, content_type="application/json")
    return answer.status_code, answer.json()


def test_families_whose_plan_waits_are_reminded(cast: Cast) -> None:
    plans.in_force(cast)
    plans.next_shared(cast)
    leila = made.promised(cast, "leila").child_id
    told = Notice.objects.count()
    assert remind(signed_in(cast, "ruth"), cast.children["ayo"].id, leila) == (201, {"reminded": 1})
    assert FamilyContact.objects.filter(what="reminded").get().child_id == cast.children["ayo"].id
    assert Notice.objects.count() == told + 1


def test_a_child_who_is_not_on_the_desk_is_named_by_its_place_and_nobody_is_reminded(cast: Cast) -> None:
    plans.in_force(cast)
    plans.next_shared(cast)
    ayo, tola, nobody = cast.children["ayo"].id, cast.children["tola"].id, uuid4()
    for who, sent, place in (("ruth", (ayo, tola), 1), ("ruth", (ayo, nobody), 1), ("grace", (ayo,), 0)):
        assert remind(signed_in(cast, who), *sent) == (
            404, {"faults": [{"field": f"children.{place}", "message": "We could not find that."}]},
        )  # fmt: skip
    assert FamilyContact.objects.filter(what="reminded").count() == 0
    assert AuditEntry.objects.filter(what="not found").count() == 3


def test_a_list_of_nobody_is_refused_by_its_field(cast: Cast) -> None:
    status, answer = remind(signed_in(cast, "ruth"))
    assert (status, [fault["field"] for fault in answer["faults"]]) == (422, ["children"])


def test_plans_are_listed_with_their_layers_and_the_reading_logged(cast: Cast) -> None:
    line, ruth = made.promised(cast), signed_in(cast, "ruth")
    made.promised(cast, "leila")
    change_layer(
        child=cast.children["ayo"], layer="targeted", starts=True, on=TODAY, reason="It helps.",
        by=cast.people["ruth"], at=NOW,
    )  # fmt: skip
    assert ruth.get("/api/desk/plans").json()["number"] == 2
    found = ruth.get("/api/desk/plans", {"name": "bell"}).json()
    [plan] = found["plans"]
    assert (found["number"], plan["name"], plan["versions"], plan["layers"]) == (
        1, "Ayo Bello", {"in_force": str(line.version_id)}, ["targeted"],
    )  # fmt: skip
    logged = AuditEntry.objects.filter(what="read a list of plans").order_by("at", "id")
    assert sorted(len(entry.children) for entry in logged) == [1, 2]


def test_plans_are_listed_by_their_state(cast: Cast) -> None:
    plans.in_force(cast)
    draft, ruth = plans.next_draft(cast), signed_in(cast, "ruth")
    numbers = {
        state: ruth.get("/api/desk/plans", {"state": state}).json()["number"]
        for state in ("in_force", "shared", "draft")
    }
    assert numbers == {"in_force": 1, "shared": 0, "draft": 1}
    [plan] = ruth.get("/api/desk/plans").json()["plans"]
    assert plan["versions"]["draft"] == str(draft.id)
    assert ruth.get("/api/desk/plans", {"state": "ended"}).status_code == 422


def test_the_numbers_are_those_of_the_page(cast: Cast) -> None:
    made.promised(cast)
    raise_concern(child=cast.children["leila"], words="She is alone.", by=cast.people["dan"], at=NOW)
    summary = signed_in(cast, "ruth").get("/api/desk/summary").json()
    assert (summary["plans"], summary["children"], summary["counts"]["concern"]) == (1, 1, 1)


@pytest.mark.parametrize(
    "choice, children",
    [
        ({}, {"Leila", "Ayo"}),
        ({"what": "concern"}, {"Leila", "Ayo"}),
        ({"what": "late"}, set()),
        ({"layer": "targeted"}, {"Ayo"}),
        ({"whose": "nobodys"}, {"Leila", "Ayo"}),
        ({"whose": "mine"}, set()),
    ],
)
def test_work_is_narrowed_as_on_the_page(cast: Cast, choice: dict[str, str], children: set[str]) -> None:
    for short in ("ayo", "leila"):
        raise_concern(child=cast.children[short], words="Look.", by=cast.people["dan"], at=NOW)
    change_layer(
        child=cast.children["ayo"], layer="targeted", starts=True, on=TODAY, reason="It helps.",
        by=cast.people["ruth"], at=NOW,
    )  # fmt: skip
    work = signed_in(cast, "ruth").get("/api/desk/", choice).json()
    assert {one["child"].split()[0] for one in work} == children


def test_a_choice_that_there_is_not_names_its_field(cast: Cast) -> None:
    answer = signed_in(cast, "ruth").get("/api/desk/", {"what": "someday"})
    assert answer.status_code == 422
    assert {fault["field"].split(".")[0] for fault in answer.json()["faults"]} == {"what"}


def test_the_plans_take_the_same_queries_however_many(cast: Cast) -> None:
    ruth, asked = signed_in(cast, "ruth"), "/api/desk/plans"
    made.promised(cast, "ayo")
    one = queries_of(ruth, asked)
    for short in ("leila", "jack"):
        made.promised(cast, short)
    assert queries_of(ruth, asked) == one
