"""Who may see which case. A case is reached through its child, so that there is one way in."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from goldenthread.casework.models import Case, Request
from goldenthread.foundation.access import NotVisible, Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.prepared import prepared
from goldenthread.people.access import child_for
from goldenthread.places.access import areas_for


def case_for(viewer: Viewer, case_id: UUID, permission: Permission) -> Case:
    """The case with its child, area and officer; NotVisible or NotPermitted if this person may not."""
    found = _case(case_id)
    if not found:
        raise NotVisible("case", case_id)
    case = found[0]
    case.child = child_for(viewer, case.child_id, permission)
    return case


def _case(case_id: UUID) -> list[Case]:
    return list(Case.objects.filter(id=case_id).select_related("area", "coordinator"))


def request_for(viewer: Viewer, request_id: UUID) -> Request:
    """A request as it came in, for the officers of the council that it went to."""
    areas = areas_for(viewer, Permission.SEE_CASELOAD)
    found = Request.objects.filter(id=request_id, area__in=areas).select_related("area").first()
    if found is None:
        raise NotVisible("request", request_id)
    return found


@prepared
def cases_of(child_id: UUID) -> QuerySet[Case]:
    """The cases of one child whom the caller has been let see, the newest first."""
    return Case.objects.filter(child=child_id).order_by("-opened_at")
