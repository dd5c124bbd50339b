"""Everything up to the plan in force works with JavaScript off."""

from __future__ import annotations

from tests.journeys.agreeing import a_plan_is_agreed
from tests.journeys.conftest import DESKTOP, Comes


def test_a_plan_is_agreed_without_javascript(comes: Comes) -> None:
    dan, ruth, funmi = (comes(who, DESKTOP, with_script=False) for who in ("dan", "ruth", "funmi"))
    a_plan_is_agreed(dan, ruth, funmi)
