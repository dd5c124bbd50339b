"""Accounts are kept while nothing they rest on changes: the same as those worked out from the facts."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.config.demonstration.cast import Cast
from goldenthread.law.account import Account
from goldenthread.law.school_days import SchoolDays
from goldenthread.places.models import Closure
from goldenthread.places.queries.school_days import school_days
from goldenthread.plans.models import MadeGood, Provision
from goldenthread.plans.queries.accounts import _Asked, _facts, _kept, _worked_out
from goldenthread.plans.queries.sessions import promises_of
from tests.cast import TODAY, the_cast
from tests.plans.delivery.made import moment, promised, recorded

pytestmark = pytest.mark.django_db
QUERIES = 4  # the promises, the number of facts, terms and closures: no record is read
THURSDAY, NEXT = date(2026, 11, 12), date(2026, 11, 19)


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def line(cast: Cast) -> Provision:
    return promised(cast)


def kept(line: Provision) -> dict[UUID, Account]:
    """As a page asks: outside a transaction, which a test never is."""
    return _kept(asked(line), tuple(_facts(line.child_id)))


def anew(line: Provision) -> dict[UUID, Account]:
    return _worked_out(asked(line))


def asked(line: Provision) -> _Asked:
    promises = tuple(promises_of([line.child_id], [line.strand]))
    return _Asked(line.child_id, (line.strand,), promises, _days(line), TODAY, None)


def _days(line: Provision) -> SchoolDays:
    return school_days(line.version.plan.setting_id)


def test_kept_accounts_are_those_worked_out_anew_after_each_fact(cast: Cast, line: Provision) -> None:
    assert kept(line) == anew(line)
    missed = recorded(cast, line, THURSDAY, status="missed", minutes=0, reason="staff_absent")
    assert kept(line) == anew(line)
    recorded(cast, line, NEXT)
    assert kept(line) == anew(line)
    MadeGood.objects.create(
        child_id=line.child_id, record=missed, strand=line.strand, session_on=THURSDAY, on=NEXT, minutes=15,
        by=missed.by, at=moment(NEXT),
    )  # fmt: skip
    assert kept(line) == anew(line)
    assert kept(line)[line.strand].total.made_good == 1


def test_kept_accounts_follow_the_calendar(cast: Cast, line: Provision) -> None:
    before = kept(line)[line.strand].total.promised
    Closure.objects.create(
        setting_id=line.version.plan.setting_id,
        on=THURSDAY,
        kind=Closure.Kind.values[0],
        known_on=date(2026, 9, 1),
    )
    assert kept(line)[line.strand].total.promised == before - 1


def test_accounts_that_are_kept_are_not_read_again(cast: Cast, line: Provision) -> None:
    first = kept(line)
    with CaptureQueriesContext(connection) as asked:
        assert kept(line) is first
    assert len(asked) == QUERIES
