"""A frame is written by several people, loses nobody’s words, and is in force once two have signed it."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.models import Question
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import AuditEntry
from goldenthread.themes.actions.frames import (
    LineConflict,
    add_theme,
    begin_draft,
    begin_frame,
    drop_frame,
    merge_themes,
    move_theme,
    put_by,
    remove_theme,
    sign_frame,
    split_theme,
    take_into,
    write_theme,
)
from goldenthread.themes.models import Candidate, CandidateTaken, Coding, Frame, FrameEdit, FrameLine, Run
from goldenthread.themes.queries.candidates import candidate_read
from goldenthread.themes.queries.frames import frame_read, in_force, lines_of
from goldenthread.themes.states import NotADraft
from tests.themes.made import asked, by, code, framed, signed, words_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(cast: Cast) -> Question:
    return asked(cast)


def drafted(question: Question, cast: Cast, *names: str) -> Frame:
    frame = begin_frame(question=question, why="", **by(cast))
    for name in names:
        add_theme(frame=frame, name=name, belongs=f"About {name}", belongs_not="", **by(cast))
    return frame


def names_of(frame: Frame) -> list[str]:
    return [line.name for line in lines_of(frame)]


def theme(frame: Frame, name: str) -> UUID:
    return next(line.theme_id for line in lines_of(frame) if line.name == name)


def candidate(question: Question, cast: Cast) -> Candidate:
    run = Run.objects.create(question=question, kind="candidates", seed=1, **by(cast))
    return Candidate.objects.create(run=run, number=1, size=3, words=["wood"])


def test_it_is_in_force_once_two_people_have_signed_the_same_words(question: Question, cast: Cast) -> None:
    frame = drafted(question, cast, "Wood", "Rope")
    words = frame_read(frame).words_hash
    assert not sign_frame(frame=frame, words_hash=words, **by(cast))
    with pytest.raises(Conflict, match="second person"):
        sign_frame(frame=frame, words_hash=words, **by(cast))
    assert in_force(question) is None
    assert sign_frame(frame=frame, words_hash=words, **by(cast, "lin"))
    assert in_force(question) == frame


def test_other_words_are_signed_again(question: Question, cast: Cast) -> None:
    frame = drafted(question, cast, "Wood")
    words = frame_read(frame).words_hash
    sign_frame(frame=frame, words_hash=words, **by(cast))
    write_theme(
        frame=frame, theme_id=theme(frame, "Wood"), words={"name": "Timber", "belongs": "Of wood"},
        revision=1, **by(cast, "lin"),
    )  # fmt: skip
    with pytest.raises(Conflict, match="changed after you read it"):
        sign_frame(frame=frame, words_hash=words, **by(cast, "lin"))
    now = frame_read(frame)
    assert [one.stands for one in now.signatures] == [False]
    assert not sign_frame(frame=frame, words_hash=now.words_hash, **by(cast, "lin"))
    assert sign_frame(frame=frame, words_hash=now.words_hash, **by(cast))


def test_it_is_not_signed_before_each_theme_says_what_belongs(question: Question, cast: Cast) -> None:
    frame = begin_frame(question=question, why="", **by(cast))
    assert frame_read(frame).missing == ["It has no theme yet."]
    add_theme(frame=frame, name="Wood", belongs="", belongs_not="", **by(cast))
    with pytest.raises(Refused, match="Write what belongs in “Wood”"):
        sign_frame(frame=frame, words_hash=frame_read(frame).words_hash, **by(cast))


def test_what_is_in_force_does_not_change(question: Question, cast: Cast) -> None:
    frame = framed(question, cast, ["Wood", "Rope"])
    with pytest.raises(NotADraft, match="can no longer be changed"):
        add_theme(frame=frame, name="Tyres", belongs="", belongs_not="", **by(cast))
    for change in (
        lambda: FrameLine.objects.filter(frame=frame).update(name="Steel"),
        lambda: FrameLine.objects.filter(frame=frame).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    assert names_of(frame) == ["Wood", "Rope"]


def test_two_who_write_at_once_lose_nothing(question: Question, cast: Cast) -> None:
    frame = drafted(question, cast, "Wood")
    first = theme(frame, "Wood")
    write_theme(frame=frame, theme_id=first, words={"name": "Timber"}, revision=1, **by(cast, "lin"))
    with pytest.raises(LineConflict, match="Lin Chen changed this theme") as conflict:
        write_theme(frame=frame, theme_id=first, words={"name": "Oak"}, revision=1, **by(cast))
    assert (conflict.value.mine["name"], conflict.value.theirs.name) == ("Oak", "Timber")
    assert names_of(frame) == ["Timber"]
    kept = FrameEdit.objects.filter(frame=frame, what="wrote").order_by("at", "id")
    assert sorted((one.said["name"], one.taken) for one in kept) == [("Oak", False), ("Timber", True)]
    on_top = conflict.value.theirs.revision
    assert write_theme(frame=frame, theme_id=first, words={"name": "Oak"}, revision=on_top, **by(cast)) == 3


def test_themes_are_ordered_merged_and_split_and_remember_it(question: Question, cast: Cast) -> None:
    frame = drafted(question, cast, "Wood", "Rope", "Tyres")
    move_theme(frame=frame, theme_id=theme(frame, "Tyres"), up=True, **by(cast))
    assert names_of(frame) == ["Wood", "Tyres", "Rope"]
    move_theme(frame=frame, theme_id=theme(frame, "Wood"), up=True, **by(cast))
    assert names_of(frame)[0] == "Wood"
    old = [theme(frame, "Wood"), theme(frame, "Rope")]
    made = merge_themes(frame=frame, theme_ids=old, name="Stuff", **by(cast))
    line = next(line for line in lines_of(frame) if line.theme_id == made.id)
    assert (line.name, line.belongs, set(line.came_from)) == ("Stuff", "About Wood\nAbout Rope", set(old))
    parts = split_theme(frame=frame, theme_id=made.id, names=["Soft", "Hard", ""], **by(cast))
    assert sorted(names_of(frame)) == ["Hard", "Soft", "Tyres"]
    assert {line.came_from for line in lines_of(frame) if line.theme_id in {one.id for one in parts}} == {
        (made.id,)
    }
    for refused in (
        lambda: merge_themes(frame=frame, theme_ids=[parts[0].id], name="One", **by(cast)),
        lambda: split_theme(frame=frame, theme_id=parts[0].id, names=["Same", "same"], **by(cast)),
        lambda: add_theme(frame=frame, name="tyres", belongs="", belongs_not="", **by(cast)),
        lambda: add_theme(frame=frame, name=" ", belongs="", belongs_not="", **by(cast)),
    ):
        with pytest.raises(Refused):
            refused()


def test_a_candidate_becomes_a_theme_or_part_of_one_or_is_put_by(question: Question, cast: Cast) -> None:
    found = candidate(question, cast)
    frame = begin_draft(question=question, why="", **by(cast))
    made = add_theme(frame=frame, name="Wood", belongs="", belongs_not="", candidate=found, **by(cast))
    became = candidate_read(found, frame).became
    assert became is not None
    assert (became.theme_id, became.name) == (made.id, "Wood")
    take_into(frame=frame, candidate=found, theme_id=made.id, **by(cast))
    with pytest.raises(Refused, match="Say why"):
        put_by(frame=frame, candidate=found, why=" ", **by(cast))
    put_by(frame=frame, candidate=found, why="They all say hello.", **by(cast, "lin"))
    last = candidate_read(found, frame).became
    assert last is not None
    assert (last.theme_id, last.why, last.by) == (None, "They all say hello.", "Lin Chen")
    assert CandidateTaken.objects.filter(candidate=found).count() == 3


def test_a_candidate_goes_where_its_theme_goes(question: Question, cast: Cast) -> None:
    found = candidate(question, cast)
    frame = drafted(question, cast, "Rope")
    one = add_theme(frame=frame, name="Wood", belongs="", belongs_not="", candidate=found, **by(cast))
    merged = merge_themes(frame=frame, theme_ids=[one.id, theme(frame, "Rope")], name="Stuff", **by(cast))
    became = candidate_read(found, frame).became
    assert became is not None
    assert became.theme_id == merged.id


def test_a_later_version_needs_a_reason_and_begins_with_the_themes_in_force(
    question: Question, cast: Cast
) -> None:
    first = framed(question, cast, ["Wood", "Rope"])
    with pytest.raises(Refused, match="Say why"):
        begin_frame(question=question, why=" ", **by(cast))
    second = begin_frame(question=question, why="Two were one.", **by(cast))
    assert (second.number, lines_of(second)) == (2, lines_of(first))
    with pytest.raises(Conflict, match="being written already"):
        begin_frame(question=question, why="Again.", **by(cast))
    drop_frame(frame=second, **by(cast))
    assert in_force(question) == first
    assert begin_frame(question=question, why="Again.", **by(cast)).number == 3


def coded_by_both(cast: Cast, frame: Frame, question: Question) -> None:
    for answer, names in zip(
        words_to(question, "Wood.", "Rope.", "Tyres.", cast=cast),
        (["Wood"], ["Rope"], ["Tyres"]),
        strict=True,
    ):
        for who in ("anita", "lin"):
            code(answer, frame, names, cast, who)


def carried(question: Question, cast: Cast, change: str) -> tuple[int, dict[str, int]]:
    """How many codings a later version carried over, and how often each of its themes was given."""
    frame = framed(question, cast, ["Wood", "Rope", "Tyres"])
    coded_by_both(cast, frame, question)
    later = begin_frame(question=question, why="It is better so.", **by(cast))
    wood, rope = theme(later, "Wood"), theme(later, "Rope")
    if change == "renamed":
        write_theme(
            frame=later, theme_id=wood, words={"name": "Timber", "belongs": "Of it"}, revision=1, **by(cast)
        )
    elif change == "merged":
        merge_themes(frame=later, theme_ids=[wood, rope], name="Stuff", **by(cast))
    elif change == "split":
        for made in split_theme(frame=later, theme_id=wood, names=["Oak", "Pine"], **by(cast)):
            write_theme(
                frame=later, theme_id=made.id, revision=1, **by(cast),
                words={"name": FrameLine.objects.get(theme=made).name, "belongs": "Of it"},
            )  # fmt: skip
    elif change == "gone":
        remove_theme(frame=later, theme_id=wood, **by(cast))
    else:
        add_theme(frame=later, name="Steel", belongs="Of it", belongs_not="", **by(cast))
    signed(later, cast)
    codings = Coding.objects.filter(frame=later)
    given: dict[str, int] = {}
    names = {line.theme_id: line.name for line in lines_of(later)}
    for one in codings.values_list("codes__theme", flat=True):
        given[names[one]] = given.get(names[one], 0) + 1
    assert all(one.carried_from_id for one in codings)
    return codings.count(), given


@pytest.mark.parametrize(
    "change, number, given",
    [
        ("renamed", 6, {"Timber": 2, "Rope": 2, "Tyres": 2}),
        ("merged", 6, {"Stuff": 4, "Tyres": 2}),
        ("split", 4, {"Rope": 2, "Tyres": 2}),
        ("gone", 4, {"Rope": 2, "Tyres": 2}),
        ("new", 0, {}),
    ],
)
def test_codings_that_mean_the_same_are_carried_over_and_others_go_back(
    question: Question, cast: Cast, change: str, number: int, given: dict[str, int]
) -> None:
    assert carried(question, cast, change) == (number, given)


def test_each_step_is_in_the_log(question: Question, cast: Cast) -> None:
    framed(question, cast, ["Wood"])
    said = list(
        AuditEntry.objects.filter(facts__question="1").order_by("number").values_list("what", flat=True)
    )
    assert said == [
        "began a frame of themes", "added a theme", "signed a frame of themes", "signed a frame of themes",
        "put a frame of themes in force",
    ]  # fmt: skip
