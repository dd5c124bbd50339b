"""Questions to the panel: supported once each, moderated by a published policy, answered or not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.codes import mark_of
from goldenthread.events.access import question_marked
from goldenthread.events.actions.panel import MOST_OF_ONE, answer, moderate, put_before_panel, support
from goldenthread.events.models import PanelAnswer, PanelQuestion, Support
from goldenthread.events.policy import POINTS
from goldenthread.events.queries.panel import (
    asked_by,
    log_of,
    most_from_one_place,
    one_question,
    published_question,
    questions_of,
    screen_of,
    shown,
    unread_of,
)
from goldenthread.events.states import NotNow
from goldenthread.foundation.failures import Refused
from tests.cast import NOW
from tests.events.made import AFTER, DURING, STARTS, asked, comes, held, lin, now, published

pytestmark = pytest.mark.django_db


def decide(cast: Cast, question: PanelQuestion, **change: Any) -> None:
    given = {"publish": False, "point": "harm", "why": "It calls somebody a fool.", "same_as": None} | change
    moderate(question=question, **given, **lin(cast, DURING))


def reply(cast: Cast, question: PanelQuestion, how: str = "live", words: str = "By the summer.") -> None:
    answer(
        question=question, how=how, words=words, answered_by="Joan Park, head of SEND", **lin(cast, DURING)
    )


def test_before_the_event_whoever_signed_up_asks_and_in_the_room_everybody(cast: Cast) -> None:
    event = held(cast)
    mine = comes(event)
    first = asked(event, by=mine, at=NOW)
    assert (first.code, first.sign_up) == (None, mine)
    with pytest.raises(NotNow, match="with their code"):
        asked(event, at=NOW)
    second = asked(event, at=STARTS - timedelta(minutes=59))
    assert question_marked(mark_of(second.code)) == second
    with pytest.raises(NotNow, match="no longer"):
        asked(event, at=AFTER)
    assert [one.number for one in asked_by(mine)] == [1]


def test_nothing_is_shown_until_somebody_has_read_it(cast: Cast) -> None:
    event = held(cast)
    question = asked(event, "Ring me on 07700 900123. Why?")
    assert shown(questions_of(event)) == []
    assert published_question(event, question.id) is None
    (unread,) = unread_of(event)
    assert unread.suspects == ("07700 900123",)
    decide(cast, question, publish=True)
    assert [one.words for one in shown(questions_of(event))] == ["Ring me on 07700 900123. Why?"]


@pytest.mark.parametrize("words, failure", [(" ", Refused), ("a" * 601, Refused)])
def test_a_question_is_short_and_says_something(cast: Cast, words: str, failure: type[Exception]) -> None:
    with pytest.raises(failure):
        asked(held(cast), words)


def test_nobody_fills_the_list(cast: Cast) -> None:
    event = held(cast)
    mine = comes(event)
    for _ in range(MOST_OF_ONE):
        asked(event, by=mine, at=NOW)
    with pytest.raises(NotNow, match="so that others are heard"):
        asked(event, by=mine, at=NOW)


def test_the_most_supported_comes_first_and_each_supports_once(cast: Cast) -> None:
    event = held(cast)
    first, second = published(cast, event, "One?"), published(cast, event, "Two?")
    assert support(question=second, mark="ada", source_mark="", at=DURING)
    assert not support(question=second, mark="ada", source_mark="", at=DURING)
    support(question=second, mark="bo", source_mark="", at=DURING)
    support(question=first, mark="ada", source_mark="", at=DURING)
    assert [(one.number, one.support) for one in questions_of(event)] == [(2, 2), (1, 1)]
    with pytest.raises(NotNow, match="over"):
        support(question=first, mark="cy", source_mark="", at=AFTER)


def test_from_one_connection_no_more_support_comes_than_fit_the_room(cast: Cast) -> None:
    event = held(cast, capacity=3)
    question = published(cast, event)
    for number in range(3):
        support(question=question, mark=f"browser {number}", source_mark="hall", at=DURING)
    with pytest.raises(NotNow, match="fit the room"):
        support(question=question, mark="one more", source_mark="hall", at=DURING)
    assert support(question=question, mark="at home", source_mark="home", at=DURING)
    assert Support.objects.count() == 4
    assert most_from_one_place(event) == {question.id: 3}


@pytest.mark.parametrize(
    "change, field",
    [
        ({"point": "dull"}, "point"),
        ({"point": ""}, "point"),
        ({"why": " "}, "why"),
        ({"point": "same"}, "same_as"),
    ],
)
def test_a_question_is_refused_by_a_point_of_the_policy_with_a_reason(
    cast: Cast, change: dict[str, Any], field: str
) -> None:
    question = asked(held(cast))
    with pytest.raises(Refused) as refused:
        decide(cast, question, **change)
    assert refused.value.field == field


def test_each_refusal_is_in_the_public_log_without_its_words(cast: Cast) -> None:
    event = held(cast)
    first, second = published(cast, event), asked(event, "You fool?")
    decide(cast, second)
    decide(cast, second, point="same", why="It asks what the first asks.", same_as=first.number)
    log = log_of(event)
    assert (log.asked, log.published, log.unread) == (2, 1, 0)
    assert [(one.number, one.point, one.by, one.same_as) for one in log.refusals] == [
        (2, POINTS["same"][0], "Lin Chen", 1),
        (2, POINTS["harm"][0], "Lin Chen", None),
    ]
    assert "fool?" not in str(log)
    seen = one_question(second)
    assert (seen.became, seen.point, seen.why, seen.decided_by, seen.same_as) == (
        "refused", POINTS["same"][0], "It asks what the first asks.", "Lin Chen", 1,
    )  # fmt: skip


def test_a_refused_question_can_be_published_after_all(cast: Cast) -> None:
    event = held(cast)
    question = asked(event)
    decide(cast, question)
    decide(cast, question, publish=True)
    assert one_question(question).became == "published"
    assert len(log_of(event).refusals) == 1, "what was decided before stays in the log"


@pytest.mark.parametrize("how, became", [("live", "live"), ("later", "later"), ("not", "not")])
def test_what_became_of_each_question_is_public(cast: Cast, how: str, became: str) -> None:
    event = held(cast)
    question = published(cast, event)
    reply(cast, question, how)
    (line,) = shown(questions_of(event))
    assert (line.became, line.answer and line.answer.answered_by) == (became, "Joan Park, head of SEND")


def test_an_answer_is_put_right_and_the_first_stays(cast: Cast) -> None:
    question = published(cast, held(cast))
    reply(cast, question, words="By June.")
    answer(question=question, how="later", words="By July.", answered_by="Joan Park", **lin(cast, AFTER))
    line = one_question(question)
    assert [one.words for one in line.answers] == ["By July.", "By June."]
    assert line.became == "later"
    assert PanelAnswer.objects.count() == 2


@pytest.mark.parametrize(
    "change, field",
    [({"how": "loudly"}, "how"), ({"words": ""}, "words"), ({"answered_by": " "}, "answered_by")],
)
def test_an_answer_says_what_who_and_how(cast: Cast, change: dict[str, str], field: str) -> None:
    question = published(cast, held(cast))
    given = {"how": "live", "words": "Yes.", "answered_by": "Joan Park"} | change
    with pytest.raises(Refused) as refused:
        answer(question=question, **given, **lin(cast, DURING))
    assert refused.value.field == field


def test_the_screen_shows_what_is_before_the_panel_and_what_comes_next(cast: Cast) -> None:
    event = held(cast)
    questions = [published(cast, event, f"Question {number}?") for number in range(6)]
    asked(event, "Unread?")
    put_before_panel(question=questions[4], **lin(cast, DURING))
    screen = screen_of(now(event), DURING)
    assert screen.now is not None
    assert (screen.now.words, [one.words for one in screen.next], screen.waiting) == (
        "Question 4?", ["Question 0?", "Question 1?", "Question 2?"], 2,
    )  # fmt: skip
    with pytest.raises(NotNow, match="before the panel now"):
        decide(cast, questions[4])
    reply(cast, questions[4])
    assert screen_of(now(event), DURING).now is None
    with pytest.raises(NotNow):
        put_before_panel(question=questions[4], **lin(cast, DURING))


def test_what_nobody_read_is_neither_answered_nor_put_nor_supported(cast: Cast) -> None:
    question = asked(held(cast))
    for act in (
        lambda: reply(cast, question),
        lambda: put_before_panel(question=question, **lin(cast, DURING)),
        lambda: support(question=question, mark="ada", source_mark="", at=DURING),
    ):
        with pytest.raises(NotNow):
            act()
