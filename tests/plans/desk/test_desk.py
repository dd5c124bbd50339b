"""The SENCO's desk: who needs something and why, the weeks, and reminders to the ticked only."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from goldenthread.config.demonstration.cast import Cast
from goldenthread.people.models import Enrolment
from goldenthread.plans.actions.accounts import work_out_accounts
from goldenthread.plans.actions.concerns import raise_concern
from goldenthread.plans.actions.together import respond
from goldenthread.plans.models import FamilyContact, Response, SchoolWeek
from goldenthread.plans.queries.desk import Matter, desk
from tests.cast import NOW, TODAY, signed_in, the_cast, viewer
from tests.plans.delivery import made
from tests.plans.plan import made as plans

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_sessions_of_the_school_stand_by_week(cast: Cast) -> None:
    line = made.promised(cast)
    made.recorded(cast, line, date(2026, 11, 12))
    work_out_accounts(setting_id=cast.settings["hawthorn"].id, at=NOW)
    weeks = SchoolWeek.objects.order_by("-week_of").values_list("week_of", "promised", "happened")
    assert list(weeks[:2]) == [(date(2026, 11, 16), 1, 0), (date(2026, 11, 9), 1, 1)]
    shown = page(signed_in(cast, "ruth"), "/desk/")
    assert "Is support happening?" in shown
    assert "0 of 1 session happened in the week of 16 November" in shown
    found = desk(viewer(cast, "ruth"))
    assert found.counts[Matter.NOT_RECORDED] == 10


def test_a_child_who_left_is_on_the_desk_no_more(cast: Cast) -> None:
    plans.in_force(cast)
    assert desk(viewer(cast, "ruth")).plans == 1
    Enrolment.objects.filter(child=cast.children["ayo"]).update(ends_on=TODAY)
    assert desk(viewer(cast, "ruth")).plans == 0


def test_a_concern_to_answer_is_on_the_desk_of_that_school_only(cast: Cast) -> None:
    raise_concern(child=cast.children["ayo"], words="He hides.", by=cast.people["funmi"], at=NOW)
    assert "Answer by 4 December" in page(signed_in(cast, "ruth"), "/desk/")
    assert "Ayo Bello" not in page(signed_in(cast, "grace"), "/desk/")


def test_only_the_last_answer_of_a_person_stands(cast: Cast) -> None:
    version = plans.in_force(cast)
    draft = plans.next_shared(cast)
    for answer, number in (("disagree", 1), ("agree", 0)):
        respond(
            child=cast.children["ayo"], version_id=draft.id, answer=Response.Answer(answer),
            reasons="Too little.",            by=cast.people["funmi"], at=NOW,
        )  # fmt: skip
        assert desk(viewer(cast, "ruth")).counts[Matter.DISAGREES] == number
    assert version.plan_id == draft.plan_id


def test_reminders_go_to_the_ticked_children_of_this_desk(cast: Cast) -> None:
    plans.in_force(cast)
    plans.next_shared(cast)
    sent = {"work": [f"{cast.children['ayo'].id}:late"], "confirmed": "yes"}
    signed_in(cast, "grace").post("/desk/remind/", sent)
    assert FamilyContact.objects.filter(what="reminded").count() == 0
    assert signed_in(cast, "ruth").post("/desk/remind/", sent)["Location"] == "/desk/"
    assert FamilyContact.objects.filter(what="reminded").count() == 1


@pytest.mark.parametrize("who", ["funmi", "dan", "omar"])
def test_whoever_answers_for_no_school_has_no_desk(cast: Cast, who: str) -> None:
    for address in ("/desk/", "/plans/"):
        page(signed_in(cast, who), address, 403)


@pytest.mark.parametrize("count", [1, 3])
def test_the_desk_takes_the_same_queries_however_many_children(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for short in ("ayo", "leila", "jack")[:count]:
        made.promised(cast, short)
        raise_concern(child=cast.children[short], words="Look.", by=cast.people["dan"], at=NOW)
    with django_assert_num_queries(8):
        desk(viewer(cast, "ruth"))
