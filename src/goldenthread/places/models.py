"""Areas, settings, organisations, links between settings, school calendars, and roles held in a place."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.foundation.ids import new_id
from goldenthread.foundation.roles import HeldRole
from goldenthread.law.independent_help import Local


class Area(models.Model):
    """A local authority's area, by the register's three-figure code."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=3, unique=True)
    name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name


class IndependentHelp(models.Model):
    """Who gives free and independent help in an area: its mediation adviser, its SENDIASS. The council says.

    Sources: Children and Families Act 2014, sections 32 and 53.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="independent_help")
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Local])
    name = models.CharField(max_length=200)
    telephone = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    website = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "kind"], name="independent_help_once_in_an_area")
        ]


class Organisation(models.Model):
    """A charity, a forum or another body of an area that is no setting: people hold roles in it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="organisations")
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "name"], name="organisation_named_once_in_an_area")
        ]

    def __str__(self) -> str:
        return self.name


class Setting(models.Model):
    """A school, college or nursery, as the register knows it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    urn = models.CharField(max_length=6, unique=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="settings")
    establishment_number = models.CharField(max_length=4, blank=True)
    ukprn = models.CharField(max_length=8, blank=True)
    name = models.CharField(max_length=200)
    type = models.CharField(max_length=100, blank=True)
    phase = models.CharField(max_length=60, blank=True)
    status = models.CharField(max_length=60, blank=True)
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    low_age = models.PositiveSmallIntegerField(null=True)
    high_age = models.PositiveSmallIntegerField(null=True)
    street = models.CharField(max_length=200, blank=True)
    locality = models.CharField(max_length=200, blank=True)
    town = models.CharField(max_length=100, blank=True)
    county = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    easting = models.IntegerField(null=True)
    northing = models.IntegerField(null=True)
    capacity = models.PositiveIntegerField(null=True)
    pupils = models.PositiveIntegerField(null=True)
    sen_unit_capacity = models.PositiveIntegerField(null=True)
    resourced_provision_capacity = models.PositiveIntegerField(null=True)
    trust = models.CharField(max_length=200, blank=True)
    website = models.CharField(max_length=300, blank=True)
    telephone = models.CharField(max_length=30, blank=True)

    class Meta:
        indexes = [models.Index(fields=["area", "name"], name="setting_by_area")]

    def __str__(self) -> str:
        return self.name


class SettingLink(models.Model):
    """The register's word that one setting came before or after another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    setting = models.ForeignKey(Setting, on_delete=models.CASCADE, related_name="links")
    other_urn = models.CharField(max_length=6)
    other_name = models.CharField(max_length=200)
    kind = models.CharField(max_length=100)
    on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["setting", "other_urn", "kind"], name="setting_link_said_once")
        ]


def _one_of(*names: str) -> Q:
    """One of these is said, and no other."""
    alone = [Q(**{f"{name}__isnull": name != one for name in names}) for one in names]
    return alone[0] | alone[1] | alone[2]


class PlaceRole(HeldRole):
    """A role held in a setting, an area or an organisation: it reaches whoever is there while it lasts."""

    account = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="place_roles")
    setting = models.ForeignKey(Setting, null=True, on_delete=models.PROTECT, related_name="place_roles")
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="place_roles")
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="place_roles"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=_one_of("setting", "area", "organisation"), name="place_role_in_one_place"
            ),
        ]
        indexes = [models.Index(fields=["account"], name="place_role_by_account")]


class Term(models.Model):
    """A stretch of school days, named as the school names it. Half-terms are stretches too."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    setting = models.ForeignKey(Setting, on_delete=models.CASCADE, related_name="terms")
    name = models.CharField(max_length=60)
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["setting", "starts_on"], name="term_starts_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="term_ends_after_it_starts"
            ),
        ]


class Closure(models.Model):
    """A day in term without school. When it became known decides whether it was ever promised."""

    class Kind(models.TextChoices):
        INSET = "inset", "Staff training day"
        BANK_HOLIDAY = "bank_holiday", "Bank holiday"
        CLOSED = "closed", "School closed"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    setting = models.ForeignKey(Setting, on_delete=models.CASCADE, related_name="closures")
    on = models.DateField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    reason = models.CharField(max_length=200, blank=True)
    known_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["setting", "on"], name="closure_one_a_day"),
        ]


class Period(models.Model):
    """A class period of the school day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    setting = models.ForeignKey(Setting, on_delete=models.CASCADE, related_name="periods")
    name = models.CharField(max_length=40)
    starts_at = models.TimeField()
    ends_at = models.TimeField()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["setting", "name"], name="period_named_once"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")), name="period_ends_after_it_starts"
            ),
        ]
