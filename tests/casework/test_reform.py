"""What the reform would change: said for each child, and said to be no law."""

from __future__ import annotations

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry
from goldenthread.law.time_limits import EventKind
from goldenthread.people.models import Enrolment
from tests.casework.made import opened
from tests.cast import signed_in

pytestmark = pytest.mark.django_db


def test_a_family_reads_what_would_happen_and_that_it_is_not_law(cast: Cast) -> None:
    case = opened(cast, kind=EventKind.PLAN_TRANSFERRED_IN)
    page = signed_in(cast, "funmi").get(f"/cases/{case.id}/reform/").content.decode()
    assert "This is not law" in page
    assert "2029/30" in page
    assert "in Year 11" in page
    assert "The right to ask for a mainstream school by name stays." in page
    assert "SEND reform information sheet on EHC plans, February 2026, page 5" in page
    assert AuditEntry.objects.filter(what="read what the reform would change").count() == 1


def test_a_special_place_and_no_plan_are_said(cast: Cast) -> None:
    case = opened(cast)
    Enrolment.objects.filter(child=case.child_id).update(setting=cast.settings["larch"])
    page = signed_in(cast, "priya").get(f"/cases/{case.id}/reform/").content.decode()
    assert "Tola has no EHC plan now" in page
    assert "A special place that is held then is kept until education ends." in page
    assert "cannot be known" in page


def test_the_api_says_the_same_to_whoever_reads_the_case(cast: Cast) -> None:
    case = opened(cast, kind=EventKind.PLAN_TRANSFERRED_IN)
    path = f"/api/casework/cases/{case.id}/reform"
    found = signed_in(cast, "funmi").get(path).json()
    assert (found["year_group_in_2029"], found["year_group_in_february_2026"]) == (11, 7)
    assert {step["rule"]["standing"] for step in found["steps"]} == {"proposal"}
    assert [lock["holds"] for lock in found["locks"]] == [False, True, True, True]
    assert signed_in(cast, "omar").get(path).status_code == 404
