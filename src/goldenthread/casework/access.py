"""Who may see which case. A case is reached through its child, so that there is one way in."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.casework.models import Case, Consultation, Request, Transfer
from goldenthread.casework.queries.consultations import WAITS
from goldenthread.casework.states import WITH_PLAN, CaseState
from goldenthread.foundation.access import NotPermitted, NotVisible, Viewer
from goldenthread.foundation.permissions import WHOLE_AREA, Permission, RoleKind
from goldenthread.foundation.prepared import prepared
from goldenthread.foundation.roles import held_on
from goldenthread.foundation.wall import lifted
from goldenthread.people.access import child_for, roles_around
from goldenthread.people.models import ChildRole
from goldenthread.places.access import areas_for, settings_kept
from goldenthread.places.models import Area, PlaceRole


def case_for(viewer: Viewer, case_id: UUID, permission: Permission) -> Case:
    """The case with its child, area and officer; NotVisible or NotPermitted if this person may not."""
    found = _case(case_id)
    if not found:
        raise NotVisible("case", case_id, _child_of(case_id))
    case = found[0]
    case.child = child_for(viewer, case.child_id, permission)
    if case.state == CaseState.MOVED_OUT and not _reads_moved(viewer, case):
        raise NotVisible("case", case_id, case.child_id)
    if permission in _OF_ITS_COUNCIL and not _may_change(viewer, case, permission):
        raise NotPermitted(permission, case.child_id)
    return case


_OF_ITS_COUNCIL = frozenset({Permission.WORK_CASE, Permission.DISAGREE, Permission.HOLD_EHC_REVIEW})
# Who else may do what an officer of the case’s own council may: the family disagrees, the school reviews.
_BESIDE_IT = {
    Permission.DISAGREE: frozenset({RoleKind.PARENT, RoleKind.YOUNG_PERSON}),
    Permission.HOLD_EHC_REVIEW: frozenset({RoleKind.SENCO, RoleKind.HEAD}),
}


def _may_change(viewer: Viewer, case: Case, permission: Permission) -> bool:
    """An officer of this case; and, where family or school may do the same, one of them."""
    beside = _BESIDE_IT.get(permission, frozenset())
    return bool(beside and roles_around(viewer, case.child_id) & beside) or works_on(viewer, case)


def may_enter(viewer: Viewer, case: Case) -> bool:
    """Whether this person may enter what the yearly review of this case’s plan found."""
    return case.state in WITH_PLAN and _may_change(viewer, case, Permission.HOLD_EHC_REVIEW)


def _child_of(case_id: UUID) -> UUID | None:
    """Whose case it is, for the log alone: behind the second wall a stranger finds no case."""
    with lifted("a refusal is entered in the log of the child whom it is about"):
        return Case.objects.filter(id=case_id).values_list("child", flat=True).first()


def works_on(viewer: Viewer, case: Case) -> bool:
    """Whether this person is an officer of the council whose case it is, or of this child. One query.

    Another council that is responsible for the child too reads the case, and leaves it as it is. Nobody works
    on a case that moved away.
    """
    if case.state == CaseState.MOVED_OUT:
        return False
    return bool(_officers(viewer.account.id, viewer.today, case.area_id, case.child_id))


def takes_own_data(viewer: Viewer, case: Case) -> bool:
    """Everything held, with who looked: for those whom it is about, and the officers who answer them."""
    mine = frozenset({RoleKind.PARENT, RoleKind.YOUNG_PERSON})
    return bool(roles_around(viewer, case.child_id) & mine) or works_on(viewer, case)


def check_takes_own_data(viewer: Viewer, case: Case) -> None:
    """NotPermitted for everybody else who reads the case, such as its school."""
    if not takes_own_data(viewer, case):
        raise NotPermitted("take away everything that is held about this child", case.child_id)


def _reads_moved(viewer: Viewer, case: Case) -> bool:
    """Family and school read a case that moved away as before; the new council if all of it was passed on;
    the old council again once the family is back."""
    only_officer = roles_around(viewer, case.child_id) <= WHOLE_AREA
    here = PlaceRole.objects.filter(
        held_on(viewer.today), account=viewer.account, area=case.area_id, kind__in=WHOLE_AREA
    )
    return not only_officer or here.exists() or Transfer.objects.filter(case=case, whole=True).exists()


def kept_case_for(viewer: Viewer, case_id: UUID) -> Case:
    """The council’s own record of a case that it passed on, to read. To be asked with the wall lifted: the
    council reaches the child no more."""
    areas = areas_for(viewer, Permission.SEE_CASELOAD)
    found = Case.objects.filter(id=case_id, area__in=areas, state=CaseState.MOVED_OUT)
    case = found.select_related("area", "coordinator", "child").first()
    if case is None:
        raise NotVisible("case", case_id, _child_of(case_id))
    return case


@prepared
def _officers(account: UUID, day: date, area: UUID, child: UUID) -> QuerySet[PlaceRole, tuple[str]]:
    in_council = PlaceRole.objects.filter(
        held_on(day),
        held_on(day, "area__responsibilities__"),
        account=account,
        area=area,
        kind__in=WHOLE_AREA,
        area__responsibilities__child=child,
    )
    of_child = ChildRole.objects.filter(
        held_on(day), account=account, child=child, kind=RoleKind.PLAN_COORDINATOR
    )
    return in_council.values_list("kind").order_by().union(of_child.values_list("kind").order_by())


@prepared
def _case(case_id: UUID) -> QuerySet[Case, Case]:
    return Case.objects.filter(id=case_id).select_related("area", "coordinator")


def consultation_for(viewer: Viewer, consultation_id: UUID) -> Consultation:
    """A consultation that waits for a school’s answer, for those who answer for that school; no more of the
    child is theirs. To be asked with the wall lifted: the school does not reach the child."""
    here = settings_kept(viewer, Permission.ANSWER_CONSULTATION)
    found = Consultation.objects.filter(WAITS, id=consultation_id, setting__in=here)
    one = found.select_related(
        "case__area", "case__child", "case__coordinator", "setting", "event", "plan"
    ).first()
    if one is None:
        child = Consultation.objects.filter(id=consultation_id).values_list("child", flat=True).first()
        raise NotVisible("consultation", consultation_id, child)
    return one


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


def package_areas(viewer: Viewer) -> list[Area]:
    """The councils whose own packages this person brings in. NotPermitted when there is none."""
    return areas_for(viewer, Permission.KEEP_PACKAGES)


def keeps_packages(viewer: Viewer) -> bool:
    try:
        return bool(package_areas(viewer))
    except NotPermitted:
        return False


def package_area(viewer: Viewer, place_id: UUID | None) -> Area:
    """The council whose own package a file is. A national one is not brought in here: the command does it."""
    found = next((area for area in package_areas(viewer) if area.id == place_id), None)
    if found is None:
        raise NotVisible("file", place_id)
    return found
