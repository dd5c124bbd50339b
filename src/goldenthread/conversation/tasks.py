"""Jobs of the conversation. Each may be run again: a second time finds nothing left to do."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django_tasks import task

from goldenthread.conversation.access import sheet_for
from goldenthread.conversation.actions.sheets import bring_in_sheet
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.clock import now
from goldenthread.foundation.models import Account
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.wall import lifted


@task()
def bring_in_kept_sheet(sheet_id: str, account_id: str, only_good: bool = False) -> dict[str, Any]:
    """Bring in the rows of a table, for the person who confirmed it."""
    with lifted("a job brings in answers for somebody who may"):
        viewer = Viewer(Account.objects.get(id=account_id), now())
        sheet = sheet_for(viewer, UUID(sheet_id), Permission.READ_ANSWERS)
        return dict(bring_in_sheet(sheet=sheet, only_good=only_good, by=viewer.account, at=viewer.at))
