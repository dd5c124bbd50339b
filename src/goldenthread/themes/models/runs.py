"""What the machine did, with all that is needed to do it again; and what it proposed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.conversation.models import Answer
from goldenthread.conversation.models.consultations import Question, Written
from goldenthread.foundation.ids import new_id
from goldenthread.themes.models.frames import Frame, Theme
from goldenthread.themes.states import RunState


class Run(Written):
    """One piece of work of the machine on the answers to a question. Its job says how far it is.

    `data_hash` covers all that decides what comes out, `result_hash` what came out.
    """

    class Kind(models.TextChoices):
        CANDIDATES = "candidates", "Looking for candidate themes"
        LETTERS = "letters", "Looking for campaign letters"
        WORDS = "words", "Looking for language, reading age and personal data"
        CODING = "coding", "Coding the answers"
        COUNTING = "counting", "Counting who said what"
        OPINIONS = "opinions", "Looking for opinion groups"
        STANCES = "stances", "Inferring where answers stand"

    kind = models.CharField(max_length=20, choices=Kind)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="runs")
    frame = models.ForeignKey(Frame, null=True, on_delete=models.PROTECT, related_name="runs")
    within = models.ForeignKey(
        "themes.Candidate", null=True, on_delete=models.PROTECT, related_name="split_by"
    )
    seed = models.PositiveBigIntegerField()
    settings = models.JSONField(default=dict)
    state = models.CharField(max_length=20, default=RunState.WAITING)
    stage = models.CharField(max_length=100, blank=True)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    stage_began_at = models.DateTimeField(null=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    refused = models.CharField(max_length=500, blank=True)
    data_hash = models.CharField(max_length=64, blank=True)
    result_hash = models.CharField(max_length=64, blank=True)
    result = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["question", "kind", "-at"], name="run_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind__in=["coding", "counting"]) | Q(frame__isnull=False),
                name="coding_has_its_frame",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "running"], ended_at__isnull=True)
                | Q(state__in=["done", "refused"], ended_at__isnull=False),
                name="run_ended_at_a_time",
            ),
        ]


class TextVectors(models.Model):
    """The vectors of one text as the model reads it: kept, so that a run that was killed goes on from here.

    They can be worked out again from the texts, and are kept no longer than those.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="+")
    depth = models.PositiveSmallIntegerField()
    mark = models.CharField(max_length=64)  # of the text
    values = models.BinaryField()  # layers * 384 numbers of two bytes

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "depth", "mark"], name="text_read_once_at_a_depth")
        ]


class Candidate(models.Model):
    """Answers that the machine found to say much the same. People read, take, merge or put it by."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="candidates")
    number = models.PositiveSmallIntegerField()
    size = models.PositiveIntegerField()
    words = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="candidate_numbered_once")]


class CandidateAnswer(models.Model):
    """One answer of a candidate; the nearest to its middle has place 1."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="answers")
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["candidate", "place"], name="candidate_answer_has_its_place")
        ]


class CandidateTaken(Written):
    """What became of a candidate in a frame: part of a theme, or put by with the reason."""

    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="taken")
    frame = models.ForeignKey(Frame, on_delete=models.PROTECT, related_name="taken")
    theme = models.ForeignKey(Theme, null=True, on_delete=models.PROTECT, related_name="taken")
    why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(theme__isnull=False) | ~Q(why=""), name="candidate_put_by_with_a_reason"
            )
        ]
