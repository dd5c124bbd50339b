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
    content = models.JSONField()  # as formats.packages reads it: status, outcomes, criteria, parts, examples
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
    """A package being built, or built, for one child. What should be different for them is asked first."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="packages")
    outcome = models.TextField()
    package = models.ForeignKey(Package, null=True, on_delete=models.PROTECT, related_name="+")
    why = models.TextField(blank=True)
    chosen_by = models.ForeignKey("foundation.Account", null=True, on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField(null=True)
    ended_on = models.DateField(null=True)
    ended_reason = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["case"], name="child_package_by_case")]


class PackageFinding(Fact):
    """Whether a criterion of a package is so for the child, and what shows it. The last one counts."""

    child_package = models.ForeignKey(ChildPackage, on_delete=models.PROTECT, related_name="findings")
    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="+")
    criterion = models.CharField(max_length=40)
    met = models.BooleanField()
    evidence = models.JSONField(default=list)  # advice or need, from whom, and the words as they stood
    words = models.TextField(blank=True)


class PackageAsked(Fact):
    """One named person asked for the part of one role. The last one asked for a role is its person.

    A row without an account asks nobody any more: a part that the package does not always need is left out.
    """

    child_package = models.ForeignKey(ChildPackage, on_delete=models.PROTECT, related_name="asked")
    role = models.CharField(max_length=40)  # the id of a part of the package
    name = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    account = models.ForeignKey("foundation.Account", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, blank=True)  # why nobody is asked any more

    class Meta:
        indexes = [models.Index(fields=["account"], name="package_asked_of")]


class PackagePart(Fact):
    """One role's part as it was written. Writing it again is the next number; the last one stands."""

    child_package = models.ForeignKey(ChildPackage, on_delete=models.PROTECT, related_name="parts")
    role = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()
    words = models.TextField()
    differs = models.TextField(blank=True)  # why it is not as the package has it

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child_package", "role", "number"], name="package_part_numbered_once"
            )
        ]


class PackageSignOff(Fact):
    """What the person of a role says of its part in these words. The last one counts, for this wording."""

    part = models.ForeignKey(PackagePart, on_delete=models.PROTECT, related_name="sign_offs")
    agreed = models.BooleanField()
    reason = models.TextField(blank=True)
