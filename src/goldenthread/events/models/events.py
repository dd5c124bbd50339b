"""What is held, where and when, and for how many."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from goldenthread.conversation.models import Reply
from goldenthread.conversation.models.consultations import Written


class Event(Written):
    """One meeting of a consultation, in a room or online. Whoever signed up is told of what changes."""

    class Access(models.TextChoices):
        STEP_FREE = "step_free", "Step-free from the street to the seat"
        TOILET = "toilet", "Accessible toilet"
        CHANGING = "changing", "Changing Places toilet"
        LOOP = "loop", "Hearing loop"
        BSL = "bsl", "British Sign Language"
        CAPTIONS = "captions", "Live captions"
        QUIET = "quiet", "A quiet room"
        EASY_READ = "easy_read", "Papers in easy read"
        LARGE_PRINT = "large_print", "Papers in large print"
        CRECHE = "creche", "A crèche"
        PARKING = "parking", "Blue Badge parking"

    consultation = models.ForeignKey(
        "conversation.Consultation", on_delete=models.PROTECT, related_name="events"
    )
    principle = models.ForeignKey(
        "conversation.Principle", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    short = models.CharField(max_length=8, unique=True)  # of the address that is typed in the room
    name = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    is_online = models.BooleanField(default=False)
    venue = models.CharField(max_length=200, blank=True)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    easting = models.IntegerField(null=True)
    northing = models.IntegerField(null=True)
    region = models.CharField(max_length=20, choices=Reply.Region, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    capacity = models.PositiveIntegerField()
    access = models.JSONField(default=list)
    access_words = models.TextField(blank=True)
    languages = models.CharField(max_length=200, blank=True)
    online_link = models.CharField(max_length=500, blank=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        "foundation.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(
        "foundation.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    cancelled_why = models.TextField(blank=True)
    before_panel = models.ForeignKey(
        "events.PanelQuestion", null=True, on_delete=models.PROTECT, related_name="+"
    )
    emptied_at = models.DateTimeField(null=True)  # who signed up was taken out

    class Meta:
        indexes = [models.Index(fields=["consultation", "starts_at"], name="event_by_consultation")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="event_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=Q(capacity__gte=1), name="event_has_places"),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, published_by__isnull=True)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="event_published_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_by__isnull=True, cancelled_why="")
                | (Q(cancelled_at__isnull=False, cancelled_by__isnull=False) & ~Q(cancelled_why="")),
                name="event_cancelled_with_its_reason",
            ),
        ]
