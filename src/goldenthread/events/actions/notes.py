"""Notes of tables: written by whoever has the table’s code, handed in as an answer of the consultation."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from goldenthread.conversation.actions.replies import About, Said, bring_in
from goldenthread.conversation.codes import mark_of, new_code
from goldenthread.conversation.models import Channel, Question, Reply
from goldenthread.events.actions.moving import locked
from goldenthread.events.actions.sending import of
from goldenthread.events.models import Event, Note, Table
from goldenthread.events.states import NotNow
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account

LONGEST = 10_000
MOST_TABLES, MOST_NOTES = 200, 1_000


@transaction.atomic
def make_table(*, event: Event, note_taker: str, by: Account, at: datetime) -> tuple[Table, str]:
    """One more table, and the code for whoever takes its notes: told now and never again."""
    if not note_taker.strip():
        raise Refused("Enter who takes the notes.", "note_taker")
    now = locked(event.id)
    if now.cancelled_at:
        raise NotNow("This event is cancelled.")
    last = Table.objects.filter(event=now).aggregate(last=Max("number"))["last"] or 0
    if last >= MOST_TABLES:
        raise NotNow(f"An event has at most {MOST_TABLES} tables here.")
    code = new_code()
    made = Table.objects.create(
        event=now, number=last + 1, note_taker=note_taker.strip(), code_mark=mark_of(code), by=by, at=at
    )
    audit.record(what="made a table", by=by, at=at, table=made.number, **of(now))
    return made, code


@transaction.atomic
def give_table_again(*, table: Table, note_taker: str, by: Account, at: datetime) -> str:
    """Another code, for the same note-taker or another. The old one opens nothing any more."""
    if not note_taker.strip():
        raise Refused("Enter who takes the notes.", "note_taker")
    code = new_code()
    Table.objects.filter(id=table.id).update(code_mark=mark_of(code), note_taker=note_taker.strip())
    audit.record(what="gave a table a new code", by=by, at=at, table=table.number, **of(table.event))
    return code


@transaction.atomic
def write_note(*, table: Table, question_id: UUID | None, words: str, at: datetime) -> Note:
    """One thing that was said. Two people at one table lose nothing of each other’s."""
    if not words.strip():
        raise Refused("Write what was said.", "words")
    if len(words) > LONGEST:
        raise Refused(f"Use {LONGEST:,} letters or fewer, and write another note for more.", "words")
    asked = Question.objects.filter(principle__consultation=table.event.consultation_id)
    if question_id and not asked.filter(id=question_id).exists():
        raise Refused("Choose a question of this consultation, or none.", "question_id")
    if Note.objects.filter(table=table).count() >= MOST_NOTES:
        raise NotNow("This table has as many notes as it can. Hand them in.")
    return Note.objects.create(table=table, question_id=question_id, words=words.strip(), at=at)


@transaction.atomic
def take_back(*, table: Table, note_id: UUID, at: datetime) -> None:
    changed = Note.objects.filter(
        id=note_id, table=table, taken_back_at__isnull=True, reply__isnull=True
    ).update(taken_back_at=at)
    if not changed:
        raise NotNow("This note was handed in or taken back already.")


@transaction.atomic
def hand_in(*, table: Table, may_publish: bool = False, at: datetime) -> tuple[Reply, str]:
    """All notes that are not handed in yet, as one answer of the consultation: a note of an event.

    What comes later is another answer. So nothing is counted twice, and the ledger adds up. `may_publish`:
    the table was asked, and lets us quote and publish what was noted. Then a person still reads it first.
    """
    event = locked(table.event_id)
    notes = list(
        Note.objects.filter(table=table, taken_back_at__isnull=True, reply__isnull=True)
        .order_by(F("question__place").asc(nulls_last=True), "at", "id")
    )  # fmt: skip
    if not notes:
        raise NotNow("There is no note to hand in. Write one first.")
    day = timezone.localdate(event.starts_at)
    about = About(
        region=event.region,
        collected_by=f"{table.note_taker}, table {table.number} of “{event.name}”"[:200],
        whose_words="Of the people at the table, as the note-taker wrote them down",
        may_quote=may_publish, may_publish=may_publish,
    )  # fmt: skip
    reply, code = bring_in(
        consultation=event.consultation, said=[Said(one.question_id, words=one.words) for one in notes],
        about=about, channel=Channel.EVENT, evidence=Reply.Evidence.EVENT_NOTE, written_on=day, by=None,
        at=at,
    )  # fmt: skip
    Note.objects.filter(id__in=[one.id for one in notes]).update(reply=reply)
    audit.record(what="handed in notes of a table", by=None, at=at, table=table.number, **of(event))
    return reply, code
