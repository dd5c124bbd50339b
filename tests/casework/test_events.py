"""What happened is recorded, also late and backwards; what was recorded wrongly is set aside."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from goldenthread.casework.actions.events import AsideAlready, OpenAlready, set_event_aside
from goldenthread.casework.models import CaseEvent, EventSetAside, KeptClock
from goldenthread.casework.states import StepNotAllowed
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import AuditEntry
from goldenthread.law.time_limits import EventKind
from tests.casework.made import ago, happened, now, opened
from tests.cast import NOW, TODAY, signed_in

pytestmark = pytest.mark.django_db
K = EventKind


def aside(cast: Cast, event: CaseEvent, reason: str = "It was another child.", who: str = "priya") -> None:
    set_event_aside(case=event.case, event_id=event.id, reason=reason, by=cast.people[who], at=NOW)


def test_an_event_moves_the_case_and_its_clocks_and_is_in_the_log(cast: Cast) -> None:
    case = opened(cast)
    happened(cast, case, K.ASSESSMENT_AGREED, 30)
    assert now(case).state == "assessing"
    assert list(KeptClock.objects.filter(case=case).values_list("limit", "due")) == [
        ("limit.refuse-plan", date(2027, 1, 1)), ("limit.final-plan", date(2027, 1, 29)),
    ]  # fmt: skip
    logged = AuditEntry.objects.filter(what="recorded an event of a case").last()
    assert logged is not None
    assert (logged.child_id, logged.facts["kind"]) == (case.child_id, "assessment-agreed")


def test_a_backdated_event_is_held_against_the_state_of_its_day(cast: Cast) -> None:
    case = opened(cast, days=100)
    happened(cast, case, K.ASSESSMENT_AGREED, 60)
    happened(cast, case, K.PLAN_AGREED, 5)
    happened(cast, case, K.ADVICE_REQUESTED, 50, about="Health: Elaine Marsh")
    with pytest.raises(StepNotAllowed, match="stood at “deciding whether to assess”"):
        happened(cast, case, K.ADVICE_REQUESTED, 70, about="Health: Elaine Marsh")
    with pytest.raises(StepNotAllowed):
        happened(cast, case, K.REQUEST_WITHDRAWN, 55)
    assert now(case).state == "writing"


def test_what_happened_before_the_request_is_refused(cast: Cast) -> None:
    case = opened(cast, days=10)
    with pytest.raises(StepNotAllowed):
        happened(cast, case, K.DATE_PROMISED, 11, about="final-plan", for_day=TODAY)


@pytest.mark.parametrize(
    "kind, change, field, says",
    [
        (K.ASSESSMENT_AGREED, {"days": -1}, "on", "not after today, 20 November 2026."),
        (K.ASSESSMENT_AGREED, {"days": 10_000}, "on", "more than 25 years ago"),
        (K.SCHOOL_CLOSED, {}, "reason", "Say what happened."),
        (K.APPOINTMENT_MISSED, {"reason": "  "}, "reason", "Say what happened."),
        (K.SCHOOL_CLOSED, {"reason": "Snow", "until": ago(9), "days": 5}, "until", "before the first"),
        (K.SCHOOL_CLOSED, {"reason": "Snow", "until": date.max}, "until", "Check the year"),
        (K.DATE_PROMISED, {"about": "final-plan"}, "for_day", "Enter the day that it is for."),
        (K.DATE_PROMISED, {"about": "final-plan", "for_day": date.max}, "for_day", "Check the year"),
        (K.DATE_PROMISED, {"about": "something", "for_day": TODAY}, "about", "Say for what"),
    ],
)
def test_an_event_that_cannot_be_so_is_refused_by_its_field(
    cast: Cast, kind: EventKind, change: dict[str, Any], field: str, says: str
) -> None:
    case = opened(cast)
    with pytest.raises(Refused, match=says) as refused:
        happened(cast, case, kind, **change)
    assert refused.value.field == field
    assert CaseEvent.objects.count() == 1


@pytest.mark.parametrize("day", [date.min, date(9999, 12, 31), TODAY + timedelta(days=5000)])
def test_a_review_arranged_for_an_impossible_day_is_refused_and_not_worked_out(cast: Cast, day: date) -> None:
    case = opened(cast, kind=K.PLAN_TRANSFERRED_IN)
    with pytest.raises(Refused, match="Check the year"):
        happened(cast, case, K.REVIEW_ARRANGED, for_day=day)


def test_an_event_set_aside_counts_no_more_and_the_state_is_worked_out_anew(cast: Cast) -> None:
    case = opened(cast)
    clocks = list(KeptClock.objects.filter(case=case).values_list("limit", "due"))
    agreed = happened(cast, case, K.ASSESSMENT_AGREED, 30)
    aside(cast, agreed)
    assert now(case).state == "asked"
    assert list(KeptClock.objects.filter(case=case).values_list("limit", "due")) == clocks
    assert EventSetAside.objects.get().reason == "It was another child."
    happened(cast, case, K.ASSESSMENT_REFUSED, 30)
    assert now(case).state == "not_assessed"


def test_what_others_rest_on_is_not_set_aside(cast: Cast) -> None:
    case = opened(cast)
    agreed = happened(cast, case, K.ASSESSMENT_AGREED, 30)
    happened(cast, case, K.PLAN_AGREED, 5)
    with pytest.raises(StepNotAllowed, match="the family was told that there will be a plan"):
        aside(cast, agreed)
    assert (now(case).state, EventSetAside.objects.count()) == ("writing", 0)


def test_a_case_keeps_the_event_that_it_begins_with_and_can_have_it_on_another_day(cast: Cast) -> None:
    case = opened(cast)
    begins, about = CaseEvent.objects.get(case=case), {"case": case, "by": cast.people["priya"], "at": NOW}
    happened(cast, case, K.ASSESSMENT_AGREED, 30)
    with pytest.raises(Refused, match="A case begins with this"):
        aside(cast, begins)
    with pytest.raises(StepNotAllowed):
        set_event_aside(event_id=begins.id, reason="Read wrongly.", on=ago(20), **about)
    set_event_aside(event_id=begins.id, reason="Read wrongly.", on=ago(80), **about)
    assert (now(case).state, CaseEvent.objects.filter(case=case).count()) == ("assessing", 3)
    final = KeptClock.objects.get(case=case, limit="limit.final-plan")
    assert (final.started_on, final.due) == (ago(80), ago(80) + timedelta(weeks=20))


def test_the_page_asks_for_the_right_day_of_what_a_case_begins_with(cast: Cast) -> None:
    case = opened(cast)
    agreed, client = happened(cast, case, K.ASSESSMENT_AGREED, 30), signed_in(cast, "priya")
    begins = CaseEvent.objects.get(case=case, kind=K.REQUEST_RECEIVED)
    asked = [
        "On which day was it really?"
        in client.get(f"/cases/{case.id}/record/{one.id}/aside/").content.decode()
        for one in (begins, agreed)
    ]
    assert asked == [True, False]
    day = {"on-day": "1", "on-month": "9", "on-year": "2026"}
    answer = client.post(f"/cases/{case.id}/record/{begins.id}/aside/", {"reason": "Read wrongly.", **day})
    assert answer.headers["Location"] == f"/cases/{case.id}/record/"
    assert KeptClock.objects.get(case=case, limit="limit.final-plan").started_on == date(2026, 9, 1)


def test_an_event_is_set_aside_once_with_a_reason_and_only_in_its_own_case(cast: Cast) -> None:
    agreed = happened(cast, opened(cast), K.ASSESSMENT_AGREED, 30)
    with pytest.raises(Refused, match="Say what was wrong"):
        aside(cast, agreed, " ")
    with pytest.raises(NotVisible):
        set_event_aside(
            case=opened(cast, "zara"), event_id=agreed.id, reason="x", by=cast.people["priya"], at=NOW
        )
    aside(cast, agreed)
    with pytest.raises(AsideAlready, match="Priya Nair has set this aside already"):
        aside(cast, agreed, who="anita")


def test_a_closed_case_leaves_room_for_the_next(cast: Cast) -> None:
    first = opened(cast)
    happened(cast, first, K.REQUEST_WITHDRAWN, 60)
    second = opened(cast, days=3)
    assert (first.number, second.number) == ("998-2026-00001", "998-2026-00002")
    with pytest.raises(Refused, match="has an open case already, 998-2026-00002"):
        opened(cast, days=1)


def test_a_case_is_not_opened_again_beside_another(cast: Cast) -> None:
    refused = opened(cast)
    happened(cast, refused, K.ASSESSMENT_REFUSED, 50)
    opened(cast, days=10)
    with pytest.raises(OpenAlready, match="998-2026-00002"):
        happened(cast, refused, K.ORDERED_TO_ASSESS, 1)
    wrong = refused.events.get(kind=K.ASSESSMENT_REFUSED)
    with pytest.raises(OpenAlready):
        aside(cast, wrong)
    assert now(refused).state == "not_assessed"


def test_an_exception_is_recorded_with_whom_it_is_about(cast: Cast) -> None:
    """A closure excuses only the advice of the school that closed: its form asks which of them it was."""
    case, client = opened(cast, days=100), signed_in(cast, "priya")
    address = f"/cases/{case.id}/event/school-closed/"
    assert "Which school or college closed?" in client.get(address).content.decode()
    happened(cast, case, K.ASSESSMENT_AGREED, 60)
    for about in ("Health: Elaine Marsh", "School or setting: Head of Larch School"):
        happened(cast, case, K.ADVICE_REQUESTED, 50, about=about)
    page = client.get(address).content.decode()
    assert ("Head of Larch School" in page, "Elaine Marsh" in page) == (True, False)
    appointment = client.get(address.replace("school-closed", "appointment-missed")).content.decode()
    assert "Elaine Marsh" in appointment
