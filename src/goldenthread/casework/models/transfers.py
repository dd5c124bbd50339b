"""A case passed to another council: what went, what stayed, and who decided it."""

from __future__ import annotations

from django.db import models

from goldenthread.casework.models.cases import Case
from goldenthread.plans.models.facts import Fact


class Transfer(Fact):
    """The decision record of a transfer. `to_case` is the new council’s, if that council is here too.

    Without `whole` the new council reads the plan, its earlier versions and the advice it rests on; with it
    also the old case as the family reads it. What is withheld from the family stays with the old council.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="transfer")
    to_case = models.OneToOneField(Case, null=True, on_delete=models.PROTECT, related_name="came_by")
    council_code = models.CharField(max_length=3, blank=True)
    council = models.CharField(max_length=200)
    moved_on = models.DateField()
    whole = models.BooleanField(default=False)
    reason = models.TextField()
