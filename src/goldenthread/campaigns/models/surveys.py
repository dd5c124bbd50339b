"""A survey: what it asks, answers being written, answers sent."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.campaigns.models.campaigns import Campaign, Written, in_pair, new_id


class Survey(Written):
    """It can be written until it is opened; from then on what it asks stands as it is."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="surveys")
    name = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    privacy = models.TextField(blank=True)  # who reads the answers, for what, how long they are kept
    passes_on = models.BooleanField(default=False)  # people are told that their words go to the consultation
    opens_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)  # when its days were set, and its questions frozen
    opened_by = models.ForeignKey("foundation.Account", null=True, on_delete=models.PROTECT, related_name="+")
    shown_at = models.DateTimeField(null=True)  # its counts are public
    shown_by = models.ForeignKey("foundation.Account", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["campaign", "at"], name="survey_by_campaign")]
        constraints = [
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True, opened_by__isnull=True)
                | Q(
                    opened_at__isnull=False,
                    opened_by__isnull=False,
                    opens_at__isnull=False,
                    closes_at__gt=models.F("opens_at"),
                ),
                name="survey_opened_with_its_days",
            ),
            models.CheckConstraint(condition=in_pair("shown_at", "shown_by"), name="survey_shown"),
        ]


class SurveyQuestion(models.Model):
    """One question. A scale is a choice of numbers, of which the first and the last are said in words."""

    class Asks(models.TextChoices):
        OPEN = "open", "In their own words"
        CHOICE = "choice", "By choosing one answer"
        CHOICES = "choices", "By choosing any number of answers"
        SCALE = "scale", "On a scale"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="questions")
    place = models.PositiveSmallIntegerField()
    words = models.TextField()
    hint = models.TextField(blank=True)
    asks = models.CharField(max_length=10, choices=Asks)
    choices = models.JSONField(default=list)  # [[value, words], …]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "place"], name="survey_question_has_its_place"),
            models.CheckConstraint(
                condition=Q(asks="open", choices=[]) | (~Q(asks="open") & ~Q(choices=[])),
                name="survey_question_has_its_choices",
            ),
        ]


class SurveyDraft(models.Model):
    """An answer that somebody is still writing. The code, which only they have, leads back to it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="drafts")
    code_mark = models.CharField(max_length=64, unique=True)
    answers = models.JSONField(default=dict)  # by question: {"chosen": […], "words": …}
    at = models.DateTimeField()
    sent = models.OneToOneField(
        "campaigns.SurveyReply", null=True, on_delete=models.PROTECT, related_name="draft"
    )


class SurveyReply(models.Model):
    """One answer to a survey as it was sent. Who sent it is not known."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="replies")
    number = models.PositiveIntegerField()
    code_mark = models.CharField(max_length=64, unique=True)
    source_mark = models.CharField(max_length=64, blank=True)  # the same for many from one connection
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="survey_reply_numbered_once")
        ]
        indexes = [models.Index(fields=["survey", "source_mark"], name="survey_reply_by_source")]


class SurveyAnswer(models.Model):
    """What one reply says to one question."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reply = models.ForeignKey(SurveyReply, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(SurveyQuestion, on_delete=models.PROTECT, related_name="answers")
    chosen = models.JSONField(default=list)
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reply", "question"], name="survey_question_answered_once")
        ]


class SurveyWithdrawal(models.Model):
    """Whoever sent a reply took it back: it counts nowhere from then on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reply = models.OneToOneField(SurveyReply, on_delete=models.PROTECT, related_name="withdrawal")
    at = models.DateTimeField()
