"""The nightly accounts: the same figures as the account page, for a whole school in one pass."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry
from goldenthread.places.queries.school_days import school_days
from goldenthread.plans import tasks
from goldenthread.plans.actions.accounts import work_out_accounts
from goldenthread.plans.models import ChildAccount, DeliveryRecord, MadeGood, Provision
from goldenthread.plans.queries.accounts import accounts_of
from tests.cast import NOW, TODAY, the_cast
from tests.plans.delivery import made

pytestmark = pytest.mark.django_db
MISSED = {"status": "missed", "minutes": 0, "reason": "staff_absent"}


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def with_everything(cast: Cast, short: str) -> Provision:
    """A provision with sessions that happened, were missed, corrected, made good, cut short, left out."""
    line = made.promised(cast, short)
    made.recorded(cast, line, date(2026, 9, 3))
    missed = made.recorded(cast, line, date(2026, 9, 10), **MISSED)
    wrong = made.recorded(cast, line, date(2026, 9, 17), **MISSED)
    made.recorded(cast, line, date(2026, 9, 17), corrects=wrong, at=made.moment(TODAY))
    short_one = made.recorded(cast, line, date(2026, 9, 24), status="part", minutes=5, reason="timetable")
    unsaid = made.recorded(cast, line, date(2026, 10, 1), **(MISSED | {"reason": "not_said"}))
    said = made.recorded(cast, line, date(2026, 10, 1), corrects=unsaid, at=made.moment(TODAY), **MISSED)
    for record, minutes in ((missed, 15), (short_one, 5), (said, 10)):
        given(cast, record, minutes)
    made.recorded(cast, line, date(2026, 10, 2), minutes=20)  # an extra one
    return line


def given(cast: Cast, record: DeliveryRecord, minutes: int) -> None:
    MadeGood.objects.create(
        child_id=record.child_id, record=record, strand=record.strand, session_on=record.on,
        on=record.on + timedelta(days=1), minutes=minutes, by=cast.people["meera"], at=made.moment(TODAY),
    )  # fmt: skip


def test_the_nightly_figures_are_those_of_the_account_page(cast: Cast) -> None:
    hawthorn = cast.settings["hawthorn"]
    lines = [with_everything(cast, short) for short in ("ayo", "leila")]
    assert work_out_accounts(setting_id=hawthorn.id, at=NOW) == 2
    days = school_days(hawthorn.id)
    for line in lines:
        page = accounts_of(line.child_id, [line], days, TODAY)[line.strand]
        kept = ChildAccount.objects.get(child=line.child_id)
        assert (kept.child_id, kept.until, kept.not_recorded) == (line.child_id, TODAY, 6)
        assert kept.figures == page.total._asdict()
    assert kept.figures["happened"] == 3


def test_working_out_again_replaces_and_never_doubles(cast: Cast) -> None:
    line = made.promised(cast)
    hawthorn = cast.settings["hawthorn"]
    work_out_accounts(setting_id=hawthorn.id, at=NOW)
    made.recorded(cast, line, date(2026, 9, 3))
    work_out_accounts(setting_id=hawthorn.id, at=NOW)
    assert [row.not_recorded for row in ChildAccount.objects.all()] == [10]
    assert AuditEntry.objects.filter(what="worked out the accounts").count() == 2


def test_another_schools_provision_is_left_alone(cast: Cast) -> None:
    made.promised(cast)
    assert work_out_accounts(setting_id=cast.settings["ridgeway"].id, at=NOW) == 0
    assert ChildAccount.objects.count() == 0


def test_the_job_works_out_one_school(cast: Cast) -> None:
    made.promised(cast)
    assert tasks.work_out_accounts.call(str(cast.settings["hawthorn"].id)) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_a_school_takes_the_same_queries_however_many_children(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for short in ("ayo", "leila", "jack")[:count]:
        with_everything(cast, short)
    with django_assert_num_queries(14):
        work_out_accounts(setting_id=cast.settings["hawthorn"].id, at=NOW)
