"""Ayo's speech and language sessions, as drawn in the picture of the account page."""

from __future__ import annotations

from datetime import date, time

from goldenthread.law.account import Account, account
from goldenthread.law.deliveries import CatchUp, Delivery, Reason, Status
from goldenthread.law.schedule import Pattern, expected_sessions
from tests.law.school_year import YEAR

TO = date(2026, 11, 20)
THURSDAYS = Pattern(frozenset({3}), 30, date(2026, 6, 1), times=(time(13, 30),))
NOT_FULL = {
    date(2026, 6, 25): Delivery(
        date(2026, 6, 25),
        0,
        Status.MISSED,
        0,
        Reason.SPECIALIST_CANCELLED,
        "Therapist away",
        (CatchUp(date(2026, 6, 30), 30),),
    ),
    date(2026, 7, 16): Delivery(
        date(2026, 7, 16), 0, Status.PART, 15, Reason.TIMETABLE, "Cut short by sports day"
    ),
    date(2026, 9, 17): Delivery(date(2026, 9, 17), 0, Status.MISSED, 0, Reason.CHILD_ABSENT),
    date(2026, 10, 8): Delivery(
        date(2026, 10, 8),
        0,
        Status.MISSED,
        0,
        Reason.SPECIALIST_CANCELLED,
        "Therapist away",
        offer_by=date(2026, 12, 10),
    ),
}
NOBODY_RECORDED = date(2026, 10, 22)


def deliveries() -> list[Delivery]:
    return [
        NOT_FULL.get(session.on) or Delivery(session.on, 0, Status.HAPPENED, 30)
        for session in expected_sessions(THURSDAYS, YEAR, TO)
        if session.on != NOBODY_RECORDED
    ]


def ayos_account(until: date = TO) -> Account:
    return account(expected_sessions(THURSDAYS, YEAR, until), deliveries(), until, YEAR)
