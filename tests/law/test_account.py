"""The account in the picture: 540 minutes promised = 405 + 30 + 75 + 30."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.law.account import Figures, State, add_up
from tests.law.ayo import NOBODY_RECORDED, ayos_account

JUNE_TO_JULY = Figures(
    promised=7,
    happened=6,
    cut_short=1,
    missed=1,
    made_good=1,
    minutes_promised=210,
    minutes_delivered=165,
    minutes_made_good=30,
    minutes_not_delivered=15,
)
SEPTEMBER_TO_OCTOBER = Figures(
    promised=8,
    happened=5,
    missed=2,
    not_recorded=1,
    minutes_promised=240,
    minutes_delivered=150,
    minutes_not_delivered=60,
    minutes_not_accounted_for=30,
)
NOVEMBER = Figures(promised=3, happened=3, minutes_promised=90, minutes_delivered=90)
ALL = Figures(
    promised=18,
    happened=14,
    cut_short=1,
    missed=3,
    made_good=1,
    not_recorded=1,
    minutes_promised=540,
    minutes_delivered=405,
    minutes_made_good=30,
    minutes_not_delivered=75,
    minutes_not_accounted_for=30,
)


def test_the_picture_by_half_term() -> None:
    assert [(half.name, half.figures) for half in ayos_account().half_terms] == [
        ("June to July", JUNE_TO_JULY),
        ("September to October", SEPTEMBER_TO_OCTOBER),
        ("November, to the 20th", NOVEMBER),
    ]


def test_the_picture_in_total() -> None:
    assert ayos_account().total == ALL
    assert ALL.minutes_had == 435
    assert add_up([JUNE_TO_JULY, SEPTEMBER_TO_OCTOBER, NOVEMBER]) == ALL


def test_the_picture_of_what_was_lost() -> None:
    lost = [
        (line.session.on, line.state, line.minutes_lost, line.minutes_still_lost)
        for line in ayos_account().lost
    ]
    assert lost == [
        (date(2026, 6, 25), State.MADE_GOOD, 30, 0),
        (date(2026, 7, 16), State.CUT_SHORT, 15, 15),
        (date(2026, 9, 17), State.MISSED, 30, 30),
        (date(2026, 10, 8), State.MISSED, 30, 30),
    ]


def test_the_picture_of_what_nobody_recorded() -> None:
    assert [session.on for session in ayos_account().not_recorded] == [NOBODY_RECORDED]


@pytest.mark.parametrize(
    "until, promised, happened, missed, made_good",
    [
        (date(2026, 6, 3), 0, 0, 0, 0),
        (date(2026, 6, 24), 3, 3, 0, 0),
        (date(2026, 6, 25), 4, 3, 1, 0),
        (date(2026, 6, 29), 4, 3, 1, 0),
        (date(2026, 6, 30), 4, 3, 1, 1),
        (date(2026, 7, 31), 7, 6, 1, 1),
    ],
)
def test_an_account_to_a_day_knows_nothing_later(
    until: date, promised: int, happened: int, missed: int, made_good: int
) -> None:
    total = ayos_account(until).total
    assert (total.promised, total.happened, total.missed, total.made_good) == (
        promised,
        happened,
        missed,
        made_good,
    )


def test_marks_come_one_for_each_promised_session_oldest_first() -> None:
    november = ayos_account().half_terms[-1]
    assert [(line.session.on.day, line.state) for line in november.lines] == [
        (5, State.HAPPENED),
        (12, State.HAPPENED),
        (19, State.HAPPENED),
    ]
