"""Who covers a case for a time: until the day that was said, or until the case is passed on for good."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q

from goldenthread.casework.models import Handover


def covering(today: date) -> Q:
    """The condition that a handover is a cover that lasts today."""
    later = Handover.objects.filter(case=OuterRef("case"), until__isnull=True, id__gt=OuterRef("id"))
    return Q(~Exists(later), until__gt=today)
