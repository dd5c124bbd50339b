"""From a request without an account to a decision that is late and excused, on a phone and on a desk."""

from __future__ import annotations

from datetime import date

import pytest

from tests.journeys import casework
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
