"""Advice and information for an assessment: who was asked, reminded, answered, and what is withheld."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.casework.models.cases import Case, CaseEvent
from goldenthread.plans.models.facts import Fact


class AdviceAsked(Fact):
    """One named person asked for one part of the advice. `event` starts the six weeks."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="advice_asked")
    event = models.OneToOneField(CaseEvent, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=40)  # a Part of law.assessment_advice
    name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    account = models.ForeignKey("foundation.Account", null=True, on_delete=models.PROTECT, related_name="+")
    manager = models.CharField(max_length=200, blank=True)
    manager_email = models.EmailField(blank=True)
    question = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["case"], name="advice_asked_by_case"),
            models.Index(fields=["account"], name="advice_asked_of"),
        ]


class AdviceReminder(Fact):
    """Somebody was reminded, or their manager was."""

    asked = models.ForeignKey(AdviceAsked, on_delete=models.PROTECT, related_name="reminders")
    to = models.CharField(max_length=200)
    words = models.TextField(blank=True)


class Advice(Fact):
    """Advice that was given: written in place, or as a file with its words. `event` stops the clock."""

    asked = models.ForeignKey(AdviceAsked, on_delete=models.PROTECT, related_name="given")
    event = models.OneToOneField(CaseEvent, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    file = models.ForeignKey("foundation.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    amount_words = models.TextField(blank=True)  # what provision it advises: how much, how often, by whom


class AdviceWithheld(Fact):
    """Advice is kept from the family, for a reason that the law knows. Lifting it is another row."""

    advice = models.ForeignKey(Advice, on_delete=models.PROTECT, related_name="withheld")
    withheld = models.BooleanField()
    law = models.CharField(max_length=200)
    reason = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withheld=False) | ~Q(law=""), name="advice_withheld_with_its_law"
            )
        ]
