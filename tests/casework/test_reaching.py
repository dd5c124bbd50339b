"""Who reaches a case: by responsibility, while it lasts; a stranger gets 404 and is in the log."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from goldenthread.casework.access import case_for, works_on
from goldenthread.casework.actions.advice import Whom, withhold
from goldenthread.casework.actions.events import set_event_aside
from goldenthread.casework.actions.handing_over import hand_over
from goldenthread.casework.models import Case, Letter
from goldenthread.casework.queries.case_page import case_page
from goldenthread.casework.queries.caseload import caseload_of, inbox_of
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.access import NotPermitted, NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.foundation.permissions import Permission
from goldenthread.law.assessment_advice import Part
from goldenthread.law.time_limits import EventKind
from goldenthread.people.models import ChildRole, Responsibility
from goldenthread.places.models import PlaceRole
from tests.casework.made import asked, assessing, given, now, opened
from tests.cast import NOW, TODAY, signed_in, viewer

pytestmark = pytest.mark.django_db
P = Permission


def passed_on(cast: Cast, case: Case, who: str | None, **change: Any) -> None:
    to = cast.people[who] if who else None
    hand_over(case=now(case), to=to, by=cast.people["anita"], at=NOW, **change)


def seen(client: Client, *paths: str) -> list[int]:
    return [client.get(path).status_code for path in paths]


def test_responsibility_lets_the_officers_of_that_council_in_and_ends(cast: Cast) -> None:
    case, path = opened(cast), f"/cases/{opened(cast, 'zara').id}/"
    assert Responsibility.objects.get(child=case.child_id).area_id == cast.area.id
    assert case_for(viewer(cast, "priya"), case.id, P.WORK_CASE).id == case.id
    assert case_for(viewer(cast, "anita"), case.id, P.WORK_CASE).id == case.id
    assert seen(signed_in(cast, "anita"), path) == [200]
    Responsibility.objects.update(ends_on=TODAY)
    with pytest.raises(NotVisible):
        case_for(viewer(cast, "priya"), case.id, P.READ_CASE)
    assert seen(signed_in(cast, "anita"), path) == [404]


def test_a_role_in_the_council_that_has_ended_reaches_no_case(cast: Cast) -> None:
    case = opened(cast)
    PlaceRole.objects.filter(account=cast.people["anita"]).update(ends_on=TODAY)
    with pytest.raises(NotVisible):
        case_for(viewer(cast, "anita"), case.id, P.READ_CASE)


def test_an_officer_of_another_council_finds_nothing_and_is_in_the_log(cast: Cast) -> None:
    case = assessing(cast)
    letter, advice = Letter.objects.all()[0], given(cast, asked(cast, case))
    paths = [
        f"/cases/{case.id}/{rest}"
        for rest in ("", "record/", "decide/", "event/", "hand-over/", f"letters/{letter.id}/",
                     f"advice/{advice.id}/", "advice/ask/")
    ]  # fmt: skip
    paths += [f"/api/casework/cases/{case.id}", f"/api/casework/children/{case.child_id}/cases"]
    assert set(seen(signed_in(cast, "neil"), *paths)) == {404}
    refused = AuditEntry.objects.filter(what="not found", account=cast.people["neil"])
    assert {one.child_id for one in refused} == {case.child_id}
    assert refused.count() == len(paths)


def test_another_council_that_is_responsible_too_reads_the_case_and_leaves_it_as_it_is(cast: Cast) -> None:
    ours = assessing(cast)
    theirs = opened(cast, days=2, area=cast.other_area)
    neil = viewer(cast, "neil")
    assert case_for(neil, ours.id, P.READ_CASE).id == ours.id
    with pytest.raises(NotPermitted):
        case_for(neil, ours.id, P.WORK_CASE)
    assert works_on(neil, now(theirs)) is True
    client = signed_in(cast, "neil")
    assert seen(client, f"/cases/{ours.id}/", f"/cases/{ours.id}/decide/") == [200, 403]
    body = {"kind": "plan-agreed", "reason": "x", "told_on": f"{TODAY}"}
    sent = client.post(f"/api/casework/cases/{ours.id}/decisions", body, content_type="application/json")
    assert (sent.status_code, now(ours).state) == (403, "assessing")


def test_what_is_withheld_stays_from_another_council_as_from_the_school(cast: Cast) -> None:
    case = assessing(cast)
    opened(cast, days=2, area=cast.other_area)
    advice = given(cast, asked(cast, case))
    about = {"case": case, "by": cast.people["priya"], "at": NOW}
    withhold(advice_id=advice.id, withheld=True, ground="another_person", reason="It names another.", **about)
    path = f"/cases/{case.id}/advice/{advice.id}/"
    found = {who: signed_in(cast, who).get(path).status_code for who in ("neil", "grace", "funmi", "anita")}
    assert found == {"neil": 404, "grace": 404, "funmi": 404, "anita": 200}


def test_an_inbox_and_a_caseload_have_only_children_who_are_reached(cast: Cast) -> None:
    kept, left = opened(cast), opened(cast, "zara")
    opened(cast, "rosa", area=cast.other_area)
    priya, areas = viewer(cast, "priya"), [cast.area.id]
    assert {line.id for line in inbox_of(priya, areas).lines} == {kept.id, left.id}
    passed_on(cast, kept, "priya")
    passed_on(cast, left, "priya")
    assert inbox_of(priya, areas).lines == ()
    assert {line.id for line in caseload_of(priya, areas).lines} == {kept.id, left.id}
    Responsibility.objects.filter(child=left.child_id).update(ends_on=TODAY)
    assert [line.id for line in caseload_of(priya, areas).lines] == [kept.id]
    assert caseload_of(priya, [cast.other_area.id]).lines == ()


def test_a_cover_reaches_the_list_until_its_day_or_until_the_case_is_passed_on(cast: Cast) -> None:
    case = opened(cast)
    anita, areas = viewer(cast, "anita"), [cast.area.id]
    passed_on(cast, case, "priya")
    passed_on(cast, case, "anita", until=TODAY + timedelta(days=5))
    assert case_page(now(case), TODAY).covered_by == "Anita Rowe"
    assert case_page(now(case), TODAY + timedelta(days=5)).covered_by == ""
    assert now(case).coordinator == cast.people["priya"]
    assert [line.id for line in caseload_of(anita, areas).lines] == [case.id]
    passed_on(cast, case, "priya", reason="I am back.")
    assert case_page(now(case), TODAY).covered_by == ""
    assert caseload_of(anita, areas).lines == ()


@pytest.mark.parametrize(
    "who, change, field, says",
    [
        ("neil", {}, "to", "is no officer of Northmoor today"),
        ("ruth", {}, "to", "is no officer of Northmoor today"),
        (None, {}, "to", "Choose an officer, or name the team"),
        ("priya", {"until": TODAY}, "until", "ends on a day still to come"),
        (None, {"team": "Reviews", "until": TODAY + timedelta(days=2)}, "until", "Cover is by an officer"),
    ],
)
def test_a_case_goes_to_an_officer_of_its_council_or_to_a_team(
    cast: Cast, who: str | None, change: dict[str, Any], field: str, says: str
) -> None:
    with pytest.raises(Refused, match=says) as refused:
        passed_on(cast, opened(cast), who, **change)
    assert refused.value.field == field


def test_whoever_gets_a_case_is_told(cast: Cast) -> None:
    case = opened(cast)
    passed_on(cast, case, "priya", reason="Funmi rings on Mondays.")
    told = Notice.objects.get(account=cast.people["priya"])
    assert told.what_changed == f"Anita Rowe gave you case {case.number}. Funmi rings on Mondays."


def test_who_was_asked_for_advice_sees_that_request_and_nothing_else_of_the_child(cast: Cast) -> None:
    case = assessing(cast)
    elaine = signed_in(cast, "elaine")
    before = asked(cast, case)
    child, own = case.child_id, f"/advice/{before.id}/"
    other = given(cast, asked(cast, case, Whom(Part.PSYCHOLOGY, "Simon Achebe")))
    assert seen(elaine, "/advice/", own) == [200, 200]
    assert "Tola" in elaine.get("/advice/").content.decode()
    hidden = [
        f"/cases/{case.id}/", f"/cases/{case.id}/record/", f"/cases/{case.id}/advice/{other.id}/",
        f"/children/{child}/plan/", f"/children/{child}/family/", f"/children/{child}/case/",
        f"/children/{child}/people/", f"/children/{child}/assessment/ask/",
    ]  # fmt: skip
    assert set(seen(elaine, *hidden)) <= {403, 404}
    assert seen(signed_in(cast, "joanna"), own) == [404]
    assert elaine.get("/api/people/children").json()["children"] == []
    assert EventKind.ADVICE_REQUESTED in {line.event.kind for line in case_page(now(case), TODAY).events}


def test_the_way_in_that_a_request_made_ends_when_it_was_a_mistake(cast: Cast) -> None:
    case = assessing(cast)
    first, second = asked(cast, case), asked(cast, case)
    about = {"case": now(case), "reason": "The wrong Elaine.", "by": cast.people["priya"], "at": NOW}
    elaine = signed_in(cast, "elaine")
    set_event_aside(event_id=first.event_id, **about)
    assert seen(elaine, f"/advice/{first.id}/", f"/advice/{second.id}/") == [404, 200]
    set_event_aside(event_id=second.event_id, **about)
    assert seen(elaine, f"/advice/{second.id}/") == [404]
    assert not ChildRole.objects.filter(account=cast.people["elaine"], ends_on__isnull=True).exists()
