"""Once there is a plan, its step says whether it was sent in time."""

from __future__ import annotations

import pytest

from goldenthread.casework.pages.clock_steps import steps_of
from goldenthread.casework.queries.case_page import case_page
from tests.cast import TODAY, the_cast
from tests.exchange.cases import make_case

ASSESSED = "2026-02-02 request-received; 2026-03-02 assessment-agreed; 2026-05-01 draft-served; "


@pytest.mark.django_db
@pytest.mark.parametrize(
    "line, kind, limit, happened, state",
    [
        ("2026-06-22 plan-finalised", "done", "22 June", "Sent 22 June.", "In time"),
        ("2026-06-24 plan-finalised", "late", "22 June", "Sent 24 June.", "2 days late"),
        (
            "2026-05-20 absent-from-area until 2026-07-01; 2026-06-24 plan-finalised", "excused", "22 June",
            "Sent 24 June.", "2 days late, excused",
        ),
        (
            "2026-06-22 plan-finalised; 2026-09-01 review-held; 2026-09-20 amend-decided; "
            "2026-09-20 amendments-sent; 2026-11-16 amended-plan-finalised",
            "done", "24 November", "Sent 16 November.", "In time",
        ),
    ],
)  # fmt: skip
def test_plan_in_force_says_whether_it_was_in_time(
    line: str, kind: str, limit: str, happened: str, state: str
) -> None:
    cast = the_cast()
    case = make_case(cast.area, cast.children["ayo"], ASSESSED + line, cast.people["priya"])
    [step] = [one for one in steps_of(case_page(case, TODAY)) if one.title == "Plan in force"]
    assert (step.kind, step.limit, step.happened, step.state) == (kind, limit, happened, state)


@pytest.mark.django_db
def test_a_plan_that_came_from_elsewhere_has_the_day_from_which_it_counts() -> None:
    cast = the_cast()
    line = "2026-09-01 plan-transferred-in for 2026-03-01"
    case = make_case(cast.area, cast.children["ayo"], line, cast.people["priya"])
    [step] = [one for one in steps_of(case_page(case, TODAY)) if one.title == "Plan in force"]
    assert (step.kind, step.limit, step.limit_label, step.state) == ("done", "1 September", "From", "")
