"""What lists of children show follows every record at once: school and family never read two figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from goldenthread.config.demonstration.cast import Cast
from goldenthread.law.deliveries import Reason, Status
from goldenthread.places.queries.school_days import school_days
from goldenthread.plans.actions.accounts import work_out_accounts, work_out_again
from goldenthread.plans.actions.corrections import correct_record, make_good
from goldenthread.plans.actions.delivery import Entry, record_group
from goldenthread.plans.actions.what_happened import WhatHappened
from goldenthread.plans.models import ChildAccount, DeliveryRecord, Provision
from goldenthread.plans.queries.accounts import accounts_of
from goldenthread.plans.queries.family_home import at_a_glance
from goldenthread.plans.queries.on_roll import in_force, places_of
from tests.cast import NOW, TODAY, the_cast, viewer
from tests.plans.delivery import made

pytestmark = pytest.mark.django_db
THURSDAY = TODAY - timedelta(days=1)
MISSED = {"status": "missed", "minutes": 0, "reason": "staff_absent"}


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def night(cast: Cast) -> None:
    work_out_accounts(setting_id=cast.settings["hawthorn"].id, at=NOW)


def record(cast: Cast, *lines: Provision, on: date = THURSDAY) -> list[DeliveryRecord]:
    children = {child.id: child for child in cast.children.values()}
    happened = WhatHappened(Status.HAPPENED)
    entries = [Entry(children[line.child_id], line.strand, on, 0, happened) for line in lines]
    return record_group(entries=entries, by=cast.people["meera"], at=NOW)


def recorded(cast: Cast, line: Provision, _: DeliveryRecord) -> None:
    record(cast, line)


def corrected(cast: Cast, line: Provision, missed: DeliveryRecord) -> None:
    correct_record(
        child=cast.children["ayo"], record_id=missed.id, why="Meera was late", by=cast.people["meera"],
        what=WhatHappened(Status.PART, 5, Reason.STAFF_ABSENT), at=NOW, others_too=False,
    )  # fmt: skip


def made_good(cast: Cast, line: Provision, missed: DeliveryRecord) -> None:
    make_good(
        child=cast.children["ayo"], record_id=missed.id, on=TODAY, minutes=15, by=cast.people["meera"], at=NOW
    )


@pytest.mark.parametrize("happens", [recorded, corrected, made_good])
def test_lists_and_the_family_read_the_account_as_it_is_now(
    cast: Cast, happens: Callable[[Cast, Provision, DeliveryRecord], None]
) -> None:
    line = made.promised(cast)
    missed = made.recorded(cast, line, date(2026, 9, 10), **MISSED)
    night(cast)
    before = ChildAccount.objects.get().figures
    happens(cast, line, missed)
    days = school_days(cast.settings["hawthorn"].id)
    total = accounts_of(line.child_id, [line], days, TODAY, NOW)[line.strand].total
    assert total._asdict() != before
    assert at_a_glance(viewer(cast, "funmi"), [line.child_id])[line.child_id].figures == total
    senco = viewer(cast, "ruth")
    assert in_force(TODAY, places_of(senco))[line.child_id].not_recorded == total.not_recorded


def test_working_out_again_takes_the_same_queries_however_many_children(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    lines = [made.promised(cast, short) for short in ("ayo", "leila", "jack")]
    night(cast)
    with django_assert_num_queries(7):
        work_out_again(children=[lines[0].child_id], at=NOW)
    with django_assert_num_queries(7):
        work_out_again(children=[line.child_id for line in lines], at=NOW)


def test_a_group_is_counted_whole(cast: Cast) -> None:
    lines = [made.promised(cast, short) for short in ("ayo", "leila", "jack")]
    night(cast)
    record(cast, lines[0])
    record(cast, *lines, on=THURSDAY - timedelta(days=7))
    assert [row.not_recorded for row in ChildAccount.objects.order_by("not_recorded")] == [9, 10, 10]


def test_nothing_is_kept_before_the_first_night(cast: Cast) -> None:
    record(cast, made.promised(cast))
    assert ChildAccount.objects.count() == 0
