"""What the panel is asked, who supports it, how it was moderated, what became of it. Only added to."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.conversation.models.consultations import Written
from goldenthread.events.models.events import Event
from goldenthread.events.policy import POINT_WORDS
from goldenthread.foundation.ids import new_id


class PanelQuestion(models.Model):
    """One question, by somebody who signed up or by whoever has the code that was shown to them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="panel_questions")
    number = models.PositiveIntegerField()
    sign_up = models.ForeignKey(
        "events.SignUp", null=True, on_delete=models.PROTECT, related_name="panel_questions"
    )
    code_mark = models.CharField(max_length=64, null=True, unique=True)
    words = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="panel_question_numbered_once"),
            models.CheckConstraint(
                condition=Q(sign_up__isnull=True, code_mark__isnull=False)
                | Q(sign_up__isnull=False, code_mark__isnull=True),
                name="panel_question_found_by_one_code",
            ),
        ]


class Support(models.Model):
    """That somebody wants a question answered too: once each. Who it was cannot be told from it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    question = models.ForeignKey(PanelQuestion, on_delete=models.PROTECT, related_name="support")
    mark = models.CharField(max_length=64)
    source_mark = models.CharField(max_length=64, blank=True)  # empty for whoever has a place
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "mark"], name="question_supported_once_each")
        ]
        indexes = [models.Index(fields=["question", "source_mark"], name="support_by_source")]


class Moderation(Written):
    """What somebody decided under the published policy. The newest decision holds."""

    question = models.ForeignKey(PanelQuestion, on_delete=models.PROTECT, related_name="moderations")
    publish = models.BooleanField()
    point = models.CharField(max_length=20, choices=list(POINT_WORDS.items()), blank=True)
    why = models.TextField(blank=True)
    same_as = models.ForeignKey(PanelQuestion, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(publish=True, point="") | (Q(publish=False) & ~Q(point="") & ~Q(why="")),
                name="refused_by_a_point_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(point="same", same_as__isnull=False)
                | (~Q(point="same") & Q(same_as__isnull=True)),
                name="same_as_which",
            ),
        ]


class PanelTaken(Written):
    """A published question that became evidence on a question of the consultation: as which reply."""

    question = models.ForeignKey(PanelQuestion, on_delete=models.PROTECT, related_name="taken")
    reply = models.OneToOneField("conversation.Reply", on_delete=models.PROTECT, related_name="panel_taken")


class PanelAnswer(Written):
    """What was answered, or why not. The newest one holds; earlier ones stay."""

    class How(models.TextChoices):
        LIVE = "live", "Answered at the event"
        LATER = "later", "Answered afterwards"
        NOT = "not", "Not answered"

    question = models.ForeignKey(PanelQuestion, on_delete=models.PROTECT, related_name="answers")
    how = models.CharField(max_length=10, choices=How)
    words = models.TextField()
    answered_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words="") & ~Q(answered_by=""), name="panel_answer_whole")
        ]
