"""Before a plan: concerns and their answers, the which-duty gate, layers, notes from the class."""

from __future__ import annotations

from django.db import models

from goldenthread.plans.models.facts import Fact


class Concern(Fact):
    """What somebody around the child is worried about, or asks. The answer is a row of its own."""

    class Kind(models.TextChoices):
        CONCERN = "concern", "A concern"
        QUESTION = "question", "A question about what happened"

    setting = models.ForeignKey("places.Setting", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.CONCERN)
    words = models.TextField()
    tried = models.TextField(blank=True)
    provision_strand = models.UUIDField(null=True)
    answer_due_on = models.DateField()  # a cache of law.dates.answer_due, rebuilt by command

    class Meta:
        indexes = [models.Index(fields=["setting", "answer_due_on"], name="concern_by_setting")]


class ConcernAnswer(Fact):
    """The answer: what will be done, why, and when it is looked at again."""

    class Outcome(models.TextChoices):
        ADJUST = "adjust", "We will change something in class"
        ASK_DUTY = "ask_duty", "We will work out what help is owed"
        REVIEW_PLAN = "review_plan", "We will look at the plan again"
        WATCH = "watch", "We will watch and look again"
        NOTHING = "nothing", "Nothing needs to change now"

    concern = models.OneToOneField(Concern, on_delete=models.PROTECT, related_name="answer")
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    reason = models.TextField()
    look_again_on = models.DateField(null=True)


class Observation(Fact):
    """A note from the class: what was seen, by whom."""

    words = models.TextField()
    provision_strand = models.UUIDField(null=True)


class DutyWalk(Fact):
    """One walk through the which-duty questions."""

    setting = models.ForeignKey("places.Setting", on_delete=models.PROTECT, related_name="+")
    concern = models.ForeignKey(Concern, null=True, on_delete=models.PROTECT, related_name="walks")


class DutyAnswer(Fact):
    """One answer. Changing one's mind adds another; the latest for a question counts."""

    walk = models.ForeignKey(DutyWalk, on_delete=models.PROTECT, related_name="answers")
    question = models.CharField(max_length=60)
    choice = models.CharField(max_length=60)
    note = models.TextField(blank=True)


class DutyFinding(Fact):
    """What the walk found, as it was worked out and said on that day."""

    walk = models.OneToOneField(DutyWalk, on_delete=models.PROTECT, related_name="finding")
    outcome = models.CharField(max_length=40)
    plan_needed = models.BooleanField()
    finding = models.JSONField()
    look_again_on = models.DateField()
    tell_family_by = models.DateField()


class AdjustmentOwed(Fact):
    """A reasonable adjustment owed under the Equality Act, with or without a plan."""

    finding = models.ForeignKey(DutyFinding, null=True, on_delete=models.PROTECT, related_name="adjustments")
    words = models.CharField(max_length=200)
    who = models.CharField(max_length=200)
    by_when = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)


class LayerChange(Fact):
    """A layer of support begun or ended for a child, with its reason. A child may have several."""

    layer = models.CharField(max_length=20)
    starts = models.BooleanField()
    on = models.DateField()
    reason = models.TextField()
