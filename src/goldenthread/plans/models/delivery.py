"""What happened to each promised session. A correction is a new record; the old one stays."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.foundation.ids import new_id
from goldenthread.people.models import ChildRow
from goldenthread.plans.models.facts import Fact


class DeliveryRecord(Fact):
    """One session: happened, cut short, or missed and why.

    A session is named by its provision's strand, its day and its place in that day (`slot`). The first
    record of a session corrects nothing; each later one corrects the one before it.
    """

    class Status(models.TextChoices):
        HAPPENED = "happened", "Happened"
        PART = "part", "Cut short"
        MISSED = "missed", "Did not happen"

    strand = models.UUIDField()
    on = models.DateField()
    slot = models.PositiveSmallIntegerField(default=0)
    status = models.CharField(max_length=10, choices=Status.choices)
    minutes = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=30, blank=True)
    note = models.CharField(max_length=300, blank=True)
    # Why it corrects the one before it. Null, so that the column could be added in place: a table made
    # anew on SQLite loses the triggers that guard it.
    why = models.CharField(max_length=300, null=True)
    corrects = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="corrected_by")
    client_key = models.UUIDField(null=True, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["strand", "on", "slot"],
                condition=Q(corrects__isnull=True),
                name="session_first_recorded_once",
            ),
            models.CheckConstraint(
                condition=Q(status="happened", reason="")
                | (Q(status__in=["part", "missed"]) & ~Q(reason="")),
                name="no_reason_when_it_happened_and_one_when_not",
            ),
            models.CheckConstraint(
                condition=~Q(status="missed") | Q(minutes=0), name="missed_has_no_minutes"
            ),
        ]
        indexes = [
            models.Index(fields=["child", "strand", "on"], name="delivery_by_child"),
        ]


class MadeGood(Fact):
    """Time given later for a session that was missed or cut short."""

    record = models.ForeignKey(DeliveryRecord, on_delete=models.PROTECT, related_name="made_good")
    strand = models.UUIDField()
    session_on = models.DateField()
    slot = models.PositiveSmallIntegerField(default=0)
    on = models.DateField()
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["child", "strand"], name="made_good_by_child")]
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gt=0), name="made_good_takes_time"),
        ]


class CalendarChange(Fact):
    """The school calendar was changed after the day: which sessions of one provision that touched, and why.

    `days` has a day for each session. `what` says what was changed, `why` the reason that families read.
    """

    class How(models.TextChoices):
        GONE = "gone", "No longer expected"
        NEW = "new", "Expected now"
        CLOSED = "closed", "Missed, because the school was closed"
        OPENED = "opened", "No longer missed because the school was closed"

    setting = models.ForeignKey("places.Setting", on_delete=models.PROTECT, related_name="+")
    strand = models.UUIDField()
    how = models.CharField(max_length=10, choices=How.choices)
    days = models.JSONField()
    what = models.CharField(max_length=300)
    why = models.CharField(max_length=300)

    class Meta:
        indexes = [models.Index(fields=["child", "strand"], name="calendar_change_by_child")]


class ChildAccount(ChildRow):
    """The account of a child at a school, for lists: a cache that every night and every record makes anew."""

    setting = models.ForeignKey("places.Setting", on_delete=models.CASCADE, related_name="+", db_index=False)
    until = models.DateField()
    figures = models.JSONField()  # of all its provisions together
    not_recorded = models.PositiveIntegerField()  # sessions: the same as in `figures`, to be sought by
    worked_out_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["setting", "child"], name="child_account_once_per_setting"),
        ]


class SchoolWeek(models.Model):
    """Sessions promised and happened in a school in one week, of all its plans: a cache of the same night."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    setting = models.ForeignKey("places.Setting", on_delete=models.CASCADE, related_name="+")
    week_of = models.DateField()  # a Monday
    promised = models.PositiveIntegerField()
    happened = models.PositiveIntegerField()
    worked_out_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["setting", "week_of"], name="school_week_once"),
        ]
