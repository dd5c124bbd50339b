"""The which-duty questions through the API: the same path, findings and refusals as the pages."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.plans.actions.concerns import raise_concern
from goldenthread.plans.models import DutyAnswer, DutyFinding, DutyWalk
from tests.cast import NOW, signed_in, the_cast
from tests.plans.duty.made import ADJUST, walked

pytestmark = pytest.mark.django_db
LAPTOP = {"words": "A laptop for anything over three lines", "who": "Dan Okafor", "by_when": "2026-12-04"}
NOT_FOUND = {"faults": [{"field": "", "message": "We could not find that."}]}


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def ask(client: Client, method: str, cast: Cast, rest: str, body: Any = None) -> tuple[int, Any]:
    path = f"/api/concerns/children/{cast.children['ayo'].id}/{rest}"
    answer = client.generic(method, path, json.dumps(body), "application/json")
    return answer.status_code, json.loads(answer.content)


def answered(
    client: Client, cast: Cast, walk: str, question: str, choice: str, **more: Any
) -> tuple[int, Any]:
    sent = {"question": question, "choice": choice} | more
    return ask(client, "POST", cast, f"walks/{walk}/answers", sent)


def test_walk_is_begun_answered_and_found(cast: Cast) -> None:
    ruth = signed_in(cast, "ruth")
    status, walk = ask(ruth, "POST", cast, "walks", {})
    assert (status, walk["answers"], walk["next_question"], walk["text"]) == (
        201, {}, "learning", "Does Ayo find it much harder to learn than most children of the same age?",
    )  # fmt: skip
    asked = {question: choice for question, choice in ADJUST.items() if question != "assessment"}
    for question, choice in asked.items():
        assert (walk["next_question"], choice in walk["choices"]) == (question, True)
        status, walk = answered(ruth, cast, walk["id"], question, choice)
        assert status == 201
    assert (walk["answers"], walk["next_question"], walk["choices"]) == (asked, None, {})
    assert ask(ruth, "GET", cast, f"walks/{walk['id']}") == (200, walk)
    status, found = ask(ruth, "POST", cast, f"walks/{walk['id']}/finding", {"adjustments": [LAPTOP]})
    assert (status, found["outcome"], found["plan_needed"], found["adjustments"], found["found_by"]) == (
        201, "adjustments_only", False, [LAPTOP], "Ruth Palmer",
    )  # fmt: skip
    assert "Equality Act 2010" in json.dumps(found["finding"])
    assert ask(signed_in(cast, "funmi"), "GET", cast, "findings") == (200, [found])
    assert Notice.objects.filter(account=cast.people["funmi"]).count() == 1


def test_reading_is_logged(cast: Cast) -> None:
    walk = walked(cast, ADJUST)
    ruth = signed_in(cast, "ruth")
    ask(ruth, "GET", cast, f"walks/{walk.id}")
    ask(ruth, "GET", cast, "findings")
    read = AuditEntry.objects.filter(what__startswith="read the which-duty").order_by("number")
    assert [entry.what for entry in read] == ["read the which-duty questions", "read the which-duty findings"]


def test_walk_follows_from_a_concern_about_the_same_child(cast: Cast) -> None:
    ruth, said = signed_in(cast, "ruth"), {"words": "Hides.", "by": cast.people["ruth"], "at": NOW}
    own = raise_concern(child=cast.children["ayo"], **said)
    other = raise_concern(child=cast.children["leila"], **said)
    assert ask(ruth, "POST", cast, "walks", {"concern_id": str(own.id)})[0] == 201
    assert DutyWalk.objects.get().concern_id == own.id
    for wrong in (other.id, uuid4()):
        assert ask(ruth, "POST", cast, "walks", {"concern_id": str(wrong)}) == (404, NOT_FOUND)
    assert DutyWalk.objects.count() == 1


@pytest.mark.parametrize(
    "sent, field",
    [
        ({"question": "learning", "choice": "perhaps"}, "choice"),
        ({"question": "horoscope", "choice": "yes"}, "choice"),
        ({"question": "learning"}, "choice"),
        ({"choice": "yes"}, "question"),
        ({"question": "learning", "choice": "yes", "note": "x" * 20_001}, "note"),
        ({"question": "l" * 61, "choice": "yes"}, "question"),
    ],
)
def test_an_answer_that_is_none_is_refused(cast: Cast, sent: dict[str, Any], field: str) -> None:
    walk = walked(cast, {})
    status, answer = ask(signed_in(cast, "ruth"), "POST", cast, f"walks/{walk.id}/answers", sent)
    assert (status, [fault["field"] for fault in answer["faults"]]) == (422, [field])
    assert DutyAnswer.objects.count() == 0


def test_answering_again_changes_the_answer_and_keeps_both(cast: Cast) -> None:
    walk, ruth = walked(cast, {}), signed_in(cast, "ruth")
    answered(ruth, cast, str(walk.id), "learning", "no")
    _, read = answered(ruth, cast, str(walk.id), "learning", "yes", note=" His marks say so. ")
    assert read["answers"] == {"learning": "yes"}
    assert list(DutyAnswer.objects.order_by("id").values_list("choice", "note")) == [
        ("no", ""),
        ("yes", "His marks say so."),
    ]


@pytest.mark.parametrize(
    "answers, adjustments, field",
    [
        ({"learning": "no"}, [], ""),
        (ADJUST, [], "words_0"),
        (ADJUST, [LAPTOP | {"words": " "}], "words_0"),
        (ADJUST, [LAPTOP, LAPTOP | {"who": ""}], "who_1"),
        (ADJUST, [LAPTOP] * 21, "adjustments"),
        (ADJUST, [LAPTOP | {"by_when": "soon"}], "adjustments.0.by_when"),
        (ADJUST, [LAPTOP | {"words": "x" * 201}], "adjustments.0.words"),
    ],
)
def test_a_finding_that_cannot_be_is_refused(
    cast: Cast, answers: dict[str, str], adjustments: list[dict[str, str]], field: str
) -> None:
    walk = walked(cast, answers)
    sent = {"adjustments": adjustments}
    status, answer = ask(signed_in(cast, "ruth"), "POST", cast, f"walks/{walk.id}/finding", sent)
    assert (status, [fault["field"] for fault in answer["faults"]]) == (422, [field])
    assert DutyFinding.objects.count() == 0


def test_a_walk_has_one_finding_and_is_then_closed(cast: Cast) -> None:
    walk, ruth = walked(cast, ADJUST), signed_in(cast, "ruth")
    finding = {"adjustments": [LAPTOP]}
    assert ask(ruth, "POST", cast, f"walks/{walk.id}/finding", finding)[0] == 201
    message = "This walk already has its finding. Begin again to ask the questions anew."
    closed = (409, {"faults": [{"field": "", "message": message}]})
    assert ask(ruth, "POST", cast, f"walks/{walk.id}/finding", finding) == closed
    assert answered(ruth, cast, str(walk.id), "learning", "yes") == closed


def test_another_childs_walk_is_not_found(cast: Cast) -> None:
    walk, ruth = walked(cast, ADJUST, short="leila"), signed_in(cast, "ruth")
    assert ask(ruth, "GET", cast, f"walks/{walk.id}") == (404, NOT_FOUND)
    assert answered(ruth, cast, str(walk.id), "learning", "yes") == (404, NOT_FOUND)
    assert ask(ruth, "POST", cast, f"walks/{walk.id}/finding", {"adjustments": [LAPTOP]}) == (404, NOT_FOUND)


@pytest.mark.parametrize(
    "who, decides, reads",
    [
        ("ruth", [201, 200, 201, 201], 200), ("funmi", [403] * 4, 200), ("dan", [403] * 4, 200),
        ("helen", [403] * 4, 200), ("joanna", [403] * 4, 200), ("sam", [403] * 4, 200),
        ("omar", [404] * 4, 404), ("grace", [404] * 4, 404), ("neil", [404] * 4, 404),
    ],
)  # fmt: skip
def test_who_may_decide_and_who_may_read(cast: Cast, who: str, decides: list[int], reads: int) -> None:
    walk, client = walked(cast, ADJUST), signed_in(cast, who)
    asked = [
        ("POST", "walks", {}),
        ("GET", f"walks/{walk.id}", None),
        ("POST", f"walks/{walk.id}/answers", {"question": "learning", "choice": "no"}),
        ("POST", f"walks/{walk.id}/finding", {"adjustments": [LAPTOP]}),
    ]
    found = [ask(client, method, cast, rest, body)[0] for method, rest, body in asked]
    assert (found, ask(client, "GET", cast, "findings")[0]) == (decides, reads)


def test_an_open_walk_is_gone_on_with_until_it_has_its_finding(cast: Cast) -> None:
    ruth = signed_in(cast, "ruth")
    assert ask(ruth, "GET", cast, "open-walk") == (404, NOT_FOUND)
    walk = walked(cast, ADJUST)
    status, read = ask(ruth, "GET", cast, "open-walk")
    assert (status, read["id"], read["next_question"]) == (200, str(walk.id), None)
    assert (read["comes_to"]["outcome"], DutyFinding.objects.count()) == ("adjustments_only", 0)
    ask(ruth, "POST", cast, f"walks/{walk.id}/finding", {"adjustments": [LAPTOP]})
    assert ask(ruth, "GET", cast, "open-walk") == (404, NOT_FOUND)


def test_a_finding_is_read_with_what_each_answer_rests_on(cast: Cast) -> None:
    ruth, funmi = signed_in(cast, "ruth"), signed_in(cast, "funmi")
    walk = walked(cast, ADJUST)
    answered(ruth, cast, str(walk.id), "learning", ADJUST["learning"], note="His marks say so.")
    _, found = ask(ruth, "POST", cast, f"walks/{walk.id}/finding", {"adjustments": [LAPTOP]})
    status, read = ask(funmi, "GET", cast, f"findings/{found['id']}")
    assert (status, read["notes"]["learning"]) == (200, "His marks say so.")
    assert {name: value for name, value in read.items() if name != "notes"} == found
    assert ask(funmi, "GET", cast, f"findings/{uuid4()}") == (404, NOT_FOUND)
