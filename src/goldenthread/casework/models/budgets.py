"""Personal budgets: asked for by the family, decided with reasons, in amounts by line of section F."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.casework.models.cases import Case, CaseEvent
from goldenthread.casework.models.letters import Decision
from goldenthread.plans.models.facts import Fact


class BudgetRequest(Fact):
    """The family asks for a personal budget, or for the decision on one to be reviewed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="budget_requests")
    event = models.OneToOneField(CaseEvent, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    who = models.CharField(max_length=200)
    direct_payment = models.BooleanField(default=False)


class BudgetDecision(Fact):
    """What the council decided of it. The reason, and when the family was told, are the decision’s own."""

    class Held(models.TextChoices):
        DIRECT = "direct", "A direct payment: the family buys the help itself"
        COUNCIL = "council", "The council or the school holds the money, and the family says for what"
        THIRD = "third", "Somebody else holds the money for the family"

    class Pays(models.TextChoices):
        EDUCATION = "education", "Education"
        HEALTH = "health", "Health care"
        SOCIAL_CARE = "social_care", "Social care"
        INTEGRATED = "integrated", "More than one of them together"

    request = models.OneToOneField(BudgetRequest, on_delete=models.PROTECT, related_name="decision")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="budget")
    agreed = models.BooleanField()
    held = models.CharField(max_length=10, choices=Held.choices, blank=True)
    pays_for = models.CharField(max_length=12, choices=Pays.choices, blank=True)
    paid_to = models.CharField(max_length=200, blank=True)
    agreed_by = models.CharField(max_length=200, blank=True)  # who agreed in writing to a direct payment
    agreed_on = models.DateField(null=True)
    review_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(held="direct") | (~Q(agreed_by="") & Q(agreed_on__isnull=False)),
                name="direct_payment_agreed_in_writing",
            )
        ]


class BudgetAmount(Fact):
    """So much a year for one line of section F. `words` are the line’s as it stood."""

    budget = models.ForeignKey(BudgetDecision, on_delete=models.PROTECT, related_name="amounts")
    strand = models.UUIDField()
    words = models.TextField()
    pounds_a_year = models.DecimalField(max_digits=9, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["budget", "strand"], name="budget_amount_once_a_line"),
            models.CheckConstraint(condition=Q(pounds_a_year__gt=0), name="budget_amount_is_some"),
        ]
