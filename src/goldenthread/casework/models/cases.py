"""A case with the council, the dated events from which its state and every clock are worked out."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.casework.states import OPEN, CaseState
from goldenthread.foundation.ids import new_id
from goldenthread.people.models import ChildRow
from goldenthread.plans.models.facts import Fact


class Case(ChildRow):
    """One request, or one plan that moved in, and all that follows from it.

    `state`, `coordinator` and `team` repeat the last event and the last handover, so that lists are short to
    ask for and the database can hold a child to one open case in an area. Of the kept clocks `due` and
    `due_excused` repeat what the council must do first, `others_due` what others must, and `begun_on` the day
    from which the 20 weeks run.
    """

    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="cases")
    number = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=20, choices=[(state.value, state.value) for state in CaseState])
    coordinator = models.ForeignKey(
        "foundation.Account", null=True, on_delete=models.PROTECT, related_name="cases"
    )
    team = models.CharField(max_length=100, blank=True)
    opened_at = models.DateTimeField()
    due = models.DateField(null=True)
    due_excused = models.BooleanField(null=True)
    others_due = models.DateField(null=True)
    begun_on = models.DateField(null=True)
    # The types of need that section B of the plan describes, as the census codes them; empty: not said.
    need_primary = models.CharField(max_length=4, blank=True)
    need_secondary = models.CharField(max_length=4, blank=True)
    youth_accommodation = models.BooleanField(null=True)  # relevant, when the request came; null: not said

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child", "area"],
                condition=Q(state__in=sorted(OPEN)),
                name="case_open_once_per_area",
            )
        ]
        indexes = [
            models.Index(fields=["area", "state", "coordinator", "due"], name="case_by_area_and_due"),
            models.Index(fields=["coordinator", "state"], name="case_by_coordinator"),
            models.Index(fields=["child"], name="case_by_child"),
        ]


class CaseEvent(Fact):
    """One thing that happened, in the terms of law.time_limits. Set aside when wrong, never changed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=40)  # an EventKind
    on = models.DateField()
    about = models.CharField(max_length=200, blank=True)
    until = models.DateField(null=True)
    for_day = models.DateField(null=True)
    reason = models.TextField(blank=True)
    evidence = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["case", "on"], name="case_event_by_case")]


class EventSetAside(Fact):
    """The event was recorded wrongly. It stays in the record with the reason, and counts no more."""

    event = models.OneToOneField(CaseEvent, on_delete=models.PROTECT, related_name="set_aside")
    reason = models.TextField()


class KeptClock(ChildRow):
    """A cache of one clock that is open: rebuilt from the events by each action and by command."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="clocks")
    limit = models.CharField(max_length=60)
    who = models.CharField(max_length=40)
    about = models.CharField(max_length=200, blank=True)
    started_on = models.DateField()
    due = models.DateField()
    excused = models.BooleanField(default=False)
    promised = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "due"], name="kept_clock_by_case")]


class Handover(Fact):
    """A case passed to an officer, or to a team's inbox when there is none."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="handovers")
    to = models.ForeignKey("foundation.Account", null=True, on_delete=models.PROTECT, related_name="+")
    team = models.CharField(max_length=100, blank=True)
    until = models.DateField(null=True)  # a cover ends by itself; a handover does not
    reason = models.CharField(max_length=300, blank=True)


class Request(models.Model):
    """A request as it came in, before anybody has said which child it is about. It never goes away.

    It has no child's id, since whoever sent it may not learn whether the child is known.
    """

    class How(models.TextChoices):
        WEB = "web", "On the website"
        PAPER = "paper", "By letter or on a form"
        EMAIL = "email", "By e-mail"
        TELEPHONE = "telephone", "By telephone or in person"
        SCHOOL = "school", "By the school, from the child’s record"

    class Source(models.TextChoices):
        FAMILY = "1", "A parent or the young person"
        SETTING = "2", "A school, college or nursery"
        HEALTH = "3", "A health professional"
        SOCIAL_CARE = "4", "A social care professional"
        OTHER = "5", "Somebody else"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12, unique=True)
    received_on = models.DateField()
    how = models.CharField(max_length=20, choices=How.choices)
    source = models.CharField(max_length=1, choices=Source.choices)
    child_first_name = models.CharField(max_length=100)
    child_last_name = models.CharField(max_length=100)
    child_born_on = models.DateField()
    child_setting = models.CharField(max_length=200, blank=True)
    child_address = models.TextField(blank=True)
    asker_name = models.CharField(max_length=200)
    asker_is = models.CharField(max_length=200, blank=True)
    asker_email = models.EmailField(blank=True)
    asker_telephone = models.CharField(max_length=30, blank=True)
    asker_address = models.TextField(blank=True)
    why = models.TextField()
    tried = models.TextField(blank=True)
    by = models.ForeignKey("foundation.Account", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    child = models.ForeignKey("people.Child", null=True, on_delete=models.PROTECT, related_name="+")
    case = models.OneToOneField(Case, null=True, on_delete=models.PROTECT, related_name="request")
    set_aside = models.TextField(blank=True)
    settled_by = models.ForeignKey(
        "foundation.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["area", "received_on"], name="request_by_area")]
