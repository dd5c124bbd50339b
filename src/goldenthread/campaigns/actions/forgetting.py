"""What was never confirmed or sent goes after a time, and so do the sketches of letters."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from goldenthread.campaigns.models import LetterSketch, Pledge, Signatory, SurveyDraft
from goldenthread.foundation import audit

UNCONFIRMED, UNSENT = timedelta(days=30), timedelta(days=90)


@transaction.atomic
def forget(*, at: datetime) -> dict[str, int]:
    """How many of each were taken out. Nothing that was confirmed or sent is among them."""
    before, long_before = at - UNCONFIRMED, at - UNSENT
    found = {
        "signatures": Signatory.objects.filter(
            verified_at__isnull=True, withdrawn_at__isnull=True, at__lt=before
        ),
        "pledges": Pledge.objects.filter(verified_at__isnull=True, withdrawn_at__isnull=True, at__lt=before),
        "answers": SurveyDraft.objects.filter(sent__isnull=True, at__lt=long_before),
        "sketches": LetterSketch.objects.filter(at__lt=long_before),
    }
    counts = {what: rows.delete()[0] for what, rows in found.items()}
    if any(counts.values()):
        audit.record(what="forgot what was never confirmed or sent", by=None, at=at, gone=counts)
    return counts
