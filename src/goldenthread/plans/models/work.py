"""Work of the desk that one colleague gave to another."""

from __future__ import annotations

from django.db import models

from goldenthread.plans.models.facts import Fact


class WorkGiven(Fact):
    """One thing that a child needs, given by one person to another. The latest counts.

    `matter` and `about` name the thing as the desk does: a concern, a version, a review.
    """

    matter = models.CharField(max_length=20)
    about = models.UUIDField()
    to = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["child", "matter", "about"], name="work_given_by_child"),
            models.Index(fields=["to"], name="work_given_to"),
        ]
