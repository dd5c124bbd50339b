"""Made together: comments and what became of them, whether the family saw it, and what they answer."""

from __future__ import annotations

from django.db import models

from goldenthread.plans.models.facts import Fact
from goldenthread.plans.models.versions import PlanVersion


class Comment(Fact):
    """What a family says about a line, or about the whole plan when `strand` is empty."""

    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="comments")
    strand = models.UUIDField(null=True)
    line = models.CharField(max_length=400, blank=True)
    words = models.TextField()


class CommentAnswer(Fact):
    """What became of a comment, with the reason."""

    class Became(models.TextChoices):
        TAKEN_UP = "taken_up", "Taken up"
        PARTLY = "partly", "Partly taken up"
        NOT = "not", "Not taken up"

    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="answer")
    became = models.CharField(max_length=20, choices=Became.choices)
    reason = models.TextField()


class FamilyContact(Fact):
    """The plan opened by the family, posted to them, or a reminder sent: facts of `law.agreement`."""

    class What(models.TextChoices):
        OPENED = "opened", "Opened"
        POSTED = "posted", "Posted"
        REMINDED = "reminded", "Reminder sent"

    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="contacts")
    what = models.CharField(max_length=20, choices=What.choices)
    on = models.DateField()


class Response(Fact):
    """Agree, agree in part, or disagree. A later one by the same person replaces the earlier."""

    class Answer(models.TextChoices):
        AGREE = "agree", "I agree"
        IN_PART = "in_part", "I agree in part"
        DISAGREE = "disagree", "I disagree"

    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="responses")
    answer = models.CharField(max_length=20, choices=Answer.choices)
    reasons = models.TextField(blank=True)


class ResponseAnswer(Fact):
    """What the school says to a family that agrees in part or disagrees. Both are kept."""

    response = models.OneToOneField(Response, on_delete=models.PROTECT, related_name="answered")
    words = models.TextField()
