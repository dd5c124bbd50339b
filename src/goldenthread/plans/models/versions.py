"""A plan and its versions. What leaves the draft never changes again."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.people.models import ChildRow
from goldenthread.plans.models.facts import Fact
from goldenthread.plans.states import VersionState, version_name


class Plan(Fact):
    """A child's Individual Support Plan at one setting: the series of its versions."""

    setting = models.ForeignKey("places.Setting", on_delete=models.PROTECT, related_name="plans")
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child", "setting"],
                condition=Q(ended_on__isnull=True),
                name="plan_open_once_per_setting",
            )
        ]
        indexes = [models.Index(fields=["setting", "child"], name="plan_by_setting")]


class PlanVersion(Fact):
    """One version. A number may go to the family more than once: each time is an issue of it.

    `state` repeats the last VersionEvent, so that the database can hold a plan to one draft and one
    version in force.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    issue = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(
        max_length=20,
        choices=[(state.value, state.value) for state in VersionState],
        default=VersionState.DRAFT,
    )
    based_on = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField(null=True)
    in_force_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    review_due_on = models.DateField(null=True)  # a cache of law.dates.review_due

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number", "issue"], name="version_numbered_once"),
            *[
                models.UniqueConstraint(
                    fields=["plan"], condition=Q(state=state.value), name=f"one_{state.value}"
                )
                for state in (VersionState.DRAFT, VersionState.SHARED, VersionState.IN_FORCE)
            ],
        ]

    @property
    def name(self) -> str:
        return version_name(self.number, self.issue)


class VersionEvent(Fact):
    """Something that happened to a version: each step of its life, with its reason."""

    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="events")
    what = models.CharField(max_length=30)
    on = models.DateField()
    why = models.TextField(blank=True)


class Element(ChildRow):
    """A line of a version. `strand` is its identity through all versions of the plan."""

    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="%(class)ss")
    strand = models.UUIDField()
    position = models.PositiveSmallIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)
    by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["position", "id"]
