"""Layers of support: not steps; every change has a reason, a date and a person."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.plans.actions.layers import change_layer
from goldenthread.plans.models import LayerChange
from goldenthread.plans.queries.layers import history_of, layers_of
from tests.cast import NOW, TODAY, signed_in, the_cast

pytestmark = pytest.mark.django_db
SEPTEMBER, OCTOBER = date(2026, 9, 7), date(2026, 10, 5)


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def change(cast: Cast, layer: str = "targeted", starts: bool = True, **fields: Any) -> LayerChange:
    given = {"child": cast.children["ayo"], "on": SEPTEMBER, "reason": " He reads more in a small group. "}
    return change_layer(layer=layer, starts=starts, by=cast.people["ruth"], at=NOW, **(given | fields))


def test_a_child_draws_on_several_layers_at_once_in_any_order(cast: Cast) -> None:
    change(cast, "specialist")
    change(cast, "targeted", on=OCTOBER)
    child = cast.children["ayo"].id
    assert layers_of([child], SEPTEMBER) == {child: ("specialist",)}
    assert layers_of([child], TODAY) == {child: ("specialist", "targeted")}
    change(cast, "specialist", starts=False, on=TODAY)
    assert layers_of([child], TODAY) == {child: ("targeted",)}


def test_a_change_has_a_reason_a_day_and_a_person_and_is_told(cast: Cast) -> None:
    change(cast)
    [kept] = history_of(cast.children["ayo"].id)
    assert (kept.layer, kept.starts, kept.on, kept.reason, kept.who) == (
        "targeted", True, SEPTEMBER, "He reads more in a small group.", "Ruth Palmer",
    )  # fmt: skip
    assert [one.what_changed for one in Notice.objects.filter(account=cast.people["funmi"])] == [
        "Targeted support begins for Ayo: He reads more in a small group."
    ]
    facts = AuditEntry.objects.get(what="a layer begins").facts
    assert facts == {"layer": "targeted", "on": "2026-09-07"}


@pytest.mark.parametrize(
    "fields, field, message",
    [
        ({"layer": "blue"}, "layer", "Choose one of the layers."),
        ({"reason": " "}, "reason", "Give the reason, so that the family knows why."),
        ({"on": date(2026, 11, 21)}, "on", "Enter the day it changed. It cannot be in the future."),
        ({}, "layer", "Ayo already has Targeted support."),
        ({"layer": "specialist", "starts": False}, "layer", "Ayo does not have Specialist support."),
        (
            {"starts": False, "on": date(2026, 9, 1)},
            "on",
            "Targeted support last changed on 7 September 2026. Enter that or a later day.",
        ),
    ],
)
def test_a_change_that_cannot_be_is_refused(
    cast: Cast, fields: dict[str, Any], field: str, message: str
) -> None:
    change(cast)
    with pytest.raises(Refused) as refused:
        change(cast, **fields)
    assert (refused.value.field, str(refused.value), LayerChange.objects.count()) == (field, message, 1)


def test_the_page_begins_a_layer_and_says_what_is_wrong(cast: Cast) -> None:
    client, address = signed_in(cast, "ruth"), f"/children/{cast.children['ayo'].id}/layers/"
    assert "No change has been recorded yet." in client.get(address).content.decode()
    sent = {
        "layer": "targeted",
        "starts": "yes",
        "on-day": 7,
        "on-month": 9,
        "on-year": 2026,
        "reason": "He reads.",
    }
    assert client.post(address, sent)["Location"] == address
    assert "Now: Targeted" in client.get(address).content.decode()
    assert "Ayo already has Targeted support." in client.post(address, sent).content.decode()
    assert "Choose the layer" in client.post(address, sent | {"layer": ""}).content.decode()
    assert LayerChange.objects.count() == 1


@pytest.mark.parametrize("who, status", [("funmi", 403), ("dan", 403), ("omar", 404), ("grace", 404)])
def test_only_the_senco_changes_layers(cast: Cast, who: str, status: int) -> None:
    address = f"/children/{cast.children['ayo'].id}/layers/"
    sent = {
        "layer": "targeted",
        "starts": "yes",
        "on-day": 7,
        "on-month": 9,
        "on-year": 2026,
        "reason": "He reads.",
    }
    assert signed_in(cast, who).post(address, sent).status_code == status
    assert LayerChange.objects.count() == 0
