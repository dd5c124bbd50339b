"""Questions to a panel become evidence of their own kind, with where they come from, and are in no share."""

from __future__ import annotations

from typing import Any

import lxml.html
import pytest
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.actions.replies import set_aside
from goldenthread.conversation.models import Answer, Question, Reply
from goldenthread.conversation.queries.replies import ledger_of
from goldenthread.events.actions.notes import hand_in, make_table, write_note
from goldenthread.events.actions.panel import moderate
from goldenthread.events.actions.taking import take_into_analysis
from goldenthread.events.models import Event
from goldenthread.events.queries.taken import taken_of
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import AuditEntry
from goldenthread.themes.queries.population import texts_of
from goldenthread.themes.queries.questions import stand_of_question
from tests.cast import signed_in
from tests.events.made import AFTER, DURING, asked, held, lin, published

pytestmark = pytest.mark.django_db


def words(answer: Any) -> str:
    return " ".join(lxml.html.fromstring(answer.content).text_content().split())


def about(event: Event, place: int = 1) -> Question:
    return Question.objects.get(principle__consultation=event.consultation, place=place)


def taken(cast: Cast, event: Event, *numbers: int, to: Question | None = None) -> list[Reply]:
    question = (to or about(event)).id
    return take_into_analysis(event=event, numbers=numbers, question_id=question, **lin(cast, AFTER))


def test_a_question_is_evidence_word_for_word_with_where_it_comes_from(cast: Cast) -> None:
    event = held(cast)
    published(cast, event, "Why so few swings?")
    (reply,) = taken(cast, event, 1)
    answer = Answer.objects.get(reply=reply)
    assert (answer.words, answer.question_id) == ("Why so few swings?", about(event).id)
    assert answer.heading == f"Asked of the panel of “{event.name}”"
    assert (reply.evidence, reply.channel, reply.may_quote) == ("panel_question", "event", False)
    assert reply.collected_by == f"Question 1 to the panel of “{event.name}”"
    assert reply.whose_words == "Of whoever asked it, as they wrote it"
    entry = AuditEntry.objects.filter(what="took questions to the panel into the analysis").get()
    assert entry.facts["numbers"] == [1]


def test_it_is_read_with_the_answers_and_counted_apart(cast: Cast) -> None:
    event = held(cast)
    published(cast, event)
    taken(cast, event, 1)
    stand = stand_of_question(about(event))
    assert (stand.answers, stand.of_people) == (1, 0)
    assert [one.evidence for one in texts_of(about(event))] == ["panel_question"]
    assert dict(ledger_of(event.consultation).kinds) == {"A question to the panel of an event": 1}


def test_what_is_not_published_stays_out(cast: Cast) -> None:
    event = held(cast)
    asked(event, "Why is Mrs Brown allowed to teach?")
    refused = published(cast, event, "You fools.")
    moderate(
        question=refused, publish=False, point="harm", why="It insults.", same_as=None, **lin(cast, DURING)
    )
    for numbers in ([1], [2], [9], []):
        with pytest.raises(Refused):
            taken(cast, event, *numbers)
    assert not Reply.objects.exists()


def test_each_is_in_once_until_what_it_became_is_set_aside(cast: Cast) -> None:
    event = held(cast)
    published(cast, event)
    (first,) = taken(cast, event, 1)
    with pytest.raises(Conflict, match="Question 1 is in the analysis already"):
        taken(cast, event, 1, to=about(event, 3))
    set_aside(reply=first, reason="not_about", why="It is about testing.", **lin(cast, AFTER))
    taken(cast, event, 1, to=about(event, 3))
    assert [one.question for one in taken_of(event).values()] == ["3"]
    assert ledger_of(event.consultation).analysed == 1


def test_the_page_takes_several_and_says_which_are_in(cast: Cast, settings: Settings) -> None:
    settings.STOPPED_CLOCK = AFTER
    event = held(cast)
    for said in ("Why so few swings?", "Who tests them?", "When?"):
        published(cast, event, said)
    lin_ = signed_in(cast, "lin")
    page = reverse("event_panel_take", args=[event.id])
    assert "Take published questions into the analysis" in words(
        lin_.get(reverse("event_panel", args=[event.id]))
    )
    empty = lin_.post(page, {})
    assert "Choose at least one question" in words(empty)
    done = lin_.post(page, {"numbers": ["1", "2"], "question_id": str(about(event).id)}, follow=True)
    assert "With question 1" in words(done)
    assert [one.number for one in taken_of(event).values()] == [1, 2]
    assert ": 2 are in it" in words(lin_.get(reverse("event_panel", args=[event.id])))


def test_programs_do_the_same(cast: Cast, settings: Settings) -> None:
    settings.STOPPED_CLOCK = AFTER
    event = held(cast)
    question = published(cast, event)
    lin_ = signed_in(cast, "lin")
    sent = {"numbers": [1], "question_id": str(about(event).id)}
    done = lin_.post(f"/api/events-run/{event.id}/questions/taken", sent, "application/json")
    assert done.status_code == 200
    assert done.json()["taken"][str(question.id)]["question"] == "1"
    again = lin_.post(f"/api/events-run/{event.id}/questions/taken", sent, "application/json")
    assert again.status_code == 409


def test_a_note_to_no_question_is_kept_and_the_ledger_says_that_no_theme_counts_it(cast: Cast) -> None:
    event = held(cast)
    table, _ = make_table(event=event, note_taker="Sam Ortiz", **lin(cast, DURING))
    write_note(table=table, question_id=about(event).id, words="Of rope.", at=DURING)
    write_note(table=table, question_id=None, words="The hall is cold.", at=DURING)
    reply, _ = hand_in(table=table, at=DURING)
    ledger = ledger_of(event.consultation)
    assert (ledger.received, ledger.analysed, ledger.to_no_question) == (1, 1, 1)
    assert [one.text for one in texts_of(about(event))] == ["Of rope."]
    anita = signed_in(cast, "anita")
    page = words(anita.get(reverse("replies", args=[event.consultation_id])))
    assert "1 part of an answer or note is to no question of this consultation." in page
    api = anita.get(f"/api/public-consultations/{event.consultation_id}/ledger").json()
    assert api["to_no_question"] == 1
    set_aside(reply=reply, reason="test", why="To try.", **lin(cast, AFTER))
    assert ledger_of(event.consultation).to_no_question == 0
