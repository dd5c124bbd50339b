"""What every role carries: who, which, from when to when, on what evidence, given by whom."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from goldenthread.foundation.ids import new_id
from goldenthread.foundation.permissions import RoleKind


class HeldRole(models.Model):
    """A role that begins, may end, and says on what evidence it is held."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=30, choices=[(kind.value, kind.value) for kind in RoleKind])
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    evidence = models.CharField(max_length=300)
    given_by = models.ForeignKey("foundation.Account", null=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        abstract = True


def held_on(day: date, prefix: str = "") -> Q:
    """The condition that a role is held on this day. `ends_on` is the first day without it."""
    starts, ends = f"{prefix}starts_on", f"{prefix}ends_on"
    return Q(**{f"{starts}__lte": day}) & (Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gt": day}))
