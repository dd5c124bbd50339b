"""From a refusal through mediation and an appeal to an order, and the assessment begins."""

from __future__ import annotations

from datetime import date

from tests.journeys import casework, disagreeing
from tests.journeys.conftest import DESKTOP, PHONE, Comes
from tests.journeys.house import House


def test_from_a_refusal_to_the_assessment(comes: Comes, house: House) -> None:
    casework.asks_without_an_account(comes("omar", PHONE, signs_in=False))
    priya, omar = comes("priya", DESKTOP), comes("omar", PHONE)
    case = casework.matches_and_takes_it(priya)
    casework.decides(priya, case, "Do not assess", disagreeing.REFUSED)

    house.it_is_now(date(2026, 11, 20))
    disagreeing.asks_for_mediation(omar, case)
    disagreeing.holds_it_and_agrees(priya, case)

    house.it_is_now(date(2026, 12, 14))
    disagreeing.is_late_and_then_does_it(priya, omar, case)
    disagreeing.appeals(omar, case)
    disagreeing.enters_the_days_of_the_tribunal(priya, case)

    house.it_is_now(date(2027, 2, 1))
    disagreeing.records_the_order(priya, case)
    casework.decides(priya, case, "Assess", "The tribunal ordered it.")
    disagreeing.sees_the_assessment_begin(omar, case)
