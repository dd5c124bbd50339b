"""What partners take away: texts for posts and newsletters, and pictures."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.campaigns.models.campaigns import Campaign, Written


class ToolkitText(Written):
    """A text that others may use as their own."""

    class Kind(models.TextChoices):
        POST = "post", "A post for a network"
        NEWSLETTER = "newsletter", "A piece for a newsletter"
        PARTNER = "partner", "A text for partners"

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="texts")
    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=200)
    words = models.TextField()


class Picture(Written):
    """A picture to go with the texts, and what it shows for those who do not see it."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="pictures")
    file = models.ForeignKey("foundation.StoredFile", on_delete=models.PROTECT, related_name="+")
    alt = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(alt=""), name="picture_says_what_it_shows")]
