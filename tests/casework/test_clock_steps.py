"""The line of steps: what binds now, what an order set instead, and whether a plan was sent in time."""

from __future__ import annotations

import pytest

from goldenthread.casework.pages.case import week_of
from goldenthread.casework.pages.case_words import family_sentences, sentences_for_others
from goldenthread.casework.pages.clock_steps import steps_of
from goldenthread.casework.queries.case_page import CasePage, case_page
from tests.cast import TODAY, the_cast
from tests.exchange.cases import make_case


def page_of(line: str) -> CasePage:
    cast = the_cast()
    return case_page(make_case(cast.area, cast.children["ayo"], line, cast.people["priya"]), TODAY)


def limits(line: str) -> list[tuple[str, str]]:
    return [(step.title, step.limit) for step in steps_of(page_of(line))]


PLAN = "2026-02-02 request-received; 2026-03-02 assessment-agreed; 2026-05-01 draft-served; "
PLAN += "2026-06-22 plan-finalised; "
CHANGING = f"{PLAN}2026-10-20 review-held; 2026-11-02 amend-decided; 2026-11-10 amendments-sent"
TO_ASSESS = "2026-07-01 request-received; 2026-08-01 assessment-refused; 2026-09-01 appealed; "
TO_ASSESS += "2026-11-12 ordered-to-assess; 2026-11-12 appeal-ended"
ASSESSED = "2026-02-02 request-received; 2026-03-02 assessment-agreed; 2026-05-01 draft-served; "


@pytest.mark.django_db
@pytest.mark.parametrize(
    "line, kind, limit, happened, state",
    [
        ("2026-06-22 plan-finalised", "done", "22 June", "", "In time"),
        ("2026-06-24 plan-finalised", "late", "22 June", "Sent 24 June.", "2 days late"),
        (
            "2026-05-20 absent-from-area until 2026-07-01; 2026-06-24 plan-finalised", "excused", "22 June",
            "Sent 24 June.", "2 days late, excused",
        ),
        (
            "2026-06-22 plan-finalised; 2026-09-01 review-held; 2026-09-20 amend-decided; "
            "2026-09-20 amendments-sent; 2026-11-16 amended-plan-finalised",
            "late", "15 November", "Sent 16 November.", "1 day late",
        ),
        (
            "2026-06-22 plan-finalised; 2026-09-01 review-held; 2026-09-20 amend-decided; "
            "2026-09-20 amendments-sent; 2026-11-13 amended-plan-finalised",
            "done", "13 November", "", "In time",
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


@pytest.mark.django_db
def test_from_the_notice_of_changes_on_its_8_weeks_stand_for_everybody() -> None:
    page = page_of(CHANGING)
    [step] = [one for one in steps_of(page) if one.title == "Amended plan"]
    assert (step.limit, step.citation) == ("5 January", "8 weeks, reg 22(3)")
    for sentences in (family_sentences(page), sentences_for_others(page)):
        [said] = [words for words in sentences if "amended plan" in words or "will not" in words]
        assert "5 January 2027" in said


@pytest.mark.django_db
def test_of_a_notice_that_was_sent_late_the_12_weeks_stay() -> None:
    line = f"{PLAN}2026-09-01 review-held; 2026-11-02 amend-decided; 2026-11-10 amendments-sent"
    assert ("Amended plan", "24 November") in limits(line)


@pytest.mark.django_db
def test_after_an_order_its_own_limits_stand_and_nothing_needless_looks_done() -> None:
    page = page_of(TO_ASSESS)
    steps = steps_of(page)
    assert [(one.title, one.limit) for one in steps] == [
        ("Request received", "1 July"),
        ("Decide to assess", "12 August"),
        ("The tribunal ordered an assessment", "12 November"),
        ("Tell the family of the assessment", "26 November"),
        ("Advice", ""),
        ("Decide on a plan", "21 January"),
        ("Draft plan", ""),
        ("Final plan", "18 February"),
    ]
    assert not [one for one in steps if one.happened == "No longer due."]
    assert [one.title for one in steps if one.now] == ["Tell the family of the assessment"]
    assert week_of(page) is None


@pytest.mark.django_db
def test_an_order_to_make_a_plan_sets_the_draft_and_the_plan() -> None:
    line = (
        "2026-03-02 request-received; 2026-04-01 assessment-agreed; 2026-06-20 plan-refused; "
        "2026-07-20 appealed; 2026-11-12 ordered-to-make-plan; 2026-11-12 appeal-ended"
    )
    assert limits(line)[-3:] == [
        ("The tribunal ordered a plan", "12 November"),
        ("Draft plan", "17 December"),
        ("Final plan", "28 January"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("done, stands", [("", True), ("; 2026-11-18 amended-plan-finalised", False)])
def test_an_order_about_a_plan_in_force_is_a_step_until_it_is_done(done: str, *, stands: bool) -> None:
    line = f"{PLAN}2026-08-20 appealed; 2026-11-12 ordered-to-amend; 2026-11-12 appeal-ended{done}"
    assert (("Send the amended plan", "17 December") in limits(line)) is stands


@pytest.mark.django_db
@pytest.mark.parametrize(
    "move, limit",
    [
        ("transfer-of-phase", "15 February"),
        ("transfer-to-post-16", "31 March"),
        ("transfer-between-post-16", "1 April"),
    ],
)
def test_each_change_of_phase_is_a_step(move: str, limit: str) -> None:
    assert ("Change of phase", limit) in limits(f"{PLAN}2026-11-01 {move} for 2027-09-01")
