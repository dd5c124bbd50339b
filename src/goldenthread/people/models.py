"""Children, where they are enrolled, their classes, and who is around each of them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from goldenthread.design.words import Spoken
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.roles import HeldRole


class Child(models.Model):
    """A child or young person. Everything about them elsewhere carries this id."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    first_name = models.CharField(max_length=100)
    last_name = models.CharField(max_length=100)
    called = models.CharField(max_length=100, blank=True)
    born_on = models.DateField()
    sex = models.CharField(max_length=1, blank=True)
    upn = models.CharField(max_length=13, unique=True, null=True)
    uln = models.CharField(max_length=10, unique=True, null=True)
    nhs_number = models.CharField(max_length=10, unique=True, null=True)
    home_language = models.CharField(max_length=60, blank=True)
    ethnicity = models.CharField(max_length=4, blank=True)  # a code of the census; which there are is data
    postcode = models.CharField(max_length=8, blank=True)
    no_upn_because = models.CharField(max_length=4, blank=True)  # a code of the return
    disabled = models.BooleanField(null=True)

    is_reader = False
    """Whether this is who looks: set by `access`, for the one row that was asked for."""

    class Meta:
        indexes = [models.Index(fields=["last_name", "first_name"], name="child_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def short_name(self) -> str:
        return self.called or self.first_name

    def named_in(self, words: str) -> str:
        """The words of a message about this child: a parent of two must know at once which."""
        return words if self.short_name in words else f"{self.short_name}: {words}"

    @property
    def spoken(self) -> Spoken:
        return Spoken(self.short_name, reads=self.is_reader)


class ChildRow(models.Model):
    """A row about one child: it can be locked, exported, moved and erased with all the others."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Enrolment(ChildRow):
    """A child on the roll of a setting, from a day, perhaps to a day (the first one without it)."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="enrolments")
    setting = models.ForeignKey("places.Setting", on_delete=models.PROTECT, related_name="enrolments")
    year_group = models.CharField(max_length=10, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    source = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child", "setting"],
                condition=Q(ends_on__isnull=True),
                name="enrolment_open_once_per_setting",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="enrolment_ends_after_it_starts",
            ),
        ]
        indexes = [models.Index(fields=["setting", "child"], name="enrolment_by_setting")]


class Responsibility(ChildRow):
    """A council that is responsible for a child with or who may have SEN, from a day, perhaps to a day.

    It lets the council’s officers reach the child. Source: Children and Families Act 2014, section 24.
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="responsibilities")
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="responsibilities")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    evidence = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child", "area"], condition=Q(ends_on__isnull=True), name="responsible_open_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="responsibility_ends_after_it_starts",
            ),
        ]
        indexes = [models.Index(fields=["area", "child"], name="responsibility_by_area")]


class TeachingClass(models.Model):
    """A class of children who are taught together: a form, or a subject's set."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    setting = models.ForeignKey("places.Setting", on_delete=models.PROTECT, related_name="classes")
    name = models.CharField(max_length=100)
    year_group = models.CharField(max_length=10, blank=True)
    source_id = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["setting", "name"],
                condition=Q(ends_on__isnull=True),
                name="class_open_once_per_name",
            )
        ]

    def __str__(self) -> str:
        return self.name


class ClassMembership(ChildRow):
    """A child in a class, from a day, perhaps to a day."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="memberships")
    teaching_class = models.ForeignKey(TeachingClass, on_delete=models.PROTECT, related_name="memberships")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child", "teaching_class"],
                condition=Q(ends_on__isnull=True),
                name="membership_open_once",
            )
        ]
        indexes = [models.Index(fields=["teaching_class", "child"], name="membership_by_class")]


class ClassRole(HeldRole):
    """A teacher or teaching assistant with a class: reaches the children in it while both last."""

    account = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="class_roles")
    teaching_class = models.ForeignKey(TeachingClass, on_delete=models.PROTECT, related_name="class_roles")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "teaching_class", "kind"],
                condition=Q(ends_on__isnull=True),
                name="class_role_open_once",
            )
        ]


class ChildRole(HeldRole):
    """Someone around a child. With an account they can sign in; without one they are still known.

    Parental responsibility is a recorded, evidenced, revocable fact of its own: being a parent does
    not imply it, and reading the plan does not need it.
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="roles")
    account = models.ForeignKey(
        "foundation.Account", null=True, on_delete=models.PROTECT, related_name="child_roles"
    )
    name = models.CharField(max_length=200)
    described_as = models.CharField(max_length=200)
    parental_responsibility = models.BooleanField(default=False)
    reached_by = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["account", "child"], name="child_role_by_account"),
            models.Index(fields=["child"], name="child_role_by_child"),
        ]


class ImportedPerson(models.Model):
    """Which of our people another system's id stands for, so that a second import updates."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    setting = models.ForeignKey("places.Setting", on_delete=models.CASCADE, related_name="+")
    source_id = models.CharField(max_length=200)
    child = models.ForeignKey(Child, null=True, on_delete=models.CASCADE, related_name="+")
    account = models.ForeignKey("foundation.Account", null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["setting", "source_id"], name="imported_person_once_per_setting"),
            models.CheckConstraint(
                condition=Q(child__isnull=False, account__isnull=True)
                | Q(child__isnull=True, account__isnull=False),
                name="imported_person_is_child_or_staff",
            ),
        ]
