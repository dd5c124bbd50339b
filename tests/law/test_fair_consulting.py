"""When a response is late, and the points that a consultation is judged by."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.law.consulting import NOT_OVER_HOLIDAYS
from goldenthread.law.fair_consulting import GUNNING, POINTS, Clock, point_of, response_clock

CLOSED = date(2026, 3, 1)  # 12 weeks later: 24 May


@pytest.mark.parametrize(
    "answered, today, state, days",
    [
        (None, date(2026, 3, 2), Clock.RUNNING, 83),
        (None, date(2026, 5, 24), Clock.RUNNING, 0),
        (None, date(2026, 5, 25), Clock.LATE, 1),
        (date(2026, 5, 24), date(2026, 9, 1), Clock.IN_TIME, 0),
        (date(2026, 5, 27), date(2026, 9, 1), Clock.CAME_LATE, 3),
    ],
)
def test_a_response_is_due_twelve_weeks_after_the_close(
    answered: date | None, today: date, state: Clock, days: int
) -> None:
    clock = response_clock(CLOSED, answered, today)
    assert (clock.due_on, clock.state, clock.days) == (date(2026, 5, 24), state, days)


def test_every_point_has_a_key_of_its_own_a_source_and_a_question() -> None:
    assert len({point.key for point in POINTS}) == len(POINTS)
    assert [point.key for point in POINTS if not point.rule.citations or not point.asks.endswith("?")] == []
    assert len(GUNNING) == 4
    assert point_of("nothing") is None


def test_what_was_not_read_in_a_source_says_so() -> None:
    letters = {
        point.rule.citations[0].place[-1]: point.rule.doubt
        for point in POINTS
        if point.rule.citations[0].place.startswith("principle")
    }
    assert "".join(sorted(letters)) == "ABCDEFGHIJK"
    assert {one for one, doubt in letters.items() if "from memory" in doubt} == set("GHIJK")
    assert {"from memory" in point.rule.doubt for point in GUNNING} == {True}
    assert NOT_OVER_HOLIDAYS.citations[0].place == "principle G"
