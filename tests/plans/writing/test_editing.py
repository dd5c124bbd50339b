"""Writing a draft line by line: nothing is overwritten, nothing is lost."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.models import AuditEntry
from goldenthread.plans.actions.editing import (
    DraftConflict,
    LineGone,
    LineNotFit,
    NotADraft,
    Written,
    move_line,
    remove_line,
    write_line,
)
from goldenthread.plans.lines import Line
from goldenthread.plans.models import DraftEdit, PlanVersion
from goldenthread.plans.queries.document import document
from goldenthread.plans.states import VersionState
from tests.cast import NOW, the_cast
from tests.plans.writing.made import draft, moved_to

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=2)


def write(cast: Cast, version: PlanVersion, line: Line, strand: UUID, revision: int, **more: Any) -> Written:
    return write_line(
        child=cast.children["ayo"],
        version_id=version.id,
        line=line,
        strand=strand,
        revision=revision,
        **({"by": cast.people["ruth"], "at": NOW, "fields": {}} | more),
    )


def edits() -> list[tuple[str, int, dict[str, Any], bool]]:
    """Every edit of a line, oldest first."""
    rows = DraftEdit.objects.exclude(element="whole plan").order_by("id")
    return list(rows.values_list("element", "revision", "fields", "taken"))


def test_write_line_changes_only_the_fields_that_were_sent() -> None:
    cast = the_cast()
    version = draft(cast)
    need = document(version.id).needs[0]
    written = write(cast, version, Line.NEED, need.strand, 1, fields={"barrier": "He is rushed."})
    assert written == Written(need.strand, 2)
    after = document(version.id).needs[0]
    assert (after.title, after.barrier, after.revision) == (need.title, "He is rushed.", 2)
    assert edits() == [("need", 1, {"barrier": "He is rushed."}, True)]
    entry = AuditEntry.objects.get(what="wrote line of draft")
    assert entry.facts == {"version": str(version.id), "line": "need", "strand": str(need.strand)}


def test_write_line_makes_a_line_at_the_end_under_its_parent() -> None:
    cast = the_cast()
    version = draft(cast)
    outcome, strand = document(version.id).outcomes[0], new_id()
    fields = {"title": "Radio club", "weekdays": [2], "minutes": 40, "starts_on": date(2026, 11, 25)}
    write(cast, version, Line.PROVISION, strand, 0, under=outcome.strand, fields=fields)
    lines = document(version.id).provisions
    assert [line.title for line in lines] == [
        "Speech and language session",
        "Word map",
        "Radio club",
        "Check-in",
    ]
    assert (lines[2].strand, lines[2].when_words, lines[2].revision) == (strand, "Every Wednesday", 1)


def test_second_writer_sees_the_first_and_neither_is_lost() -> None:
    cast = the_cast()
    version = draft(cast)
    strand = document(version.id).needs[0].strand
    write(cast, version, Line.NEED, strand, 1, fields={"title": "Ruth’s"})
    with pytest.raises(DraftConflict) as refused:
        write(cast, version, Line.NEED, strand, 1, fields={"title": "Dan’s"}, by=cast.people["dan"], at=LATER)
    conflict = refused.value
    assert str(conflict).startswith("Ruth Palmer changed this line at 9am on 20 November 2026")
    assert (conflict.mine, conflict.theirs["title"], conflict.revision) == ({"title": "Dan’s"}, "Ruth’s", 2)
    assert (conflict.by, conflict.at) == ("Ruth Palmer", NOW)
    assert document(version.id).needs[0].title == "Ruth’s"
    assert edits() == [("need", 1, {"title": "Ruth’s"}, True), ("need", 1, {"title": "Dan’s"}, False)]


def test_same_words_sent_twice_are_no_conflict() -> None:
    cast = the_cast()
    version = draft(cast)
    strand = document(version.id).needs[0].strand
    first = write(cast, version, Line.NEED, strand, 1, fields={"title": "One"})
    assert write(cast, version, Line.NEED, strand, 1, fields={"title": "One"}) == first


def test_writer_of_two_windows_is_told_so() -> None:
    cast = the_cast()
    version = draft(cast)
    strand = document(version.id).needs[0].strand
    write(cast, version, Line.NEED, strand, 1, fields={"title": "One"})
    with pytest.raises(DraftConflict, match=r"^You, in another window, changed this line at 9am"):
        write(cast, version, Line.NEED, strand, 1, fields={"title": "Two"})


def test_words_for_a_line_that_was_removed_are_kept() -> None:
    cast = the_cast()
    version = draft(cast)
    with pytest.raises(LineGone):
        write(cast, version, Line.ADJUSTMENT, new_id(), 3, fields={"words": "Sit near the door"})
    assert edits() == [("adjustment", 3, {"words": "Sit near the door"}, False)]


@pytest.mark.parametrize("state", [VersionState.SHARED, VersionState.IN_FORCE, VersionState.SET_ASIDE])
def test_words_for_a_version_that_left_the_draft_are_kept_and_not_taken(state: VersionState) -> None:
    cast = the_cast()
    version = draft(cast)
    strand = document(version.id).needs[0].strand
    moved_to(version, state)
    with pytest.raises(NotADraft):
        write(cast, version, Line.NEED, strand, 1, fields={"title": "Late"})
    assert edits() == [("need", 1, {"title": "Late"}, False)]
    assert document(version.id).needs[0].title == "Ayo cannot find his words in time"


def test_version_of_another_child_is_not_there() -> None:
    cast = the_cast()
    version = draft(cast, "zara")
    with pytest.raises(NotVisible):
        write(cast, version, Line.NEED, document(version.id).needs[0].strand, 1, fields={"title": "x"})


def test_strand_of_another_plan_cannot_be_taken_over() -> None:
    cast = the_cast()
    version, other = draft(cast), draft(cast, "zara")
    strand = document(other.id).adjustments[0].strand
    with pytest.raises(NotVisible):
        write(cast, version, Line.ADJUSTMENT, strand, 0, fields={"words": "x"})


def test_new_line_needs_the_line_it_hangs_on() -> None:
    cast = the_cast()
    version = draft(cast)
    with pytest.raises(Refused, match=r"^Choose the need this belongs to"):
        write(cast, version, Line.OUTCOME, new_id(), 0, under=new_id(), fields={"title": "x"})


def test_all_faults_of_a_line_are_said_and_nothing_is_kept() -> None:
    cast = the_cast()
    version = draft(cast)
    strand = document(version.id).provisions[0].strand
    with pytest.raises(LineNotFit) as refused:
        write(cast, version, Line.PROVISION, strand, 1, fields={"minutes": 0, "weekdays": "9"})
    assert refused.value.faults == [
        ("minutes", "Enter how many minutes, from 1 to 600, like 30"),
        ("weekdays", "Choose days of the school week: monday, tuesday, wednesday, thursday, friday"),
    ]
    assert edits() == []


def test_last_day_is_judged_with_the_first_day_already_there() -> None:
    cast = the_cast()
    version = draft(cast)
    strand = document(version.id).provisions[0].strand
    with pytest.raises(LineNotFit, match="The last day must be the same as or after the first day"):
        write(cast, version, Line.PROVISION, strand, 1, fields={"ends_on": "2026-09-09"})


@pytest.mark.parametrize(
    "who, around",
    [
        ("dan", True), ("joanna", True), ("ruth", True),
        ("neil", False), ("funmi", False), ("priya", False), ("sam", False),
    ],
)  # fmt: skip
def test_person_named_must_be_a_professional_around_the_child(who: str, around: bool) -> None:
    cast = the_cast()
    version = draft(cast)
    strand = document(version.id).provisions[0].strand
    fields = {"who_account_id": cast.people[who].id}
    if around:
        write(cast, version, Line.PROVISION, strand, 1, fields=fields)
        assert document(version.id).provisions[0].who_account_id == cast.people[who].id
    else:
        with pytest.raises(LineNotFit, match="Choose somebody who works with Ayo"):
            write(cast, version, Line.PROVISION, strand, 1, fields=fields)


def remove(cast: Cast, version: PlanVersion, line: Line, strand: UUID, revision: int) -> None:
    remove_line(
        child=cast.children["ayo"],
        version_id=version.id,
        line=line,
        strand=strand,
        revision=revision,
        by=cast.people["ruth"],
        at=NOW,
    )


def test_line_is_removed_with_what_hangs_on_it_and_every_word_is_kept() -> None:
    cast = the_cast()
    version = draft(cast)
    need = document(version.id).needs[0]
    remove(cast, version, Line.NEED, need.strand, 1)
    assert [left.title for left in document(version.id).needs] == ["Noise stops Ayo listening"]
    kept = [(element, fields["title"], fields["removed"]) for element, _, fields, _ in edits()]
    assert kept == [
        ("provision", "Speech and language session", True),
        ("provision", "Word map", True),
        ("outcome", "Ayo tells a friend what happened", True),
        ("need", "Ayo cannot find his words in time", True),
    ]


def test_line_that_changed_is_not_removed_unseen() -> None:
    cast = the_cast()
    version = draft(cast)
    strand = document(version.id).needs[0].strand
    write(cast, version, Line.NEED, strand, 1, fields={"title": "New words"})
    with pytest.raises(DraftConflict):
        remove(cast, version, Line.NEED, strand, 1)
    assert document(version.id).needs[0].title == "New words"


@pytest.mark.parametrize("up, at, order", [(True, 1, [1, 0]), (False, 0, [1, 0]), (True, 0, [0, 1])])
def test_line_changes_places_with_its_neighbour(up: bool, at: int, order: list[int]) -> None:
    cast = the_cast()
    version = draft(cast)
    strands = [need.strand for need in document(version.id).needs]
    move_line(
        child=cast.children["ayo"],
        version_id=version.id,
        line=Line.NEED,
        strand=strands[at],
        up=up,
        by=cast.people["ruth"],
        at=NOW,
    )
    assert [need.strand for need in document(version.id).needs] == [strands[place] for place in order]
