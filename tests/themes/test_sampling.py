"""A sample is drawn by chance alone, sealed, and can be drawn again by anybody who has the ids."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.actions.replies import bring_back, set_aside
from goldenthread.conversation.models import Answer, Question
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.themes.actions.sampling import draw_sample, number_of
from goldenthread.themes.models import SampleAnswer
from goldenthread.themes.queries.population import sampled
from goldenthread.themes.queries.sample import sample_read
from tests.themes.made import asked, by, words_to

pytestmark = pytest.mark.django_db
SEED = 42


@pytest.fixture
def question(cast: Cast) -> Question:
    return asked(cast)


def thirty(question: Question, cast: Cast) -> list[Answer]:
    return words_to(question, *(f"Answer {number}." for number in range(30)), cast=cast)


def drawn(question: Question) -> list[object]:
    return list(SampleAnswer.objects.filter(sample__question=question).values_list("answer", flat=True))


def test_whoever_has_the_seed_and_the_ids_draws_the_same(question: Question, cast: Cast) -> None:
    answers = thirty(question, cast)
    made = draw_sample(question=question, more=8, seed=SEED, **by(cast))
    in_order = sorted(answers, key=lambda one: number_of(SEED, one.id))
    assert drawn(question) == [one.id for one in in_order[:8]]
    assert made.below == number_of(SEED, in_order[7].id)
    assert (made.drawn_from, sample_read(question).people) == (30, 30)


def test_only_answers_of_people_that_are_analysed_are_drawn(question: Question, cast: Cast) -> None:
    answers = thirty(question, cast)
    words_to(question, "We are many.", cast=cast, evidence="organisation", organisation="A society")
    set_aside(reply=answers[0].reply, reason="test", why="Typed in to try.", **by(cast))
    draw_sample(question=question, more=500, seed=SEED, **by(cast))
    assert set(drawn(question)) == {one.id for one in answers[1:]}


def test_what_comes_later_is_drawn_at_the_same_rate(question: Question, cast: Cast) -> None:
    thirty(question, cast)
    first = draw_sample(question=question, more=10, seed=SEED, **by(cast))
    late = words_to(question, *(f"Late {number}." for number in range(30)), cast=cast)
    again = draw_sample(question=question, more=0, seed=7, **by(cast))
    assert (again.seed, again.below, again.number) == (SEED, first.below, 2)
    expected = {one.id for one in late if number_of(SEED, one.id) <= first.below}
    assert set(again.answers.values_list("answer", flat=True)) == expected
    assert expected
    with pytest.raises(Conflict):
        draw_sample(question=question, more=0, seed=SEED, **by(cast))


def test_more_are_drawn_and_none_twice(question: Question, cast: Cast) -> None:
    answers = thirty(question, cast)
    draw_sample(question=question, more=5, seed=SEED, **by(cast))
    draw_sample(question=question, more=5, seed=SEED, **by(cast))
    in_order = sorted(answers, key=lambda one: number_of(SEED, one.id))
    assert set(drawn(question)) == {one.id for one in in_order[:10]}


def test_the_sample_never_changes_and_what_is_set_aside_stands_out_of_it(
    question: Question, cast: Cast
) -> None:
    thirty(question, cast)
    draw_sample(question=question, more=5, seed=SEED, **by(cast))
    first = SampleAnswer.objects.select_related("answer__reply").first()
    assert first is not None
    for change in (lambda: first.delete(), lambda: SampleAnswer.objects.update(place=9)):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    set_aside(reply=first.answer.reply, reason="twice", why="Sent twice.", **by(cast))
    assert sampled(question).count() == 4
    bring_back(reply=first.answer.reply, why="Two people.", **by(cast))
    assert sampled(question).count() == 5


@pytest.mark.parametrize("more", [5001])
def test_a_sample_has_an_end(question: Question, cast: Cast, more: int) -> None:
    thirty(question, cast)
    with pytest.raises(Refused, match="at most 5,000"):
        draw_sample(question=question, more=more, seed=SEED, **by(cast))


def test_from_nothing_nothing_is_drawn(question: Question, cast: Cast) -> None:
    with pytest.raises(Conflict, match="no answer of a person"):
        draw_sample(question=question, more=5, seed=SEED, **by(cast))
