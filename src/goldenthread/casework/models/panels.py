"""Panels: when they meet, what is before them, who sits, who steps back, what they advise."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.casework.models.cases import Case
from goldenthread.foundation.ids import new_id
from goldenthread.plans.models.facts import Fact


class Panel(models.Model):
    """A meeting of a panel. It advises; an officer decides and answers for it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="panels")
    name = models.CharField(max_length=100)
    meets_on = models.DateField()
    by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["area", "meets_on"], name="panel_by_area")]


class PanelMember(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="members")
    account = models.ForeignKey("foundation.Account", null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    sits_as = models.CharField(max_length=200)
    left_at = models.DateTimeField(null=True)  # they no longer sit; from what they stepped back stays known


class PanelItem(Fact):
    """One case before a panel, with the question put to it. `advised` is empty until it has met."""

    class Advised(models.TextChoices):
        YES = "yes", "Yes"
        NO = "no", "No"
        MORE = "more", "Not without more"

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="items")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="panel_items")
    question = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField(default=0)
    looks_at = models.ForeignKey(  # the decision that is looked at again: whoever made it does not sit
        "casework.Decision", null=True, on_delete=models.PROTECT, related_name="looked_at_by"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["panel", "case"], name="panel_item_once")]


class PanelRecusal(Fact):
    """A member who steps back from one case: they know the child, or made the decision that is looked at."""

    item = models.ForeignKey(PanelItem, on_delete=models.PROTECT, related_name="recusals")
    member = models.ForeignKey(PanelMember, on_delete=models.PROTECT, related_name="recusals")
    reason = models.CharField(max_length=300)


class PanelAdvice(Fact):
    item = models.OneToOneField(PanelItem, on_delete=models.PROTECT, related_name="advice")
    advised = models.CharField(max_length=10, choices=PanelItem.Advised.choices)
    reason = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="panel_advice_with_reason")]
