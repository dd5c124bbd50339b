"""A child with an EHC plan as the proposals of the reform look at one."""

from __future__ import annotations

from datetime import date

from goldenthread.casework.models import Case
from goldenthread.foundation.roles import held_on
from goldenthread.law.transition import Outlook, Planned, outlook
from goldenthread.people.models import Enrolment
from goldenthread.plans.queries.document import version_in_force


def reform_of(case: Case, today: date) -> Outlook:
    """What the proposals would mean for the child of a case that the caller has been let see. Two queries."""
    place = (
        Enrolment.objects.filter(held_on(today), child=case.child_id)
        .select_related("setting")
        .order_by("-starts_on")
        .first()
    )
    group = place.year_group if place else ""
    child = Planned(
        case.child.born_on,
        special_place="special" in place.setting.type.lower() if place else False,
        has_support_plan=version_in_force(case.child_id) is not None,
        year_group=int(group) if group.isdecimal() else None,
    )
    return outlook(child, today)
