"""What is asked: a consultation, its principles and questions, the versions it comes in, when it is open."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.foundation.ids import new_id


class Written(models.Model):
    """A row with who wrote it and when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True


class Consultation(Written):
    """It can be written until it is announced; from then on what is asked stands as it is."""

    class Kind(models.TextChoices):
        CONVERSATION = "conversation", "A conversation: views before proposals are made"
        FORMAL = "formal", "A formal consultation on proposals"

    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="consultations")
    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=200)
    body = models.CharField(max_length=200)  # who asks, and will answer
    about = models.TextField(blank=True)
    opens_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)  # as announced; an Extension comes after
    why_so_short = models.TextField(blank=True)
    announced_at = models.DateTimeField(null=True)
    announced_by = models.ForeignKey(
        "foundation.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["area", "opens_at"], name="consultation_by_area")]
        constraints = [
            models.CheckConstraint(
                condition=Q(announced_at__isnull=True, announced_by__isnull=True)
                | Q(
                    announced_at__isnull=False,
                    announced_by__isnull=False,
                    opens_at__isnull=False,
                    closes_at__gt=models.F("opens_at"),
                ),
                name="consultation_announced_with_its_dates",
            )
        ]


class Extension(Written):
    """Closing later than was announced, with the reason and notice of it."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="extensions")
    closes_at = models.DateTimeField()
    why = models.TextField()


class Principle(models.Model):
    """A part of what is asked: a principle of a conversation, or a section of a consultation."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="principles")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "place"], name="principle_has_its_place")
        ]


class Question(models.Model):
    """One question, and the recommendation that it puts to people."""

    class Asks(models.TextChoices):
        OPEN = "open", "In their own words"
        CLOSED = "closed", "By choosing"
        BOTH = "both", "By choosing, and in their own words"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    principle = models.ForeignKey(Principle, on_delete=models.CASCADE, related_name="questions")
    place = models.PositiveSmallIntegerField()  # within the whole consultation
    number = models.CharField(max_length=10)
    words = models.TextField()
    recommendation = models.TextField(blank=True)
    bodies = models.JSONField(default=list)
    asks = models.CharField(max_length=10, choices=Asks)
    choices = models.JSONField(default=list)  # [[value, words], …]
    follows = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="followed_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["principle", "place"], name="question_has_its_place"),
            models.CheckConstraint(
                condition=Q(asks="open", choices=[]) | (~Q(asks="open") & ~Q(choices=[])),
                name="question_has_choices_when_it_asks_for_one",
            ),
        ]


class Version(models.Model):
    """A form in which the consultation is promised. It cannot be announced until each of them is there."""

    class Kind(models.TextChoices):
        EASY_READ = "easy_read", "Easy read"
        YOUNG = "young", "For children and young people"
        LARGE = "large_print", "Large print"
        SIGNED = "signed", "In sign language, recorded"
        LANGUAGE = "language", "In another language"
        PAPER = "paper", "On paper"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="versions")
    kind = models.CharField(max_length=20, choices=Kind)
    language = models.CharField(max_length=60, blank=True)
    file = models.ForeignKey("foundation.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    there_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "kind", "language"], name="version_promised_once")
        ]
