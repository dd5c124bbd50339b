"""What a table said becomes an answer in the record of the consultation, once, and the ledger adds up."""

from __future__ import annotations

from uuid import uuid4

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.access import reply_marked
from goldenthread.conversation.codes import mark_of
from goldenthread.conversation.models import Reply
from goldenthread.conversation.queries.replies import ledger_of, reply_page
from goldenthread.conversation.states import NotOpen
from goldenthread.events.access import table_marked
from goldenthread.events.actions.events import cancel_event
from goldenthread.events.actions.notes import give_table_again, hand_in, make_table, take_back, write_note
from goldenthread.events.models import Note
from goldenthread.events.queries.notes import table_page, tables_of
from goldenthread.events.states import NotNow
from goldenthread.foundation.failures import Refused
from tests.cast import NOW
from tests.conversation.made import questions
from tests.events.made import DURING, held, lin

pytestmark = pytest.mark.django_db


def test_notes_are_handed_in_as_one_answer_to_their_questions(cast: Cast) -> None:
    event = held(cast)
    table, code = make_table(event=event, note_taker="Sam Ortiz", **lin(cast))
    first, _, third = questions(event.consultation)
    for question, words in ((third, "Those who swing."), (None, "It was cold."), (first, "Of wood.")):
        write_note(table=table, question_id=question.id if question else None, words=words, at=DURING)
    reply, receipt = hand_in(table=table, at=DURING)
    page = reply_page(reply)
    assert (reply.evidence, reply.channel, reply.region) == ("event_note", "event", "north_west")
    assert reply.collected_by == "Sam Ortiz, table 1 of “Swings: an evening in Northmoor”"
    assert f"{reply.written_on}" == "2026-12-10"
    assert [(one.number, one.words) for one in page.answers] == [
        ("1", "Of wood."), ("3", "Those who swing."), ("", "It was cold."),
    ]  # fmt: skip
    ledger = ledger_of(event.consultation)
    assert (ledger.received, ledger.analysed, ledger.kinds, ledger.channels) == (
        1, 1, (("A note of an event", 1),), (("At an event", 1),),
    )  # fmt: skip
    assert reply_marked(mark_of(receipt)) == reply
    assert table_marked(mark_of(code)) == table


def test_what_was_handed_in_is_not_handed_in_again(cast: Cast) -> None:
    event = held(cast)
    table, _ = make_table(event=event, note_taker="Sam Ortiz", **lin(cast))
    write_note(table=table, question_id=None, words="One.", at=DURING)
    note = Note.objects.get()
    hand_in(table=table, at=DURING)
    with pytest.raises(NotNow):
        hand_in(table=table, at=DURING)
    with pytest.raises(NotNow):
        take_back(table=table, note_id=note.id, at=DURING)
    write_note(table=table, question_id=None, words="Two.", at=DURING)
    hand_in(table=table, at=DURING)
    assert [one.answers[0].words for one in map(reply_page, Reply.objects.order_by("number"))] == [
        "One.",
        "Two.",
    ]


def test_a_note_is_taken_back_before_it_is_handed_in(cast: Cast) -> None:
    table, _ = make_table(event=held(cast), note_taker="Sam Ortiz", **lin(cast))
    for words in ("One.", "Two."):
        note = write_note(table=table, question_id=None, words=words, at=DURING)
    take_back(table=table, note_id=note.id, at=DURING)
    reply, _ = hand_in(table=table, at=DURING)
    assert [one.words for one in reply_page(reply).answers] == ["One."]


def test_a_table_cannot_take_back_a_note_of_another(cast: Cast) -> None:
    event = held(cast)
    table, other = (make_table(event=event, note_taker=name, **lin(cast))[0] for name in ("Sam", "Jo"))
    note = write_note(table=table, question_id=None, words="One.", at=DURING)
    with pytest.raises(NotNow):
        take_back(table=other, note_id=note.id, at=DURING)


def test_notes_are_kept_while_the_consultation_is_not_open_yet(cast: Cast) -> None:
    event = held(cast)
    table, _ = make_table(event=event, note_taker="Sam Ortiz", **lin(cast))
    write_note(table=table, question_id=None, words="One.", at=NOW)
    with pytest.raises(NotOpen):
        hand_in(table=table, at=NOW)
    assert tables_of(event)[0].waiting == 1


def test_a_new_code_takes_the_place_of_the_old_one(cast: Cast) -> None:
    event = held(cast)
    table, code = make_table(event=event, note_taker="Sam Ortiz", **lin(cast))
    again = give_table_again(table=table, note_taker="Jo Marsh", **lin(cast))
    assert table_marked(mark_of(code)) is None
    assert table_marked(mark_of(again)) == table
    cancel_event(event=event, why="Snow", **lin(cast))
    assert table_marked(mark_of(again)) is None


@pytest.mark.parametrize(
    "words, question, field",
    [(" ", None, "words"), ("a" * 10_001, None, "words"), ("Yes", "other", "question_id")],
)
def test_a_note_says_something_to_a_question_that_is_asked(
    cast: Cast, words: str, question: str | None, field: str
) -> None:
    table, _ = make_table(event=held(cast), note_taker="Sam Ortiz", **lin(cast))
    with pytest.raises(Refused) as refused:
        write_note(table=table, question_id=uuid4() if question else None, words=words, at=DURING)
    assert refused.value.field == field


def test_what_the_event_is_about_comes_first_at_its_tables(cast: Cast) -> None:
    event = held(cast)
    safe = event.consultation.principles.get(name="Safe")
    other = held(cast, principle_id=safe.id)
    for about, names in ((event, ["Near", "Safe"]), (other, ["Safe", "Near"])):
        table, _ = make_table(event=about, note_taker="Sam Ortiz", **lin(cast))
        assert [one.name for one in table_page(table).principles] == names
