"""Statements to agree with, and what people said of them. Nothing here tells who a person is."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.conversation.models.consultations import Consultation, Question, Written
from goldenthread.conversation.models.replies import Answer
from goldenthread.conversation.states import StatementState
from goldenthread.foundation.ids import new_id

LONGEST_STATEMENT = 140


class Voter(models.Model):
    """Whoever says what they think of statements: known by a code, and by nothing else.

    `mark` is made of the code of their answer in another way than the mark of that answer. So votes and
    answer stand under one code for whoever has it, and nobody else can put them together.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="voters")
    mark = models.CharField(max_length=64, unique=True)
    source_mark = models.CharField(max_length=64, blank=True)  # the same for many from one connection
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["consultation", "source_mark"], name="voter_by_source")]


class Statement(models.Model):
    """One short sentence beside a question. Its words never change: people voted on those."""

    class Source(models.TextChoices):
        LEAD = "lead", "Written by those who ask"
        DRAWN = "drawn", "Drawn from an answer"
        PUBLIC = "public", "Suggested by somebody who votes"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="statements")
    number = models.PositiveSmallIntegerField()  # in the order in which they came
    words = models.CharField(max_length=LONGEST_STATEMENT)
    source = models.CharField(max_length=10, choices=Source)
    answer = models.ForeignKey(Answer, null=True, on_delete=models.PROTECT, related_name="statements")
    suggested_by = models.ForeignKey(Voter, null=True, on_delete=models.PROTECT, related_name="suggested")
    by = models.ForeignKey("foundation.Account", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="statement_numbered_once"),
            models.CheckConstraint(
                condition=Q(source="lead", by__isnull=False, answer__isnull=True, suggested_by__isnull=True)
                | Q(source="drawn", by__isnull=False, answer__isnull=False, suggested_by__isnull=True)
                | Q(source="public", by__isnull=True, answer__isnull=True, suggested_by__isnull=False),
                name="statement_says_where_it_came_from",
            ),
        ]


class StatementDecision(Written):
    """What was decided on a statement: let in, refused, taken back, put to people again. With the reason."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="decisions")
    what = models.CharField(max_length=10)
    reason = models.CharField(max_length=20, blank=True)  # a point of the published policy
    why = models.TextField(blank=True)


class StatementStanding(models.Model):
    """Where a statement stands and how many voted on it: a cache, worked out again from what is added.

    It is what decides which statement comes next, so it must not cost a count of all votes.
    """

    statement = models.OneToOneField(
        Statement, primary_key=True, on_delete=models.CASCADE, related_name="standing"
    )
    state = models.CharField(max_length=10, default=StatementState.OPEN)
    voted = models.PositiveIntegerField(default=0)


class Vote(models.Model):
    """What one person said of one statement. Whoever changes their mind adds another; the last one counts."""

    class Said(models.IntegerChoices):
        DISAGREE = -1, "Disagree"
        PASS = 0, "Pass"
        AGREE = 1, "Agree"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    voter = models.ForeignKey(Voter, on_delete=models.PROTECT, related_name="votes")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="votes")
    vote = models.SmallIntegerField(choices=Said)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(vote__in=[-1, 0, 1]), name="vote_agrees_passes_or_disagrees")
        ]


class ConnectionJudged(Written):
    """Whether the votes of one connection are counted, with the reason. The newest stands; none is lost."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="+")
    source_mark = models.CharField(max_length=64)
    counts = models.BooleanField()
    why = models.TextField()
