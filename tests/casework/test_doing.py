"""What comes next: the page of a case and the caseload name the same thing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goldenthread.casework.actions.clocks import keep_clocks
from goldenthread.casework.models import Case
from goldenthread.casework.pages.case_words import next_of
from goldenthread.casework.pages.caseload_words import work_of
from goldenthread.casework.queries.case_page import case_page
from goldenthread.casework.queries.caseload import caseload_among, in_full
from goldenthread.casework.queries.events import events_of
from goldenthread.config.demonstration.cast import Cast
from goldenthread.law.time_limits import EventKind
from tests.casework.made import DOCTOR, asked, assessing, decided, happened, now, opened
from tests.cast import TODAY, signed_in
from tests.exchange.cases import make_case

pytestmark = pytest.mark.django_db
K = EventKind


def advice_late(cast: Cast) -> Case:
    case = assessing(cast, days=90)
    asked(cast, case, DOCTOR, 50)
    return case


def draft_served(cast: Cast) -> Case:
    case = assessing(cast)
    decided(cast, case, K.PLAN_AGREED, 10)
    happened(cast, now(case), K.DRAFT_SERVED, 3)
    return case


def family_moves(cast: Cast) -> Case:
    return opened(cast, kind=K.PLAN_TRANSFERRED_IN, days=3)


def told(line: str) -> Callable[[Cast], Case]:
    """A case whose clocks are kept, as every action leaves them."""

    def make(cast: Cast) -> Case:
        case = make_case(cast.area, cast.children["ayo"], line, cast.people["priya"])
        keep_clocks(case, events_of(case.id), TODAY)
        return case

    return make


PLAN = "2026-02-02 request-received; 2026-03-02 assessment-agreed; 2026-05-01 draft-served; "
ordered = told(
    "2026-07-01 request-received; 2026-08-01 assessment-refused; 2026-09-01 appealed; "
    "2026-11-12 ordered-to-assess; 2026-11-12 appeal-ended"
)
plan_made = told(f"{PLAN}2026-11-10 plan-finalised")
review_near = told("2025-07-02 request-received; 2025-08-02 assessment-agreed; 2025-11-01 draft-served; "
                   "2025-12-20 plan-finalised")  # fmt: skip
review_begun = told(f"{PLAN}2026-10-10 plan-finalised; 2026-11-12 review-arranged for 2027-03-01")
# Nobody recorded that the invitations to it, or its report, were sent.
amended = told(
    f"{PLAN}2026-06-20 plan-finalised; 2026-07-01 review-arranged for 2026-09-01; 2026-09-01 review-held; "
    "2026-09-20 amendments-sent; 2026-11-10 amended-plan-finalised"
)
to_amend = told(f"{PLAN}2026-08-20 plan-finalised; 2026-09-20 appealed; 2026-11-12 ordered-to-amend")


@pytest.mark.parametrize(
    "make, says",
    [
        (opened, "Decide whether to assess"),
        (assessing, "Go on with the assessment"),
        (advice_late, "Get the health advice"),
        (draft_served, "Go on with the draft plan"),
        (family_moves, "Tell the family that the plan came"),
        (ordered, "Tell the family that there will be an assessment"),
        (to_amend, "Change the plan"),
        (plan_made, "Nothing until the review"),
        (amended, "Nothing until the review"),
        (review_near, "Go on with the review"),
        (review_begun, "Go on with the review"),
    ],
)
def test_the_case_and_the_caseload_name_the_same_thing(
    cast: Cast, make: Callable[[Cast], Case], says: str
) -> None:
    case = now(make(cast))
    found = caseload_among([case.id], TODAY)
    [line] = in_full(found.lines)
    first = next_of(case_page(case, TODAY))
    assert first is not None
    assert (work_of(line, found).do, first.title) == (says, f"Next: {says[0].lower()}{says[1:]}")


def test_until_a_review_is_near_the_case_says_when_it_is_due_and_no_more(cast: Cast) -> None:
    first = next_of(case_page(now(plan_made(cast)), TODAY))
    assert first is not None
    assert (first.words, first.do) == (("The review is due by Tuesday 9 November 2027.",), "")
    page = signed_in(cast, "priya").get(f"/children/{cast.children['ayo'].id}/case/", follow=True)
    assert "days left" not in page.content.decode()


def test_after_an_order_its_first_limit_is_what_comes_next(cast: Cast) -> None:
    first = next_of(case_page(now(ordered(cast)), TODAY))
    assert first is not None
    [words] = first.words
    assert "tell the family that there will be an assessment by Thursday 26 November 2026" in words


def test_once_the_family_is_told_after_an_order_the_next_limit_of_the_order_stands(cast: Cast) -> None:
    case = ordered(cast)
    decided(cast, now(case), K.ASSESSMENT_AGREED, 1)
    first = next_of(case_page(now(case), TODAY))
    assert first is not None
    assert "by Thursday 21 January 2027" in first.words[-1]
