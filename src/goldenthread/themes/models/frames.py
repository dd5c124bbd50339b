"""What answers to a question say in common: themes, and the frame in which people put them down."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.conversation.models.consultations import Question, Written
from goldenthread.foundation.ids import new_id
from goldenthread.themes.states import FrameState


class Theme(Written):
    """The identity of a theme through the versions of its frame. Its words are in each FrameLine."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="themes")


class Frame(Written):
    """One version of the themes of a question. In force once two people have signed its words."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="frames")
    number = models.PositiveSmallIntegerField()
    why = models.TextField(blank=True)  # why this version was begun
    state = models.CharField(max_length=20, default=FrameState.DRAFT)  # repeats what was done with it
    in_force_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="frame_numbered_once"),
            models.UniqueConstraint(
                fields=["question"], condition=Q(state="draft"), name="one_draft_of_a_frame"
            ),
            models.UniqueConstraint(
                fields=["question"], condition=Q(state="in_force"), name="one_frame_in_force"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "dropped"], in_force_at__isnull=True)
                | Q(state__in=["in_force", "replaced"], in_force_at__isnull=False),
                name="frame_in_force_from_a_time",
            ),
        ]


class FrameLine(models.Model):
    """A theme as one version of the frame has it. Frozen once that version is in force."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    frame = models.ForeignKey(Frame, on_delete=models.PROTECT, related_name="lines")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="lines")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    belongs = models.TextField(blank=True)
    belongs_not = models.TextField(blank=True)
    came_from = models.JSONField(default=list)  # themes that were merged into this one, or split
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["frame", "theme"], name="theme_once_in_a_frame"),
        ]


class FrameEdit(Written):
    """Every text that was sent for a frame, whether it was taken or somebody else had been first."""

    class What(models.TextChoices):
        ADDED = "added", "Added"
        WROTE = "wrote", "Wrote"
        REMOVED = "removed", "Took out"
        MERGED = "merged", "Merged"
        SPLIT = "split", "Split"
        MOVED = "moved", "Moved"

    frame = models.ForeignKey(Frame, on_delete=models.PROTECT, related_name="edits")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="edits")
    what = models.CharField(max_length=20, choices=What)
    said = models.JSONField(default=dict)
    taken = models.BooleanField(default=True)


class FrameSignature(Written):
    """One person stands for a frame in exactly these words. Other words need another signature."""

    frame = models.ForeignKey(Frame, on_delete=models.PROTECT, related_name="signatures")
    words_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["frame", "by", "words_hash"], name="frame_signed_once_by_each")
        ]
