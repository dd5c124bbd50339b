"""What somebody looks at before sharing a draft: its words, what changed, what a reader may stumble over."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.plans.queries.comparison import Comparison, compare
from goldenthread.plans.queries.document import PlanDocument, VersionHead, document, versions_of
from goldenthread.plans.states import VersionState


@dataclass(frozen=True, slots=True)
class ShareCheck:
    """The draft, whole; and against what the family knows, what is new. `before` is None for a first plan."""

    document: PlanDocument
    before: VersionHead | None
    compared: Comparison | None


def share_check(draft: VersionHead) -> ShareCheck:
    """A fixed number of queries."""
    known = [
        one
        for one in versions_of(draft.child_id)
        if one.plan_id == draft.plan_id and one.state in (VersionState.SHARED, VersionState.IN_FORCE)
    ]
    before = max(known, key=lambda one: (one.number, one.issue), default=None)
    return ShareCheck(document(draft.id), before, compare(before.id, draft.id) if before else None)
