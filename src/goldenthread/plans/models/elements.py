"""The lines of a plan: what is wanted, needs, outcomes, provision, adjustments, notes for the class."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.plans.models.facts import Fact
from goldenthread.plans.models.versions import Element, PlanVersion


class View(Element):
    """What the child, the young person or the family says: aspirations, views, strengths."""

    class Kind(models.TextChoices):
        ASPIRATION = "aspiration", "What they want"
        VIEW = "view", "What they think of things now"
        STRENGTH = "strength", "What they are good at"
        INTEREST = "interest", "What they love"

    class Whose(models.TextChoices):
        CHILD = "child", "The child or young person"
        FAMILY = "family", "The family"
        SOMEONE = "someone", "Someone who knows them"

    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.ASPIRATION)
    whose = models.CharField(max_length=20, choices=Whose.choices)
    words = models.TextField(blank=True)
    who = models.CharField(max_length=200, blank=True)
    how = models.CharField(max_length=200, blank=True)
    said_on = models.DateField(null=True)


class Need(Element):
    """A need, by area of development."""

    area = models.CharField(max_length=60, blank=True)  # a code of law.areas
    census_type = models.CharField(max_length=4, blank=True)  # a school census code of law.areas
    title = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    barrier = models.TextField(blank=True)


class Outcome(Element):
    """What is sought for a need: with a date and a measure, so that it can be told from a hope."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="outcomes")
    title = models.CharField(max_length=400, blank=True)
    by_date = models.DateField(null=True)
    measure = models.CharField(max_length=300, blank=True)
    steps = models.JSONField(default=list)


class Provision(Element):
    """What is done for an outcome: what, by whom, how often, how long, how many, from when."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="provisions")
    title = models.CharField(max_length=200, blank=True)
    what = models.TextField(blank=True)
    who = models.CharField(max_length=200, blank=True)
    who_role = models.CharField(max_length=200, blank=True)
    who_account = models.ForeignKey(
        "foundation.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    weekdays = models.CharField(max_length=7, blank=True)  # "04" is Monday and Friday
    times = models.JSONField(default=list)  # "13:30"; none means once a day, at no fixed time
    every_weeks = models.PositiveSmallIntegerField(default=1)
    minutes = models.PositiveSmallIntegerField(null=True)
    group_size = models.PositiveSmallIntegerField(null=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    used_in_class = models.CharField(max_length=300, blank=True)

    class Meta(Element.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__range=(1, 600)),
                name="provision_minutes_in_a_day",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=models.F("starts_on")),
                name="provision_ends_after_it_starts",
            ),
        ]
        indexes = [models.Index(fields=["strand"], name="provision_by_strand")]


class Adjustment(Element):
    """A reasonable adjustment that everyone makes."""

    words = models.CharField(max_length=300, blank=True)


class ClassNote(Element):
    """One thing to do in the lesson, in the teacher's words."""

    words = models.CharField(max_length=120, blank=True)


class DraftEdit(Fact):
    """Every text that was ever sent for a draft: kept, whether it became the draft's or not."""

    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="edits")
    element = models.CharField(max_length=20)
    strand = models.UUIDField()
    revision = models.PositiveIntegerField()
    fields = models.JSONField()
    taken = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["version", "strand"], name="draft_edit_by_strand")]


class KeptWording(Fact):
    """An author was told what could be clearer, and keeps the words. It is not said again of them."""

    strand = models.UUIDField()
    rule = models.CharField(max_length=60)
    words = models.CharField(max_length=300)

    class Meta:
        indexes = [models.Index(fields=["child", "strand"], name="kept_wording_by_strand")]
