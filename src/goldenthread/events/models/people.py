"""Who signed up and how they are reached, what they were told, who came. Taken out after the event."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.conversation.models import Reply
from goldenthread.conversation.models.consultations import Written
from goldenthread.events.models.events import Event
from goldenthread.events.states import STANDING_WORDS, Way
from goldenthread.foundation.ids import new_id

STANDINGS = [(standing.value, words) for standing, words in STANDING_WORDS.items()]
WAYS = [(Way.EMAIL.value, "By e-mail"), (Way.TELEPHONE.value, "By telephone"), (Way.POST.value, "By post")]


class SignUp(models.Model):
    """One person who wants to come, perhaps with somebody who supports them. Their code leads back here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="sign_ups")
    number = models.PositiveIntegerField()  # in the order of arrival, which the waiting list keeps
    wish = models.UUIDField(unique=True)  # a form that is sent twice is one wish
    code_mark = models.CharField(max_length=64, unique=True)
    standing = models.CharField(max_length=20, choices=STANDINGS)
    answer_by = models.DateTimeField(null=True)  # of an offer
    seats = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=200, blank=True)
    way = models.CharField(max_length=20, choices=WAYS)
    email = models.EmailField(max_length=254, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    address = models.TextField(blank=True)
    access = models.JSONField(default=list)
    access_words = models.TextField(blank=True)
    language = models.CharField(max_length=100, blank=True)
    who = models.CharField(max_length=20, choices=Reply.Who, blank=True)
    entered_by = models.ForeignKey(
        "foundation.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="sign_up_numbered_once"),
            models.CheckConstraint(condition=Q(seats__in=[1, 2]), name="sign_up_for_one_or_two"),
            models.CheckConstraint(
                condition=Q(answer_by__isnull=True) | Q(standing="offered"), name="sign_up_answers_an_offer"
            ),
        ]
        indexes = [models.Index(fields=["event", "standing", "number"], name="sign_up_in_line")]


class SignUpStep(models.Model):
    """How a sign-up came to stand where it stands. Nobody's name is in it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sign_up = models.ForeignKey(SignUp, on_delete=models.PROTECT, related_name="steps")
    standing = models.CharField(max_length=20, choices=STANDINGS)
    by = models.ForeignKey("foundation.Account", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Message(models.Model):
    """Something to tell one person: mailed by a job, or rung or written by an organiser."""

    class Kind(models.TextChoices):
        PLACE = "place", "You have a place"
        WAITING = "waiting", "You are on the waiting list"
        OFFERED = "offered", "A place is free for you"
        MOVED_UP = "moved_up", "You have a place now"
        LAPSED = "lapsed", "The offer of a place has ended"
        GIVEN_UP = "given_up", "You have given your place up"
        CHANGED = "changed", "The event has changed"
        CANCELLED = "cancelled", "The event is cancelled"
        WEEK = "week", "A reminder of your place"
        DAY = "day", "The event is very soon"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sign_up = models.ForeignKey(SignUp, on_delete=models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=20, choices=Kind)
    words = models.TextField()
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    told_by = models.ForeignKey("foundation.Account", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sign_up", "kind"], condition=Q(kind__in=["week", "day"]), name="reminded_once"
            ),
            models.CheckConstraint(
                condition=Q(told_by__isnull=True) | Q(told_at__isnull=False),
                name="told_by_somebody_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["told_at", "at"], name="message_waiting")]


class Arrival(Written):
    """A tick at the door. The newest one about a sign-up holds; those without one are walk-ins."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="arrivals")
    sign_up = models.ForeignKey(SignUp, null=True, on_delete=models.PROTECT, related_name="arrivals")
    came = models.BooleanField()
    tap = models.UUIDField(unique=True)  # a tap that is sent twice is one tick

    class Meta:
        indexes = [models.Index(fields=["event", "sign_up"], name="arrival_by_event")]
