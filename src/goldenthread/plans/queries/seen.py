"""Which versions of a plan somebody may see: a draft only those who may read it."""

from __future__ import annotations

from uuid import UUID

from goldenthread.foundation.access import NotVisible, Viewer
from goldenthread.foundation.permissions import Permission, allows
from goldenthread.people.access import roles_around
from goldenthread.people.models import Child
from goldenthread.plans.queries.document import VersionHead, versions_of
from goldenthread.plans.queries.plan_page import PlanPage, version_page
from goldenthread.plans.states import VersionState

UNSEEN = (VersionState.DRAFT, VersionState.SET_ASIDE)


def may_of(viewer: Viewer, child: Child) -> frozenset[Permission]:
    """Everything this person may do about this child: it decides what a page offers."""
    kinds = roles_around(viewer, child.id)
    return frozenset(permission for permission in Permission if allows(kinds, permission))


def seen_versions(child: Child, may: frozenset[Permission]) -> tuple[VersionHead, ...]:
    found = versions_of(child.id)
    if Permission.READ_DRAFT in may:
        return found
    return tuple(one for one in found if one.state not in UNSEEN)


def seen_page(viewer: Viewer, child: Child, version_id: UUID) -> PlanPage:
    """One version with all that stands around it. NotVisible when it is not theirs to see."""
    seen = seen_versions(child, may_of(viewer, child))
    head = next((one for one in seen if one.id == version_id), None)
    if head is None:
        raise NotVisible("plan version", version_id, child.id)
    return version_page(child.id, viewer.today, head, seen, viewer.at)
