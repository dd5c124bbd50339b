"""A survey: built, opened, answered with a code, counted so that nobody is given away."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from goldenthread.campaigns.access import survey_draft_marked, survey_reply_marked
from goldenthread.campaigns.actions import answering, surveys
from goldenthread.campaigns.actions.surveys import Asked
from goldenthread.campaigns.models import SurveyAnswer, SurveyDraft, SurveyQuestion, SurveyReply
from goldenthread.campaigns.queries.surveys import (
    every_answer,
    figures_of,
    missing_of,
    own_reply,
    results_of,
    state_of_survey,
)
from goldenthread.campaigns.states import NotOpen, Opened, SurveyState
from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.codes import mark_of
from goldenthread.foundation.failures import Conflict, Refused
from tests.campaigns.made import answered, as_sam, public, questions, survey
from tests.cast import NOW

pytestmark = pytest.mark.django_db


def test_questions_are_asked_in_each_way(cast: Cast) -> None:
    made = survey(cast, public(cast))
    assert [(one.place, one.asks, [words for _, words in one.choices]) for one in questions(made)] == [
        (1, "open", []),
        (2, "choice", ["A parent", "A teacher", "Somebody else"]),
        (3, "choices", ["Swings", "Slides", "Nothing"]),
        (4, "scale", ["1: Not at all", "2", "3", "4", "5: Very"]),
    ]


@pytest.mark.parametrize(
    "change, field",
    [
        ({"words": " "}, "words"),
        ({"asks": "loudly"}, "asks"),
        ({"asks": "choice", "choices": ("Yes", " ")}, "choices"),
        ({"asks": "choices", "choices": ("Yes", "Yes")}, "choices"),
        ({"asks": "choice", "choices": tuple(str(number) for number in range(31))}, "choices"),
        ({"asks": "scale", "steps": 12, "low": "a", "high": "b"}, "steps"),
        ({"asks": "scale", "steps": 5, "low": "", "high": "b"}, "low"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(cast: Cast, change: Any, field: str) -> None:
    made = survey(cast, public(cast), opened=False)
    with pytest.raises(Refused) as refused:
        surveys.add_question(
            survey=made, asked=Asked(**{"words": "Why?", "asks": "open"} | change), **as_sam(cast)
        )
    assert refused.value.field == field


def test_a_question_is_changed_and_removed_while_nobody_could_answer(cast: Cast) -> None:
    made = survey(cast, public(cast), opened=False)
    _, second, *_ = questions(made)
    changed = Asked("Who?", "choice", choices=("A teacher", "A parent"))
    surveys.write_question(survey=made, question_id=second.id, asked=changed, **as_sam(cast))
    second.refresh_from_db()
    assert second.choices == [["c2", "A teacher"], ["c1", "A parent"]]  # what was chosen means the same
    surveys.remove_question(survey=made, question_id=questions(made)[0].id, **as_sam(cast))
    assert [(one.place, one.words) for one in questions(made)][:1] == [(1, "Who?")]


def test_it_is_not_opened_without_questions_purpose_or_privacy(cast: Cast) -> None:
    made = surveys.make_survey(campaign=public(cast), name="Empty", **as_sam(cast))
    assert len(missing_of(made)) == 3
    with pytest.raises(Refused, match="cannot be opened yet"):
        surveys.open_survey(survey=made, opens_at=NOW, closes_at=NOW + timedelta(days=9), **as_sam(cast))


def test_what_is_open_does_not_change_and_closes_by_the_clock(cast: Cast) -> None:
    made = survey(cast, public(cast))
    for act in (
        lambda: surveys.add_question(survey=made, asked=Asked("And?", "open"), **as_sam(cast)),
        lambda: surveys.remove_question(survey=made, question_id=questions(made)[0].id, **as_sam(cast)),
        lambda: surveys.write_survey(
            survey=made, name="Other", about="", privacy="", passes_on=False, **as_sam(cast)
        ),
    ):
        with pytest.raises(Opened):
            act()
    moments = [NOW - timedelta(days=2), NOW, NOW + timedelta(days=30)]
    assert [state_of_survey(made, at) for at in moments] == [
        SurveyState.ANNOUNCED, SurveyState.OPEN, SurveyState.CLOSED,
    ]  # fmt: skip
    surveys.move_close(survey=made, closes_at=NOW + timedelta(days=40), **as_sam(cast))
    made.refresh_from_db()
    assert state_of_survey(made, NOW + timedelta(days=30)) is SurveyState.OPEN
    surveys.move_close(survey=made, closes_at=NOW, **as_sam(cast))
    made.refresh_from_db()
    assert state_of_survey(made, NOW) is SurveyState.CLOSED
    with pytest.raises(Conflict):
        surveys.move_close(survey=made, closes_at=NOW + timedelta(days=9), **as_sam(cast))


def test_an_answer_is_begun_kept_found_again_and_sent_once(cast: Cast) -> None:
    made = survey(cast, public(cast))
    draft, code = answering.begin(survey=made, at=NOW)
    first, who, plays, _ = questions(made)
    for question, chosen, words in (
        (first, (), "Wood."),
        (who, ("c2",), ""),
        (plays, ("c2", "c1"), "ignored"),
    ):
        answering.keep(draft_id=draft.id, question_id=question.id, chosen=chosen, words=words, at=NOW)
    found = survey_draft_marked(mark_of(code.lower()))
    assert found is not None
    assert found.answers[f"{plays.id}"] == {"chosen": ["c1", "c2"], "words": ""}
    answering.keep(draft_id=draft.id, question_id=who.id, chosen=(), words="", at=NOW)
    reply = answering.send(draft_id=draft.id, source_mark="", at=NOW)
    assert (reply.number, SurveyDraft.objects.get().answers) == (1, {})
    assert survey_draft_marked(mark_of(code)) is None
    assert survey_reply_marked(mark_of(code)) == reply
    assert [(one.asked, one.said) for one in own_reply(reply).answers] == [
        ("What would help most?", ("Wood.",)), ("What do you play on?", ("Swings", "Slides")),
    ]  # fmt: skip
    with pytest.raises(Conflict):
        answering.send(draft_id=draft.id, source_mark="", at=NOW)


@pytest.mark.parametrize(
    "place, chosen, words, field",
    [(1, ("c9",), "", "chosen"), (1, ("c1", "c2"), "", "chosen"), (0, (), "x" * 20_001, "words")],
)
def test_an_answer_that_was_not_offered_is_refused(
    cast: Cast, place: int, chosen: tuple[str, ...], words: str, field: str
) -> None:
    made = survey(cast, public(cast))
    draft, _ = answering.begin(survey=made, at=NOW)
    with pytest.raises(Refused) as refused:
        answering.keep(
            draft_id=draft.id, question_id=questions(made)[place].id, chosen=chosen, words=words, at=NOW
        )
    assert refused.value.field == field


def test_nothing_is_sent_empty_or_late(cast: Cast) -> None:
    made = survey(cast, public(cast))
    draft, _ = answering.begin(survey=made, at=NOW)
    with pytest.raises(Refused, match="nothing in your answer"):
        answering.send(draft_id=draft.id, source_mark="", at=NOW)
    answering.keep(draft_id=draft.id, question_id=questions(made)[0].id, chosen=(), words="Wood.", at=NOW)
    with pytest.raises(NotOpen, match="has closed"):
        answering.send(draft_id=draft.id, source_mark="", at=NOW + timedelta(days=31))
    assert SurveyDraft.objects.get().answers
    with pytest.raises(NotOpen):
        answering.begin(survey=made, at=NOW - timedelta(days=2))


def test_what_was_sent_stays_as_it_was(cast: Cast) -> None:
    reply, _ = answered(survey(cast, public(cast)), "Wood.")
    with pytest.raises(DatabaseError), transaction.atomic():
        SurveyAnswer.objects.update(words="Stone.")
    with pytest.raises(DatabaseError), transaction.atomic():
        SurveyReply.objects.filter(id=reply.id).delete()


def test_an_answer_that_is_taken_back_counts_nowhere(cast: Cast) -> None:
    made = survey(cast, public(cast))
    reply, _ = answered(made, "Wood.")
    answering.take_back(reply=reply, at=NOW)
    assert every_answer(made)[1] == []
    assert (figures_of(made).received, figures_of(made).taken_back) == (1, 1)
    with pytest.raises(Conflict):
        answering.take_back(reply=reply, at=NOW)


def test_results_are_rounded_and_close_to_what_was_answered(cast: Cast) -> None:
    made = survey(cast, public(cast))
    for number in range(47):
        answered(
            made, "", "c1" if number < 30 else "c2", ("c1",) if number < 20 else (), safe=str(number % 2 + 4)
        )
    found = results_of(made)
    shown = [line.number for one in found for line in one.lines] + [one.answered for one in found]
    assert all(number is None or (number >= 10 and number % 5 == 0) for number in shown)
    _, who, plays, safe = found
    assert abs((who.answered or 0) - 47) < 10
    assert abs((who.lines[0].number or 0) - 30) < 10
    assert who.lines[2].number is None
    assert abs((plays.lines[0].number or 0) - 20) < 10
    assert [one.number for one in plays.lines][1:] == [None, None]
    assert [one.number is None for one in safe.lines] == [True, True, True, False, False]


def test_fewer_than_ten_answers_say_nothing(cast: Cast) -> None:
    made = survey(cast, public(cast))
    for _ in range(4):
        answered(made)
    assert {one.answered for one in results_of(made)} == {None}
    assert {line.number for one in results_of(made) for line in one.lines} == {None}


def test_the_same_people_are_counted_the_same_each_time(cast: Cast) -> None:
    made = survey(cast, public(cast))
    for number in range(23):
        answered(made, who="c1" if number % 2 else "c2")
    assert results_of(made) == results_of(made)


def test_results_are_shown_once_it_has_closed(cast: Cast) -> None:
    made = survey(cast, public(cast))
    with pytest.raises(Conflict, match="once the survey has closed"):
        surveys.show_results(survey=made, **as_sam(cast))
    after = as_sam(cast, NOW + timedelta(days=31))
    surveys.show_results(survey=made, **after)
    made.refresh_from_db()
    assert made.shown_by == cast.people["sam"]
    with pytest.raises(Conflict):
        surveys.show_results(survey=made, **after)


def test_many_answers_of_one_connection_are_pointed_at(cast: Cast) -> None:
    made = survey(cast, public(cast))
    for _ in range(21):
        answered(made, source="one")
    answered(made, source="other")
    assert figures_of(made).sources == (21,)
    assert figures_of(made).received == 22


def test_a_choice_of_a_closed_question_keeps_no_words(cast: Cast) -> None:
    made = survey(cast, public(cast))
    draft, _ = answering.begin(survey=made, at=NOW)
    who = SurveyQuestion.objects.get(survey=made, place=2)
    answering.keep(draft_id=draft.id, question_id=who.id, chosen=(), words="hidden", at=NOW)
    draft.refresh_from_db()
    assert draft.answers == {}
