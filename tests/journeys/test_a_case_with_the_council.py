"""From a request without an account to a decision, late and excused, and to a final plan in time."""

from __future__ import annotations

from datetime import date

import pytest

from tests.journeys import casework, planning
from tests.journeys.conftest import DESKTOP, FIRST_DAY, PHONE, Comes
from tests.journeys.house import House


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_from_a_request_to_a_decision(comes: Comes, house: House, size: tuple[int, int]) -> None:
    if house.day != FIRST_DAY:
        house.it_is_now(FIRST_DAY)
    casework.asks_without_an_account(comes("omar", size, signs_in=False))
    priya = comes("priya", size)
    case = casework.matches_and_takes_it(priya)
    casework.decides(priya, case, "Assess", "Nobody knows yet why Zara tires.")
    casework.asks_for_advice(priya, case)

    house.it_is_now(date(2027, 3, 1))
    casework.chases(priya, case)
    casework.gives_advice(comes("elaine", size))
    casework.records_an_exception(priya, case)
    casework.decides(priya, case, "There will be no plan", "The school can give Zara her rest.")
    casework.reads_what_became_of_it(comes("omar", size), case)


def test_from_a_request_to_the_final_plan_in_time(comes: Comes, house: House) -> None:
    house.it_is_now(FIRST_DAY)
    casework.asks_without_an_account(comes("omar", PHONE, signs_in=False))
    priya, omar = comes("priya", DESKTOP), comes("omar", PHONE)
    case = casework.matches_and_takes_it(priya)
    casework.decides(priya, case, "Assess", "Nobody knows yet why Zara tires.")
    casework.asks_for_advice(priya, case)
    casework.gives_advice(comes("elaine", DESKTOP))

    house.it_is_now(date(2026, 12, 14))
    casework.decides(priya, case, "There will be a plan", "The school cannot give her all of it.")
    planning.drafts_it(priya, case)
    planning.answers(omar, case)
    planning.asks_the_school(priya, case)
    planning.answers_the_council(comes("ruth", PHONE))

    house.it_is_now(date(2027, 1, 11))
    planning.makes_it_final(priya, case)
    planning.has_a_plan_in_time(omar, case)
