"""Where a child learns under the plan: facts that are only added to, and the facts that end them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.casework.models.cases import Case
from goldenthread.casework.models.plans import EhcPlan
from goldenthread.plans.models.facts import Fact


class Placement(Fact):
    """Where the child learns under the plan from a day on: a setting, or a code when there is none.

    `rank` tells the first place from the second: a child may be in two at once. `plan` is the final plan that
    names it in section I, if one does.
    """

    class Without(models.TextChoices):
        """Where a child is who is in no setting of the register, as the national return has it."""

        OTHERWISE = "OLA", "Taught otherwise than in school, arranged by the council"
        BY_PARENTS = "OPA", "Taught by the family’s own suitable arrangement"
        AT_HOME = "EHE", "Taught at home by choice"
        EARLY_YEARS = "EYP", "With an early years provider that has no number"
        TYPE_ALONE = "OTH", "The plan names a type of setting, and no setting yet"
        NOT_IN_WORK = "NEET", "Not in education, employment or training (16 to 25)"
        NOTICE_TO_CEASE = "NIEC", "Not in education: the plan is to end"
        NOT_IN_EDUCATION = "NIEO", "Not in education for another reason"

    class Residential(models.TextChoices):
        DAY = "", "By day"
        WEEKS_38 = "A", "Residential, 38 to 51 weeks a year"
        WEEKS_52 = "B", "Residential, 52 weeks a year"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="placements")
    plan = models.ForeignKey(EhcPlan, null=True, on_delete=models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField(default=1)
    setting = models.ForeignKey("places.Setting", null=True, on_delete=models.PROTECT, related_name="+")
    setting_code = models.CharField(max_length=4, choices=Without.choices, blank=True)
    starts_on = models.DateField()
    in_sen_unit = models.BooleanField(default=False)
    in_resourced_provision = models.BooleanField(default=False)
    residential = models.CharField(max_length=1, choices=Residential.choices, blank=True)
    agreed_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(setting__isnull=False, setting_code="")
                | (Q(setting__isnull=True) & ~Q(setting_code="")),
                name="placement_in_setting_or_without",
            )
        ]
        indexes = [models.Index(fields=["case"], name="placement_by_case")]


class PlacementEnd(Fact):
    """The day on which a placement ends. Without a day it was recorded wrongly, and never was.

    The last one said counts.
    """

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="ends")
    ends_on = models.DateField(null=True)
    reason = models.TextField()
