"""Casework through the API: a case from the request to the decision, with the same refusals as the pages."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry
from tests.casework.made import ago, asked, assessing, given, opened
from tests.cast import TODAY, signed_in

pytestmark = pytest.mark.django_db
DAY = f"{TODAY}"
PLAN = {"kind": "plan-agreed", "reason": "x", "told_on": DAY}


def ask(client: Client, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    answer = client.generic(method, f"/api/casework{path}", json.dumps(body), "application/json")
    return answer.status_code, json.loads(answer.content)


def fault(answer: tuple[int, Any]) -> tuple[int, str]:
    status, said = answer
    return status, said["faults"][0]["field"]


def test_a_case_from_the_request_to_the_decision(cast: Cast) -> None:
    priya, elaine, funmi = (signed_in(cast, who) for who in ("priya", "elaine", "funmi"))
    tola, area = cast.children["tola"], cast.area.id
    words = {
        "source": "1", "child_first_name": "Tola", "child_last_name": "Bello", "asker_name": "Funmi Bello",
        "child_born_on": f"{tola.born_on}", "why": "She cannot read.", "received_on": f"{ago(50)}",
        "how": "paper",
    }  # fmt: skip
    status, request = ask(priya, "POST", f"/councils/{area}/requests", words)
    assert (status, [one["name"] for one in request["like"]]) == (201, ["Tola Bello"])
    assert [one["code"] for one in ask(priya, "GET", "/requests")[1]] == [request["code"]]
    status, case = ask(priya, "POST", f"/requests/{request['id']}/match", {"child_id": f"{tola.id}"})
    assert (status, case["state"], case["asker"], case["may_work"]) == (201, "asked", "Funmi Bello", True)
    assert ask(priya, "GET", "/requests") == (200, [])
    at = f"/cases/{case['id']}"

    assert list(ask(priya, "GET", f"{at}/steps")[1]["decisions"]) == [
        "assessment-agreed",
        "assessment-refused",
    ]
    decision = {"kind": "assessment-agreed", "reason": "Little progress.", "told_on": f"{ago(9)}"}
    status, draft = ask(priya, "POST", f"{at}/decisions/draft", decision)
    assert (status, draft["subject"]) == (200, "We will assess Tola’s needs")
    assert ask(priya, "GET", at)[1]["letters"][0]["subject"] == "We have your request for Tola"
    status, case = ask(priya, "POST", f"{at}/decisions", decision | {"how": "post"})
    assert (status, case["state"]) == (201, "assessing")
    decide = next(one for one in case["clocks"] if one["rule"] == "decide-to-assess")
    assert (decide["state"], decide["days_late"], decide["excused"]) == ("in time", 0, False)
    letter = next(one for one in case["letters"] if one["subject"] == draft["subject"])
    status, sent = ask(funmi, "GET", f"{at}/letters/{letter['id']}")
    assert (status, sent["words"], sent["how"]) == (200, draft["words"], "By post")

    whom = {"part": "health", "name": "Elaine Marsh", "email": "elaine.marsh@example.org", "on": f"{ago(5)}"}
    status, case = ask(priya, "POST", f"{at}/asked", whom)
    (line,) = case["advice"]
    assert (status, line["title"], line["answered_on"]) == (201, "Health", None)
    status, case = ask(priya, "POST", f"{at}/asked/{line['id']}/reminders", {"words": "This week, please."})
    assert case["advice"][0]["reminders"][0]["words"] == "This week, please."
    assert [one["id"] for one in ask(elaine, "GET", "/advice")[1]] == [line["id"]]
    assert ask(elaine, "GET", f"/advice/{line['id']}")[1]["child"] == "Tola Bello"
    assert ask(elaine, "POST", f"/advice/{line['id']}", {"words": "She needs glasses."})[0] == 201
    assert ask(elaine, "POST", f"/advice/{line['id']}", {"words": "And rest."})[0] == 409

    status, mine = ask(funmi, "GET", at)
    (line,) = mine["advice"]
    assert (line["manager"], line["reminders"][0]["words"], mine["may_work"]) == ("", "", False)
    status, advice = ask(funmi, "GET", f"{at}/advice/{line['advice_id']}")
    assert (status, advice["words"]) == (200, "She needs glasses.")
    event = {"kind": "exceptional-circumstances", "on": f"{ago(8)}", "reason": "Tola was in hospital."}
    status, case = ask(priya, "POST", f"{at}/events", event)
    final = next(one for one in case["clocks"] if one["rule"] == "final-plan")
    assert (status, final["excused"], final["due"]) == (201, True, f"{ago(50) + timedelta(weeks=20)}")
    status, case = ask(priya, "POST", f"{at}/decisions", decision | {"kind": "plan-refused", "told_on": DAY})
    assert (status, case["state"]) == (201, "no_plan")
    assert AuditEntry.objects.filter(child_id=tola.id, what="read the case, as its family").count() == 1


@pytest.mark.parametrize(
    "path, body, status, field",
    [
        ("decisions", {"kind": "school-closed", "reason": "x", "told_on": DAY}, 422, "kind"),
        ("decisions", {"kind": "plan-agreed", "reason": " ", "told_on": DAY}, 422, "reason"),
        ("decisions", {"kind": "assessment-agreed", "reason": "x", "told_on": DAY}, 409, ""),
        ("decisions", {"kind": "plan-agreed", "reason": "x", "told_on": "2027-01-01"}, 422, "on"),
        ("decisions", PLAN | {"letter": "{who}"}, 422, "letter"),
        ("decisions", {"kind": "plan-agreed", "reason": "x", "told_on": DAY, "how": "fax"}, 422, "how"),
        ("events", {"kind": "plan-refused", "on": DAY, "reason": "x"}, 422, "kind"),
        ("events", {"kind": "advice-received", "on": DAY}, 422, "kind"),
        ("events", {"kind": "request-withdrawn", "on": "9999-12-31"}, 422, "on"),
        ("events", {"kind": "date-promised", "on": DAY, "for_day": "9999-12-31"}, 422, "for_day"),
        ("events", {"kind": "request-withdrawn", "on": DAY, "about": "a" * 201}, 422, "about"),
        ("hand-over", {}, 422, "to"),
        ("hand-over", {"to": str(uuid4()), "team": "Reviews"}, 404, "to"),
        ("asked", {"part": "health", "name": " ", "on": DAY}, 422, "name"),
        ("asked", {"part": "health", "name": "Ann", "email": "no", "on": DAY}, 422, "email"),
        ("asked", {"part": "weather", "name": "Ann", "on": DAY}, 422, "part"),
    ],
)  # fmt: skip
def test_a_refusal_says_which_answer_to_change(
    cast: Cast, path: str, body: dict[str, Any], status: int, field: str
) -> None:
    case = assessing(cast)
    assert fault(ask(signed_in(cast, "priya"), "POST", f"/cases/{case.id}/{path}", body)) == (status, field)


def test_ids_of_another_case_are_not_there(cast: Cast) -> None:
    case, other = assessing(cast), assessing(cast, "zara")
    of = asked(cast, other)
    advice = given(cast, of)
    priya, at = signed_in(cast, "priya"), f"/cases/{case.id}"
    letter = ask(priya, "GET", f"/cases/{other.id}")[1]["letters"][0]["id"]
    for method, path, body in (
        ("GET", f"{at}/letters/{letter}", None),
        ("GET", f"{at}/advice/{advice.id}", None),
        ("POST", f"{at}/advice/{advice.id}/withheld", {"withheld": False, "reason": "x"}),
        ("POST", f"{at}/asked/{of.id}/reminders", {}),
        ("POST", f"{at}/asked/{of.id}/entered", {"words": "x", "on": DAY}),
        ("POST", f"{at}/events/{of.event_id}/aside", {"reason": "x"}),
    ):
        assert ask(priya, method, path, body)[0] == 404, path


def test_the_caseload_is_narrowed_counted_and_paged(cast: Cast) -> None:
    for number, name in enumerate(("tola", "zara", "rosa")):
        case = opened(cast, name, 10 + number * 40)
        to = {"to": f"{cast.people['priya'].id}"}
        assert ask(signed_in(cast, "anita"), "POST", f"/cases/{case.id}/hand-over", to)[0] == 201
    priya = signed_in(cast, "priya")
    status, found = ask(priya, "GET", "/caseload")
    assert (status, found["counts"]) == (200, {"all": 3, "late": 2})
    assert [one["child"] for one in found["cases"]] == ["Rosa Lind", "Zara Malik", "Tola Bello"]
    first = found["cases"][0]
    assert (first["lists"], first["clocks"][0]["who"]) == (["all", "late"], "the council")
    late = ask(priya, "GET", "/caseload?what=late&most=1&after=1")[1]["cases"]
    assert [one["child"] for one in late] == ["Zara Malik"]
    assert ask(priya, "GET", "/inbox")[1]["cases"] == []
    read = AuditEntry.objects.filter(what="read the caseload").latest("number")
    assert len(read.children) == 1


def test_an_event_is_set_aside_and_a_case_covered(cast: Cast) -> None:
    case, priya = assessing(cast), signed_in(cast, "priya")
    agreed = ask(priya, "GET", f"/cases/{case.id}")[1]["events"][-1]
    status, said = ask(
        priya, "POST", f"/cases/{case.id}/events/{agreed['id']}/aside", {"reason": "Too early."}
    )
    assert (status, said["state"], said["events"][-1]["set_aside"]) == (201, "asked", "Too early.")
    assert ask(priya, "POST", f"/cases/{case.id}/events/{agreed['id']}/aside", {"reason": "x"})[0] == 409
    officers = ask(priya, "GET", f"/cases/{case.id}/officers")[1]
    assert [one["name"] for one in officers] == ["Anita Rowe", "Priya Nair"]
    cover = {"to": officers[0]["account_id"], "until": f"{TODAY + timedelta(days=7)}"}
    status, said = ask(priya, "POST", f"/cases/{case.id}/hand-over", cover)
    assert (status, said["officer"], said["covered_by"]) == (201, "", "Anita Rowe")


def test_a_family_asks_from_the_record(cast: Cast) -> None:
    funmi, path = signed_in(cast, "funmi"), f"/children/{cast.children['tola'].id}"
    status, found = ask(funmi, "GET", f"{path}/request")
    assert (status, [one["name"] for one in found["councils"]]) == (200, ["Northmoor"])
    status, case = ask(funmi, "POST", f"{path}/request", {"why": "She cannot read."})
    assert (status, case["state"], case["may_work"]) == (201, "asked", False)
    assert fault(ask(funmi, "POST", f"{path}/request", {"why": "Again."})) == (409, "")
    assert [one["id"] for one in ask(funmi, "GET", f"{path}/cases")[1]] == [case["id"]]


def test_nobody_asks_with_a_key_that_is_none(cast: Cast) -> None:
    case = assessing(cast)
    answer = Client().get(f"/api/casework/cases/{case.id}", headers={"Authorization": "Bearer x"})
    assert answer.status_code == 401


def test_a_character_that_no_database_keeps_is_refused_and_nothing_breaks(cast: Cast) -> None:
    case = assessing(cast)
    body = {"part": "health", "name": "Ann\0", "on": DAY}
    assert ask(signed_in(cast, "priya"), "POST", f"/cases/{case.id}/asked", body)[0] == 400
