"""`goldenthread measures` as outsiders run it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import the_cast
from tests.exchange.cases import make_case

LATE = (
    "2025-02-03 request-received; 2025-04-10 assessment-agreed; "
    "2025-06-20 draft-served; 2025-07-20 plan-finalised"
)
REFUSED = "2025-02-03 request-received; 2025-03-01 assessment-refused"


@pytest.mark.django_db
def test_measures_of_a_council_are_counted_from_its_cases(run: Any) -> None:
    cast = the_cast()
    for name, line in (("ayo", LATE), ("zara", REFUSED)):
        make_case(cast.area, cast.children[name], line, cast.people["priya"])
    make_case(cast.other_area, cast.children["tola"], REFUSED, cast.people["priya"])
    with CaptureQueriesContext(connection) as queries:
        code, said = run("measures", "--area", "998", "--year", "2025")
    asked = [one for one in queries if "casework_" in one["sql"]]
    assert (code, said["area"], said["on"], said["cases"], len(asked)) == (0, "998", "2026-01-15", 2, 2)
    found = {one["measure"]: (one["in_time"], one["of"], one["percent"]) for one in said["measures"]}
    assert found == {
        "requests-in-6-weeks": (1, 2, 50.0),
        "refusals-in-16-weeks": (0, 0, None),
        "plans-in-20-weeks": (0, 1, 0.0),
        "plans-in-20-weeks-without-exceptions": (0, 1, 0.0),
        "reviews-in-4-weeks": (0, 0, None),
    }


@pytest.mark.django_db
def test_council_that_is_not_here_is_refused(run: Any) -> None:
    code, said = run("measures", "--area", "123", "--year", "2025")
    assert (code, said["refused"]) == (2, "There is no council with the code 123 here.")


@pytest.mark.django_db
@pytest.mark.parametrize("year", ["26", "2013", "2999"])
def test_a_year_that_cannot_be_measured_is_refused_with_the_reason(run: Any, year: str) -> None:
    code, said = run("measures", "--area", "998", "--year", year)
    assert code == 2
    assert re.fullmatch(r"Choose a year from 2014 to 20[0-9]{2}\.", said["refused"])
