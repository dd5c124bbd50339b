"""The class page through the API: what to do for each child, notes, and one's own sessions of today."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry
from goldenthread.plans.models import Observation
from tests.cast import signed_in, the_cast
from tests.plans.delivery import made

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def note(client: Client, cast: Cast, words: str) -> tuple[int, Any]:
    path = f"/api/delivery/children/{cast.children['ayo'].id}/notes"
    answer = client.post(path, json.dumps({"words": words}), content_type="application/json")
    return answer.status_code, answer.json()


def test_class_notes_come_with_the_sessions_of_the_day(cast: Cast) -> None:
    version = made.draft(cast.children["ayo"], cast.settings["hawthorn"], cast.people["ruth"])
    made.provision(version, weekdays="4")
    made.note(version, "Break card up: let him go.")
    made.adjustment(version, "Wait 10 seconds.")
    made.put_in_force(version)
    day = signed_in(cast, "dan").get(f"/api/delivery/classes/{cast.classes['5H'].id}/sessions").json()
    assert [group["title"] for group in day["groups"]] == ["Word map"]
    assert day["to_do"] == [
        {
            "child_id": str(cast.children["ayo"].id),
            "name": "Ayo Bello",
            "layers": [],
            "words": ["Break card up: let him go.", "Wait 10 seconds."],
        }
    ]
    assert AuditEntry.objects.get(what="read sessions").children == [str(cast.children["ayo"].id)]


def test_a_note_is_kept_with_who_wrote_it(cast: Cast) -> None:
    status, kept = note(signed_in(cast, "meera"), cast, " He told Jack about the zoo. ")
    assert (status, kept["words"], kept["child_id"]) == (
        201, "He told Jack about the zoo.", str(cast.children["ayo"].id),
    )  # fmt: skip
    assert Observation.objects.get(id=kept["id"]).by == cast.people["meera"]
    assert AuditEntry.objects.filter(what="added a note").count() == 1


@pytest.mark.parametrize(
    "who, words, status, fault",
    [
        ("meera", "  ", 422, ("words", "Write what you saw.")),
        ("meera", "x" * 2_001, 422, ("words", "Shorten the note to 2,000 characters or fewer.")),
        ("funmi", "He is shy.", 403, ("", "Your role does not let you add a note about the child.")),
        ("grace", "He is shy.", 404, ("", "We could not find that.")),
    ],
)
def test_a_note_that_cannot_be_kept_says_why(
    cast: Cast, who: str, words: str, status: int, fault: tuple[str, str]
) -> None:
    faults = {"faults": [{"field": fault[0], "message": fault[1]}]}
    assert note(signed_in(cast, who), cast, words) == (status, faults)
    assert Observation.objects.count() == 0


def test_today_gives_each_person_the_sessions_that_name_them(cast: Cast) -> None:
    made.promised(cast, weekdays="4", who_account=cast.people["meera"])
    found = {who: signed_in(cast, who).get("/api/delivery/today").json() for who in ("meera", "dan")}
    assert [len(found[who]["groups"]) for who in ("meera", "dan")] == [1, 0]
    [session] = found["meera"]["groups"][0]["sessions"]
    assert (found["meera"]["on"], session["child_id"]) == ("2026-11-20", str(cast.children["ayo"].id))
    assert [entry.who for entry in AuditEntry.objects.filter(what="read today")] == ["Meera Shah"]


def test_a_day_without_school_says_so_and_names_the_nearest_school_days(cast: Cast) -> None:
    made.promised(cast, "ayo", weekdays="01234")
    meera = signed_in(cast, "meera")
    address = f"/api/delivery/classes/{cast.classes['5H'].id}/sessions"
    answers = [meera.get(f"{address}?on={day}").json()["closed"] for day in ("2026-11-21", "2026-11-20")]
    assert answers == [
        {"why": "it is a weekend", "school_day_before": "2026-11-20", "next_school_day": "2026-11-23"},
        None,
    ]
    mine = meera.get("/api/delivery/today?on=2026-10-28").json()
    assert mine["closed"]["why"] == "it is in the holidays"
