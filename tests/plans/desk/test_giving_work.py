"""A thing on the desk is given to a colleague who may see to it; who has it is said until it is done."""

from __future__ import annotations

import json
from uuid import UUID, uuid4

import pytest
from django.test import Client

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.foundation.permissions import RoleKind
from goldenthread.people.models import Enrolment
from goldenthread.places.models import Area, PlaceRole, Setting
from goldenthread.plans.actions.concerns import raise_concern
from goldenthread.plans.models import Concern, WorkGiven
from tests.cast import NOW, TODAY, signed_in, the_cast
from tests.counting import queries_of
from tests.plans.delivery import made

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def concern(cast: Cast) -> Concern:
    return raise_concern(child=cast.children["ayo"], words="He hides.", by=cast.people["funmi"], at=NOW)


@pytest.fixture
def ruth(cast: Cast) -> Client:
    return signed_in(cast, "ruth")


def thing(concern: Concern) -> str:
    return f"/desk/give/{concern.child_id}/concern/{concern.id}/"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_colleague_is_told_and_the_desk_says_who_has_it(
    cast: Cast, concern: Concern, ruth: Client
) -> None:
    helen = cast.people["helen"]
    answer = ruth.post(thing(concern), {"to": f"{helen.id}", "note": "I am away until Monday."})
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    notice = Notice.objects.get(account=helen)
    assert notice.what_changed == (
        "Ruth Palmer asks you to see to something about Ayo Bello: a concern is to be answered by "
        "4 December. They say: I am away until Monday."
    )
    assert notice.link == f"/concerns/{concern.id}/"
    logged = AuditEntry.objects.get(what="gave work to a colleague")
    assert (logged.account, logged.child_id, logged.facts["to_name"]) == (
        cast.people["ruth"], concern.child_id, helen.name,
    )  # fmt: skip
    said = f"{helen.name} has it, from Ruth Palmer on 20 November: I am away until Monday."
    assert [said in page(signed_in(cast, who), "/desk/") for who in ("ruth", "helen")] == [True, True]


def test_only_those_who_may_see_to_it_are_offered(cast: Cast, concern: Concern, ruth: Client) -> None:
    shown = page(ruth, thing(concern))
    offered = [who for who in cast.people if f'value="{cast.people[who].id}"' in shown]
    assert sorted(offered) == ["helen", "ruth"]


@pytest.mark.parametrize("who", ["dan", "grace", "funmi"])
def test_it_cannot_be_given_to_somebody_else(cast: Cast, concern: Concern, ruth: Client, who: str) -> None:
    shown = ruth.post(thing(concern), {"to": f"{cast.people[who].id}"}).content.decode()
    assert ("Choose who will see to it" in shown, WorkGiven.objects.count()) == (True, 0)


def test_who_has_it_already_is_not_given_it_twice(cast: Cast, concern: Concern, ruth: Client) -> None:
    for _ in range(2):
        answer = ruth.post(thing(concern), {"to": f"{cast.people['helen'].id}"})
    assert "has it already" in answer.content.decode()
    assert WorkGiven.objects.count() == 1


def test_it_can_be_taken_back_and_nobody_is_told_by_themselves(
    cast: Cast, concern: Concern, ruth: Client
) -> None:
    for who in ("helen", "ruth"):
        ruth.post(thing(concern), {"to": f"{cast.people[who].id}"})
    assert "Ruth Palmer has it, from Ruth Palmer" in page(ruth, "/desk/")
    assert Notice.objects.filter(account=cast.people["ruth"], what_changed__contains="asks you").count() == 0


