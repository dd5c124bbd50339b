"""A school enters the yearly review of its own child: held, and reported to the council."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from goldenthread.casework.actions.handing_over import hand_over
from goldenthread.casework.models import Case, CaseEvent, EhcLine, Letter
from goldenthread.casework.queries.case_page import case_page
from goldenthread.casework.queries.reviews import round_of
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.foundation.permissions import RoleKind
from goldenthread.law.time_limits import EventKind
from goldenthread.places.models import PlaceRole
from tests.casework.made import ago, decided, now
from tests.casework.test_reviewing import OUTCOME, arranged, following, held, in_force, steps
from tests.cast import NOW, TODAY, signed_in

pytestmark = pytest.mark.django_db
K = EventKind


@pytest.fixture
def case(cast: Cast) -> Case:
    """Tola’s plan is in force; Priya has the case, Grace is SENCO of her school."""
    case = in_force(cast)
    hand_over(case=case, to=cast.people["priya"], by=cast.people["anita"], at=NOW)
    return now(case)


def day(name: str, days: int) -> dict[str, int]:
    on = ago(days)
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


def sends(client: Client, case: Case, page: str, **data: Any) -> str:
    answer = client.post(f"/cases/{case.id}/review/{page}", data)
    assert answer.status_code == 302, answer.content.decode()
    return client.get(f"/cases/{case.id}/review/").content.decode().replace("\xa0", " ")


def told(cast: Cast, who: str) -> list[str]:
    rows = Notice.objects.filter(account=cast.people[who], link__endswith="/review/").order_by("at", "id")
    return list(rows.values_list("what_changed", flat=True))


def test_a_school_enters_a_meeting_that_it_arranged_itself(cast: Cast, case: Case) -> None:
    grace = signed_in(cast, "grace")
    page = sends(grace, case, "held/", present="Tola, Funmi, Grace", child_words="I like it.",
                 recommends="change", **day("on", 10))  # fmt: skip
    assert "Not recorded here" in page
    assert f"Held {ago(10).day} November 2026" in page
    assert "Entered by Grace Adeyemi" in page
    assert following(case) == "outcomes"
    found = steps(case)
    assert (found["report"].state, found["decide"].state) == ("By 24 November 2026", "By 8 December 2026")
    assert told(cast, "priya") == [
        "Tola: The review of the plan was held on 10 November 2026. Grace Adeyemi entered it."
    ]


def test_the_report_of_a_school_goes_to_the_council_and_the_family_and_stops_its_clock(
    cast: Cast, case: Case
) -> None:
    grace = signed_in(cast, "grace")
    sends(grace, case, "held/", present="All", child_words="I like it.", recommends="stay", **day("on", 15))
    strand = EhcLine.objects.get(plan__case=case, part="outcome").strand
    sends(grace, case, f"outcomes/{strand}/", helped="yes", evidence="A page a day.", what_next="keep")
    form = grace.get(f"/cases/{case.id}/review/report/").content.decode()
    assert "Tola said: I like it." in form
    assert "How does the family’s letter go?" not in form
    page = sends(grace, case, "report/", report="She reads a page a day.", **day("on", 0))
    assert "Every step that the school takes is done." in page
    assert "The council must tell you by" in page
    clock = case_page(now(case), TODAY).clock("report-of-review")
    assert clock is not None
    assert (clock.state.value, clock.days_late) == ("done late", 1)
    assert not Letter.objects.filter(kind=K.REVIEW_REPORT_SENT).exists()
    assert (
        told(cast, "funmi")
        == told(cast, "priya")[1:]
        == ["Tola: The report of the yearly review is here. Grace Adeyemi sent it to the council."]
    )
    read = signed_in(cast, "funmi").get(f"/cases/{case.id}/review/").content.decode()
    assert "She reads a page a day." in read
    assert OUTCOME in read
    entries = AuditEntry.objects.filter(account=cast.people["grace"], what="recorded an event of a case")
    assert sorted(one.facts["kind"] for one in entries) == ["review-held", "review-report-sent"]


def test_a_school_arranges_and_invites_and_no_letter_of_the_council_goes(cast: Cast, case: Case) -> None:
    grace = signed_in(cast, "grace")
    sends(grace, case, "arrange/", where="at two", **day("meets_on", -30), **day("on", 1))
    sends(grace, case, "invite/", kind="family", name="Funmi Bello")
    assert (
        "How does the family’s letter go?"
        not in grace.get(f"/cases/{case.id}/review/invited/").content.decode()
    )
    page = sends(grace, case, "invited/", **day("on", 0))
    assert "Send the papers round" in page
    assert not Letter.objects.filter(kind=K.REVIEW_INVITED).exists()
    assert told(cast, "funmi") == ["Tola: The yearly review of the plan is on 20 December 2026, at two."]


def test_a_review_that_was_not_arranged_here_begins_a_round_of_its_own(cast: Cast, case: Case) -> None:
    arranged(cast, case, 60, 50)
    held(cast, case, 50)
    decided(cast, now(case), K.MAINTAIN_DECIDED, 30)
    assert round_of(case).is_over
    page = signed_in(cast, "grace").get(f"/cases/{case.id}/review/").content.decode()
    assert "This review is over." in page
    assert f"/cases/{case.id}/review/held/" in page
    sends(signed_in(cast, "grace"), case, "held/", present="All", child_words="Hello.", recommends="stay",
          **day("on", 5))  # fmt: skip
    found = round_of(case)
    assert (found.is_over, found.done) == (False, {K.REVIEW_HELD: ago(5)})


def test_only_the_head_and_the_senco_of_the_childs_own_school_enter_it(cast: Cast, case: Case) -> None:
    PlaceRole.objects.create(
        account=cast.people["dan"], kind=RoleKind.HEAD, setting=cast.settings["ridgeway"], starts_on=ago(30),
        evidence="Letter", given_at=NOW,
    )  # fmt: skip
    PlaceRole.objects.create(
        account=cast.people["meera"], kind=RoleKind.SCHOOL_OFFICE, setting=cast.settings["ridgeway"],
        starts_on=ago(30), evidence="Letter", given_at=NOW,
    )  # fmt: skip
    before = CaseEvent.objects.count()
    answers = {
        who: signed_in(cast, who).post(f"/cases/{case.id}/review/held/", {}).status_code
        for who in ("grace", "dan", "meera", "funmi", "ruth", "helen", "neil")
    }
    assert answers == {
        "grace": 200, "dan": 200, "meera": 403, "funmi": 403, "ruth": 404, "helen": 404, "neil": 404,
    }  # fmt: skip
    assert CaseEvent.objects.count() == before


def test_a_school_enters_through_the_api_what_its_pages_take(cast: Cast, case: Case) -> None:
    grace, api = signed_in(cast, "grace"), f"/api/casework/cases/{case.id}/review"

    def send(path: str, **body: Any) -> Any:
        answer = grace.post(f"{api}{path}", body, content_type="application/json")
        assert answer.status_code == 201, answer.content
        return answer.json()

    send("", meets_on=f"{ago(3)}", on=f"{ago(30)}")
    send("/invitations", kind="health", name="Elaine Marsh")
    send("/invited", on=f"{ago(29)}", how="post")
    held_now = send("/held", on=f"{ago(3)}", present="All", child_words="Hello.", recommends="stay")
    assert held_now["report"] is None
    sent = send("/report", on=f"{TODAY}", report="She reads.")["report"]
    assert sent == {"words": "She reads.", "by": "Grace Adeyemi", "on": f"{TODAY}"}
    assert not Letter.objects.filter(kind__in=(K.REVIEW_INVITED, K.REVIEW_REPORT_SENT)).exists()
    refused = grace.post(
        f"/api/casework/cases/{case.id}/decisions",
        {"kind": "maintain-decided", "told_on": f"{TODAY}", "reason": "It helps."},
        content_type="application/json",
    )
    assert refused.status_code == 403


def test_a_meeting_to_come_is_not_entered_as_held(cast: Cast, case: Case) -> None:
    later = TODAY + timedelta(days=3)
    sent = {"on-day": later.day, "on-month": later.month, "on-year": later.year}
    said = {"present": "All", "child_words": "Hello.", "recommends": "stay"}
    answer = signed_in(cast, "grace").post(f"/cases/{case.id}/review/held/", said | sent)
    assert "that is not after today" in answer.content.decode()
    assert round_of(case).held is None
