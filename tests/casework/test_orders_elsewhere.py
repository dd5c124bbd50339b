"""An order binds while another case of the child is open: it is done in that one, in its own time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from goldenthread.casework.actions.agreeing import Thing, agree
from goldenthread.casework.actions.disagreeing import end_appeal, order
from goldenthread.casework.actions.events import OpenAlready, set_event_aside
from goldenthread.casework.models import Case, CaseEvent
from goldenthread.casework.queries.case_page import case_page
from goldenthread.casework.queries.disagreement import disagreement_of
from goldenthread.config.demonstration.cast import Cast
from goldenthread.exchange.sen2.facts import facts_of
from goldenthread.formats.sen2.collection import Collection
from goldenthread.foundation.models import Notice
from goldenthread.law.appeals import Agreed, Ending
from goldenthread.law.time_limits import EventKind
from tests.casework.made import ago, assessing, decided, happened, now, opened
from tests.casework.test_disagreeing import appealed, by, read, refused
from tests.cast import TODAY, signed_in

pytestmark = pytest.mark.django_db
K = EventKind


def won(cast: Cast, case: Case, how: Ending = Ending.ALLOWED, days: int = 10) -> None:
    appealed(cast, case, 50)
    end_appeal(case=now(case), how=how, on=ago(days), **by(cast))


def ordered(cast: Cast, case: Case, kind: EventKind = K.ORDERED_TO_ASSESS, days: int = 10) -> CaseEvent:
    return order(case=now(case), kind=kind, words="Assess Tola.", on=ago(days), **by(cast))


def again(cast: Cast, days: int = 30) -> Case:
    """The family asked once more while its appeal was heard."""
    return opened(cast, days=days)


@pytest.fixture
def first(cast: Cast) -> Case:
    case = refused(cast, 60)
    won(cast, case)
    return now(case)


def test_an_order_to_assess_is_done_in_the_case_that_runs(cast: Cast, first: Case) -> None:
    second = again(cast)
    event = ordered(cast, first)
    assert (event.case_id, now(second).state, now(first).state) == (second.id, "assessing", "not_assessed")
    things = [(one.what, one.due) for one in read(second).orders[0].things]
    assert things == [
        ("tell the family that there will be an assessment", ago(10) + timedelta(weeks=2)),
        ("tell the family if there will be no plan", ago(10) + timedelta(weeks=10)),
        ("send the final plan", ago(10) + timedelta(weeks=14)),
    ]
    due = {one.limit.id: one.due for one in case_page(now(second), TODAY).clocks if one.is_open}
    assert due["limit.final-plan"] == ago(30) + timedelta(weeks=20)  # the request’s own time runs on
    decided(cast, now(second), K.ASSESSMENT_AGREED, 1)
    kept = read(second).orders[0].things[0]
    assert (kept.done_on, kept.state.value) == (ago(1), "in time")


def test_the_case_that_is_over_says_where_it_is_done_and_both_are_told(cast: Cast, first: Case) -> None:
    second = again(cast)
    ordered(cast, first)
    (there,) = read(first).carried_on
    assert (there.case_id, there.number) == (second.id, second.number)
    for who in ("funmi", "priya"):
        page = signed_in(cast, who).get(f"/cases/{first.id}/disagree/").content.decode()
        assert f"What must be done is done in case {second.number}" in page
    told = Notice.objects.filter(account=cast.people["funmi"], link=f"/cases/{second.id}/disagree/")
    assert [one.what_changed for one in told] == [
        "Tola: It is recorded that the tribunal ordered an assessment. Priya Nair entered it."
    ]


def test_without_another_case_the_old_one_opens_again(cast: Cast, first: Case) -> None:
    ordered(cast, first)
    assert (now(first).state, read(first).carried_on) == ("assessing", ())


@pytest.mark.parametrize(
    "kind, how, leads",
    [
        (K.ORDERED_TO_ASSESS, Ending.ALLOWED, "assessing"),
        (K.NOT_OPPOSED_TO_ASSESS, Ending.CONCEDED, "assessing"),
    ],
)
def test_what_the_council_concedes_binds_it_in_the_same_way(
    cast: Cast, kind: EventKind, how: Ending, leads: str
) -> None:
    case = refused(cast, 60)
    won(cast, case, how)
    second = again(cast)
    ordered(cast, case, kind)
    assert (now(second).state, now(case).state) == (leads, "not_assessed")


def test_an_order_of_before_the_new_request_counts_from_its_own_day(cast: Cast, first: Case) -> None:
    second = again(cast, days=3)
    ordered(cast, first, days=10)
    assert now(second).state == "assessing"
    assert read(second).orders[0].things[0].due == ago(10) + timedelta(weeks=2)
    decided(cast, now(second), K.ASSESSMENT_AGREED, 0)
    assert read(second).orders[0].things[0].state.value == "in time"


@pytest.mark.parametrize(
    "before, state",
    [
        ([], "writing"),
        ([(K.ASSESSMENT_AGREED, 25)], "writing"),
        ([(K.ASSESSMENT_AGREED, 25), (K.PLAN_AGREED, 20)], "writing"),
        ([(K.ASSESSMENT_AGREED, 25), (K.PLAN_AGREED, 20), (K.DRAFT_SERVED, 18)], "drafted"),
        (
            [(K.ASSESSMENT_AGREED, 25), (K.PLAN_AGREED, 20), (K.DRAFT_SERVED, 18), (K.PLAN_FINALISED, 12)],
            "in_force",
        ),
    ],
)
def test_an_order_to_make_a_plan_is_done_wherever_the_new_case_stands(
    cast: Cast, before: list[tuple[EventKind, int]], state: str
) -> None:
    case = assessing(cast, days=120)
    decided(cast, case, K.PLAN_REFUSED, 60)
    appealed(cast, now(case), 50, kind=K.PLAN_REFUSED, grounds=("plan",))
    end_appeal(case=now(case), how=Ending.ALLOWED, on=ago(10), **by(cast))
    second = again(cast)
    for kind, days in before:
        happened(cast, second, kind, days)
    ordered(cast, case, K.ORDERED_TO_MAKE_PLAN)
    assert (now(second).state, now(case).state) == (state, "no_plan")
    assert read(second).orders[0].things[-1].due == ago(10) + timedelta(weeks=11)


def test_what_was_agreed_in_mediation_is_done_in_the_case_that_runs_too(cast: Cast) -> None:
    case = refused(cast, 60)
    second = again(cast)
    agree(
        case=case, on=ago(20), words="It assesses, and we meet.",
        things=[Thing(Agreed.ASSESS), Thing(Agreed.OTHER, "We meet")], **by(cast),
    )  # fmt: skip
    here, there = read(case).agreed[0], read(second).agreed[0]
    assert [(one.what, one.carried_on) for one in here.things] == [
        ("The council assesses, or assesses again", second.number), ("We meet", ""),
    ]  # fmt: skip
    assert [(there.id, one.what, len(one.things)) for one in there.things] == [
        (None, "The council assesses, or assesses again", 3)
    ]
    decided(cast, now(second), K.ASSESSMENT_AGREED, 1)
    assert read(second).owed_of_agreements[0].done_on == ago(1)


def test_a_decision_of_the_council_itself_goes_on_in_the_open_case_as_before(cast: Cast) -> None:
    case = refused(cast, 60)
    second = again(cast)
    with pytest.raises(OpenAlready, match=second.number):
        decided(cast, case, K.ASSESSMENT_AGREED, 1)


def test_an_order_entered_wrongly_is_set_aside_and_the_new_request_waits_again(
    cast: Cast, first: Case
) -> None:
    second = again(cast)
    event = ordered(cast, first)
    set_event_aside(case=now(second), event_id=event.id, reason="It was another child’s.", **by(cast))
    assert now(second).state == "asked"


def test_the_return_has_the_assessment_in_the_case_that_does_it(cast: Cast, first: Case) -> None:
    second = again(cast)
    ordered(cast, first)
    decided(cast, now(second), K.ASSESSMENT_AGREED, 1)
    at = Collection(date(2027, 1, 21), date(2026, 1, 1), date(2026, 12, 31), "998")
    said: dict[str, Any] = {}
    for name, case in (("first", first), ("second", second)):
        found = facts_of(case_page(now(case), TODAY).known, at)
        assert found is not None
        said[name] = (found.request.code, found.assessment.code if found.assessment else "")
    assert said == {"first": ("N", ""), "second": ("Y", "A")}
    assert disagreement_of(now(first), case_page(now(first), TODAY)).orders == ()


def test_through_the_api_an_order_is_answered_with_where_it_is_done(cast: Cast, first: Case) -> None:
    second = again(cast)
    answer = signed_in(cast, "priya").post(
        f"/api/casework/cases/{first.id}/disagreement/orders",
        {"kind": "ordered-to-assess", "words": "Assess Tola.", "on": f"{ago(10)}"},
        content_type="application/json",
    )
    assert answer.status_code == 201
    assert answer.json()["carried_on"] == [{"case_id": str(second.id), "number": second.number}]
