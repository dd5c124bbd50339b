"""A version read whole."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.foundation.access import NotVisible
from goldenthread.law.schedule import Pattern
from goldenthread.plans.queries.document import document, draft_of, shared_of, version_in_force, versions_of
from goldenthread.plans.states import VersionState
from tests.cast import the_cast
from tests.plans.writing.made import ayos_plan, draft, moved_to

pytestmark = pytest.mark.django_db


def test_document_holds_the_thread_in_order() -> None:
    found = document(draft(the_cast()).id)
    assert [
        (
            need.title,
            [(sought.title, [line.title for line in sought.provisions]) for sought in need.outcomes],
        )
        for need in found.needs
    ] == [
        (
            "Ayo cannot find his words in time",
            [
                (
                    "Ayo tells a friend what happened",
                    ["Speech and language session", "Word map"],
                )
            ],
        ),
        ("Noise stops Ayo listening", [("Ayo asks for a break before he is upset", ["Check-in"])]),
    ]
    assert [view.words for view in found.views] == ["I want to be on the radio."]
    assert [line.words for line in found.adjustments] == ["Wait 10 seconds for his words."]
    assert [line.words for line in found.class_notes] == ["Break card up: let him go."]


def test_provisions_are_numbered_through_the_plan() -> None:
    found = document(draft(the_cast()).id)
    assert [(line.number, line.title) for line in found.provisions] == [
        (1, "Speech and language session"),
        (2, "Word map"),
        (3, "Check-in"),
    ]


def test_provision_says_its_promise_as_a_pattern_and_in_words() -> None:
    session, word_map, _ = document(draft(the_cast()).id).provisions
    assert session.pattern == Pattern(frozenset({3}), 30, date(2026, 9, 10), times=(time(13, 30),))
    assert (session.when_words, session.group_words) == ("Every Thursday, 1.30pm", "One to one")
    assert word_map.pattern is None  # it has no first day, and the version is not in force


@pytest.mark.parametrize("needs", [1, 3])
def test_document_takes_seven_queries_however_long_it_is(needs: int) -> None:
    plan = ayos_plan()
    plan["needs"] = plan["needs"][:1] * needs
    version = draft(the_cast(), plan=plan)
    with CaptureQueriesContext(connection) as queries:
        document(version.id)
    assert len(queries) == 7


def test_document_of_no_version_is_not_visible() -> None:
    with pytest.raises(NotVisible):
        document(UUID(int=7))


def test_versions_are_found_by_where_they_stand() -> None:
    cast = the_cast()
    version = draft(cast)
    child = cast.children["ayo"].id
    stands = {
        VersionState.DRAFT: draft_of,
        VersionState.SHARED: shared_of,
        VersionState.IN_FORCE: version_in_force,
    }
    for state in stands:
        moved_to(version, state)
        found = {other: find(child) for other, find in stands.items()}
        assert {other: head.id for other, head in found.items() if head} == {state: version.id}
    assert [head.id for head in versions_of(child)] == [version.id]
