"""What a school reads of a case, and what is left for it to do once a plan is final."""

from __future__ import annotations

import pytest
from django.test import Client

from goldenthread.casework.models import EhcLine
from goldenthread.casework.queries.section_f import not_in_place
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import Notice
from goldenthread.law.time_limits import EventKind
from goldenthread.plans.models import PlanVersion, Provision
from goldenthread.plans.states import VersionState
from tests.casework import moves
from tests.casework.made import decided, opened
from tests.cast import signed_in

pytestmark = pytest.mark.django_db
TASK = "Put section F in place"


def read(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_a_school_is_not_spoken_to_as_a_family(cast: Cast) -> None:
    case = opened(cast, days=150)
    decided(cast, case, EventKind.ASSESSMENT_AGREED, 110)
    school, family = (read(signed_in(cast, who), f"/cases/{case.id}/") for who in ("grace", "funmi"))
    assert "send you" not in school
    assert "The council had to send the final plan by Tuesday 10 November 2026. It is 10 days late." in school
    assert "We had to send you the final plan by 10 November 2026." in family


def test_section_f_is_a_task_of_the_school_until_it_is_in_place(cast: Cast) -> None:
    case = moves.in_force(cast)
    grace = signed_in(cast, "grace")
    assert not_in_place(case) == 1
    notice = Notice.objects.filter(account=cast.people["grace"], what_changed__startswith=TASK).get()
    assert grace.get(notice.link).status_code in (200, 302)
    for path in (f"/cases/{case.id}/", "/school-cases/"):
        assert TASK in read(grace, path), path
    assert TASK not in read(signed_in(cast, "funmi"), f"/cases/{case.id}/")
    strand = EhcLine.objects.get(plan__case=case, plan__state="final", part="provision").strand
    version = Provision.objects.filter(strand=strand).latest("version__at").version_id
    PlanVersion.objects.filter(id=version).update(state=VersionState.IN_FORCE)
    assert not_in_place(case) == 0
    for path in (f"/cases/{case.id}/", "/school-cases/"):
        assert TASK not in read(grace, path), path


def test_a_school_that_is_named_and_has_not_the_child_is_told_what_to_do(cast: Cast) -> None:
    moves.in_force(cast, setting="Hawthorn Primary")
    [said] = Notice.objects.filter(account=cast.people["ruth"]).values_list("what_changed", flat=True)
    assert said == (
        "The EHC plan of Tola Bello names Hawthorn Primary from 10 November 2026. Put Tola on your roll, "
        "then put section F in place."
    )
