"""Mediation, appeals and orders: what can be challenged until when, who may say so, and what must be done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from goldenthread.casework.actions.agreeing import Thing, agree
from goldenthread.casework.actions.disagreeing import (
    AppealOpen,
    Grounds,
    NoAppeal,
    appeal,
    end_appeal,
    order,
    set_tribunal_date,
    tell_of_mediation,
)
from goldenthread.casework.actions.events import set_event_aside
from goldenthread.casework.actions.handing_over import hand_over
from goldenthread.casework.bundles import Purpose, texts_of
from goldenthread.casework.disagreeing_words import next_words
from goldenthread.casework.models import Appeal, Case, CaseEvent, KeptClock
from goldenthread.casework.queries.case_page import case_page
from goldenthread.casework.queries.disagreement import Disagreement, disagreement_of
from goldenthread.casework.states import StepNotAllowed
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.law.appeals import Agreed, Ending, Ground, needs_certificate, stand_alone
from goldenthread.law.time_limits import EventKind
from tests.casework.made import ago, decided, happened, now, opened
from tests.cast import NOW, TODAY, signed_in
from tests.exchange.cases import make_case

pytestmark = pytest.mark.django_db
K, G = EventKind, Ground


def refused(cast: Cast, days: int = 20) -> Case:
    """Tola will not be assessed: her family was told so many days ago."""
    case = opened(cast, days=days + 40)
    decided(cast, case, K.ASSESSMENT_REFUSED, days)
    hand_over(case=case, to=cast.people["priya"], by=cast.people["anita"], at=NOW)
    return now(case)


def in_force(cast: Cast) -> Case:
    case = opened(cast, days=200)
    for days, kind in ((180, K.ASSESSMENT_AGREED), (100, K.PLAN_AGREED), (90, K.DRAFT_SERVED)):
        happened(cast, case, kind, days)
    happened(cast, case, K.PLAN_FINALISED, 20)
    return now(case)


def by(cast: Cast, who: str = "priya") -> dict[str, Any]:
    return {"by": cast.people[who], "at": NOW}


def told(case: Case, kind: EventKind) -> CaseEvent:
    return CaseEvent.objects.get(case=case, kind=kind)


def read(case: Case) -> Disagreement:
    case = now(case)
    return disagreement_of(case, case_page(case, TODAY))


def appealed(cast: Cast, case: Case, days: int = 5, who: str = "funmi", **change: Any) -> Appeal:
    kind = change.pop("kind", K.ASSESSMENT_REFUSED)
    given = {"grounds": (G.ASSESS,)} | change
    grounds = Grounds(told(case, kind).id, **given)
    return appeal(case=case, grounds=grounds, on=ago(days), **by(cast, who))


@pytest.mark.parametrize(
    "certificate, until",
    [(None, date(2026, 11, 8)), (45, date(2026, 11, 8)), (10, date(2026, 12, 10)), (5, date(2026, 12, 15))],
)
def test_the_later_of_two_months_and_a_month_from_the_certificate_counts(
    cast: Cast, certificate: int | None, until: date
) -> None:
    case = refused(cast, 73)
    if certificate:
        happened(cast, case, K.CERTIFICATE_ISSUED, certificate)
    found = read(case).challenges[0]
    assert (found.told_on, found.adviser_by, found.grounds) == (
        date(2026, 9, 8),
        date(2026, 11, 8),
        (G.ASSESS,),
    )
    assert (found.until, found.is_open) == (until, until > TODAY)


def test_a_family_tells_of_mediation_and_the_officer_is_told(cast: Cast) -> None:
    case = refused(cast)
    tell_of_mediation(case=case, kind=K.MEDIATION_ASKED_FOR, on=ago(1), **by(cast, "funmi"))
    assert KeptClock.objects.get(case=case, limit="limit.hold-mediation").due == ago(1) + timedelta(days=30)
    notice = Notice.objects.get(account=cast.people["priya"], link__contains="/disagree/")
    assert notice.what_changed == (
        "Tola: It is recorded that the council was told that the family wants mediation. "
        "Funmi Bello entered it."
    )
    assert not Notice.objects.filter(account=cast.people["funmi"], link__contains="/disagree/").exists()
    assert AuditEntry.objects.filter(
        what="recorded an event of a case", account=cast.people["funmi"]
    ).exists()


def test_mediation_is_only_told_in_its_own_events(cast: Cast) -> None:
    with pytest.raises(Refused) as wrong:
        tell_of_mediation(case=refused(cast), kind=K.ORDERED_TO_ASSESS, on=ago(1), **by(cast))
    assert wrong.value.field == "kind"


@pytest.mark.parametrize(
    "grounds, alone, certificate",
    [
        ([G.SETTING], True, False),
        ([G.SETTING, G.PROVISION], True, True),
        ([G.HEALTH], False, True),
        ([G.HEALTH, G.SOCIAL_CARE], False, True),
        ([G.HEALTH, G.NEEDS], True, True),
        ([G.CEASE], True, True),
    ],
)
def test_grounds(grounds: list[Ground], alone: bool, certificate: bool) -> None:
    assert (stand_alone(grounds), needs_certificate(grounds)) == (alone, certificate)


def test_an_appeal_has_its_decision_and_its_grounds(cast: Cast) -> None:
    case = in_force(cast)
    made = appealed(
        cast,
        case,
        kind=K.PLAN_FINALISED,
        grounds=(G.SETTING, G.PROVISION),
        words="Larch.",
        tribunal_number="EH1",
    )
    assert (made.grounds, made.by.name) == (["provision", "setting"], "Funmi Bello")
    found = read(case).open_appeal
    assert found is not None
    assert (found.against, found.words, found.tribunal_number) == ("The final plan was sent", "Larch.", "EH1")
    assert found.grounds[0] == "What section F says of the help"


@pytest.mark.parametrize(
    "change, days, field",
    [
        ({"grounds": ()}, 5, "grounds"),
        ({"grounds": (G.CEASE,)}, 5, "grounds"),
        ({"grounds": (G.ASSESS, G.PLAN)}, 5, "grounds"),
        ({}, 21, "on"),
        ({}, -1, "on"),
    ],
)
def test_an_appeal_that_cannot_be_so_is_refused(cast: Cast, change: Any, days: int, field: str) -> None:
    case = refused(cast)
    with pytest.raises(Refused) as wrong:
        appealed(cast, case, days, **change)
    assert (wrong.value.field, Appeal.objects.count(), read(case).appeals) == (field, 0, ())


def test_health_alone_is_no_appeal(cast: Cast) -> None:
    with pytest.raises(Refused, match="only together with section B, F or I"):
        appealed(cast, in_force(cast), kind=K.PLAN_FINALISED, grounds=(G.HEALTH,))


def test_an_appeal_is_against_a_decision_of_this_case(cast: Cast) -> None:
    case, other = refused(cast), opened(cast, "zara")
    decided(cast, other, K.ASSESSMENT_REFUSED, 10)
    grounds = Grounds(told(other, K.ASSESSMENT_REFUSED).id, (G.ASSESS,))
    with pytest.raises(NotVisible):
        appeal(case=case, grounds=grounds, on=ago(1), **by(cast))
    first = CaseEvent.objects.get(case=case, kind=K.REQUEST_RECEIVED)
    with pytest.raises(NotVisible):
        appeal(case=case, grounds=Grounds(first.id, (G.ASSESS,)), on=ago(1), **by(cast))


def test_the_second_who_records_the_appeal_is_told_of_the_first(cast: Cast) -> None:
    case = refused(cast)
    appealed(cast, case, who="funmi")
    with pytest.raises(AppealOpen, match="of 15 November 2026 is recorded"):
        appealed(cast, case, who="priya")
    assert CaseEvent.objects.filter(case=case, kind=K.APPEALED).count() == 1


def test_an_appeal_that_was_a_mistake_is_set_aside_and_can_be_recorded_rightly(cast: Cast) -> None:
    case = refused(cast)
    made = appealed(cast, case)
    set_event_aside(case=case, event_id=made.event_id, reason="Sent today.", **by(cast))
    assert read(case).appeals == ()
    appealed(cast, case, 0)
    assert len(read(case).appeals) == 1


def test_days_of_the_tribunal_are_kept_or_late_and_a_later_day_replaces_the_first(cast: Cast) -> None:
    case = refused(cast)
    with pytest.raises(NoAppeal):
        set_tribunal_date(case=case, what="bundle", day=TODAY, on=ago(3), **by(cast))
    appealed(cast, case, 18)
    for day, on in ((ago(3), ago(15)), (ago(1), ago(5))):
        set_tribunal_date(case=case, what="response", day=day, on=on, **by(cast))
    set_tribunal_date(case=case, what="hearing", day=TODAY + timedelta(days=80), on=ago(15), **by(cast))
    found = read(case)
    assert [(one.what, one.due, one.days_late) for one in found.dates] == [("its response", ago(1), 1)]
    assert found.hearing is not None
    assert found.hearing.for_day == TODAY + timedelta(days=80)
    end_appeal(case=case, how=Ending.WITHDRAWN, on=TODAY, **by(cast))
    found = read(case)
    assert (found.open_appeal, found.hearing, found.dates[0].is_open) == (None, None, False)


def test_an_order_to_assess_begins_the_assessment_in_the_time_of_the_law(cast: Cast) -> None:
    case = refused(cast, 60)
    appealed(cast, case, 50)
    end_appeal(case=case, how=Ending.ALLOWED, on=ago(20), words="She may need it.", **by(cast))
    order(case=case, kind=K.ORDERED_TO_ASSESS, words="Assess Tola.", on=ago(20), **by(cast))
    found = read(case).orders[0]
    assert [(one.what, one.due, one.days_late) for one in found.things] == [
        ("tell the family that there will be an assessment", ago(6), 6),
        ("tell the family if there will be no plan", ago(20) + timedelta(weeks=10), 0),
        ("send the final plan", ago(20) + timedelta(weeks=14), 0),
    ]
    decided(cast, case, K.ASSESSMENT_AGREED, 1)
    kept = read(case).orders[0].things[0]
    assert (now(case).state, kept.done_on, kept.state.value) == ("assessing", ago(1), "done late")


@pytest.mark.parametrize(
    "kind, change, field",
    [
        (K.APPEALED, {}, "kind"),
        (K.ORDERED_TO_ASSESS, {"words": " "}, "words"),
        (K.ORDERED_OTHERWISE, {}, "about"),
        (K.ORDERED_OTHERWISE, {"about": "Send the report"}, "by_day"),
    ],
)
def test_an_order_has_its_words_and_its_day(cast: Cast, kind: EventKind, change: Any, field: str) -> None:
    given = {"words": "It is ordered.", "on": ago(1)} | change
    with pytest.raises(Refused) as wrong:
        order(case=refused(cast), kind=kind, **given, **by(cast))
    assert wrong.value.field == field


def test_an_order_that_does_not_fit_the_case_is_refused(cast: Cast) -> None:
    with pytest.raises(StepNotAllowed):
        order(case=refused(cast), kind=K.ORDERED_TO_AMEND, words="Amend.", on=ago(1), **by(cast))


def test_a_council_that_gives_way_has_the_time_of_the_law_for_it(cast: Cast) -> None:
    case = in_force(cast)
    appealed(cast, case, 18, kind=K.PLAN_FINALISED, grounds=(G.PROVISION,))
    end_appeal(case=case, how=Ending.CONCEDED, on=ago(2), **by(cast))
    order(case=case, kind=K.NOT_OPPOSED_TO_AMEND, words="Four hours a week.", on=ago(2), **by(cast))
    assert read(case).orders[0].things[0].due == ago(2) + timedelta(weeks=5)


def test_an_order_to_reassess_is_done_when_the_family_is_told_of_it(cast: Cast) -> None:
    case = in_force(cast)
    happened(cast, case, K.REASSESSMENT_REQUESTED, 15)
    decided(cast, case, K.REASSESSMENT_REFUSED, 12)
    appealed(cast, case, 10, kind=K.REASSESSMENT_REFUSED, grounds=(G.REASSESS,))
    end_appeal(case=case, how=Ending.ALLOWED, on=ago(4), **by(cast))
    order(case=case, kind=K.ORDERED_TO_ASSESS, words="Reassess.", on=ago(4), **by(cast))
    decided(cast, case, K.REASSESSMENT_AGREED, 1)
    assert (now(case).state, read(case).orders[0].things[0].done_on) == ("reassessing", ago(1))


def test_the_page_says_to_each_what_comes_next(cast: Cast) -> None:
    case = refused(cast)
    path = f"/cases/{case.id}/disagree/"
    family, officer = (signed_in(cast, who).get(path).content.decode() for who in ("funmi", "priya"))
    assert "You may appeal until Monday 4 January 2027." in family
    assert "Before that, you must contact a mediation adviser, by Thursday 31 December 2026." in family
    assert "We want mediation" in family
    assert "SENDIASS" in family
    assert "The family may appeal until Monday 4 January 2027." in officer
    assert "Something was agreed" in officer
    assert "Something was agreed" not in family
    school = signed_in(cast, "grace").get(path).content.decode()
    assert "We want mediation" not in school


def test_from_a_refusal_to_an_order_on_the_pages(cast: Cast) -> None:
    case = refused(cast, 60)
    funmi, priya = signed_in(cast, "funmi"), signed_in(cast, "priya")
    path = f"/cases/{case.id}/disagree/"

    def sends(client: Any, page: str, days: int = 1, **data: str) -> None:
        day = ago(days)
        dated = {"on-day": day.day, "on-month": day.month, "on-year": day.year}
        answer = client.post(f"{path}{page}", dated | data)
        assert (answer.status_code, answer.headers.get("Location")) == (302, path), answer.content.decode()

    sends(funmi, "mediation/mediation-adviser-contacted/", 50)
    sends(funmi, "mediation/mediation-asked-for/", 50)
    sends(priya, "mediation/mediation-held/", 40)
    agreed = agree(case=case, on=ago(40), words="A meeting with the SENCO.", **by(cast))
    sends(priya, f"agreed/{agreed.id}/", agreed="other", what="A meeting with the SENCO")
    sends(priya, f"done/{read(case).owed_of_agreements[0].event_id}/", 38)
    sends(funmi, "mediation/certificate-issued/", 39)
    sends(funmi, f"appeal/{told(case, K.ASSESSMENT_REFUSED).id}/", 35, grounds="assess", words="Assess her.")
    set_day = {"day-day": "1", "day-month": "3", "day-year": "2027"}
    sends(priya, "tribunal-date/", 30, what="hearing", **set_day)
    sends(priya, "end/", 3, how="allowed", words="She may need a plan.")
    assert "ordered-to-assess" in priya.get(f"{path}order/").content.decode()
    sends(priya, "order/ordered-to-assess/", 3, words="The council shall assess.")
    assert now(case).state == "assessing"
    page = funmi.get(path).content.decode()
    assert "The tribunal ordered an assessment" in page
    assert "Done" in page
    assert funmi.get(f"/cases/{case.id}/papers/tribunal/").status_code == 200


@pytest.mark.parametrize("page, who", [
    ("mediation/mediation-held/", "funmi"), ("agreed/", "funmi"), ("end/", "funmi"),
    ("order/ordered-to-assess/", "funmi"), ("tribunal-date/", "funmi"),
    ("mediation/mediation-asked-for/", "grace"), ("mediation/mediation-asked-for/", "sam"),
])  # fmt: skip
def test_who_may_read_the_case_may_not_take_the_steps_of_others(cast: Cast, page: str, who: str) -> None:
    case = refused(cast)
    before = CaseEvent.objects.count()
    answer = signed_in(cast, who).post(f"/cases/{case.id}/disagree/{page}", {"on-day": "1"})
    assert (answer.status_code, CaseEvent.objects.count()) == (403 if who != "sam" else 404, before)


def test_a_stranger_finds_nothing_and_another_council_changes_nothing(cast: Cast) -> None:
    case = refused(cast)
    api = f"/api/casework/cases/{case.id}/disagreement"
    body = {"kind": "mediation-asked-for", "on": f"{TODAY}"}

    def tries(who: str) -> list[int]:
        client = signed_in(cast, who)
        sent = client.post(f"{api}/mediation", body, content_type="application/json")
        page = client.post(f"/cases/{case.id}/disagree/mediation/mediation-asked-for/", {})
        return [client.get(f"/cases/{case.id}/disagree/").status_code, sent.status_code, page.status_code]

    assert tries("omar") == [404, 404, 404]
    assert tries("neil") == [404, 404, 404]
    opened(cast, days=2, area=cast.other_area)
    assert tries("neil") == [200, 403, 403]
    assert tries("funmi") == [200, 201, 200]


def test_through_the_api_as_on_the_pages(cast: Cast) -> None:
    case = refused(cast, 60)
    funmi, priya = signed_in(cast, "funmi"), signed_in(cast, "priya")
    api = f"/api/casework/cases/{case.id}/disagreement"

    def send(client: Any, path: str, **body: Any) -> Any:
        answer = client.post(f"{api}/{path}", body, content_type="application/json")
        assert answer.status_code == 201, answer.content
        return answer.json()

    challenge = funmi.get(api).json()["challenges"][0]
    assert (challenge["kind"], challenge["grounds"]) == ("assessment-refused", ["assess"])
    send(funmi, "mediation", kind="mediation-asked-for", on=f"{ago(50)}")
    thing = {"agreed": "other", "what": "We meet"}
    agreed = send(priya, "agreements", words="We meet.", on=f"{ago(40)}", things=[thing])["agreed"][0]
    send(priya, f"done/{agreed['things'][0]['event_id']}", on=f"{ago(39)}")
    send(funmi, "appeals", against=challenge["event_id"], grounds=["assess"], on=f"{ago(30)}")
    send(priya, "tribunal-dates", what="bundle", day=f"{TODAY}", on=f"{ago(20)}")
    send(priya, "end", how="conceded", on=f"{ago(2)}")
    said = send(priya, "orders", kind="not-opposed-to-assess", words="We assess.", on=f"{ago(2)}")
    assert said["orders"][0]["things"][0]["due"] == f"{ago(2) + timedelta(weeks=2)}"
    assert said["agreed"][0]["things"][0]["things"][0]["state"] == "in time"
    refusal = priya.post(f"{api}/end", {"how": "allowed", "on": f"{TODAY}"}, content_type="application/json")
    assert refusal.status_code == 409


def test_the_papers_for_the_tribunal_have_the_appeal_and_what_was_agreed(cast: Cast) -> None:
    case = refused(cast, 60)
    thing = Thing(Agreed.OTHER, "The nurse sees Tola")
    agree(case=case, words="The nurse sees Tola on Mondays.", on=ago(40), things=[thing], **by(cast))
    appealed(cast, case, 30, words="Assess her.", tribunal_number="EH998")
    found = texts_of(now(case), Purpose.TRIBUNAL, NOW)
    said = [text for key, text in found.items() if key.startswith(("appeal:", "agreed:"))]
    assert [(text.title, text.small) for text in said] == [
        ("The appeal", "Sent on 21 October 2026. EH998"),
        ("The council: The nurse sees Tola", ""),
    ]
    assert said[0].lines == (
        "About: There will be no assessment", "What the family wants: Assess her.", "With the tribunal.",
    )  # fmt: skip
    assert said[1].lines == ("The nurse sees Tola, due 25 October 2026: not recorded as done.",)


@pytest.mark.parametrize("works", [True, False])
def test_after_an_order_comes_what_it_demands_and_no_certificate(cast: Cast, *, works: bool) -> None:
    line = (
        "2026-07-01 request-received; 2026-08-01 assessment-refused; 2026-08-20 mediation-held; "
        "2026-08-21 mediation-declined; 2026-09-01 appealed; 2026-11-12 appeal-ended; "
        "2026-11-12 ordered-to-assess"
    )
    case = make_case(cast.area, cast.children["ayo"], line, cast.people["priya"])
    page = case_page(now(case), TODAY)
    said = next_words(disagreement_of(case, page), page, works=works)
    assert said == [
        "The council must tell the family that there will be an assessment by Thursday 26 November 2026.",
        "The council must tell the family if there will be no plan by Thursday 21 January 2027.",
        "The council must send the final plan by Thursday 18 February 2027.",
    ]
