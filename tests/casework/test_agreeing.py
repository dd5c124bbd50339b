"""What mediation agreed: kept as it is written, each thing with who does it, by when, and what stops it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from goldenthread.casework.actions.agreeing import Thing, agree, agree_thing
from goldenthread.casework.actions.clocks import rebuild_clocks
from goldenthread.casework.actions.disagreeing import DoneAlready, record_done
from goldenthread.casework.actions.ehc_plan import begin_version, make_final, write_ehc_line
from goldenthread.casework.actions.events import set_event_aside
from goldenthread.casework.actions.handing_over import hand_over
from goldenthread.casework.actions.letters import Told, Why
from goldenthread.casework.models import AgreedThing, Case, CaseEvent, EhcLine, KeptClock, MediationAgreement
from goldenthread.casework.queries.managing import standing_of
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.law.appeals import AGREED_AS, Agreed
from goldenthread.law.time_limits import EventKind
from tests.casework.made import ago, decided, happened, now, opened
from tests.casework.test_disagreeing import by, read, refused
from tests.casework.test_reviewing import HELP
from tests.casework.test_reviewing import in_force as plan_in_force
from tests.cast import TODAY, signed_in

pytestmark = pytest.mark.django_db
K = EventKind


def agreed(
    cast: Cast, case: Case, *things: Thing, days: int = 20, words: str = "As we said."
) -> MediationAgreement:
    return agree(case=case, on=ago(days), words=words, things=things, **by(cast))


def owed(case: Case) -> list[tuple[str, str, date, str]]:
    return [(one.who, one.what, one.due, one.state.value) for one in read(case).owed_of_agreements]


@pytest.mark.parametrize(
    "thing, runs",
    [
        (
            Thing(Agreed.ASSESS),
            [("tell the family that there will be an assessment", 14),
             ("tell the family if there will be no plan", 70), ("send the final plan", 98)],
        ),
        (
            Thing(Agreed.ASSESS, by_day=TODAY + timedelta(days=200)),
            [("tell the family that there will be an assessment", 14),
             ("tell the family if there will be no plan", 70), ("send the final plan", 220)],
        ),
        (Thing(Agreed.PLAN), [("serve a draft plan", 35), ("send the final plan", 77)]),
        (Thing(Agreed.AMEND), [("send the amended plan", 35)]),
        (Thing(Agreed.SETTING), [("send the plan with the setting named", 14)]),
        (Thing(Agreed.OTHER, "The nurse visits"), [("The nurse visits", 14)]),
        (Thing(Agreed.HEALTH, "Speech therapy begins", "Northmoor ICB"), [("Speech therapy begins", 14)]),
        (
            Thing(Agreed.SOMEBODY, "A quiet room", "Ridgeway School", TODAY),
            [("A quiet room", 20)],
        ),
    ],
    ids=lambda one: one.agreed.value if isinstance(one, Thing) else "",
)  # fmt: skip
def test_each_thing_has_the_days_of_the_law_or_the_one_agreed_in_writing(
    cast: Cast, thing: Thing, runs: list[tuple[str, int]]
) -> None:
    case = refused(cast, 60)
    agreed(cast, case, thing)
    found = [(one.what, (one.due - ago(20)).days) for one in read(case).owed_of_agreements]
    assert sorted(found) == sorted(runs)
    (row,) = AgreedThing.objects.all()
    assert (row.event.kind, row.event.on, row.who) == (AGREED_AS[thing.agreed], ago(20), thing.who)


def test_an_agreement_is_kept_in_its_own_words_and_both_are_told(cast: Cast) -> None:
    case = refused(cast, 60)
    made = agreed(cast, case, words="1. The council assesses.\n\n2. We meet in May.")
    (found,) = read(case).agreed
    assert (found.id, found.on, found.words, found.by, found.things) == (
        made.id, ago(20), "1. The council assesses.\n\n2. We meet in May.", "Priya Nair", (),
    )  # fmt: skip
    notice = Notice.objects.get(account=cast.people["funmi"], link__contains="/disagree/")
    assert notice.what_changed == (
        "Tola: What was agreed in mediation on 31 October 2026 is recorded. Priya Nair entered it."
    )
    assert AuditEntry.objects.filter(what="recorded an agreement", child_id=case.child_id).exists()


def test_what_the_council_does_anyway_stops_its_time_and_nobody_ticks_it(cast: Cast) -> None:
    case = refused(cast, 60)
    agreed(cast, case, Thing(Agreed.ASSESS))
    decided(cast, case, K.ASSESSMENT_AGREED, 2)
    assert owed(case)[0] == (
        "The council", "tell the family that there will be an assessment", ago(6), "done late"
    )  # fmt: skip
    event = CaseEvent.objects.get(case=case, kind=K.AGREED_TO_ASSESS)
    with pytest.raises(NotVisible):
        record_done(case=now(case), event_id=event.id, on=TODAY, **by(cast))
    assert now(case).state == "assessing"
    assert KeptClock.objects.get(case=case, limit="limit.agreement-assess-final").due == ago(20) + timedelta(
        weeks=14
    )


def test_what_no_appeal_could_be_about_is_late_until_somebody_says_that_it_is_done(cast: Cast) -> None:
    case = refused(cast, 40)
    agreed(cast, case, Thing(Agreed.OTHER, "Ridgeway’s SENCO visits"))
    assert owed(case) == [("The council", "Ridgeway’s SENCO visits", ago(6), "late")]
    event = CaseEvent.objects.get(case=case, kind=K.MEDIATION_AGREED)
    record_done(case=case, event_id=event.id, on=ago(1), **by(cast))
    done = read(case).owed_of_agreements[0]
    assert (done.state.value, done.days_late, done.done_on) == ("done late", 5, ago(1))
    with pytest.raises(DoneAlready):
        record_done(case=case, event_id=event.id, on=TODAY, **by(cast, "anita"))


def test_what_others_agreed_is_no_lateness_of_the_council(cast: Cast) -> None:
    case = refused(cast, 60)
    agreed(
        cast, case, Thing(Agreed.HEALTH, "Therapy begins", "Northmoor ICB"),
        Thing(Agreed.SOMEBODY, "A quiet room", "Ridgeway School", ago(1)),
    )  # fmt: skip
    assert owed(case) == [
        ("Northmoor ICB", "Therapy begins", ago(6), "late"),
        ("Ridgeway School", "A quiet room", ago(1), "late"),
    ]
    assert now(case).due is None or now(case).due > TODAY
    page = signed_in(cast, "funmi").get(f"/cases/{case.id}/disagree/").content.decode()
    assert "Northmoor ICB is 6 days late: Therapy begins." in page
    assert "Ridgeway School is 1 day late: A quiet room." in page
    for kind in (K.HEALTH_AGREED, K.OTHERS_AGREED):
        event = CaseEvent.objects.get(case=case, kind=kind)
        record_done(case=now(case), event_id=event.id, on=TODAY, **by(cast))
    assert {state for *_, state in owed(case)} == {"done late"}


@pytest.mark.parametrize(
    "change, field",
    [
        ({"words": " "}, "words"),
        ({"on": TODAY + timedelta(days=1)}, "on"),
        ({"on": ago(500)}, "on"),
        ({"things": [Thing(Agreed.OTHER)]}, "what"),
        ({"things": [Thing(Agreed.HEALTH, "Therapy")]}, "who"),
        ({"things": [Thing(Agreed.SOMEBODY, "A room", "Ridgeway")]}, "by_day"),
        ({"things": [Thing(Agreed.ASSESS, by_day=ago(21))]}, "by_day"),
    ],
)
def test_an_agreement_that_cannot_be_so_is_refused_whole(cast: Cast, change: Any, field: str) -> None:
    given = {"on": ago(20), "words": "As we said."} | change
    with pytest.raises(Refused) as wrong:
        agree(case=refused(cast, 60), **given, **by(cast))
    assert (wrong.value.field, MediationAgreement.objects.count()) == (field, 0)


def test_a_change_that_was_agreed_is_made_without_being_proposed(cast: Cast) -> None:
    case = plan_in_force(cast)
    plan = begin_version(case=case, **by(cast))
    line = EhcLine.objects.get(plan=plan, part="provision")
    write_ehc_line(plan=plan, strand=line.strand, words=HELP + " Alone.", revision=line.revision, **by(cast))
    agreed(cast, case, Thing(Agreed.AMEND), days=3)
    make_final(plan=plan, signed_by="Priya Nair", why=Why(TODAY, "Agreed."), told=Told(TODAY), **by(cast))
    assert [state for *_, state in owed(case)] == ["in time"]


def test_what_was_entered_wrongly_is_set_aside_and_owed_no_more(cast: Cast) -> None:
    case = refused(cast, 60)
    agreed(cast, case, Thing(Agreed.PLAN))
    event = CaseEvent.objects.get(case=case, kind=K.AGREED_TO_MAKE_PLAN)
    set_event_aside(case=case, event_id=event.id, reason="It was not agreed.", **by(cast))
    assert owed(case) == []
    assert not KeptClock.objects.filter(case=case, limit__startswith="limit.agreement").exists()


def test_an_older_entry_without_an_agreement_of_its_own_is_still_read(cast: Cast) -> None:
    case = refused(cast, 60)
    happened(cast, case, K.MEDIATION_AGREED, 20, about="see Tola", for_day=ago(2), reason="We see her.")
    (found,) = read(case).agreed
    assert (found.id, found.words) == (None, "We see her.")
    assert owed(case) == [("The council", "see Tola", ago(2), "late")]


def test_thing_after_thing_on_the_pages(cast: Cast) -> None:
    case = refused(cast, 60)
    priya, path = signed_in(cast, "priya"), f"/cases/{case.id}/disagree/"
    day = ago(20)
    sent = {"on-day": day.day, "on-month": day.month, "on-year": day.year, "words": "We assess, and visit."}
    there = priya.post(f"{path}agreed/", sent).headers["Location"]
    assert "Its time runs from the day of the agreement." in priya.get(there).content.decode()
    assert "Nothing that must be done is recorded" in priya.get(path).content.decode()
    assert priya.post(there, {"agreed": "assess"}).headers["Location"] == path
    missing = priya.post(there, {"agreed": "health", "what": "Therapy"}).content.decode()
    assert "Say who must do it." in missing
    assert priya.post(there, {"agreed": "other", "what": "A visit"}).headers["Location"] == path
    page = signed_in(cast, "funmi").get(path).content.decode()
    assert "We assess, and visit." in page
    assert "The council is 6 days late: tell the family that there will be an assessment." in page
    assert "Add what else was agreed" not in page
    assert "Add what else was agreed" in priya.get(path).content.decode()


def test_an_agreement_of_another_case_is_not_there(cast: Cast) -> None:
    case = refused(cast, 60)
    made = agreed(cast, case)
    with pytest.raises(NotVisible):
        agree_thing(case=opened(cast, "zara"), agreement_id=made.id, thing=Thing(Agreed.PLAN), **by(cast))
    assert signed_in(cast, "funmi").get(f"/cases/{case.id}/disagree/agreed/{made.id}/").status_code == 403


def test_what_a_closed_case_still_owes_stays_in_sight(cast: Cast) -> None:
    case = refused(cast, 60)
    hand_over(case=case, to=cast.people["priya"], **by(cast))
    areas = [cast.area.id]
    for path in ("/caseload/", "/managing/cases/"):
        assert case.number not in signed_in(cast, WHO[path]).get(path).content.decode()
    agreed(cast, case, Thing(Agreed.OTHER, "The nurse visits"), days=9)
    assert now(case).state == "not_assessed"
    for path in ("/caseload/", "/managing/cases/"):
        page = signed_in(cast, WHO[path]).get(path).content.decode()
        assert (case.number in page, "Do what was agreed" in page) == (True, True)
    assert standing_of(areas, TODAY).total().cases == 1
    page = signed_in(cast, "priya").get(f"/cases/{case.id}/").content.decode()
    assert ("Next: do what was agreed" in page, "The nurse visits." in page) == (True, True)
    assert "The council must do what was agreed" in page
    assert rebuild_clocks(TODAY, cast.area.id) == 1
    record_done(
        case=case, event_id=CaseEvent.objects.get(case=case, about="The nurse visits").id, on=TODAY,
        words="She came.", **by(cast),
    )  # fmt: skip
    assert case.number not in signed_in(cast, "priya").get("/caseload/").content.decode()


WHO = {"/caseload/": "priya", "/managing/cases/": "anita"}


def test_words_of_an_agreement_can_be_withheld_from_the_papers(cast: Cast) -> None:
    case = refused(cast, 60)
    agreed(cast, case, Thing(Agreed.OTHER, "The nurse visits"), days=9)
    answer = signed_in(cast, "priya").get(f"/cases/{case.id}/papers/complaint/withheld/")
    assert (answer.status_code, "What was agreed in mediation" in answer.content.decode()) == (200, True)


def test_the_page_that_asks_what_an_agreement_says_opens(cast: Cast) -> None:
    case = opened(cast, days=20)
    page = signed_in(cast, "priya").get(f"/cases/{case.id}/disagree/agreed/")
    assert "What does it say?" in page.content.decode()
