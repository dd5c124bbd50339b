"""The second wall: PostgreSQL shows an account exactly the children that `access` lets it reach."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from goldenthread.config.demonstration.cast import PEOPLE, Cast
from goldenthread.foundation import audit
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.models import AuditEntry, AuditSubject
from goldenthread.foundation.permissions import Permission, RoleKind
from goldenthread.foundation.wall import standing_as
from goldenthread.people.access import children_for
from goldenthread.people.models import Child, ChildRole, ClassMembership, Enrolment
from goldenthread.plans.models import Need, Plan
from tests.cast import NOW, TODAY, the_cast
from tests.plans.writing.made import draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_postgresql")]

WHO = [short for short, _ in PEOPLE]


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def reached(cast: Cast, who: str, day: date = TODAY) -> set[UUID]:
    """What `access` says, with the wall lifted as every test prepares."""
    at = NOW + timedelta(days=(day - timezone.localdate(NOW)).days)
    return set(children_for(Viewer(cast.people[who], at), Permission.KNOW_OF).values_list("id", flat=True))


def behind_the_wall(cast: Cast, who: str, day: date = TODAY) -> set[UUID]:
    with standing_as(cast.people[who].id, day):
        return set(Child.objects.values_list("id", flat=True))


@pytest.mark.parametrize("who", WHO)
def test_wall_shows_the_children_that_access_reaches(cast: Cast, who: str) -> None:
    assert behind_the_wall(cast, who) == reached(cast, who)


@pytest.mark.parametrize("days", [-3650, 89, 90, 3650])
def test_wall_and_access_agree_on_any_other_day(cast: Cast, days: int) -> None:
    day = TODAY + timedelta(days=days)
    for who in WHO:
        assert behind_the_wall(cast, who, day) == reached(cast, who, day), who


@pytest.mark.parametrize("ended", [Enrolment, ClassMembership, ChildRole])
def test_wall_and_access_agree_when_something_ended_today(
    cast: Cast, ended: type[Enrolment] | type[ClassMembership] | type[ChildRole]
) -> None:
    ended.objects.update(ends_on=TODAY)
    for who in WHO:
        assert behind_the_wall(cast, who) == reached(cast, who), who


def test_family_and_friends_who_are_only_named_see_nobody(cast: Cast) -> None:
    ChildRole.objects.filter(kind=RoleKind.RELATION).update(account=cast.people["neil"])
    assert behind_the_wall(cast, "neil") == set()


def test_rows_of_a_plan_stand_behind_the_same_wall(cast: Cast) -> None:
    version = draft(cast)
    for who in WHO:
        sees_ayo = cast.children["ayo"].id in reached(cast, who)
        with standing_as(cast.people[who].id, TODAY):
            found = (Plan.objects.count(), Need.objects.filter(version=version).count())
        assert found == ((1, 2) if sees_ayo else (0, 0)), who


def test_nobody_sees_no_row(cast: Cast) -> None:
    with standing_as("", TODAY):
        assert (Child.objects.count(), Enrolment.objects.count()) == (0, 0)


def test_a_row_about_a_child_out_of_reach_cannot_be_written(cast: Cast) -> None:
    with (
        standing_as(cast.people["grace"].id, TODAY),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        Plan.objects.create(
            child=cast.children["ayo"], setting=cast.settings["hawthorn"], by=cast.people["grace"], at=NOW
        )


def test_the_log_of_a_child_is_behind_the_wall_and_its_chain_is_continued_all_the_same(cast: Cast) -> None:
    ayo, neil = cast.children["ayo"], cast.people["neil"]
    audit.record(what="read plan", by=cast.people["ruth"], at=NOW, child_id=ayo.id)
    with standing_as(neil.id, TODAY):
        audit.record(what="not found", by=neil, at=NOW, child_id=ayo.id)
        seen = list(AuditEntry.objects.filter(child_id=ayo.id).values_list("what", flat=True))
    assert seen == ["not found"], "his own refusal, and not who read the plan"
    assert audit.verify()[1] == []


def test_a_page_of_many_children_names_each_to_those_who_may_know(cast: Cast) -> None:
    place, ayo, rosa = cast.settings["hawthorn"].id, cast.children["ayo"].id, cast.children["rosa"].id
    audit.record(
        what="read a list", by=cast.people["ruth"], at=NOW, stream=f"place:{place}", children=[ayo, rosa]
    )
    with standing_as(cast.people["funmi"].id, TODAY):
        assert list(AuditSubject.objects.values_list("child_id", flat=True)) == [ayo]


def test_the_database_user_cannot_step_round_the_wall() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False,)
