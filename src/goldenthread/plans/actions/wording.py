"""An author keeps the words that a remark was about, and is not told again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.foundation.models import Account
from goldenthread.people.models import Child
from goldenthread.plans.actions.steps import version_of
from goldenthread.plans.models import KeptWording
from goldenthread.plans.queries.document import document
from goldenthread.plans.queries.wording import kept_words, wording_of


def keep_wording(*, child: Child, version_id: UUID, strand: UUID, by: Account, at: datetime) -> int:
    """Remember every remark that stands beside this line as answered: the words stay. How many they were."""
    with transaction.atomic():
        version = version_of(child, version_id)
        check = wording_of(document(version.id), child.short_name).get(strand)
        remarks = check.remarks if check else ()
        KeptWording.objects.bulk_create(
            KeptWording(
                child=child,
                strand=strand,
                rule=remark.rule_id,
                words=kept_words(remark.quoted),
                by=by,
                at=at,
            )
            for remark in remarks
        )
        if remarks:
            audit.record(
                what="kept own wording",
                by=by,
                at=at,
                child_id=child.id,
                version=version.id,
                strand=strand,
                rules=[remark.rule_id for remark in remarks],
            )
    return len(remarks)
