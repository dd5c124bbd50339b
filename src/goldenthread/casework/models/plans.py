"""The Education, Health and Care plan: versions, lines in sections A to K, and the source of each line."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.casework.models.advice import Advice
from goldenthread.casework.models.cases import Case
from goldenthread.people.models import ChildRow
from goldenthread.plans.models.facts import Fact


class EhcPlan(Fact):
    """One version of the plan. Only while it is being written can its lines change."""

    class State(models.TextChoices):
        WRITTEN = "written", "Being written"
        SERVED = "served", "Sent to the family as a draft"
        FINAL = "final", "Final"
        REPLACED = "replaced", "Replaced by a later version"
        DROPPED = "dropped", "Not gone on with"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="ehc_plans")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WRITTEN)
    based_on = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    served_on = models.DateField(null=True)
    final_on = models.DateField(null=True)
    signed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="ehc_plan_numbered_once"),
            *[
                models.UniqueConstraint(
                    fields=["case"], condition=Q(state=state), name=f"ehc_plan_one_{state}"
                )
                for state in ("written", "final")
            ],
        ]


class EhcPlanDropped(Fact):
    """A version that was being written is not gone on with, and why. What was written stays in the record."""

    plan = models.OneToOneField(EhcPlan, on_delete=models.PROTECT, related_name="dropped")
    reason = models.TextField()


class EhcLine(ChildRow):
    """One paragraph in one place of the layout. `strand` is its identity through all versions.

    `block`, `part` and `row` are those of `formats.ehc_plan`: the row ties a need to its provision and
    outcome; it is 0 for a text that stands alone.
    """

    plan = models.ForeignKey(EhcPlan, on_delete=models.PROTECT, related_name="lines")
    strand = models.UUIDField()
    block = models.CharField(max_length=40)
    part = models.CharField(max_length=20)
    row = models.PositiveSmallIntegerField(default=0)
    position = models.PositiveSmallIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)
    words = models.TextField(blank=True)
    advice = models.ForeignKey(Advice, null=True, on_delete=models.PROTECT, related_name="lines")
    package_part = models.ForeignKey(
        "casework.PackagePart", null=True, on_delete=models.PROTECT, related_name="lines"
    )
    quoted = models.TextField(blank=True)  # the sentence of the advice or part from which it was drawn
    by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["block", "row", "part", "position", "id"]
        constraints = [models.UniqueConstraint(fields=["plan", "strand"], name="ehc_line_once_in_a_version")]


class EhcLineEdit(Fact):
    """Every text that was ever sent for a line: kept, whether it became the line's or not."""

    plan = models.ForeignKey(EhcPlan, on_delete=models.PROTECT, related_name="edits")
    strand = models.UUIDField()
    revision = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    taken = models.BooleanField()


class FamilyWords(Fact):
    """What the family says of a draft or of proposed amendments, and what became of it."""

    plan = models.ForeignKey(EhcPlan, on_delete=models.PROTECT, related_name="family_words")
    strand = models.UUIDField(null=True)
    words = models.TextField()
    who = models.CharField(max_length=200)


class FamilyWordsAnswer(Fact):
    class Outcome(models.TextChoices):
        TAKEN = "taken", "Taken up"
        IN_PART = "in_part", "Taken up in part"
        NOT = "not", "Not taken up"

    said = models.OneToOneField(FamilyWords, on_delete=models.PROTECT, related_name="answer")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    reason = models.TextField()


class Preference(Fact):
    """The setting that the family asks for, or a personal budget, with its reasons."""

    plan = models.ForeignKey(EhcPlan, on_delete=models.PROTECT, related_name="preferences")
    setting = models.ForeignKey("places.Setting", null=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    personal_budget = models.BooleanField(default=False)


class AnswerReceived(Fact):
    """Words or a preference that did not come through the page: an officer entered them as they came.

    `who` said them and may have no account; `on` is the day on which they were said or came.
    """

    class How(models.TextChoices):
        POST = "post", "By post"
        EMAIL = "email", "By e-mail"
        TELEPHONE = "telephone", "By telephone"
        MEETING = "meeting", "At a meeting"

    said = models.OneToOneField(FamilyWords, null=True, on_delete=models.PROTECT, related_name="received")
    preference = models.OneToOneField(
        Preference, null=True, on_delete=models.PROTECT, related_name="received"
    )
    who = models.ForeignKey("people.ChildRole", on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=20, choices=How.choices)
    on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(said__isnull=False, preference__isnull=True)
                | Q(said__isnull=True, preference__isnull=False),
                name="received_words_or_a_preference",
            )
        ]


class Consultation(Fact):
    """A setting asked whether it can meet the needs in a draft. `event` starts its 15 days."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="consultations")
    event = models.OneToOneField("casework.CaseEvent", on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(EhcPlan, null=True, on_delete=models.PROTECT, related_name="+")
    setting = models.ForeignKey("places.Setting", on_delete=models.PROTECT, related_name="+")


class ConsultationReply(Fact):
    class Answer(models.TextChoices):
        CAN = "can", "It can meet the needs"
        CAN_WITH = "can_with", "It can, with what it names"
        CANNOT = "cannot", "It says that it cannot"

    consultation = models.OneToOneField(Consultation, on_delete=models.PROTECT, related_name="reply")
    event = models.OneToOneField("casework.CaseEvent", on_delete=models.PROTECT, related_name="+")

    class Ground(models.TextChoices):
        """Why a setting need not be named. Source: Children and Families Act 2014, section 39(4)."""

        UNSUITABLE = "unsuitable", "It is unsuitable for the child’s age, ability, aptitude or needs"
        OTHERS = "others", "The child’s place would be incompatible with the efficient education of others"
        RESOURCES = "resources", "The child’s place would be incompatible with the efficient use of resources"

    answer = models.CharField(max_length=10, choices=Answer.choices)
    ground = models.CharField(max_length=12, choices=Ground.choices, blank=True)
    reason = models.TextField()
    needed = models.TextField(blank=True)  # what the setting would need, to meet the needs
    cost_a_year = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    file = models.ForeignKey("foundation.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
