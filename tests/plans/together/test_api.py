"""The plan read and made together through the API: the same actions, queries and words as the pages."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry
from goldenthread.plans.models import Adjustment, PlanVersion
from goldenthread.plans.states import VersionState
from tests.cast import signed_in, the_cast
from tests.plans.plan import made

pytestmark = pytest.mark.django_db


def ask(client: Client, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    answer = client.generic(method, f"/api/plans{path}", json.dumps(body), "application/json")
    return answer.status_code, json.loads(answer.content) if answer.content else None


def base(version: PlanVersion, rest: str = "") -> str:
    return f"/children/{version.child_id}{rest}"


def of(version: PlanVersion, verb: str) -> str:
    return base(version, f"/versions/{version.id}/{verb}")


def clients(cast: Cast) -> tuple[Client, Client]:
    return signed_in(cast, "ruth"), signed_in(cast, "funmi")


def test_plan_from_draft_to_in_force() -> None:
    cast = the_cast()
    version = made.draft(cast)
    ruth, funmi = clients(cast)
    status, shared = ask(ruth, "POST", of(version, "share"))
    assert (status, shared["state"]) == (200, "shared")
    status, comment = ask(funmi, "POST", of(version, "comments"), {"words": "Earlier, please."})
    assert (status, comment["became"], comment["by"]) == (201, "", "Funmi Bello")
    answer = {"became": "partly", "reason": "Thursdays only."}
    status, answered = ask(ruth, "POST", base(version, f"/comments/{comment['id']}/answer"), answer)
    assert (status, answered["became"], answered["reason"]) == (201, "partly", "Thursdays only.")
    status, _ = ask(funmi, "POST", of(version, "responses"), {"answer": "agree"})
    assert status == 201
    status, together = ask(ruth, "GET", base(version, "/together"))
    assert (status, together["may_come_into_force"], together["standpoint"]) == (200, True, "agreed")
    status, started = ask(ruth, "POST", of(version, "force"), {})
    assert (status, started["state"], started["in_force_on"]) == (200, "in_force", "2026-11-20")


def test_disagreement_is_answered_through_the_api() -> None:
    cast = the_cast()
    version = made.shared(cast)
    ruth, funmi = clients(cast)
    sent = {"answer": "disagree", "reasons": "Not enough."}
    _, response = ask(funmi, "POST", of(version, "responses"), sent)
    said = {"words": "We asked for more."}
    status, answered = ask(ruth, "POST", base(version, f"/responses/{response['id']}/answer"), said)
    assert (status, answered["said"], answered["said_by"]) == (201, "We asked for more.", "Ruth Palmer")


def test_contacts_are_noted_through_the_api() -> None:
    cast = the_cast()
    version = made.shared(cast)
    ruth, _ = clients(cast)
    status, refused = ask(ruth, "POST", of(version, "contacts"), {"what": "posted"})
    assert (status, refused["faults"][0]["field"]) == (422, "on")
    ask(ruth, "POST", of(version, "contacts"), {"what": "posted", "on": "2026-11-20"})
    status, contacts = ask(ruth, "POST", of(version, "contacts"), {"what": "reminded"})
    assert (status, sorted(one["what"] for one in contacts)) == (201, ["posted", "reminded"])


def test_plan_in_force_is_read_with_its_accounts() -> None:
    cast = the_cast()
    version = made.in_force(cast)
    status, read = ask(signed_in(cast, "funmi"), "GET", base(version, "/in-force"))
    assert (status, read["version"]["number"], read["until"]) == (200, 1, "2026-11-20")
    assert [(one["title"], one["promised"], one["not_recorded"]) for one in read["accounts"]] == [
        ("Speech and language session", 10, 10),
        ("Word map", 19, 19),
        ("Check-in", 49, 49),
    ]
    assert read["whole"][0] == {"whole": True, "says": "Every need has an outcome"}
    assert AuditEntry.objects.get(what="read plan").facts == {"version": str(version.id)}


def test_comparison_is_read_line_by_line() -> None:
    cast = the_cast()
    before = made.in_force(cast)
    after = made.next_draft(cast)
    Adjustment.objects.filter(version=after).update(words="Wait 12 seconds for his words.")
    path = base(before, f"/comparison?a={before.id}&b={after.id}")
    status, read = ask(signed_in(cast, "ruth"), "GET", path)
    assert (status, read["sentence"]) == (200, "1 line changed")
    changed = next(line for line in read["lines"] if line["became"] == "changed")
    assert [part["words"] for part in changed["fields"][0]["after"] if part["marked"]] == ["12"]


def test_family_reads_no_draft() -> None:
    cast = the_cast()
    before = made.in_force(cast)
    draft = made.next_draft(cast)
    ruth, funmi = clients(cast)
    assert [len(ask(one, "GET", base(before, "/versions"))[1]) for one in (ruth, funmi)] == [2, 1]
    assert ask(funmi, "GET", base(draft, f"/versions/{draft.id}"))[0] == 404
    assert ask(funmi, "GET", base(draft, f"/comparison?a={before.id}&b={draft.id}"))[0] == 404


@pytest.mark.parametrize(
    "who, verb, body, status",
    [
        ("funmi", "share", None, 403),
        ("omar", "share", None, 404),
        ("ruth", "comments", {"words": "I may not."}, 403),
        ("funmi", "comments", {"words": " "}, 422),
        ("funmi", "comments", {"words": "x" * 20_001}, 422),
        ("funmi", "responses", {"answer": "perhaps"}, 422),
        ("funmi", "responses", {"answer": "disagree"}, 422),
        ("ruth", "force", {}, 422),
        ("ruth", "share", None, 409),
    ],
)
def test_refusals_have_one_shape(who: str, verb: str, body: Any, status: int) -> None:
    cast = the_cast()
    version = made.shared(cast)
    found, answer = ask(signed_in(cast, who), "POST", of(version, verb), body)
    assert (found, list(answer), list(answer["faults"][0])) == (status, ["faults"], ["field", "message"])
    version.refresh_from_db()
    assert version.state == VersionState.SHARED
