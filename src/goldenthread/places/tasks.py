"""Jobs about places. Each may be run again: a second time finds nothing left to change."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django_tasks import task

from goldenthread.foundation import files
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.clock import now
from goldenthread.foundation.models import Account
from goldenthread.foundation.wall import lifted
from goldenthread.places.access import check_keeps_schools
from goldenthread.places.actions.schools import bring_in_links, bring_in_schools
from goldenthread.places.queries.uploads import LINKS, PURPOSES
from goldenthread.places.reports import links_report, schools_report


@task()
def bring_in_register(file_id: str, account_id: str) -> dict[str, Any]:
    """Bring in a kept file of the register, for the person who confirmed it."""
    with lifted("a job brings in the register for somebody who may"):
        viewer = Viewer(Account.objects.get(id=account_id), now())
        check_keeps_schools(viewer)
        stored = files.file_in_place(UUID(file_id), purposes=PURPOSES, place_id=None)
        path = files.path_of(stored)
        if stored.purpose == LINKS:
            return links_report(bring_in_links(path=path, name=stored.name, by=viewer.account, at=viewer.at))
        return schools_report(bring_in_schools(path=path, name=stored.name, by=viewer.account, at=viewer.at))
