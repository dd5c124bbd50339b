"""The whole record of a case, as its reader may see it, to be taken away."""

from __future__ import annotations

from goldenthread.casework.access import works_on
from goldenthread.casework.bundles import Purpose, bundle_of
from goldenthread.casework.models import Case
from goldenthread.foundation import audit
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.press.printed import Printed


def print_record(viewer: Viewer, case: Case, *, large: bool) -> Printed:
    """All that this person may read of a case. What is withheld from the family is only in the council’s."""
    printed = record_of(case, viewer, works=works_on(viewer, case), large=large)
    audit.record(
        what="printed the record of the case", by=viewer.account, at=viewer.at, child_id=case.child_id,
        case=case.number,
    )  # fmt: skip
    return printed


def record_of(case: Case, viewer: Viewer, *, works: bool, large: bool) -> Printed:
    """The record on paper. Whether the reader may is asked before."""
    return bundle_of(case, Purpose.RECORD, viewer.today, own=works, large=large)
