"""What somebody looks at before sharing a draft: its words, what changed, what a reader may stumble over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goldenthread.law.thread_checks import ThreadRemark, Weight
from goldenthread.plans.queries.comparison import Comparison, compare
from goldenthread.plans.queries.document import PlanDocument, VersionHead, document, versions_of
from goldenthread.plans.queries.whole import thread_remarks
from goldenthread.plans.queries.wording import wording_of
from goldenthread.plans.states import VersionState


@dataclass(frozen=True, slots=True)
class ShareCheck:
    """The draft, whole; and against what the family knows, what is new. `before` is None for a first plan.

    `gaps`: where the thread breaks, a need without an outcome or an outcome that nothing is promised for.
    """

    document: PlanDocument
    before: VersionHead | None
    compared: Comparison | None
    gaps: tuple[ThreadRemark, ...]
    remarks: tuple[str, ...]


def share_check(draft: VersionHead, name: str, today: date) -> ShareCheck:
    """A fixed number of queries."""
    known = [
        one
        for one in versions_of(draft.child_id)
        if one.plan_id == draft.plan_id and one.state in (VersionState.SHARED, VersionState.IN_FORCE)
    ]
    before = max(known, key=lambda one: (one.number, one.issue), default=None)
    read = document(draft.id)
    compared = compare(before.id, draft.id) if before else None
    remarks = thread_remarks(read, today)
    gaps = tuple(one for one in remarks if one.weight is Weight.BREAK)
    hints = [one.says for one in remarks if one.weight is not Weight.BREAK]
    return ShareCheck(read, before, compared, gaps, (*hints, *_remarks_on_words(read, name)))


def _remarks_on_words(read: PlanDocument, name: str) -> Iterator[str]:
    """Each line with its remarks: the words pointed at, and why."""
    for check in wording_of(read, name).values():
        for remark in check.remarks:
            yield f"“{remark.quoted}”: {remark.reason}"
