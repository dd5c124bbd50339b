"""Campaign letters: found by the machine, named by a person, counted apart."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.conversation.models import Answer
from goldenthread.conversation.models.consultations import Question, Written
from goldenthread.foundation.ids import new_id
from goldenthread.themes.models.runs import Run


class LetterGroup(models.Model):
    """Answers that share a common text. A letter only once a person has read and named it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="letters")
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="letters")
    number = models.PositiveSmallIntegerField()
    shared_text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="letter_numbered_once")]


class LetterMember(models.Model):
    """One answer of a group: how much of the shared text it kept, and its sender's own words in full.

    A later run adds members to a group that has its name.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(LetterGroup, on_delete=models.PROTECT, related_name="members")
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+")
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="letter_members")
    kept = models.FloatField()
    identical = models.BooleanField()
    own_words = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "answer"], name="answer_once_in_a_letter")]


class LetterNaming(Written):
    """What a person says a group is: a letter of this name, or no letter at all. The newest stands."""

    group = models.ForeignKey(LetterGroup, on_delete=models.PROTECT, related_name="namings")
    is_letter = models.BooleanField()
    name = models.CharField(max_length=200, blank=True)
    why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_letter=True) & ~Q(name="") | Q(is_letter=False) & ~Q(why=""),
                name="letter_has_a_name_or_a_reason",
            )
        ]
