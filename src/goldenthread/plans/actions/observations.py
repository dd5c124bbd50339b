"""A note from the class: what was seen, by whom."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account
from goldenthread.people.models import Child
from goldenthread.plans.models import Observation
from goldenthread.plans.queries.notes import titles_of

LONGEST = 2_000


@transaction.atomic
def add_observation(
    *, child: Child, words: str, by: Account, at: datetime, provision_strand: UUID | None = None
) -> Observation:
    """Keep a note about a child, or about one provision of its plan."""
    said = words.strip()
    if not said:
        raise Refused("Write what you saw.", "words")
    if len(said) > LONGEST:
        raise Refused(f"Shorten the note to {LONGEST:,} characters or fewer.", "words")
    if provision_strand is not None and provision_strand not in titles_of(child.id):
        raise NotVisible("provision", provision_strand, child.id)
    note = Observation.objects.create(
        child=child, words=said, provision_strand=provision_strand, by=by, at=at
    )
    audit.record(what="added a note", by=by, at=at, child_id=child.id, note=note.id)
    return note
