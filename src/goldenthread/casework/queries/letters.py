"""Letters as they were sent, and the council's words for each kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from goldenthread.casework.models import Case, Letter
from goldenthread.foundation.access import NotVisible


@dataclass(frozen=True, slots=True)
class Sent:
    subject: str
    to: str
    words: str
    how: str
    sent_to: str
    sent_on: date
    by: str
    waits: bool = False  # for somebody to post it
    posted_on: date | None = None
    posted_to: str = ""
    posted_by: str = ""


def letter_of(case: Case, letter_id: UUID) -> Sent:
    """One letter of a case that the caller has been let see."""
    found = Letter.objects.filter(case=case, id=letter_id).select_related("by", "posted__by").first()
    if found is None:
        raise NotVisible("letter", letter_id, case.child_id)
    posted = getattr(found, "posted", None)
    return Sent(
        found.subject, found.to, found.words, found.get_how_display(), found.sent_to, found.sent_on,
        found.by.name, found.how == Letter.How.NOT_SENT and posted is None,
        *((posted.on, posted.to, posted.by.name) if posted else ()),
    )  # fmt: skip
