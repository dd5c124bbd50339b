"""Made together: comments and what became of them, whether the family saw it, and what they answer."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.plans.models.facts import Fact
from goldenthread.plans.models.versions import PlanVersion


class Comment(Fact):
    """What a family says about a line, or about the whole plan when `strand` is empty.

    `corrects` is a comment that staff entered for the one who now says what they meant.
    """

    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="comments")
    strand = models.UUIDField(null=True)
    line = models.CharField(max_length=400, blank=True)
    words = models.TextField()
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="corrections")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["corrects"], condition=Q(corrects__isnull=False), name="comment_corrected_once"
            )
        ]


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


class EnteredFor(Fact):
    """A comment or an answer that did not come through the page, entered by staff for who said it.

    `who` may have no account. `on` is the day it was said or came; `paper` says where the paper is kept.
    """

    class How(models.TextChoices):
        PAPER = "paper", "On paper"
        TELEPHONE = "telephone", "By telephone"
        MEETING = "meeting", "At a meeting"

    comment = models.OneToOneField(Comment, null=True, on_delete=models.PROTECT, related_name="entered")
    response = models.OneToOneField(Response, null=True, on_delete=models.PROTECT, related_name="entered")
    who = models.ForeignKey("people.ChildRole", on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=20, choices=How.choices)
    on = models.DateField()
    paper = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(comment__isnull=False, response__isnull=True)
                | Q(comment__isnull=True, response__isnull=False),
                name="entered_a_comment_or_an_answer",
            )
        ]
