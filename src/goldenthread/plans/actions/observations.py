"""A note from the class: what was seen, by whom."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account
from goldenthread.people.models import Child
from goldenthread.plans.models import Observation

LONGEST = 2_000


@transaction.atomic
def add_observation(
    *, child: Child, words: str, by: Account, at: datetime, provision_strand: UUID | None = None
) -> Observation:
    """Keep a note about a child."""
    said = words.strip()
    if not said:
        raise Refused("Write what you saw.", "words")
    if len(said) > LONGEST:
        raise Refused(f"Shorten the note to {LONGEST:,} characters or fewer.", "words")
    note = Observation.objects.create(
        child=child, words=said, provision_strand=provision_strand, by=by, at=at
    )
    audit.record(what="added a note", by=by, at=at, child_id=child.id, note=note.id)
    return note
