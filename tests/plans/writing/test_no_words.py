"""A line of a draft has words: one without is refused by page, script and API, and nothing is lost."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.ids import new_id
from goldenthread.plans.actions.editing import LineNotFit, write_line
from goldenthread.plans.lines import Line
from goldenthread.plans.models import DraftEdit, PlanVersion
from goldenthread.plans.queries.document import document
from tests.cast import NOW, signed_in, the_cast
from tests.plans.writing.made import draft
from tests.plans.writing.test_api import ask

pytestmark = pytest.mark.django_db
ADVICE = ". A line without words is not saved. To take one out, remove it"
NEED = f"Write what is hard for them{ADVICE}"


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def version(cast: Cast) -> PlanVersion:
    return draft(cast, plan={"needs": [{"title": "Noise", "outcomes": [{"title": "He asks for a break"}]}]})


@pytest.fixture
def ruth(cast: Cast) -> Client:
    return signed_in(cast, "ruth")


def lines_of(version: PlanVersion) -> int:
    found = document(version.id)
    parts = (found.views, found.needs, found.outcomes, found.provisions, found.adjustments, found.class_notes)
    return sum(map(len, parts))


def under(version: PlanVersion, kind: str) -> UUID | None:
    found = document(version.id)
    return {"outcome": found.needs[0].strand, "provision": found.outcomes[0].strand}.get(kind)


def address(version: PlanVersion, kind: str, strand: UUID) -> str:
    start = f"/children/{version.child_id}/drafts/{version.id}/lines/{kind}/{strand}"
    hung_on = under(version, kind)
    return f"{start}?under={hung_on}" if hung_on else start


@pytest.mark.parametrize(
    "kind, says, typed",
    [
        ("view", "Write what they said, or how they showed it", {"whose": "child", "who": "To Meera"}),
        ("need", "Write what is hard for them", {"area": "sensory"}),
        ("outcome", "Write what they will be able to do", {"by_date-year": ""}),
        ("provision", "Write what it is called, or what is done", {"minutes": "30", "weekdays": ["1"]}),
        ("adjustment", "Write what everyone does differently", {"words": "  "}),
        ("class-note", "Write the one thing to do in the lesson", {"words": ""}),
    ],
)
def test_save_without_words_says_what_to_write_and_keeps_the_rest_in_the_form(
    version: PlanVersion, ruth: Client, kind: str, says: str, typed: dict[str, Any]
) -> None:
    before = lines_of(version)
    answer = ruth.post(address(version, kind, new_id()), {"revision": 0, **typed})
    page = answer.content.decode()
    assert (answer.status_code, f"{says}{ADVICE}" in page, lines_of(version)) == (422, True, before)
    for given in ("To Meera", "30"):
        assert (given in typed.values()) <= (f'value="{given}"' in page)


def test_a_script_is_told_too_and_the_words_that_follow_are_saved(version: PlanVersion, ruth: Client) -> None:
    there, script = address(version, "need", new_id()), {"accept": "application/json"}
    answer = ruth.post(there, {"revision": 0, "area": "sensory"}, headers=script)
    assert (answer.status_code, answer.json()["faults"]) == (422, {"title": [NEED]})
    answer = ruth.post(there, {"revision": 0, "area": "sensory", "title": "Stairs"}, headers=script)
    assert answer.json() == {"saved": True, "revision": 1, "beside": {"html": "", "says": ""}}


def test_words_taken_out_of_a_line_leave_it_as_it_was(version: PlanVersion, ruth: Client) -> None:
    strand = document(version.id).needs[0].strand
    answer = ruth.post(address(version, "need", strand), {"revision": 1, "title": " "})
    assert (answer.status_code, NEED in answer.content.decode()) == (422, True)
    assert (document(version.id).needs[0].title, DraftEdit.objects.filter(strand=strand).count()) == (
        "Noise",
        0,
    )


def test_any_words_of_its_own_make_a_line(cast: Cast, version: PlanVersion) -> None:
    about: dict[str, Any] = {
        "child": cast.children["ayo"], "version_id": version.id, "line": Line.PROVISION, "strand": new_id(),
        "under": under(version, "provision"), "by": cast.people["ruth"], "at": NOW,
    }  # fmt: skip
    written = write_line(**about, revision=0, fields={"who": "Meera Shah"})
    with pytest.raises(LineNotFit):
        write_line(**about, revision=written.revision, fields={"who": ""})


def test_a_plan_sent_whole_names_the_line_without_words(cast: Cast, ruth: Client) -> None:
    plan = {"needs": [{"title": "Noise", "outcomes": [{"by_date": "2027-07-16"}]}]}
    begun = {"brought_from": "Larch School", "plan": plan}
    status, said = ask(ruth, "POST", f"/children/{cast.children['ayo'].id}", begun)
    fault = f"Write what they will be able to do{ADVICE}"
    assert (status, PlanVersion.objects.count()) == (422, 0)
    assert [(one["field"], one["message"]) for one in said["faults"]] == [
        ("needs[0].outcomes[0].title", fault)
    ]
