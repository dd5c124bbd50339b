"""Appeals with their grounds, and what mediation agreed. All else of a disagreement is events of the case."""

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


class MediationAgreement(Fact):
    """What was agreed in one mediation, in its own words, on its day. `things` are what must be done."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="agreements")
    on = models.DateField()
    words = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["case"], name="agreement_by_case")]


class AgreedThing(Fact):
    """One thing that must be done. `event` starts its time, in this case or in one that carries it on."""

    agreement = models.ForeignKey(MediationAgreement, on_delete=models.PROTECT, related_name="things")
    event = models.OneToOneField(CaseEvent, on_delete=models.PROTECT, related_name="agreed_thing")
    agreed = models.CharField(max_length=20)  # an Agreed of law.appeals
    who = models.CharField(max_length=200, blank=True)  # if it is not the council
    what = models.TextField(blank=True)  # if the kind does not say it
