"""Which postcode is in which constituency and who its MP is; how many letters were begun, and no letter."""

from __future__ import annotations

from django.db import models

from goldenthread.campaigns.models.campaigns import Campaign, new_id


class Constituency(models.Model):
    """As the register that was brought in says it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=200, blank=True)
    mp = models.CharField(max_length=200, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    address = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()  # when it was last brought in


class Postcode(models.Model):
    """One postcode, in capitals with one space, and the constituency that it is in."""

    postcode = models.CharField(primary_key=True, max_length=8)
    constituency = models.ForeignKey(Constituency, on_delete=models.PROTECT, related_name="postcodes")


class LettersBegun(models.Model):
    """How many letters to MPs were begun from a campaign, by constituency. Who wrote is not known."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="letters_begun")
    constituency = models.ForeignKey(Constituency, null=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "constituency"], name="letters_begun_counted_once"),
            models.UniqueConstraint(
                fields=["campaign"],
                condition=models.Q(constituency__isnull=True),
                name="letters_begun_anywhere_counted_once",
            ),
        ]


class LetterSketch(models.Model):
    """Numbers by which a letter like one before is known. No word of either can be worked out from them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="sketches")
    numbers = models.BinaryField(max_length=512)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["campaign", "-at"], name="sketch_newest_first")]
