"""What is counted may be shown: rounded, nothing under ten, and no two figures give anybody away."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.config.demonstration.said import what_people_said
from goldenthread.conversation.actions.replies import set_aside
from goldenthread.conversation.models import Answer, Question
from goldenthread.themes.models import Frame, Run
from goldenthread.themes.protecting import count_where
from goldenthread.themes.queries.choices import choices_of
from goldenthread.themes.queries.figures import Figures, band, figures_of
from tests.conversation.made import WHILE_OPEN, questions
from tests.themes.made import LATER, answered, asked, by, coded_sample, framed, ran, said_to, words_to

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WHO = ("parent", "school", "specialist", "child", "health", "college", None)
REGIONS = ("north_east", "north_west", "yorkshire", "", None)


def counted(cast: Cast, number: int = 150, size: int = 60) -> tuple[Question, Frame, Figures, Run]:
    question, truth = answered(cast, number)
    frame = framed(question, cast)
    coded_sample(question, frame, truth, cast, size=size)
    run = ran(question, cast, "counting")
    figures = figures_of(question, frame)
    assert figures is not None, run.refused
    return question, frame, figures, run


def numbers_in(found: Any, under: tuple[str, ...] = ()) -> list[tuple[str, int]]:
    """Every whole number of what is kept, with the name that it is kept under."""
    if isinstance(found, dict):
        return [one for name, value in found.items() for one in numbers_in(value, (*under, name))]
    if isinstance(found, list):
        return [one for value in found for one in numbers_in(value, under)]
    return [(".".join(under), found)] if isinstance(found, int) and not isinstance(found, bool) else []


def test_every_number_of_people_that_is_kept_is_rounded_and_none_is_under_ten(cast: Cast) -> None:
    _, _, _, run = counted(cast)
    of_people = [
        number
        for name, number in numbers_in(run.result)
        if not name.startswith("agreement") and name != "read_by_two"
    ]
    assert of_people
    assert {number % 5 for number in of_people} == {0}
    assert not [number for number in of_people if 0 < number < 10]


def test_no_filter_and_no_difference_of_two_tells_of_fewer_than_ten(cast: Cast) -> None:
    """Who asks for a kind of people and for its parts learns only what protected cells say."""
    _, _, figures, _ = counted(cast)
    for cells in (figures.cells, *(one.cells for one in figures.themes)):
        for who, region in product(WHO, REGIONS):
            told = count_where(cells, who, region)
            assert told is None or (told >= 10 and told % 5 == 0)
        for who in filter(None, WHO):
            parts = [count_where(cells, who, region) or 0 for region in REGIONS if region is not None]
            assert sum(parts) % 5 == 0


def test_small_groups_say_nothing_and_a_range_needs_thirty_who_were_read(cast: Cast) -> None:
    _, _, figures, _ = counted(cast)
    for one in figures.themes:
        for group in (*one.who, *one.region):
            figure = group.figure
            assert (figure.share is None) == (figure.of < 50)
            assert figure.low is None or (figure.low <= (figure.share or 0) <= (figure.high or 0))


def test_shares_come_near_what_was_meant(cast: Cast) -> None:
    question, truth = answered(cast, 200)
    frame = framed(question, cast)
    coded_sample(question, frame, truth, cast, size=100)
    for kind in ("coding", "counting"):
        ran(question, cast, kind)
    figures = figures_of(question, frame)
    assert figures is not None
    for one in figures.themes:
        meant = sum(one.name in themes for themes in truth.values()) / len(truth)
        assert one.figure.low is not None
        assert one.figure.low - 0.05 <= meant <= (one.figure.high or 0) + 0.05, one.name
    assert (figures.answers, figures.read_by_two, figures.by_machine) == (200, 100, True)
    assert figures.machine is not None


def test_where_everybody_was_read_there_is_no_range(cast: Cast) -> None:
    _, _, figures, _ = counted(cast, number=40, size=40)
    assert {(one.figure.low, one.figure.high) for one in figures.themes} == {(None, None)}


def test_the_same_answers_are_counted_the_same_again(cast: Cast) -> None:
    question, _, _, run = counted(cast, number=60, size=20)
    again = ran(question, cast, "counting")
    assert (again.data_hash, again.result_hash) == (run.data_hash, run.result_hash)


def test_what_came_after_the_machine_is_told_and_not_counted(cast: Cast) -> None:
    question, truth = answered(cast, 60)
    frame = framed(question, cast)
    coded_sample(question, frame, truth, cast, size=30)
    ran(question, cast, "coding")
    said_to(question, what_people_said(20, seed=9), cast)
    ran(question, cast, "counting")
    figures = figures_of(question, frame)
    assert figures is not None
    assert (figures.answers, figures.answers_later) == (60, 20)


def test_organisations_are_counted_by_themselves(cast: Cast) -> None:
    question, truth = answered(cast, 40)
    frame = framed(question, cast)
    coded_sample(question, frame, truth, cast, size=20)
    words_to(question, *("Use plain English." for _ in range(12)), cast=cast, evidence="organisation",
             organisation="A society")  # fmt: skip
    for kind in ("coding", "counting"):
        ran(question, cast, kind)
    figures = figures_of(question, frame)
    assert figures is not None
    assert figures.answers == 40
    assert [(one.kind, one.answers) for one in figures.kinds] == [("organisation", 10)]


def test_a_share_has_one_word_everywhere() -> None:
    assert [band(share) for share in (0.95, 0.9, 0.5, 0.25, 0.1, 0.09)] == [
        "Nearly everybody", "Nearly everybody", "Most people", "Many people", "Some people", "A few people",
    ]  # fmt: skip


def chosen(cast: Cast, *choices: str) -> Question:
    from goldenthread.conversation.actions.replies import About, Said, bring_in

    first = asked(cast)
    consultation = first.principle.consultation
    second = questions(consultation)[1]
    for choice in choices:
        bring_in(
            consultation=consultation, said=[Said(second.id, choice=choice)], about=About(who="parent"),
            channel="paper", evidence="person", by=cast.people["lin"], at=WHILE_OPEN,
        )  # fmt: skip
    return second


def test_what_people_chose_is_counted_once_it_is_over(cast: Cast) -> None:
    second = chosen(cast, *["agree"] * 40, *["disagree"] * 22, *["not_sure"] * 3)
    assert choices_of(second, WHILE_OPEN) is None
    found = choices_of(second, LATER)
    assert found is not None
    assert found.of == 65
    counts = {one.value: one.count for one in found.choices}
    assert abs(counts["agree"] - 40) < 10
    assert abs(counts["disagree"] - 22) < 10
    assert counts["strongly_agree"] in (0, 10)
    assert {count % 5 for count in counts.values()} == {0}
    assert [(one.words, one.of) for one in found.who] == [("A parent or carer", found.who[0].of)]
    assert choices_of(questions(second.principle.consultation)[0], LATER) is None
    for answer in Answer.objects.filter(question=second).select_related("reply")[:10]:
        set_aside(reply=answer.reply, reason="test", why="To try.", **by(cast))
    after = choices_of(second, LATER)
    assert after is not None
    assert after.of == 55
