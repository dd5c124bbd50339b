"""How late something is, and whether that is excused: every page and sentence says the same."""

from __future__ import annotations

import pytest

from goldenthread.casework.lateness import Lateness, advice_state, lateness
from goldenthread.casework.models import Case
from goldenthread.casework.pages.case_words import family_sentences, reasons_of
from goldenthread.casework.pages.clock_steps import steps_of
from goldenthread.casework.queries.case_page import CasePage, case_page
from goldenthread.config.demonstration.cast import Cast
from goldenthread.design.parts import ClockStep
from goldenthread.law.time_limits import EventKind, sentence
from tests.casework.made import DOCTOR, ago, asked, assessing, given, happened, now
from tests.cast import TODAY, signed_in

pytestmark = pytest.mark.django_db
K = EventKind


@pytest.mark.parametrize(
    "days, excused, says",
    [
        (0, True, Lateness("", "")),
        (1, False, Lateness("late", "1 day late")),
        (9, True, Lateness("excused", "9 days late, excused")),
    ],
)
def test_lateness_is_said_one_way(days: int, excused: bool, says: Lateness) -> None:
    assert lateness(days, excused=excused) == says


@pytest.fixture
def missed(cast: Cast) -> Case:
    """Elaine Marsh was to answer 8 days ago; Tola missed the appointment that she had made."""
    case = assessing(cast, days=90)
    asked(cast, case, DOCTOR, 50)
    happened(cast, case, K.APPOINTMENT_MISSED, 20, about="Elaine Marsh", reason="Tola was ill")
    return now(case)


def advice_step(page: CasePage) -> ClockStep:
    return next(step for step in steps_of(page) if step.title == "Advice")


def test_excused_advice_is_excused_in_clock_table_and_words(cast: Cast, missed: Case) -> None:
    page = case_page(missed, TODAY)
    step = advice_step(page)
    assert (step.kind, step.state) == ("excused", "Health 8 days late, excused")
    assert advice_state(page.advice[0]) == ("excused", "Not answered, 8 days late, excused")
    assert "Health has not sent its advice. It is 8 days late. The law excuses that." in family_sentences(
        page
    )
    read = signed_in(cast, "priya").get(f"/cases/{missed.id}/").content.decode()
    assert "Not answered, 8 days late, excused" in read
    assert "8 days late, excused" in signed_in(cast, "grace").get("/school-cases/").content.decode()


def test_advice_that_came_late_is_late_in_the_clock_too(cast: Cast) -> None:
    case = assessing(cast, days=90)
    given(cast, asked(cast, case, DOCTOR, 50))
    page = case_page(now(case), TODAY)
    assert (advice_step(page).kind, advice_state(page.advice[0]).mark) == ("late", "late")


def test_what_came_in_time_needs_no_excuse(cast: Cast) -> None:
    case = assessing(cast, days=60)
    request = asked(cast, case, DOCTOR, 30)
    happened(cast, case, K.APPOINTMENT_MISSED, 20, about="Elaine Marsh", reason="Tola was ill")
    given(cast, request)
    page = case_page(now(case), TODAY)
    clock = page.clock("give-advice")
    assert clock is not None
    assert "excuse" not in sentence(clock, TODAY)
    assert [(one.kind, one.words) for one in reasons_of(page) if "ill" in one.words] == [
        ("done", f"Tola was ill, from {ago(20).day} October 2026. What it could excuse was done in time.")
    ]


def test_an_excuse_is_said_in_two_short_sentences(cast: Cast) -> None:
    case = assessing(cast, days=150)
    happened(cast, case, K.ABSENT_FROM_AREA, 60, until=ago(20), reason="Tola was in hospital")
    [excused, *_] = reasons_of(case_page(now(case), TODAY))
    assert (excused.state, excused.words) == (
        "Excused",
        "Tola was in hospital, from 21 September 2026 to 31 October 2026. The law accepts this as a reason "
        "for being late to send the final plan (regulation 13(3), as 10(4)(d)).",
    )
