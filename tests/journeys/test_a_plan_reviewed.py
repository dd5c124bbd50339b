"""A yearly review, the changes it leads to, and the amended plan; a change of phase that comes too late."""

from __future__ import annotations

from datetime import date

from tests.journeys import casework
from tests.journeys import plan_reviewing as review
from tests.journeys.conftest import DESKTOP, PHONE, Comes
from tests.journeys.house import House


def test_from_the_review_to_the_amended_plan(comes: Comes, house: House) -> None:
    priya, callum = comes("priya", DESKTOP), comes("callum", PHONE)
    case = review.finds_the_case(priya, "Callum Reid")
    review.arranges_and_invites(priya, case)
    review.reads_the_invitation(callum, case)

    house.it_is_now(date(2026, 11, 25))
    review.holds_it(priya, case)
    casework.decides(priya, case, "Amend the plan", "Callum needs a second day.")
    review.proposes_changes(priya, case)
    review.answers(callum, case)

    house.it_is_now(date(2026, 12, 14))
    review.makes_it_final(priya, case)
    review.sees_the_amended_plan(callum, case)


def test_a_school_enters_the_review_and_the_council_decides(comes: Comes, house: House) -> None:
    house.it_is_now(date(2026, 11, 3))
    grace, priya = comes("grace", PHONE), comes("priya", DESKTOP)
    case = review.enters_it_for_the_school(grace)
    review.reads_what_the_school_found(priya, case)
    casework.decides(priya, case, "The plan stays as it is", "It helps, and Erin agrees.")


def test_a_change_of_phase_is_on_the_list_until_the_plan_is_ready(comes: Comes, house: House) -> None:
    priya = comes("priya", PHONE)
    review.records_the_move(priya)

    house.it_is_now(date(2027, 4, 5))
    priya.opens("/caseload/phases/?what=late")
    priya.sees("5 days late")
