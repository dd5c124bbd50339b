"""A campaign, its timeline, and what of it went into a public consultation."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.conversation.models.consultations import Written
from goldenthread.foundation.ids import new_id

__all__ = ["Campaign", "HandedIn", "TimelineEntry", "Written", "in_pair", "new_id"]


def in_pair(at: str, by: str) -> Q:
    """Both are said, or neither."""
    return Q(**{f"{at}__isnull": True, f"{by}__isnull": True}) | Q(
        **{f"{at}__isnull": False, f"{by}__isnull": False}
    )


class Campaign(Written):
    """What somebody wants to change, and who runs it: a council, or an organisation of its area."""

    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="campaigns")
    organisation = models.ForeignKey(
        "places.Organisation", null=True, on_delete=models.PROTECT, related_name="campaigns"
    )
    consultation = models.ForeignKey(
        "conversation.Consultation", null=True, on_delete=models.PROTECT, related_name="campaigns"
    )
    name = models.CharField(max_length=200)
    purpose = models.TextField()
    contact = models.TextField(blank=True)  # how people reach who runs it, and where answers are sent
    pledge_ask = models.TextField(blank=True)  # what people are asked to pledge; empty: nothing
    points = models.TextField(blank=True)  # to make when writing to one’s MP, a line each; empty: not offered
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        "foundation.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("foundation.Account", null=True, on_delete=models.PROTECT, related_name="+")
    taken_down_at = models.DateTimeField(null=True)
    taken_down_by = models.ForeignKey(
        "foundation.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_down_why = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["area", "-at"], name="campaign_by_area")]
        constraints = [
            models.CheckConstraint(condition=in_pair("published_at", "published_by"), name="campaign_public"),
            models.CheckConstraint(condition=in_pair("ended_at", "ended_by"), name="campaign_ended"),
            models.CheckConstraint(condition=in_pair("taken_down_at", "taken_down_by"), name="campaign_down"),
        ]

    @property
    def run_by(self) -> str:
        return self.organisation.name if self.organisation else f"{self.area.name} Council"


class TimelineEntry(Written):
    """One thing that happened or is to come, dated as exactly as it is known."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="timeline")
    first = models.DateField()
    last = models.DateField()
    when = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    link = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["campaign", "first"], name="timeline_in_order")]
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=models.F("first")), name="timeline_ends_after")
        ]


class HandedIn(Written):
    """An open letter, a survey or a group's answers that became a reply to the linked consultation."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="handed_in")
    version = models.OneToOneField(
        "campaigns.LetterVersion", null=True, on_delete=models.PROTECT, related_name="handed_in"
    )
    survey = models.OneToOneField(
        "campaigns.Survey", null=True, on_delete=models.PROTECT, related_name="handed_in"
    )
    reply = models.OneToOneField("conversation.Reply", on_delete=models.PROTECT, related_name="handed_in")
