"""Requests: from anybody, who learns nothing; matched by an officer to a child whom they may be about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from goldenthread.casework.actions.events import OpenAlready
from goldenthread.casework.actions.requests import (
    Settled,
    Words,
    ask_from_record,
    match_request,
    set_request_aside,
)
from goldenthread.casework.models import Case, CaseEvent, KeptClock, Letter, Request
from goldenthread.casework.queries.requests import areas_to_ask, children_like, waiting_requests
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import AuditEntry
from goldenthread.people.models import Child
from tests.casework.made import NOAH, ago, opened, sent
from tests.cast import NOW, TODAY, signed_in

pytestmark = pytest.mark.django_db
API = "/api/casework/requests"


def about(cast: Cast, name: str) -> Words:
    child = cast.children[name]
    return replace(
        NOAH, child_first_name=child.first_name, child_last_name=child.last_name, child_born_on=child.born_on
    )


def settle(cast: Cast) -> dict[str, Any]:
    return {"by": cast.people["priya"], "at": NOW}


def in_json(cast: Cast, words: Words, **change: Any) -> dict[str, Any]:
    said = {name: getattr(words, name) for name in Words.__dataclass_fields__ if name != "child_address"}
    return said | {"child_born_on": f"{words.child_born_on}", "council_id": f"{cast.area.id}"} | change


def test_what_a_request_is_answered_with_tells_nothing_of_whether_the_child_is_known(cast: Cast) -> None:
    opened(cast)
    answers = [
        Client().post(API, in_json(cast, words), content_type="application/json")
        for words in (about(cast, "tola"), about(cast, "ayo"), NOAH)
    ]
    assert [one.status_code for one in answers] == [201, 201, 201]
    assert [list(one.json()) for one in answers] == [["code"]] * 3
    assert len({one.json()["code"] for one in answers}) == 3
    assert (Request.objects.count(), Case.objects.count()) == (3, 1)
    assert not Request.objects.filter(child__isnull=False).exists()


def test_the_pages_without_an_account_answer_the_same_for_a_child_who_is_known(cast: Cast) -> None:
    pages = [walked(cast, words) for words in (about(cast, "tola"), NOAH)]
    codes = list(Request.objects.order_by("at", "id").values_list("code", flat=True))
    assert pages[0].replace(codes[0], "") == pages[1].replace(codes[1], "")


def walked(cast: Cast, words: Words) -> str:
    """Every page of asking without an account, to the last."""
    client, born = Client(), words.child_born_on
    for name, said in (
        ("where", {"area": f"{cast.area.id}"}),
        ("who", {"source": "1"}),
        ("child", {
            "child_first_name": words.child_first_name, "child_last_name": words.child_last_name,
            "child_born_on-day": born.day, "child_born_on-month": born.month, "child_born_on-year": born.year,
        }),
        ("why", {"why": words.why}),
        ("tried", {"tried": ""}),
        ("reach", {"asker_name": words.asker_name, "asker_telephone": "01632 960 188"}),
    ):  # fmt: skip
        assert client.post(f"/assessment/{name}/", said).status_code == 302, name
    assert client.post("/assessment/check/").headers["Location"] == "/assessment/sent/"
    return client.get("/assessment/sent/").content.decode()


@pytest.mark.parametrize(
    "change, field",
    [
        ({"child_first_name": " "}, "child_first_name"),
        ({"why": ""}, "why"),
        ({"child_born_on": "1990-01-01"}, "child_born_on"),
        ({"child_born_on": f"{TODAY + timedelta(days=1)}"}, "child_born_on"),
        ({"asker_telephone": ""}, "asker_email"),
        ({"asker_email": "nobody"}, "asker_email"),
        ({"council_id": None}, "council_id"),
        ({"council_id": f"{uuid4()}"}, "council_id"),
    ],
)
def test_a_request_that_cannot_be_answered_is_refused_by_its_field(
    cast: Cast, change: dict[str, Any], field: str
) -> None:
    answer = Client().post(API, in_json(cast, NOAH, **change), content_type="application/json")
    assert (answer.status_code, [one["field"] for one in answer.json()["faults"]]) == (422, [field])
    assert not Request.objects.exists()


def test_a_flood_from_one_place_is_stopped_at_either_door(cast: Cast) -> None:
    client = Client()
    found = [
        client.post(API, in_json(cast, NOAH), content_type="application/json").status_code for _ in range(22)
    ]
    assert found == [201] * 20 + [429] * 2
    assert Request.objects.count() == 20


def test_a_child_is_only_looked_for_by_day_of_birth_and_last_name(cast: Cast) -> None:
    request = sent(cast, replace(about(cast, "tola"), child_first_name="T.", child_last_name=" bello "))
    assert [one.name for one in children_like(request, TODAY)] == ["Tola Bello"]
    for words in (
        replace(about(cast, "tola"), child_born_on=cast.children["tola"].born_on + timedelta(days=1)),
        replace(about(cast, "tola"), child_last_name="Belloo"),
        replace(about(cast, "tola"), child_last_name="%"),
        NOAH,
    ):
        assert children_like(sent(cast, words), TODAY) == ()


def test_a_request_is_matched_only_to_a_child_whom_it_may_be_about(cast: Cast) -> None:
    request = sent(cast, about(cast, "tola"))
    for wrong in (cast.children["ayo"].id, cast.children["zara"].id, uuid4()):
        with pytest.raises(NotVisible):
            match_request(request=request, child_id=wrong, **settle(cast))
    assert not Case.objects.exists()
    case = match_request(request=request, child_id=cast.children["tola"].id, **settle(cast))
    request.refresh_from_db()
    assert (request.case_id, request.child_id, request.settled_by) == (
        case.id, cast.children["tola"].id, cast.people["priya"],
    )  # fmt: skip


def test_the_time_runs_from_the_day_on_which_the_request_came(cast: Cast) -> None:
    entered = {"received_on": ago(20), "how": "paper", "by": cast.people["priya"]}
    request = sent(cast, about(cast, "tola"), **entered)
    case = match_request(request=request, child_id=cast.children["tola"].id, **settle(cast))
    assert CaseEvent.objects.get(case=case).on == ago(20)
    assert KeptClock.objects.get(case=case, limit="limit.decide-to-assess").due == date(2026, 12, 12)
    assert "by 12 December 2026" in Letter.objects.get(case=case).words


def test_a_child_who_is_not_here_yet_gets_a_record_that_the_officer_reaches(cast: Cast) -> None:
    case = match_request(request=sent(cast), child_id=None, **settle(cast))
    child = Child.objects.get(first_name="Noah", last_name="Brook")
    assert (case.child_id, child.born_on) == (child.id, date(2019, 5, 2))
    assert AuditEntry.objects.filter(what="added a child", child_id=child.id).count() == 1
    assert signed_in(cast, "priya").get(f"/cases/{case.id}/").status_code == 200
    assert signed_in(cast, "neil").get(f"/cases/{case.id}/").status_code == 404


def test_a_request_is_settled_once(cast: Cast) -> None:
    first, second = sent(cast, about(cast, "tola")), sent(cast)
    match_request(request=first, child_id=cast.children["tola"].id, **settle(cast))
    set_request_aside(request=second, reason="The same one twice.", **settle(cast))
    for request in (first, second):
        with pytest.raises(Settled):
            match_request(request=request, child_id=None, **settle(cast))
        with pytest.raises(Settled):
            set_request_aside(request=request, reason="x", **settle(cast))
    assert waiting_requests([cast.area.id]) == ()


def test_a_request_about_a_child_with_an_open_case_stays_to_be_set_aside(cast: Cast) -> None:
    opened(cast)
    request = sent(cast, about(cast, "tola"))
    with pytest.raises(OpenAlready):
        match_request(request=request, child_id=cast.children["tola"].id, **settle(cast))
    assert [one.id for one in waiting_requests([cast.area.id])] == [request.id]
    with pytest.raises(Refused, match="Say why"):
        set_request_aside(request=request, reason=" ", **settle(cast))


def test_requests_are_seen_by_the_council_that_they_went_to(cast: Cast) -> None:
    request = sent(cast)
    for path in (f"/requests/{request.id}/", f"/api/casework/requests/{request.id}"):
        found = {who: signed_in(cast, who).get(path).status_code for who in ("anita", "neil", "ruth")}
        assert found == {"anita": 200, "neil": 404, "ruth": 403}
    assert signed_in(cast, "neil").get("/api/casework/requests").json() == []


def test_a_request_from_the_record_opens_the_case_at_once_with_what_was_tried(cast: Cast) -> None:
    ask = {"child": cast.children["tola"], "area": cast.area, "source": "1", "why": "She cannot read."}
    case = ask_from_record(**ask, by=cast.people["funmi"], at=NOW)
    assert (case.state, Request.objects.get().case_id) == ("asked", case.id)
    assert waiting_requests([cast.area.id]) == ()
    with pytest.raises(OpenAlready):
        ask_from_record(**ask, by=cast.people["funmi"], at=NOW)
    assert Request.objects.count() == 1


def test_a_request_goes_to_the_council_that_is_responsible_or_that_of_the_school(cast: Cast) -> None:
    tola = cast.children["tola"]
    assert areas_to_ask(tola.id, TODAY) == (cast.area,)
    opened(cast, area=cast.other_area)
    assert areas_to_ask(tola.id, TODAY) == (cast.other_area,)
    path = f"/api/casework/children/{tola.id}/request"
    body = {"why": "x", "council_id": f"{cast.area.id}"}
    answer = signed_in(cast, "funmi").post(path, body, content_type="application/json")
    assert (answer.status_code, answer.json()["faults"][0]["field"]) == (422, "council_id")
