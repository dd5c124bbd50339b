"""Reviews: arranged, prepared by the family, held; and small steps on an outcome."""

from __future__ import annotations

from django.db import models

from goldenthread.plans.models.facts import Fact
from goldenthread.plans.models.versions import Plan, PlanVersion


class Review(Fact):
    """A review that was arranged. Moving it is another row that replaces this one, with a reason."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reviews")
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="reviews")
    on = models.DateField()
    starts_at = models.TimeField(null=True)
    where = models.CharField(max_length=200)
    with_whom = models.CharField(max_length=300, blank=True)
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    why = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["plan", "on"], name="review_by_plan")]


class ReviewTopic(Fact):
    """Something a family or young person wants the review to talk about."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="topics")
    words = models.TextField()


class ReviewHeld(Fact):
    """The review took place: who was there and what was said."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="held")
    held_on = models.DateField()
    present = models.TextField()
    child_words = models.TextField()
    family_words = models.TextField(blank=True)
    next_version = models.ForeignKey(
        PlanVersion, null=True, on_delete=models.PROTECT, related_name="grew_out_of"
    )


class ReviewFinding(Fact):
    """What was found for one outcome: what was delivered, whether it helped, what happens now."""

    class Helped(models.TextChoices):
        YES = "yes", "It helped"
        PARTLY = "partly", "It helped a little"
        NO = "no", "It did not help"
        NOT_TRIED = "not_tried", "Too little of it happened to say"

    class Next(models.TextChoices):
        KEEP = "keep", "Carry on"
        CHANGE = "change", "Change it"
        STOP = "stop", "Stop: it is done"
        END = "end", "Stop: it is not working"

    held = models.ForeignKey(ReviewHeld, on_delete=models.PROTECT, related_name="findings")
    outcome_strand = models.UUIDField()
    delivered = models.JSONField()  # the account's sentences as they stood that day
    helped = models.CharField(max_length=20, choices=Helped.choices)
    evidence = models.TextField()
    what_next = models.CharField(max_length=20, choices=Next.choices)
    why_not_delivered = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["held", "outcome_strand"], name="finding_once_per_outcome")
        ]


class OutcomeStep(Fact):
    """A small step reached on an outcome's own scale, with what was seen."""

    outcome_strand = models.UUIDField()
    step = models.PositiveSmallIntegerField()
    on = models.DateField()
    evidence = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["child", "outcome_strand", "on"], name="step_by_outcome")]
