"""The second wall in front of casework: a case for those who reach its child, a request for its council."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, transaction

from goldenthread.casework.models import (
    AdviceAsked,
    Case,
    CaseEvent,
    ChildPackage,
    KeptClock,
    Letter,
    PackageAsked,
    PackageFinding,
    PackagePart,
    PackageSignOff,
    Request,
)
from goldenthread.config.demonstration.cast import PEOPLE, Cast
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.wall import standing_as
from goldenthread.people.access import children_for
from goldenthread.people.models import Responsibility
from tests.casework.made import asked, assessing, sent
from tests.casework.test_packages import Team
from tests.cast import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_postgresql")]
WHO = [short for short, _ in PEOPLE]
TABLES = (Case, CaseEvent, AdviceAsked, Letter, KeptClock)


def seen(cast: Cast, who: str) -> set[bool]:
    """Whether each table has a row for this person: one answer, if the wall is even."""
    with standing_as(cast.people[who].id, TODAY):
        return {table.objects.exists() for table in TABLES}


def reaches(cast: Cast, who: str, case: Case) -> bool:
    found = children_for(Viewer(cast.people[who], NOW), Permission.KNOW_OF)
    return found.filter(id=case.child_id).exists()


def test_a_case_is_there_for_those_who_reach_its_child(cast: Cast) -> None:
    case = assessing(cast)
    asked(cast, case)
    assert {who: seen(cast, who) for who in WHO} == {who: {reaches(cast, who, case)} for who in WHO}
    assert {who for who in WHO if reaches(cast, who, case)} == {"funmi", "grace", "priya", "anita", "elaine"}


def test_officers_see_it_while_their_council_is_responsible(cast: Cast) -> None:
    asked(cast, assessing(cast))
    Responsibility.objects.update(ends_on=TODAY)
    assert {who: seen(cast, who) for who in ("priya", "anita", "funmi")} == {
        "priya": {False}, "anita": {False}, "funmi": {True},
    }  # fmt: skip


def test_a_request_is_there_for_the_officers_of_its_council_alone(cast: Cast) -> None:
    sent(cast)
    found = set()
    for who in WHO:
        with standing_as(cast.people[who].id, TODAY):
            found |= {who} if Request.objects.exists() else set()
    with standing_as("", TODAY):
        assert not Request.objects.exists()
    assert found == {"priya", "anita"}


def test_an_event_about_a_child_out_of_reach_cannot_be_written(cast: Cast) -> None:
    case = assessing(cast)
    facts = {"child_id": case.child_id, "case": case, "kind": "appealed", "on": TODAY, "at": NOW}
    with (
        standing_as(cast.people["neil"].id, TODAY),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        CaseEvent.objects.create(by=cast.people["neil"], **facts)


def test_a_package_of_a_child_is_there_for_those_who_reach_the_child(cast: Cast) -> None:
    Team(cast).built()
    tables = (ChildPackage, PackageFinding, PackageAsked, PackagePart, PackageSignOff)
    found = {}
    for who in WHO:
        with standing_as(cast.people[who].id, TODAY):
            found[who] = {table.objects.exists() for table in tables}
    reach = {who for who, rows in found.items() if rows == {True}}
    assert reach == {"funmi", "grace", "priya", "anita", "elaine", "joanna"}
    assert {who for who, rows in found.items() if rows == {False}} == set(WHO) - reach
