"""From a concern to the duty that is owed."""

from __future__ import annotations

from tests.journeys import concerns
from tests.journeys.conftest import Comes


def test_first(comes: Comes) -> None:
    dan, ruth = comes("dan"), comes("ruth")
    concerns.raises_a_concern(dan, "Ayo Bello")
    concerns.answers_that_the_duty_is_asked(ruth, "Ayo Bello")
    concerns.walks_the_gate(ruth)
    concerns.reads_the_answer(dan, "Ayo Bello")
