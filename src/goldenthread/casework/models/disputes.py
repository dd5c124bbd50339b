"""Appeals: what they are against, and on what grounds. All else of a disagreement is events of the case."""

from __future__ import annotations

from django.db import models

from goldenthread.casework.models.cases import Case, CaseEvent
from goldenthread.plans.models.facts import Fact


class Appeal(Fact):
    """One appeal to the tribunal. `event` is its sending, `against` the event that told of the decision."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appeals")
    event = models.OneToOneField(CaseEvent, on_delete=models.PROTECT, related_name="appeal")
    against = models.ForeignKey(CaseEvent, on_delete=models.PROTECT, related_name="appeals_against")
    grounds = models.JSONField(default=list)  # each a Ground of law.appeals
    words = models.TextField(blank=True)
    tribunal_number = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [models.Index(fields=["case"], name="appeal_by_case")]
