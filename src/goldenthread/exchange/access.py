"""Who may make and read what is made of all cases of a council."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from goldenthread.exchange.models import AreaReport
from goldenthread.foundation.access import NotPermitted, NotVisible, Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.places.access import area_for, areas_for


def report_for(viewer: Viewer, report_id: UUID, permission: Permission) -> AreaReport:
    """The report, for whoever makes the returns of its council."""
    found = reports_of(viewer, permission).filter(id=report_id).first()
    if found is None:
        raise NotVisible("report", report_id)
    return found


def reports_of(
    viewer: Viewer, permission: Permission = Permission.MAKE_RETURNS
) -> QuerySet[AreaReport, AreaReport]:
    """What was made for their councils, the newest first. NotPermitted for whoever makes none."""
    found = AreaReport.objects.filter(area__in=areas_for(viewer, permission))
    return found.select_related("area", "by", "whole", "tables", "rows").order_by("-at")


def works_for(viewer: Viewer, area_id: UUID) -> bool:
    """Whether this person works on the cases of a council, and so knows its children by name."""
    try:
        return bool(area_for(viewer, area_id, Permission.SEE_CASELOAD))
    except (NotPermitted, NotVisible):
        return False
