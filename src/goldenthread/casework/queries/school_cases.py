"""The open cases of a school’s children with every council, for those who answer for the school."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.casework.models import Case
from goldenthread.casework.queries.advice import in_their_school
from goldenthread.casework.queries.caseload import CaseInFull, caseload_among, in_full
from goldenthread.casework.states import OPEN
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.people.access import children_for


@dataclass(frozen=True, slots=True)
class SchoolCase:
    line: CaseInFull
    council: str


def school_cases(viewer: Viewer) -> tuple[SchoolCase, ...]:
    """The first due first, whichever council has them. Three queries, however many."""
    rows = Case.objects.filter(
        child__in=children_for(viewer, Permission.READ_CASE).filter(id__in=in_their_school(viewer)),
        state__in=OPEN,
    )
    councils = dict(rows.values_list("id", "area__name"))
    found = caseload_among(list(councils), viewer.today)
    return tuple(SchoolCase(line, councils[line.id]) for line in in_full(found.lines))
