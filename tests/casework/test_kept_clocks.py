"""The kept clocks are those that the law has open, whichever way they were kept."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.casework.actions.clocks import rebuild_clocks
from goldenthread.casework.models import KeptClock
from tests.cast import TODAY, the_cast
from tests.exchange.cases import make_case

pytestmark = pytest.mark.django_db
AWAY = "2026-08-03 request-received; 2026-09-07 absent-from-area until 2026-10-20"
PROMISED = f"{AWAY}; 2026-10-01 date-promised:final-plan for 2027-01-08"


def _kept() -> list[tuple[object, ...]]:
    columns = "case__number", "limit", "who", "about", "started_on", "due", "excused", "promised"
    return list(KeptClock.objects.order_by("case__number", "due", "limit").values_list(*columns))


def test_rebuilding_keeps_what_is_open_with_its_exception_and_promise() -> None:
    cast = the_cast()
    case = make_case(cast.area, cast.children["ayo"], PROMISED, cast.people["priya"])
    make_case(
        cast.area, cast.children["zara"], "2026-08-03 request-received; 2026-09-01 assessment-refused",
        cast.people["priya"],
    )  # fmt: skip
    assert rebuild_clocks(TODAY) == 1
    begun, number = date(2026, 8, 3), case.number
    expected = [
        (number, "limit.decide-to-assess", "COUNCIL", "", begun, date(2026, 9, 14), False, None),
        (number, "limit.refuse-plan", "COUNCIL", "", begun, date(2026, 11, 23), True, None),
        (number, "limit.final-plan", "COUNCIL", "", begun, date(2026, 12, 21), True, date(2027, 1, 8)),
    ]
    assert _kept() == expected
    rebuild_clocks(TODAY)
    assert _kept() == expected


def test_more_cases_are_no_more_queries() -> None:
    cast = the_cast()

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            rebuild_clocks(TODAY)
        return len([one for one in queries if "casework_" in one["sql"]])

    make_case(cast.area, cast.children["ayo"], AWAY, cast.people["priya"])
    before = asked()
    make_case(cast.area, cast.children["zara"], AWAY, cast.people["priya"])
    assert asked() == before