@pytest.mark.parametrize(
    "whose, ruth_sees, helen_sees",
    [("mine", False, True), ("given", True, False), ("nobodys", False, False), ("", True, True)],
)
def test_the_desk_is_filtered_by_who_has_it(
    cast: Cast, concern: Concern, ruth: Client, whose: str, ruth_sees: bool, helen_sees: bool
) -> None:
    ruth.post(thing(concern), {"to": f"{cast.people['helen'].id}"})
    clients = (ruth, signed_in(cast, "helen"))
    assert ["He hides." in page(client, f"/desk/?whose={whose}") for client in clients] == [
        ruth_sees, helen_sees,
    ]  # fmt: skip


def test_what_is_on_the_desk_no_more_is_not_given(cast: Cast, concern: Concern, ruth: Client) -> None:
    assert ruth.get(f"/desk/give/{concern.child_id}/concern/{uuid4()}/").status_code == 404
    assert ruth.get(f"/desk/give/{concern.child_id}/late/{concern.id}/").status_code == 404


def test_the_api_lists_gives_and_says_why_not(cast: Cast, concern: Concern, ruth: Client) -> None:
    helen = cast.people["helen"]
    [work] = ruth.get("/api/desk/").json()
    assert (work["child"], work["what"], work["given"]) == (
        "Ayo Bello", "a concern is to be answered by 4 December", None,
    )  # fmt: skip
    there = f"/api/desk/children/{work['child_id']}/{work['matter']}/{work['about']}"
    names = [one["name"] for one in ruth.get(f"{there}/colleagues").json()]
    assert names == sorted([helen.name, "Ruth Palmer"])
    assert give(ruth, there, helen.id) == (201, helen.name)
    assert give(ruth, there, cast.people["dan"].id) == (422, "to")
    assert give(signed_in(cast, "dan"), there, helen.id)[0] == 403
    assert give(signed_in(cast, "grace"), there, helen.id)[0] == 404
    assert ruth.get("/api/desk/").json()[0]["given"]["to"] == helen.name


def give(client: Client, there: str, to: UUID) -> tuple[int, str]:
    answer = client.post(f"{there}/give", json.dumps({"to": f"{to}"}), content_type="application/json")
    said = answer.json()
    return answer.status_code, said["to"] if answer.status_code == 201 else said["faults"][0]["field"]


@pytest.fixture
def elsewhere(cast: Cast) -> Setting:
    """A school in the area of another council, of which Ruth is SENCO too, with Leila on its roll."""
    area = Area.objects.create(code="871", name="Westmere")
    setting = Setting.objects.create(urn="999777", area=area, name="Rowan Primary")
    PlaceRole.objects.create(
        account=cast.people["ruth"], kind=RoleKind.SENCO, setting=setting, starts_on=TODAY, evidence="Letter",
        given_at=NOW,
    )  # fmt: skip
    Enrolment.objects.filter(child=cast.children["leila"]).update(setting=setting)
    raise_concern(child=cast.children["leila"], words="She is alone.", by=cast.people["ruth"], at=NOW)
    return setting


def test_a_desk_of_several_councils_is_filtered_by_one(
    cast: Cast, concern: Concern, elsewhere: Setting, ruth: Client
) -> None:
    shown = page(ruth, "/desk/")
    assert ["Westmere" in shown, "He hides." in shown, "She is alone." in shown] == [True] * 3
    there = page(ruth, "/desk/?council=871")
    assert ["He hides." in there, "She is alone." in there] == [False, True]
    assert [work["child"] for work in ruth.get("/api/desk/?council=871").json()] == [
        cast.children["leila"].name
    ]


def test_a_desk_of_one_council_does_not_ask_which(concern: Concern, ruth: Client) -> None:
    assert 'name="council"' not in page(ruth, "/desk/")


def test_the_page_takes_the_same_queries_for_three_children_as_for_one(
    cast: Cast, concern: Concern, ruth: Client
) -> None:
    one = queries_of(ruth, thing(concern))
    for short in ("leila", "jack"):
        made.promised(cast, short)
        raise_concern(child=cast.children[short], words="Look.", by=cast.people["dan"], at=NOW)
    assert [one, queries_of(ruth, thing(concern))] == [22, 22]
