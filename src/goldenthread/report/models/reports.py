"""The report as it is written and published, what was decided, and what people say of its fairness."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.conversation.models import Consultation
from goldenthread.conversation.models.consultations import Written
from goldenthread.report.states import OUTCOME_WORDS, PART_WORDS
from goldenthread.themes.models import Theme


class Passage(Written):
    """One text of a part of the report. Only ever added: the newest is the draft, all others its history.

    `quotes` are the answers that are quoted. Their words are kept in no report: what may be shown of them is
    asked each time, so that words which are taken back are gone everywhere.
    """

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="passages")
    part = models.CharField(
        max_length=20, choices=[(part.value, words) for part, words in PART_WORDS.items()]
    )
    theme = models.ForeignKey(Theme, null=True, on_delete=models.PROTECT, related_name="passages")
    number = models.PositiveIntegerField()
    words = models.TextField()
    quotes = models.JSONField(default=list)
    why = models.TextField(blank=True)  # it was changed after it had been published

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["theme", "number"], condition=Q(theme__isnull=False),
                name="passage_of_a_theme_numbered_once",
            ),
            models.UniqueConstraint(
                fields=["consultation", "part", "number"], condition=Q(theme__isnull=True),
                name="passage_numbered_once",
            ),
            models.CheckConstraint(
                condition=Q(part="heard", theme__isnull=False) | ~Q(part="heard") & Q(theme__isnull=True),
                name="what_was_heard_is_of_a_theme",
            ),
        ]  # fmt: skip


class Edition(Written):
    """The report as it was published: all of it, frozen. A later one says why it was made."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    why = models.TextField(blank=True)
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "number"], name="edition_numbered_once"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(why=""), name="later_edition_says_why"),
        ]


class Decision(Written):
    """What was decided on a theme. Only ever added: the newest stands, and all of them are shown."""

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(
        max_length=20, choices=[(outcome.value, words) for outcome, words in OUTCOME_WORDS.items()]
    )
    yes = models.TextField(blank=True)
    no = models.TextField(blank=True)
    why = models.TextField(blank=True)
    decided_by = models.CharField(max_length=200)  # the role or office
    decided_on = models.DateField()
    holds_from = models.CharField(max_length=200, blank=True)
    read_at = models.URLField(max_length=500, blank=True)
    why_changed = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["theme", "number"], name="decision_numbered_once"),
            models.CheckConstraint(
                condition=Q(outcome="accepted") & ~Q(yes="")
                | Q(outcome="in_part") & ~Q(yes="") & ~Q(no="")
                | Q(outcome__in=["not_accepted", "not_yet"]) & ~Q(why=""),
                name="decision_says_what_and_why",
            ),
            models.CheckConstraint(condition=Q(number=1) | ~Q(why_changed=""), name="changed_for_a_reason"),
        ]


class Population(Written):
    """Published figures of the regions, to stand beside those who answered. The newest stands."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="populations")
    source = models.CharField(max_length=200)
    counts = models.JSONField()  # by region, as replies name it


class PointAnswer(Written):
    """What a person says to a point of fairness that the record cannot know. The newest stands."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="point_answers")
    point = models.CharField(max_length=40)
    words = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["consultation", "point", "-at"], name="point_answer_newest")]
