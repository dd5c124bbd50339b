"""The accounts of a child: in three queries for them all, through every version in force."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from goldenthread.config.demonstration.cast import Cast
from goldenthread.law.account import Account, State
from goldenthread.law.account_words import sentence
from goldenthread.places.queries.school_days import school_days
from goldenthread.plans.models import MadeGood, Provision
from goldenthread.plans.queries.accounts import accounts_of
from tests.cast import TODAY, the_cast
from tests.plans.delivery import made

pytestmark = pytest.mark.django_db

# Thursdays in term from 3 September to 20 November 2026: eight, then three after the break.
SEPTEMBER = [date(2026, 9, day) for day in (3, 10, 17, 24)]


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def account_of(cast: Cast, line: Provision, until: date = TODAY) -> Account:
    days = school_days(cast.settings["hawthorn"].id)
    return accounts_of(line.child_id, [line], days, until)[line.strand]


def test_an_account_counts_what_was_recorded_and_what_nobody_did(cast: Cast) -> None:
    line = made.promised(cast)
    made.recorded(cast, line, SEPTEMBER[0])
    missed = made.recorded(
        cast, line, SEPTEMBER[1], status="missed", minutes=0, reason="staff_absent", note="Meera was ill"
    )
    made.recorded(cast, line, SEPTEMBER[2], status="part", minutes=5, reason="timetable")
    MadeGood.objects.create(
        child_id=line.child_id, record=missed, strand=line.strand, session_on=missed.on,
        on=date(2026, 9, 11), minutes=15, by=cast.people["meera"], at=made.moment(TODAY),
    )  # fmt: skip
    account = account_of(cast, line)
    assert sentence(account) == "2 of 11 sessions happened; 1 missed, then made good; 8 not recorded"
    assert [line.state for line in account.lines[:4]] == [
        State.HAPPENED, State.MADE_GOOD, State.CUT_SHORT, State.NOT_RECORDED,
    ]  # fmt: skip


def test_a_correction_counts_instead_of_what_it_corrects(cast: Cast) -> None:
    line = made.promised(cast)
    first = made.recorded(cast, line, SEPTEMBER[0], status="missed", minutes=0, reason="refused")
    made.recorded(cast, line, SEPTEMBER[0], corrects=first, at=made.moment(SEPTEMBER[1]))
    assert account_of(cast, line).total.happened == 1
    assert account_of(cast, line).total.missed == 0


def test_a_changed_schedule_does_not_rewrite_what_was_promised_before(cast: Cast) -> None:
    before = made.promised(cast)
    after = made.draft(
        cast.children["ayo"], cast.settings["hawthorn"], cast.people["ruth"], number=2,
        plan=before.version.plan,
    )  # fmt: skip
    now = made.provision(after, strand=before.strand, weekdays="04", minutes=20)
    made.put_in_force(after, on=date(2026, 11, 5))
    account = account_of(cast, now)
    promised = [(line.session.on, line.session.minutes) for line in account.lines]
    assert promised[-6:] == [
        (date(2026, 10, 22), 15),
        (date(2026, 11, 6), 20),
        (date(2026, 11, 9), 20),
        (date(2026, 11, 13), 20),
        (date(2026, 11, 16), 20),
        (date(2026, 11, 20), 20),
    ]


def test_a_fortnightly_promise_keeps_its_weeks_when_a_new_version_comes_in_between(cast: Cast) -> None:
    before = made.promised(cast, every_weeks=2)
    after = made.draft(
        cast.children["ayo"], cast.settings["hawthorn"], cast.people["ruth"], number=2,
        plan=before.version.plan,
    )  # fmt: skip
    now = made.provision(after, strand=before.strand, every_weeks=2)
    made.put_in_force(after, on=date(2026, 9, 8))
    assert [line.session.on for line in account_of(cast, now, date(2026, 10, 2)).lines] == [
        date(2026, 9, 3),
        date(2026, 9, 17),
        date(2026, 10, 1),
    ]


def test_a_line_that_a_new_version_drops_is_promised_no_more(cast: Cast) -> None:
    before = made.promised(cast)
    after = made.draft(
        cast.children["ayo"], cast.settings["hawthorn"], cast.people["ruth"], number=2,
        plan=before.version.plan,
    )  # fmt: skip
    made.put_in_force(after, on=date(2026, 9, 17))
    assert account_of(cast, before).total.promised == 2


def test_a_draft_promises_nothing_yet(cast: Cast) -> None:
    line = made.provision(made.draft(cast.children["ayo"], cast.settings["hawthorn"], cast.people["ruth"]))
    assert account_of(cast, line).total.promised == 0


@pytest.mark.parametrize("fields", [{"weekdays": ""}, {"minutes": None}, {"times": ["noon"]}])
def test_a_line_that_cannot_be_counted_has_an_account_without_sessions(
    cast: Cast, fields: dict[str, object]
) -> None:
    assert sentence(account_of(cast, made.promised(cast, **fields))) == "No sessions promised yet"


@pytest.mark.parametrize("count", [1, 3])
def test_accounts_take_three_queries_however_many_provisions(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    version = made.draft(cast.children["ayo"], cast.settings["hawthorn"], cast.people["ruth"])
    lines = [made.provision(version, f"Session {number}") for number in range(count)]
    made.put_in_force(version)
    for line in lines:
        made.recorded(cast, line, SEPTEMBER[0])
    days = school_days(cast.settings["hawthorn"].id)
    with django_assert_num_queries(3):
        accounts = accounts_of(lines[0].child_id, lines, days, TODAY)
    assert [accounts[line.strand].total.happened for line in lines] == [1] * count
