"""Where answers stand: as people read it when they coded them, and as a machine inferred it of the others."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.conversation.models import Answer
from goldenthread.foundation.ids import new_id
from goldenthread.themes.models.coding import Coding
from goldenthread.themes.models.runs import Run
from goldenthread.themes.states import Stance

_STANCES = [stance.value for stance in Stance]


class StanceGiven(models.Model):
    """The stance that a person read in an answer, with the coding that they gave it at the time.

    The newest of each person stands whatever became of the frame: a stance is about what the question puts,
    and not about themes.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    coding = models.OneToOneField(Coding, on_delete=models.PROTECT, related_name="stance_given")
    stance = models.CharField(max_length=10)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(stance__in=_STANCES), name="stance_given_is_one")]


class StanceInferred(models.Model):
    """What a machine inferred of an answer that people did not judge. `likely` is 0 to 1."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="stances")
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="stances_inferred")
    stance = models.CharField(max_length=10)
    likely = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "answer"], name="stance_inferred_once_a_run"),
            models.CheckConstraint(condition=Q(stance__in=_STANCES), name="stance_inferred_is_one"),
        ]
        indexes = [models.Index(fields=["run", "stance", "-likely"], name="stance_likeliest_first")]
