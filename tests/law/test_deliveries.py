"""How records, corrections and making good become what counts now."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.law.deliveries import (
    CatchUp,
    Delivery,
    Fact,
    MadeGood,
    Reason,
    Recorded,
    RecordError,
    Status,
    ToBeOffered,
    Withdrawn,
    effective,
)

DAY = date(2026, 6, 25)
NOON = datetime(2026, 6, 25, 12)  # noqa: DTZ001 - the law has no zones: it only compares moments


def at(minute: int) -> datetime:
    return NOON + timedelta(minutes=minute)


HAPPENED = Recorded(at(0), DAY, 0, Status.HAPPENED, 30)
MISSED = Recorded(at(1), DAY, 0, Status.MISSED, 0, Reason.SPECIALIST_CANCELLED, "Therapist away")
MADE_GOOD = MadeGood(at(2), DAY, 0, date(2026, 6, 30), 20)
MORE = MadeGood(at(3), DAY, 0, date(2026, 7, 1), 10)
OFFER = ToBeOffered(at(2), DAY, 0, date(2026, 7, 10))


def missed(*made_good: CatchUp, offer_by: date | None = None) -> Delivery:
    return Delivery(
        DAY,
        0,
        Status.MISSED,
        0,
        Reason.SPECIALIST_CANCELLED,
        "Therapist away",
        made_good,
        offer_by,
    )


@pytest.mark.parametrize(
    "facts, expected",
    [
        ([], []),
        ([HAPPENED], [Delivery(DAY, 0, Status.HAPPENED, 30)]),
        ([HAPPENED, MISSED], [missed()]),
        ([MISSED, HAPPENED], [missed()]),  # the moment decides, not the order they come in
        (
            [MISSED, MADE_GOOD, MORE],
            [missed(CatchUp(date(2026, 6, 30), 20), CatchUp(date(2026, 7, 1), 10))],
        ),
        (
            [MISSED, MADE_GOOD, MADE_GOOD._replace(recorded_at=at(4), minutes=30)],
            [missed(CatchUp(date(2026, 6, 30), 30))],
        ),
        ([MISSED, MADE_GOOD, MADE_GOOD._replace(recorded_at=at(4), minutes=0)], [missed()]),
        ([MISSED, OFFER], [missed(offer_by=date(2026, 7, 10))]),
        ([MISSED, OFFER, OFFER._replace(recorded_at=at(4), by=None)], [missed()]),
        ([HAPPENED, Withdrawn(at(1), DAY, 0)], []),
        ([HAPPENED, Withdrawn(at(-1), DAY, 0)], [Delivery(DAY, 0, Status.HAPPENED, 30)]),
        (
            [MADE_GOOD],
            [Delivery(DAY, 0, Status.MISSED, 0, made_good=(CatchUp(date(2026, 6, 30), 20),))],
        ),
        ([OFFER], [Delivery(DAY, 0, Status.MISSED, 0, offer_by=date(2026, 7, 10))]),
        (
            [HAPPENED._replace(recorded_at=at(3)), MISSED, MADE_GOOD],
            [Delivery(DAY, 0, Status.HAPPENED, 30, made_good=(CatchUp(date(2026, 6, 30), 20),))],
        ),
        (
            [HAPPENED._replace(slot=1), MISSED, HAPPENED._replace(on=DAY - timedelta(days=7))],
            [
                Delivery(DAY - timedelta(days=7), 0, Status.HAPPENED, 30),
                missed(),
                Delivery(DAY, 1, Status.HAPPENED, 30),
            ],
        ),
    ],
)
def test_facts_fold_to_what_counts_now(facts: list[Fact], expected: list[Delivery]) -> None:
    assert effective(facts) == expected


def test_of_two_records_at_one_moment_the_later_in_the_list_counts() -> None:
    same = MISSED._replace(recorded_at=HAPPENED.recorded_at)
    assert effective([HAPPENED, same]) == [missed()]


def test_made_good_on_is_the_last_day_and_minutes_add_up() -> None:
    delivery = missed(CatchUp(date(2026, 6, 30), 20), CatchUp(date(2026, 7, 1), 10))
    assert (delivery.made_good_on, delivery.made_good_minutes) == (date(2026, 7, 1), 30)


@pytest.mark.parametrize(
    "status, minutes, message",
    [
        (
            Status.MISSED,
            10,
            "A missed session has no minutes. Say that it was cut short instead.",
        ),
        (
            Status.PART,
            0,
            "Enter how many minutes it lasted, like 20, or say that it was missed.",
        ),
        (
            Status.HAPPENED,
            -5,
            "Enter how many minutes it lasted, like 20, or say that it was missed.",
        ),
    ],
)
def test_a_record_that_does_not_fit_together_is_refused(status: Status, minutes: int, message: str) -> None:
    with pytest.raises(RecordError) as raised:
        effective([Recorded(NOON, DAY, 0, status, minutes)])
    assert str(raised.value) == message


FACTS = (
    HAPPENED,
    MISSED,
    MADE_GOOD,
    MORE,
    ToBeOffered(at(5), DAY, 0, date(2026, 7, 10)),
    Withdrawn(at(6), DAY, 1),
    HAPPENED._replace(slot=1, recorded_at=at(7)),
)


@pytest.mark.slow
@given(st.permutations(FACTS))
def test_facts_may_arrive_in_any_order(facts: list[Fact]) -> None:
    assert effective(facts) == effective(FACTS)


@pytest.mark.slow
@given(st.lists(st.sampled_from(FACTS)))
def test_saying_a_thing_twice_changes_nothing(facts: list[Fact]) -> None:
    assert effective([*facts, *facts]) == effective(facts)
