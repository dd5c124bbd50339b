"""The children somebody may see, whom to reach about one, and the schools they keep, over the JSON API."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry
from tests.cast import signed_in, the_cast
from tests.counting import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(settings: Settings) -> Cast:
    settings.SECOND_FACTOR_REQUIRED = False
    return the_cast()


@pytest.mark.parametrize(
    "who, may, number",
    [
        ("dan", "RAISE_CONCERN", 30),
        ("ruth", "READ_PLAN", 31),
        ("funmi", "RAISE_CONCERN", 2),
        ("funmi", "RECORD", 0),
        ("sam", "READ_PLAN", 1),
        ("sam", "RAISE_CONCERN", 0),
        ("neil", "READ_PLAN", 0),
    ],
)
def test_each_person_is_given_those_about_whom_they_may(cast: Cast, who: str, may: str, number: int) -> None:
    found = signed_in(cast, who).get("/api/people/children", {"may": may, "most": 500}).json()
    assert (found["number"], len(found["children"])) == (number, number)


def test_children_are_sought_by_name_and_given_in_parts(cast: Cast) -> None:
    dan = signed_in(cast, "dan")
    [ayo] = dan.get("/api/people/children", {"name": "BELLO", "may": "OBSERVE"}).json()["children"]
    assert (ayo["id"], ayo["name"], ayo["setting"]) == (
        str(cast.children["ayo"].id), "Ayo Bello", "Hawthorn Primary",
    )  # fmt: skip
    whole = dan.get("/api/people/children").json()["children"]
    parts = [dan.get("/api/people/children", {"most": 20, "after": after}).json() for after in (0, 20)]
    assert [child for part in parts for child in part["children"]] == whole


def test_what_nobody_may_is_refused_by_its_field(cast: Cast) -> None:
    answer = signed_in(cast, "dan").get("/api/people/children", {"may": "SEE_DESK"})
    [fault] = answer.json()["faults"]
    assert (answer.status_code, fault["field"], "RAISE_CONCERN" in fault["message"]) == (422, "may", True)


@pytest.mark.parametrize(
    "who, names", [("funmi", ["Ayo", "Tola"]), ("callum", ["Callum"]), ("sam", ["Ayo"]), ("dan", [])]
)
def test_family_is_given_its_own_children(cast: Cast, who: str, names: list[str]) -> None:
    found = signed_in(cast, who).get("/api/people/family").json()
    assert [child["short_name"] for child in found] == names


def test_whom_to_reach_is_given_and_the_reading_logged(cast: Cast) -> None:
    ayo = cast.children["ayo"]
    found = signed_in(cast, "funmi").get(f"/api/people/children/{ayo.id}/whom-to-reach").json()
    assert [one["name"] for one in found[:3]] == ["Dan Okafor", "Meera Shah", "Ruth Palmer"]
    assert AuditEntry.objects.get(what="read whom to reach").child_id == ayo.id


def test_the_list_takes_the_same_queries_for_one_child_as_for_thirty(cast: Cast) -> None:
    assert [queries_of(signed_in(cast, who), "/api/people/children") for who in ("sam", "dan")] == [3, 3]


@pytest.mark.parametrize("what", ["people/rosters", "places/calendars"])
def test_schools_are_given_to_those_who_keep_them(cast: Cast, what: str) -> None:
    hawthorn = {"id": str(cast.settings["hawthorn"].id), "name": "Hawthorn Primary"}
    assert signed_in(cast, "helen").get(f"/api/{what}").json() == [hawthorn]
    refused = signed_in(cast, "dan").get(f"/api/{what}")
    assert refused.status_code == 403
    assert refused.json()["faults"][0]["message"].startswith("Your role does not let you")
