"""One line of a version by its strand: which it is, and its words as they stand there."""

from __future__ import annotations

from uuid import UUID

from goldenthread.plans.models import Adjustment, ClassNote, Need, Outcome, Provision, View

TITLED = (Need, Outcome, Provision)
WORDED = (View, Adjustment, ClassNote)


def line_words(version_id: UUID, strand: UUID) -> str | None:
    """The words of this line of this version; None when the version has no such line. One query."""
    found = [
        model.objects.filter(version=version_id, strand=strand).order_by().values_list(column)
        for models, column in ((TITLED, "title"), (WORDED, "words"))
        for model in models
    ]
    row = next(iter(found[0].union(*found[1:])), None)
    return str(row[0]) if row else None
