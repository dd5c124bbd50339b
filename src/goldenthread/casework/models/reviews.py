"""The yearly review of an EHC plan: its meeting, who is invited, what was found, and what was said."""

from __future__ import annotations

from django.db import models

from goldenthread.casework.models.cases import Case, CaseEvent
from goldenthread.plans.models.facts import Fact


class CaseReview(Fact):
    """A review meeting that was arranged. Another one of the same round is the meeting, moved."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reviews")
    event = models.OneToOneField(CaseEvent, on_delete=models.PROTECT, related_name="review")
    where = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["case"], name="case_review_by_case")]


class ReviewInvitation(Fact):
    """Somebody who is invited to the reviews of a round. `kind` is one of law.reviews."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="review_invitations")
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200, blank=True)


class ReviewOutcome(Fact):
    """What a review found for one outcome of the plan. A later row of the same outcome takes its place."""

    class Helped(models.TextChoices):
        YES = "yes", "It helped"
        PARTLY = "partly", "It helped a little"
        NO = "no", "It did not help"
        NOT_TRIED = "not_tried", "Too little of it happened to say"

    class Next(models.TextChoices):
        KEEP = "keep", "Carry on"
        CHANGE = "change", "Change it"
        DONE = "done", "Stop: the outcome is reached"
        END = "end", "Stop: it is not working"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="review_outcomes")
    strand = models.UUIDField()
    delivered = models.JSONField(default=list)  # what the accounts said that day
    helped = models.CharField(max_length=20, choices=Helped.choices)
    evidence = models.TextField()
    what_next = models.CharField(max_length=20, choices=Next.choices)


class ReviewMeeting(Fact):
    """What was said at a review that was held. `event` is its holding."""

    class Recommends(models.TextChoices):
        STAY = "stay", "The plan stays as it is"
        CHANGE = "change", "The plan changes"
        END = "end", "The plan ends"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="review_meetings")
    event = models.OneToOneField(CaseEvent, on_delete=models.PROTECT, related_name="meeting")
    present = models.TextField()
    child_words = models.TextField()
    family_words = models.TextField(blank=True)
    adulthood = models.TextField(blank=True)
    recommends = models.CharField(max_length=10, choices=Recommends.choices)
