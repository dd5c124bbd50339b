"""What time it is, for the doors of the house. Below the doors, time arrives as `at`."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """The time, or the moment at which a test or a demonstration has stopped the clock."""
    stopped: datetime | None = settings.STOPPED_CLOCK
    return stopped or timezone.now()


def today() -> date:
    return timezone.localdate(now())
