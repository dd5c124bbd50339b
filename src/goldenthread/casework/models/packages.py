"""Specialist Provision Packages: versioned reference data, and packages built for a child by a team."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.casework.models.cases import Case
from goldenthread.foundation.ids import new_id
from goldenthread.plans.models.facts import Fact


class Package(models.Model):
    """One version of a national package, or of an area's variant of one. Versions are only added to."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    area = models.ForeignKey("places.Area", null=True, on_delete=models.PROTECT, related_name="+")
    variant_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    variant_reason = models.TextField(blank=True)
    name = models.CharField(max_length=200)
    content = models.JSONField()  # as formats.packages reads it: outcomes, criteria, parts by role, examples
    from_day = models.DateField()
    until = models.DateField(null=True)
    source = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "version"], condition=Q(area__isnull=True), name="package_national_once"
            ),
            models.UniqueConstraint(fields=["code", "version", "area"], name="package_variant_once"),
        ]


class ChildPackage(Fact):
    """A package being built, or built, for one child."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="packages")
    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="+")
    outcome = models.TextField()
    criteria_met = models.JSONField(default=list)
    why = models.TextField()
    ended_on = models.DateField(null=True)


class PackagePart(Fact):
    """One role's part. Saying it again replaces it; the earlier one stays in the record."""

    child_package = models.ForeignKey(ChildPackage, on_delete=models.PROTECT, related_name="parts")
    role = models.CharField(max_length=60)
    who = models.CharField(max_length=200)
    account = models.ForeignKey("foundation.Account", null=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    differs = models.TextField(blank=True)  # why it is not as the package has it


class PackageSignOff(Fact):
    part = models.ForeignKey(PackagePart, on_delete=models.PROTECT, related_name="sign_offs")
    agreed = models.BooleanField()
    reason = models.TextField(blank=True)
