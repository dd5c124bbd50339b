"""Whoever codes, nobody’s coding is overwritten; what stands follows from all of them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.models import Answer, Question
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.themes.actions.coding import code_answer, settle_answer
from goldenthread.themes.actions.frames import begin_frame, write_theme
from goldenthread.themes.actions.sampling import draw_sample
from goldenthread.themes.models import Code, Coding, Frame, Standing
from goldenthread.themes.queries.agreement import agreement_of_people
from goldenthread.themes.queries.frames import lines_of
from goldenthread.themes.queries.said import codes_standing
from goldenthread.themes.queries.work import (
    answer_read,
    differing,
    earlier_coding,
    history_of,
    is_blind,
    left_in_sample,
    next_in_sample,
)
from goldenthread.themes.states import NotInForce
from tests.themes.made import asked, by, code, framed, signed, words_to

pytestmark = pytest.mark.django_db
WORDS = "Build them of wood. Rope wears out."


@pytest.fixture
def question(cast: Cast) -> Question:
    return asked(cast)


@pytest.fixture
def frame(question: Question, cast: Cast) -> Frame:
    return framed(question, cast, ["Wood", "Rope"])


@pytest.fixture
def answer(question: Question, cast: Cast) -> Answer:
    return words_to(question, WORDS, cast=cast)[0]


def stands(answer: Answer, frame: Frame) -> tuple[str, set[str]]:
    row = Standing.objects.get(answer=answer, frame=frame)
    names = {line.theme_id: line.name for line in lines_of(frame)}
    return row.how, {names[one.theme_id] for one in row.coding.codes.all()} if row.coding else set()


def settle(answer: Answer, frame: Frame, cast: Cast, *names: str) -> None:
    themes = {line.name: line.theme_id for line in lines_of(frame)}
    given: dict[Any, Any] = {themes[name]: [] for name in names}
    settle_answer(answer=answer, frame=frame, given=given, none_fits=not given, note="", **by(cast))


def test_the_newest_of_each_counts_and_nothing_is_lost(cast: Cast, frame: Frame, answer: Answer) -> None:
    code(answer, frame, ["Wood"], cast)
    assert stands(answer, frame) == ("one", {"Wood"})
    code(answer, frame, ["Rope"], cast, "lin")
    assert stands(answer, frame) == ("differ", set())
    code(answer, frame, ["Rope"], cast)
    assert stands(answer, frame) == ("agreed", {"Rope"})
    assert [(one.by, one.themes, one.stands) for one in reversed(history_of(answer))] == [
        ("Anita Rowe", (("Wood", None),), False),
        ("Lin Chen", (("Rope", None),), False),
        ("Anita Rowe", (("Rope", None),), True),
    ]


def test_a_third_act_settles_what_two_differ_about(cast: Cast, frame: Frame, answer: Answer) -> None:
    with pytest.raises(Conflict, match="Nobody differs"):
        settle(answer, frame, cast, "Wood")
    code(answer, frame, ["Wood"], cast)
    code(answer, frame, [], cast, "lin")
    assert [one.answer for one in differing(frame)] == [answer]
    settle(answer, frame, cast, "Wood", "Rope")
    assert stands(answer, frame) == ("settled", {"Wood", "Rope"})
    code(answer, frame, ["Rope"], cast, "lin")
    assert stands(answer, frame) == ("settled", {"Wood", "Rope"})
    settle(answer, frame, cast)
    assert stands(answer, frame) == ("settled", set())
    assert Coding.objects.count() == 5


def test_no_coding_is_ever_changed(cast: Cast, frame: Frame, answer: Answer) -> None:
    code(answer, frame, ["Wood"], cast)
    for change in (
        lambda: Coding.objects.update(none_fits=True),
        lambda: Code.objects.all().delete(),
        lambda: Code.objects.update(passages=[[0, 1]]),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


@pytest.mark.parametrize(
    "given, none_fits, field",
    [({}, False, "themes"), ({"Wood": []}, True, "themes"), ({"Wood": [(0, 999)]}, False, "passages")],
)
def test_what_makes_no_sense_is_refused(
    cast: Cast, frame: Frame, answer: Answer, given: dict[str, Any], none_fits: bool, field: str
) -> None:
    themes = {line.name: line.theme_id for line in lines_of(frame)}
    said = {themes[name]: places for name, places in given.items()}
    with pytest.raises(Refused) as refused:
        code_answer(answer=answer, frame=frame, given=said, none_fits=none_fits, note="", **by(cast))
    assert refused.value.field == field


def test_nothing_is_coded_before_the_frame_is_in_force(
    cast: Cast, question: Question, answer: Answer
) -> None:
    draft = begin_frame(question=question, why="", **by(cast))
    with pytest.raises(NotInForce):
        code_answer(answer=answer, frame=draft, given={}, none_fits=True, note="", **by(cast))


def test_a_theme_says_where_it_is_said(cast: Cast, frame: Frame, answer: Answer) -> None:
    read = answer_read(answer)
    assert [one.words for one in read.sentences] == ["Build them of wood.", "Rope wears out."]
    rope = lines_of(frame)[1].theme_id
    second = read.sentences[1]
    given = {rope: [(second.start, second.end)]}
    code_answer(answer=answer, frame=frame, given=given, none_fits=False, note="", **by(cast))
    assert [code.passages for code in Code.objects.all()] == [[[20, 35]]]


def test_a_sample_is_coded_by_two_who_see_nothing_of_each_other(
    cast: Cast, question: Question, frame: Frame
) -> None:
    answers = words_to(question, *(f"Wood {number}." for number in range(4)), cast=cast)
    anita, lin, ruth = (cast.people[who] for who in ("anita", "lin", "ruth"))
    draw_sample(question=question, more=2, seed=1, **by(cast))
    first = next_in_sample(frame, anita)
    assert first in answers
    code(first, frame, ["Wood"], cast)
    assert (left_in_sample(frame, anita), left_in_sample(frame, lin)) == (1, 2)
    assert is_blind(first, frame, lin)
    assert not is_blind(first, frame, anita)
    assert list(codes_standing(frame, lines_of(frame)[0].theme_id)) == []
    code(first, frame, ["Wood"], cast, "lin")
    assert not is_blind(first, frame, ruth)
    assert left_in_sample(frame, ruth) == 1
    assert len(codes_standing(frame, lines_of(frame)[0].theme_id)) == 1


def test_agreement_is_of_what_each_said_before_anything_was_settled(
    cast: Cast, question: Question, frame: Frame
) -> None:
    same, other = words_to(question, "Wood.", "Wood and rope.", cast=cast)
    for who in ("anita", "lin"):
        code(same, frame, ["Wood"], cast, who)
    code(other, frame, ["Wood", "Rope"], cast)
    code(other, frame, ["Wood"], cast, "lin")
    settle(other, frame, cast, "Wood", "Rope")
    found = agreement_of_people(frame)
    assert (found.answers, found.same, found.f1) == (2, 1, pytest.approx((1 + 2 / 3) / 2))
    assert [(one.name, one.first, one.second, one.both) for one in found.themes] == [
        ("Wood", 2, 2, 2), ("Rope", 1, 0, 0),
    ]  # fmt: skip
    assert found.themes[1].f1 == 0


def test_what_was_given_under_an_earlier_version_is_remembered(
    cast: Cast, question: Question, frame: Frame, answer: Answer
) -> None:
    code(answer, frame, ["Wood"], cast)
    later = begin_frame(question=question, why="A better name.", **by(cast))
    wood = lines_of(later)[0].theme_id
    write_theme(frame=later, theme_id=wood, words={"name": "Timber", "belongs": "It"}, revision=1, **by(cast))
    signed(later, cast)
    assert earlier_coding(answer, later, cast.people["anita"]) == {wood}
    assert earlier_coding(answer, later, cast.people["lin"]) == frozenset()
    assert [one.carried for one in history_of(answer)] == [True, False]
