"""What rules find in an answer's words, and what a person lets be published of them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.conversation.models import Answer, Reply
from goldenthread.conversation.models.consultations import Written
from goldenthread.foundation.ids import new_id
from goldenthread.themes.models.frames import Theme
from goldenthread.themes.models.runs import Run


class WordsFound(models.Model):
    """Language, reading age and personal data of an answer, by rules. Not every name is found, ever."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="words_found")
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="words_found")
    language = models.CharField(max_length=10, blank=True)
    confidence = models.FloatField()
    reading_age = models.PositiveSmallIntegerField(null=True)
    spans = models.JSONField(default=list)  # [start, end, kind, how sure, why]
    sure = models.BooleanField(default=False)  # something must go before it is published

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "answer"], name="words_looked_at_once_a_run")]


class WordsReviewed(Written):
    """A person has read an answer: these words of it may be published, or none. The newest stands."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="words_reviewed")
    may_show = models.BooleanField()
    words = models.TextField(blank=True)
    why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(may_show=True) & ~Q(words="") | Q(may_show=False, words="") & ~Q(why=""),
                name="words_shown_or_a_reason",
            )
        ]


class Objection(models.Model):
    """“This is not what I meant”, from whoever has the receipt code of the answer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="objections")
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="objections")
    theme = models.ForeignKey(Theme, null=True, on_delete=models.PROTECT, related_name="objections")
    words = models.TextField()
    at = models.DateTimeField()


class ObjectionAnswer(Written):
    """What an analyst says to an objection, and whether the coding changed."""

    objection = models.OneToOneField(Objection, on_delete=models.PROTECT, related_name="answered")
    changed = models.BooleanField()
    words = models.TextField()
