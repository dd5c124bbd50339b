"""What a kept roster would change, if it were brought in now."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from goldenthread.foundation import files
from goldenthread.foundation.models import StoredFile
from goldenthread.foundation.wall import lifted
from goldenthread.people.queries.roster.plan import RosterPlan, planned_roster
from goldenthread.people.queries.roster.reading import said_by
from goldenthread.places.models import Setting

ROSTER = "roster of a school"
END_ABSENT = "roster of a school, absent pupils leave"
PURPOSES = (ROSTER, END_ABSENT)


def plan_of(stored: StoredFile, setting: Setting, at: datetime) -> RosterPlan:
    """Raises NotReadable and FileGone."""
    path = files.path_of(stored)
    with files.read_or_refused(), lifted("a preview finds children who come from elsewhere"):
        said = said_by(path, stored.name, setting, timezone.localdate(at))
        return planned_roster(said, file=stored.name, at=at)
