"""Who gave which answer which themes: a sealed sample, codings that are only added, and which one stands."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.conversation.models import Answer
from goldenthread.conversation.models.consultations import Question, Written
from goldenthread.foundation.ids import new_id
from goldenthread.themes.models.frames import Frame, Theme
from goldenthread.themes.models.letters import LetterGroup
from goldenthread.themes.models.runs import Run


class Sample(Written):
    """One draw of answers for two people to code. Sealed: neither it nor what was drawn ever changes.

    Every answer has a number that follows from the seed and its id. A draw takes all answers whose number is
    not above `below`, so whatever comes later, each answer is as likely to be in the sample as another.
    """

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="samples")
    number = models.PositiveSmallIntegerField()
    seed = models.PositiveBigIntegerField()
    below = models.CharField(max_length=64)
    drawn_from = models.PositiveIntegerField()  # how many answers there were
    data_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "number"], name="sample_numbered_once")]


class SampleAnswer(models.Model):
    """An answer that was drawn, in the order in which it is shown to people."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="answers")
    answer = models.OneToOneField(Answer, on_delete=models.PROTECT, related_name="sampled")
    place = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sample", "place"], name="sample_answer_has_its_place")
        ]


class Coding(models.Model):
    """What one coder says of one answer, or of the shared text of a campaign letter. Only ever added.

    `by` is empty for the machine. The newest of each coder counts; which of several coders stands is in
    Standing. `settles`: a third act, after two people differed. `likely` and `evidence` are the machine's
    numbers for each theme of the frame in its order; `sure` is how far a person is expected to agree.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    frame = models.ForeignKey(Frame, on_delete=models.PROTECT, related_name="codings")
    answer = models.ForeignKey(Answer, null=True, on_delete=models.PROTECT, related_name="codings")
    letter = models.ForeignKey(LetterGroup, null=True, on_delete=models.PROTECT, related_name="codings")
    by = models.ForeignKey("foundation.Account", null=True, on_delete=models.PROTECT, related_name="+")
    run = models.ForeignKey(Run, null=True, on_delete=models.PROTECT, related_name="codings")
    settles = models.BooleanField(default=False)
    none_fits = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    sure = models.FloatField(null=True)
    likely = models.JSONField(default=list)
    evidence = models.JSONField(default=list)
    carried_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer__isnull=True, letter__isnull=False)
                | Q(answer__isnull=False, letter__isnull=True),
                name="coding_of_an_answer_or_a_letter",
            ),
            models.CheckConstraint(
                condition=Q(by__isnull=True, run__isnull=False, sure__isnull=False, settles=False)
                | Q(by__isnull=False, run__isnull=True, sure__isnull=True),
                name="coding_by_a_person_or_a_run",
            ),
            models.UniqueConstraint(
                fields=["run", "answer"], condition=Q(run__isnull=False), name="machine_codes_once_a_run"
            ),
        ]
        indexes = [
            models.Index(fields=["frame", "answer"], name="coding_by_answer"),
            models.Index(
                fields=["frame", "by", "answer"], condition=Q(by__isnull=False), name="coding_by_person"
            ),
        ]


class Code(models.Model):
    """One theme that a coding gives. `passages` say where: [start, end] in characters; empty is all of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    coding = models.ForeignKey(Coding, on_delete=models.PROTECT, related_name="codes")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="codes")
    score = models.FloatField(null=True)
    passages = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["coding", "theme"], name="theme_given_once")]


class Standing(models.Model):
    """Which coding of an answer stands under a frame: a cache, worked out again from the codings.

    A person before the machine, two who agree before one, what was settled before all. Where two people
    differ nothing stands until it is settled.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    frame = models.ForeignKey(Frame, on_delete=models.CASCADE, related_name="standing")
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="standing")
    coding = models.ForeignKey(Coding, null=True, on_delete=models.PROTECT, related_name="standing")
    how = models.CharField(max_length=10)
    sure = models.FloatField(null=True)  # of the machine, where it stands; under 0: not one person’s answer

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["frame", "answer"], name="one_standing_of_an_answer"),
            models.CheckConstraint(
                condition=Q(how="differ", coding__isnull=True) | (~Q(how="differ") & Q(coding__isnull=False)),
                name="nothing_stands_while_two_differ",
            ),
        ]
        indexes = [models.Index(fields=["frame", "how", "sure"], name="standing_by_how")]
