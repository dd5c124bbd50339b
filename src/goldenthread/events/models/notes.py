"""What was said at each table. Handed in, it is an answer in the record of the consultation."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.conversation.models.consultations import Written
from goldenthread.events.models.events import Event
from goldenthread.foundation.ids import new_id


class Table(Written):
    """A table and who takes its notes, who needs no account: the code that they were given is enough."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="tables")
    number = models.PositiveSmallIntegerField()
    note_taker = models.CharField(max_length=200)
    code_mark = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "number"], name="table_numbered_once")]


class Note(models.Model):
    """One thing that was said, to one question or to none. It can be taken back until it is handed in."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    table = models.ForeignKey(Table, on_delete=models.PROTECT, related_name="notes")
    question = models.ForeignKey(
        "conversation.Question", null=True, on_delete=models.PROTECT, related_name="+"
    )
    words = models.TextField()
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)
    reply = models.ForeignKey(
        "conversation.Reply", null=True, on_delete=models.PROTECT, related_name="event_notes"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="note_says_something"),
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True) | Q(reply__isnull=True), name="note_back_or_handed_in"
            ),
        ]
