"""A family's words that came another way, through the API: the same actions and refusals as the pages."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry
from goldenthread.plans.models import Comment, EnteredFor, Need, PlanVersion, Response
from tests.cast import signed_in, the_cast
from tests.plans.plan import made
from tests.plans.together.test_api import ask, base, of
from tests.plans.together.test_entering import entered_comment, father, funmi, said, shared

pytestmark = pytest.mark.django_db
ENTERED = {"by": "Ruth Palmer", "how": "paper", "on": "2026-11-18", "paper": "Scan 14"}


def came(cast: Cast, **more: Any) -> dict[str, Any]:
    return {"who": str(funmi(cast).id), "how": "paper", "on": "2026-11-18", "paper": "Scan 14"} | more


def post(cast: Cast, who: str, version: PlanVersion, verb: str, body: Any) -> tuple[int, Any]:
    return ask(signed_in(cast, who), "POST", of(version, verb), body)


def test_those_who_may_answer_are_listed_with_and_without_an_account() -> None:
    cast = the_cast()
    version = shared(cast)
    kola = father(cast)
    status, listed = ask(signed_in(cast, "ruth"), "GET", base(version, "/may-answer"))
    assert (status, listed) == (
        200,
        [
            {"id": str(kola.id), "name": "Kola Bello", "described_as": "Father", "account_id": None},
            {
                "id": str(funmi(cast).id), "name": "Funmi Bello", "described_as": "Mother",
                "account_id": str(cast.people["funmi"].id),
            },
        ],
    )  # fmt: skip
    assert AuditEntry.objects.filter(what="read who answers for the plan").count() == 1


def test_answer_is_entered_and_read_back_as_theirs() -> None:
    cast = the_cast()
    version = shared(cast)
    sent = came(cast, answer="in_part", reasons="Too loud there.")
    status, answer = post(cast, "ruth", version, "entered-responses", sent)
    assert (status, answer["by"], answer["answer"], answer["on"], answer["entered"]) == (
        201, "Funmi Bello", "in_part", "2026-11-18", ENTERED,
    )  # fmt: skip
    _, together = ask(signed_in(cast, "funmi"), "GET", base(version, "/together"))
    assert (together["standpoint"], together["responses"][0]["entered"]) == ("agreed_in_part", ENTERED)


def test_comment_is_entered_and_corrected_by_the_one_who_said_it() -> None:
    cast = the_cast()
    version = shared(cast)
    need = Need.objects.filter(version=version).order_by("position")[0]
    sent = came(cast, words="Mornings.", strand=str(need.strand))
    status, comment = post(cast, "ruth", version, "entered-comments", sent)
    assert (status, comment["by"], comment["line"], comment["entered"]) == (
        201, "Funmi Bello", need.title, ENTERED,
    )  # fmt: skip
    path = base(version, f"/comments/{comment['id']}/correction")
    status, corrected = ask(signed_in(cast, "funmi"), "POST", path, {"words": "Afternoons."})
    assert (status, corrected["corrects"], corrected["entered"]) == (201, comment["id"], None)
    _, together = ask(signed_in(cast, "ruth"), "GET", base(version, "/together"))
    assert [(one["words"], one["corrected"]) for one in together["comments"]] == [
        ("Mornings.", True),
        ("Afternoons.", False),
    ]
    again, refused = ask(signed_in(cast, "funmi"), "POST", path, {"words": "Evenings."})
    assert (again, refused["faults"][0]["message"][:20]) == (409, "You have corrected t")


@pytest.mark.parametrize(
    "verb, body, field",
    [
        ("entered-responses", {"answer": "disagree"}, "reasons"),
        ("entered-responses", {"answer": "agree", "on": "2026-11-09"}, "on"),
        ("entered-responses", {"answer": "agree", "on": "2026-11-21"}, "on"),
        ("entered-responses", {"answer": "agree", "who": str(uuid4())}, "who"),
        ("entered-responses", {"answer": "agree", "paper": "x" * 301}, "paper"),
        ("entered-responses", {"answer": "agree", "how": "silence"}, "how"),
        ("entered-responses", {"answer": "not_answered"}, "answer"),
        ("entered-responses", {}, "answer"),
        ("entered-comments", {"words": " "}, "words"),
        ("entered-comments", {"words": "x" * 20_001}, "words"),
        ("entered-comments", {"words": "Mornings.", "strand": str(uuid4())}, "strand"),
        ("entered-comments", {"words": "Mornings.", "on": "2026-11-21"}, "on"),
    ],
)
def test_what_cannot_be_entered_names_the_field(verb: str, body: dict[str, Any], field: str) -> None:
    cast = the_cast()
    version = shared(cast)
    status, answer = post(cast, "ruth", version, verb, came(cast, **body))
    assert (status, [fault["field"] for fault in answer["faults"]]) == (422, [field])
    counts = (Response.objects.count(), Comment.objects.count(), EnteredFor.objects.count())
    assert counts == (0, 0, 0)


def test_an_issue_that_was_replaced_takes_no_entries() -> None:
    cast = the_cast()
    first = shared(cast)
    made.next_shared(cast)
    assert post(cast, "ruth", first, "entered-responses", came(cast, answer="agree"))[0] == 422


@pytest.mark.parametrize(
    "who, status",
    [
        ("funmi", 403),
        ("dan", 403),
        ("joanna", 403),
        ("helen", 403),
        ("sam", 403),
        ("omar", 404),
        ("grace", 404),
    ],
)
def test_nobody_but_the_senco_enters_for_a_family(who: str, status: int) -> None:
    cast = the_cast()
    version = shared(cast)
    found = [
        ask(signed_in(cast, who), "GET", base(version, "/may-answer"))[0],
        post(cast, who, version, "entered-responses", came(cast, answer="agree"))[0],
        post(cast, who, version, "entered-comments", came(cast, words="No."))[0],
    ]
    assert found == [status] * 3


@pytest.mark.parametrize("who, status", [("ruth", 403), ("sam", 403), ("omar", 404)])
def test_nobody_but_the_family_corrects(who: str, status: int) -> None:
    cast = the_cast()
    version = shared(cast)
    comment = entered_comment(cast, version, said(funmi(cast)))
    path = base(version, f"/comments/{comment.id}/correction")
    assert ask(signed_in(cast, who), "POST", path, {"words": "No."})[0] == status
