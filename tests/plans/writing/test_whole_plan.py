"""A whole plan in one go: all of it or nothing, and every fault by its path."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.config.demonstration.cast import Cast
from goldenthread.plans.actions.editing import LineNotFit, NotADraft, write_line
from goldenthread.plans.actions.whole_plan import DraftMovedOn, open_whole_plan, write_whole_plan
from goldenthread.plans.lines import Line
from goldenthread.plans.models import Need, Plan, PlanVersion
from goldenthread.plans.queries.document import document
from goldenthread.plans.states import VersionState
from tests.cast import NOW, the_cast
from tests.plans.writing.made import ayos_plan, draft, moved_to

pytestmark = pytest.mark.django_db


def write(cast: Cast, version: PlanVersion, plan: dict[str, Any], edition: int | None = None) -> None:
    write_whole_plan(
        child=cast.children["ayo"],
        version_id=version.id,
        plan=plan,
        edition=edition,
        by=cast.people["ruth"],
        at=NOW,
    )


def faults_of(plan: dict[str, Any]) -> list[tuple[str, str]]:
    cast = the_cast()
    with pytest.raises(LineNotFit) as refused:
        draft(cast, plan=plan)
    assert (Plan.objects.count(), Need.objects.count()) == (0, 0)
    return refused.value.faults


def test_fault_names_its_path_and_nothing_is_half_saved() -> None:
    plan = ayos_plan()
    plan["needs"][1]["outcomes"][0]["provisions"][0]["minutes"] = 900
    plan["needs"][0]["outcomes"][0]["by_date"] = "next July"
    assert faults_of(plan) == [
        ("needs[0].outcomes[0].by_date", "Enter a date as year, month and day, like 2026-12-10"),
        ("needs[1].outcomes[0].provisions[0].minutes", "Enter how many minutes, from 1 to 600, like 30"),
    ]


@pytest.mark.parametrize(
    "plan, fault",
    [
        ({"needs": {}}, ("needs", "Send a list of lines, or leave it out")),
        ({"needs": ["x"]}, ("needs[0]", "Send a line as an object with its fields")),
        ({"goals": []}, ("goals", "Leave this out. Use one of: views, needs, adjustments, class_notes")),
        ({"class_notes": [{"text": "x"}]}, ("class_notes[0].text", "Leave this out. Use one of: words")),
        (
            {"class_notes": [{"words": "x" * 121}]},
            ("class_notes[0].words", "Use 120 characters or fewer. You have used 121"),
        ),
        (
            {"adjustments": [{"words": "x\0"}]},
            ("adjustments[0].words", "Take out the character that cannot be shown"),
        ),
        (
            {"needs": [{"strand": "7", "title": "He tires"}]},
            ("needs[0].strand", "Send the strand as it was read, or leave it out for a new line"),
        ),
        (
            {"needs": [{"strand": "00000000-0000-0000-0000-000000000007", "title": "He tires"}]},
            ("needs[0].strand", "This plan has no such line. Leave the strand out for a new line"),
        ),
    ],
)
def test_what_cannot_be_a_plan_is_named(plan: dict[str, Any], fault: tuple[str, str]) -> None:
    assert faults_of(plan) == [fault]


def test_plan_written_again_keeps_the_strands_it_was_sent() -> None:
    cast = the_cast()
    version = draft(cast)
    before = document(version.id)
    again = {"needs": [{"strand": str(before.needs[1].strand), "title": "First now"}, {"title": "New"}]}
    write(cast, version, again, edition=1)
    after = document(version.id)
    assert [(need.title, need.revision) for need in after.needs] == [("First now", 2), ("New", 1)]
    assert after.needs[0].strand == before.needs[1].strand
    assert (after.views, after.provisions) == ((), ())


def test_plan_is_not_written_over_somebody_elses_words() -> None:
    cast = the_cast()
    version = draft(cast)
    need = document(version.id).needs[0]
    write_line(
        child=cast.children["ayo"],
        version_id=version.id,
        line=Line.NEED,
        strand=need.strand,
        revision=1,
        fields={"title": "Dan’s"},
        by=cast.people["dan"],
        at=NOW,
    )
    for edition in (None, 1):
        with pytest.raises(DraftMovedOn, match=r"^Dan Okafor wrote in this draft at 9am"):
            write(cast, version, ayos_plan(), edition)
    assert document(version.id).needs[0].title == "Dan’s"
    write(cast, version, ayos_plan(), edition=2)
    assert document(version.id).needs[0].title == "Ayo cannot find his words in time"


def test_plan_that_left_the_draft_is_not_written() -> None:
    cast = the_cast()
    version = moved_to(draft(cast), VersionState.IN_FORCE)
    with pytest.raises(NotADraft):
        write(cast, version, {}, edition=1)


@pytest.mark.parametrize("needs", [1, 3])
def test_plan_is_written_in_the_same_queries_however_long(needs: int) -> None:
    cast = the_cast()
    plan = ayos_plan()
    plan["needs"] = plan["needs"][:1] * needs
    with CaptureQueriesContext(connection) as queries:
        open_whole_plan(
            child=cast.children["ayo"],
            plan=plan,
            brought_from="Larch School",
            by=cast.people["ruth"],
            at=NOW,
        )
    assert len([query for query in queries if query["sql"].startswith(("SELECT", "INSERT"))]) == 14
