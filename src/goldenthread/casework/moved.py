"""The whole record of a case that a council passed on, as that council keeps it."""

from __future__ import annotations

from uuid import UUID

from goldenthread.casework.access import kept_case_for
from goldenthread.casework.record import record_of
from goldenthread.foundation import audit
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.press.printed import Printed
from goldenthread.foundation.wall import lifted


def kept_record(viewer: Viewer, case_id: UUID) -> Printed:
    """With what was withheld from the family: it is the council’s own record, and it stayed."""
    with lifted("a council reads its own record of a child who moved away"):
        case = kept_case_for(viewer, case_id)
        printed = record_of(case, viewer, works=True, large=False)
        audit.record(
            what="printed the record of a case that moved away", by=viewer.account, at=viewer.at,
            child_id=case.child_id, case=case.number,
        )  # fmt: skip
    return printed
