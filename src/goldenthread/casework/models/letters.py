"""Decisions with their reasons and evidence, and the letters that tell the family of them."""

from __future__ import annotations

from django.db import models

from goldenthread.casework.models.cases import Case, CaseEvent
from goldenthread.foundation.ids import new_id
from goldenthread.plans.models.facts import Fact


class LetterTemplate(models.Model):
    """One version of the words of a letter, as this council wants them. Versions are only added to."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="letter_templates")
    kind = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    subject = models.CharField(max_length=200)
    words = models.TextField()
    by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "kind", "version"], name="letter_template_version_once")
        ]


class Letter(Fact):
    """A letter as it was sent: its words do not change when its template does."""

    class How(models.TextChoices):
        POST = "post", "By post"
        EMAIL = "email", "By e-mail"
        HERE = "here", "Here, and by e-mail that it is here"
        NOT_SENT = "not_sent", "Not yet: no address of whoever it goes to is known here"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="letters")
    event = models.ForeignKey(CaseEvent, null=True, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=40)
    template = models.ForeignKey(LetterTemplate, null=True, on_delete=models.PROTECT, related_name="+")
    to = models.CharField(max_length=300)
    subject = models.CharField(max_length=200)
    words = models.TextField()
    how = models.CharField(max_length=10, choices=How.choices)
    sent_to = models.TextField(blank=True)  # the address that it went to, of somebody without an account
    sent_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["case"], name="letter_by_case")]


class LetterPosted(Fact):
    """That a letter, which nobody could be sent when it was written, went by post: when, and where to.

    `event`: what the letter tells of, which counts from this day.
    """

    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="posted")
    event = models.OneToOneField(CaseEvent, null=True, on_delete=models.PROTECT, related_name="told_by_post")
    on = models.DateField()
    to = models.TextField()


class Decision(Fact):
    """What was decided, why, on what evidence, by whom. `event` is when the family was told."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    event = models.OneToOneField(CaseEvent, on_delete=models.PROTECT, related_name="decision")
    decided_on = models.DateField()
    reason = models.TextField()
    evidence = models.JSONField(default=list)
    panel_item = models.ForeignKey(
        "casework.PanelItem", null=True, on_delete=models.PROTECT, related_name="decisions"
    )
