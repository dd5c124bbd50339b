"""Jobs about people. Each may be run again: a second time finds nothing left to change."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from django_tasks import task

from goldenthread.foundation import files
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.clock import now
from goldenthread.foundation.models import Account
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.wall import lifted
from goldenthread.people.actions.roster import bring_in_roster
from goldenthread.people.queries.roster.kept import END_ABSENT, PURPOSES
from goldenthread.people.queries.roster.reading import said_by
from goldenthread.people.reports import report_of, without_names
from goldenthread.places.access import setting_for

KEPT_AFTER = timedelta(minutes=10)


@task()
def bring_in_kept_roster(
    file_id: str, account_id: str, decisions: dict[str, str] | None = None
) -> dict[str, Any]:
    """Bring in a kept roster, for the person who confirmed it; a while later its content is removed.

    The while is for a worker that is killed just after it saved: the job is then done again.
    `decisions`: by the line of the row, as the person decided. What comes back stays in the list of
    jobs, so it has counts and faults and nobody's name.
    """
    with lifted("a job brings in a roster for somebody who may"):
        viewer = Viewer(Account.objects.get(id=account_id), now())
        stored = files.file_by_id(UUID(file_id), purposes=PURPOSES)
        setting = setting_for(viewer, stored.place_id or UUID(int=0), Permission.KEEP_ROSTER)
        done = bring_in_roster(
            said=said_by(files.path_of(stored), stored.name, setting, timezone.localdate(viewer.at)),
            file=stored.name,
            sha256=stored.sha256,
            end_absent=stored.purpose == END_ABSENT,
            by=viewer.account,
            at=viewer.at,
            decisions={int(line): answer for line, answer in (decisions or {}).items()},
        )
    later = timezone.now() + KEPT_AFTER  # by the clock that the worker goes by
    remove_kept_roster.using(run_after=later).enqueue(file_id)
    return without_names(report_of(done))


@task()
def remove_kept_roster(file_id: str) -> None:
    """The purpose is done, so the names go: only the file's own name, size and hash stay."""
    files.empty(files.file_by_id(UUID(file_id), purposes=PURPOSES))
