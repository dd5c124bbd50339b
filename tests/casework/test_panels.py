"""Panels: papers for those who sit until they have met; stepping back; what a decision rests on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import Settings

from goldenthread.casework.actions.advice import Whom, ask_for_advice, give_advice
from goldenthread.casework.actions.decisions import decide
from goldenthread.casework.actions.letters import Told, Why
from goldenthread.casework.actions.panels import add_member, advise, make_panel, put_before
from goldenthread.casework.models import Case, Decision, Panel, PanelItem, PanelMember
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.access import account_by_email
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.law.assessment_advice import Part
from goldenthread.law.time_limits import EventKind
from tests.casework import made
from tests.cast import NOW, TODAY, signed_in, the_cast

pytestmark = pytest.mark.django_db

MEETS = TODAY + timedelta(days=3)


class Before:
    """Zara's case before a panel on which a psychologist sits who has no other way to her."""

    def __init__(self) -> None:
        self.cast: Cast = the_cast()
        self.about = {"by": self.cast.people["priya"], "at": NOW}
        self.case: Case = made.requested(self.cast, "zara", days=20, officer="priya")
        why, told = Why(TODAY, "She may need a plan."), Told(TODAY)
        self.decision: Decision = decide(
            case=self.case, kind=EventKind.ASSESSMENT_AGREED, why=why, told=told, **self.about
        )
        asked = ask_for_advice(
            case=self.case, whom=Whom(Part.PSYCHOLOGY, "Simon Achebe"), on=TODAY, **self.about
        )
        give_advice(asked=asked, words="She needs small steps.", on=TODAY, **self.about)
        self.panel: Panel = make_panel(
            area=self.cast.area, name="Thursday panel", meets_on=MEETS, **self.about
        )
        self.seat: PanelMember = add_member(
            panel=self.panel, name="Grace Adeyemi", sits_as="SENCO of another school",
            email="grace.adeyemi@example.org", **self.about,
        )  # fmt: skip

    def put(self, **more: object) -> PanelItem:
        return put_before(
            panel=self.panel, case=self.case, question="Does Zara need a plan?", **self.about, **more
        )

    def status(self, who: str, address: str) -> int:
        return signed_in(self.cast, who).get(address).status_code


@pytest.fixture
def before() -> Before:
    return Before()


def test_a_member_reads_the_papers_from_the_agenda_until_the_panel_has_met(
    before: Before, settings: Settings
) -> None:
    case = f"/cases/{before.case.id}/"
    assert before.status("grace", f"/panels/{before.panel.id}/") == 200
    assert before.status("grace", case) == 404
    item = before.put()
    there = f"/panels/items/{item.id}/"
    page = signed_in(before.cast, "grace").get(there).content.decode()
    assert "She needs small steps." in page
    assert "Simon Achebe" in page
    assert before.status("grace", case) == 403
    settings.STOPPED_CLOCK = NOW + timedelta(days=3)
    assert before.status("grace", there) == 200
    settings.STOPPED_CLOCK = NOW + timedelta(days=4)
    assert [before.status("grace", one) for one in (there, case, f"/panels/{before.panel.id}/")] == [404] * 3
    assert before.status("priya", there) == 200


@pytest.mark.parametrize("who", ["neil", "helen", "funmi", "omar", "ruth", "elaine"])
def test_nobody_else_reads_them(before: Before, who: str) -> None:
    item = before.put()
    assert before.status(who, f"/panels/items/{item.id}/") in (403, 404)
    assert before.status(who, f"/panels/{before.panel.id}/") == 404


def test_a_member_is_told_of_the_case_without_its_childs_name(before: Before) -> None:
    before.put()
    told = Notice.objects.filter(account=before.cast.people["grace"]).latest("at")
    assert "Thursday panel meets on 23 November 2026" in told.what_changed
    assert "Zara" not in told.what_changed


def test_whoever_steps_back_sees_the_case_no_more(before: Before) -> None:
    item = before.put()
    there, grace = f"/panels/items/{item.id}/", signed_in(before.cast, "grace")
    assert "Say why" in grace.post(there + "step-back/", {"reason": ""}).content.decode()
    answer = grace.post(there + "step-back/", {"reason": "Taught her sister."}, follow=True)
    assert answer.status_code == 200
    assert "Zara" not in answer.content.decode()
    assert grace.get(there).status_code == 404
    page = signed_in(before.cast, "priya").get(there).content.decode()
    assert "Stepped back: taught her sister." in page
    entry = AuditEntry.objects.get(what="stepped back from a case")
    assert (entry.child_id, entry.why) == (before.cast.children["zara"].id, "Taught her sister.")


def test_whoever_made_the_decision_does_not_sit_when_it_is_looked_at(before: Before) -> None:
    add_member(
        panel=before.panel,
        name="Priya Nair",
        sits_as="officer",
        email="priya.nair@example.org",
        **before.about,
    )
    item = before.put(looks_at=before.decision.id)
    assert before.status("priya", f"/panels/items/{item.id}/") == 404
    page = signed_in(before.cast, "anita").get(f"/panels/items/{item.id}/").content.decode()
    assert "Stepped back: made the decision that is looked at" in page
    assert "Zara" not in signed_in(before.cast, "priya").get(f"/panels/{before.panel.id}/").content.decode()


def test_the_family_does_not_sit_and_whoever_gave_advice_is_named(before: Before) -> None:
    doctor = Whom(Part.HEALTH, "Elaine Marsh", email="elaine.marsh@example.org")
    asked = ask_for_advice(case=before.case, whom=doctor, on=TODAY, **before.about)
    give_advice(asked=asked, words="She hears well.", on=TODAY, **before.about)
    item = before.put()
    for name, email in (("Omar Malik", "omar.malik"), ("Elaine Marsh", "elaine.marsh")):
        add_member(
            panel=before.panel, name=name, sits_as="member", email=f"{email}@example.org", **before.about
        )
    page = signed_in(before.cast, "priya").get(f"/panels/items/{item.id}/").content.decode()
    assert "Stepped back: is of the child’s family" in page
    assert "Gave advice on this child" in page
    assert before.status("elaine", f"/panels/items/{item.id}/") == 200
    assert before.status("omar", f"/panels/items/{item.id}/") == 403


def test_an_officer_decides_on_what_the_panel_advised_and_the_record_says_so(
    before: Before, settings: Settings
) -> None:
    item, priya = before.put(), signed_in(before.cast, "priya")
    there = f"/panels/items/{item.id}/advice/"
    sent = {"advised": "yes", "reason": "Every way of helping in school was tried."}
    assert "The panel meets on 23 November 2026" in priya.post(there, sent).content.decode()
    settings.STOPPED_CLOCK = NOW + timedelta(days=3)
    assert priya.post(there, sent).status_code == 302
    decided = {
        "reason": "The panel is right.", "evidence": "", "how": "here", "panel": str(item.id), "send": "yes",
        **{f"{name}-{part}": value for name in ("decided_on", "told_on")
           for part, value in (("day", "23"), ("month", "11"), ("year", "2026"))},
    }  # fmt: skip
    address = f"/cases/{before.case.id}/decide/plan-agreed/"
    shown = priya.post(address, {name: value for name, value in decided.items() if name != "send"})
    assert f'name="panel" value="{item.id}"' in shown.content.decode()
    assert priya.post(address, decided).status_code == 302
    assert Decision.objects.get(event__kind="plan-agreed").panel_item == item
    record = priya.get(f"/cases/{before.case.id}/record/").content.decode()
    assert "Rests on the advice of Thursday panel, 23 November 2026: yes." in record


def test_another_program_names_the_panel_on_which_a_decision_rests(
    before: Before, settings: Settings
) -> None:
    item, priya = before.put(), signed_in(before.cast, "priya")
    address = f"/api/casework/cases/{before.case.id}/decisions"
    decided = {
        "kind": "plan-agreed", "reason": "The panel is right.", "told_on": "2026-11-23",
        "panel_item_id": str(item.id),
    }  # fmt: skip
    settings.STOPPED_CLOCK = NOW + timedelta(days=3)
    assert priya.post(address, decided, content_type="application/json").status_code == 404
    advise(item=item, advised="yes", reason="It is so.", by=before.about["by"], at=settings.STOPPED_CLOCK)
    assert priya.post(address, decided, content_type="application/json").status_code == 201
    assert Decision.objects.get(event__kind="plan-agreed").panel_item == item


def test_another_council_that_is_responsible_too_reads_no_papers(before: Before) -> None:
    item = before.put()
    made.opened(before.cast, "zara", days=2, area=before.cast.other_area)
    assert before.status("neil", f"/cases/{before.case.id}/") == 200
    assert before.status("neil", f"/panels/items/{item.id}/") == 404


def test_a_case_is_put_before_a_panel_from_its_page(before: Before) -> None:
    priya, there = signed_in(before.cast, "priya"), f"/cases/{before.case.id}/panel/"
    sent = {"panel": str(before.panel.id), "question": "Does she need a plan?", "looks_at": "none"}
    assert priya.post(there, sent).status_code == 302
    assert "is on the agenda of this panel already" in priya.post(there, sent).content.decode()
    assert "Before a panel" in priya.get(f"/cases/{before.case.id}/").content.decode()


def test_a_panel_is_made_with_its_members_in_the_pages(before: Before) -> None:
    priya = signed_in(before.cast, "priya")
    day = {"meets_on-day": "30", "meets_on-month": "11", "meets_on-year": "2026"}
    answer = priya.post(f"/panels/make/{before.cast.area.id}/", {"name": "Early years panel"} | day)
    sent = {"name": "Ivy Stone", "sits_as": "health visitor", "email": "ivy.stone@example.org"}
    page = priya.post(answer["Location"] + "member/", sent, follow=True).content.decode()
    assert "Ivy Stone" in page
    assert "health visitor" in page
    assert account_by_email("ivy.stone@example.org")
    again = priya.post(answer["Location"] + "member/", sent).content.decode()
    assert "sits on this panel already" in again
    past = {"meets_on-day": "1", "meets_on-month": "11", "meets_on-year": "2026"}
    page = priya.post(f"/panels/make/{before.cast.area.id}/", {"name": "Late"} | past).content.decode()
    assert "still to come" in page


def day(number: str) -> dict[str, str]:
    return {"meets_on-day": number, "meets_on-month": "11", "meets_on-year": "2026"}


def test_a_panel_is_moved_and_its_members_read_until_the_new_day(before: Before, settings: Settings) -> None:
    item = before.put()
    priya, there = signed_in(before.cast, "priya"), f"/panels/{before.panel.id}/move/"
    assert "still to come" in priya.post(there, day("1")).content.decode()
    assert "meets on this day already" in priya.post(there, day("23")).content.decode()
    assert priya.post(there, day("26")).status_code == 302
    told = Notice.objects.filter(account=before.cast.people["grace"]).values_list("what_changed", flat=True)
    assert "Thursday panel meets on 26 November 2026, and not on 23 November 2026." in told
    settings.STOPPED_CLOCK = NOW + timedelta(days=6)
    assert before.status("grace", f"/panels/items/{item.id}/") == 200
    settings.STOPPED_CLOCK = NOW + timedelta(days=7)
    assert before.status("grace", f"/panels/items/{item.id}/") == 404
    assert "met on 26 November 2026" in priya.post(there, day("30")).content.decode()
    entries = AuditEntry.objects.filter(what="moved a panel to another day")
    assert set(entries.values_list("child_id", flat=True)) == {None, before.case.child_id}


def test_a_panel_moved_nearer_lets_nobody_read_longer(before: Before, settings: Settings) -> None:
    item = before.put()
    signed_in(before.cast, "priya").post(f"/panels/{before.panel.id}/move/", day("21"))
    settings.STOPPED_CLOCK = NOW + timedelta(days=2)
    assert before.status("grace", f"/panels/items/{item.id}/") == 404


def test_whoever_stepped_back_is_not_let_in_again_by_a_move(before: Before) -> None:
    item, grace = before.put(), signed_in(before.cast, "grace")
    grace.post(f"/panels/items/{item.id}/step-back/", {"reason": "Taught her sister."})
    signed_in(before.cast, "priya").post(f"/panels/{before.panel.id}/move/", day("26"))
    assert grace.get(f"/panels/items/{item.id}/").status_code == 404
    assert grace.get(f"/cases/{before.case.id}/").status_code == 404


def test_a_member_who_is_removed_sees_nothing_from_that_moment(before: Before) -> None:
    item, priya = before.put(), signed_in(before.cast, "priya")
    there = f"/panels/{before.panel.id}/members/{before.seat.id}/remove/"
    assert "Does Grace Adeyemi no longer sit?" in priya.get(there).content.decode()
    assert before.status("grace", f"/panels/items/{item.id}/") == 200
    page = priya.post(there, follow=True).content.decode()
    assert "Grace Adeyemi" not in page
    for address in (f"/panels/items/{item.id}/", f"/panels/{before.panel.id}/", f"/cases/{before.case.id}/"):
        assert before.status("grace", address) == 404
    told = Notice.objects.filter(account=before.cast.people["grace"]).values_list("what_changed", flat=True)
    assert "You no longer sit on Thursday panel, 23 November 2026." in told
    assert priya.get(there).status_code == 404
    add_member(
        panel=before.panel, name="Grace Adeyemi", sits_as="SENCO", email="grace.adeyemi@example.org",
        **before.about,
    )  # fmt: skip
    assert before.status("grace", f"/panels/items/{item.id}/") == 200


def test_from_what_a_removed_member_stepped_back_stays_known(before: Before) -> None:
    item = before.put()
    signed_in(before.cast, "grace").post(f"/panels/items/{item.id}/step-back/", {"reason": "A friend."})
    priya = signed_in(before.cast, "priya")
    priya.post(f"/panels/{before.panel.id}/members/{before.seat.id}/remove/")
    assert "Stepped back: Grace Adeyemi" in priya.get(f"/panels/{before.panel.id}/").content.decode()


def test_another_program_moves_a_panel_and_removes_a_member(before: Before, settings: Settings) -> None:
    item, priya, there = (
        before.put(),
        signed_in(before.cast, "priya"),
        f"/api/casework/panels/{before.panel.id}",
    )
    moved = priya.post(f"{there}/move", {"meets_on": "2026-11-26"}, content_type="application/json")
    assert (moved.status_code, moved.json()["meets_on"]) == (200, "2026-11-26")
    assert [priya.delete(f"{there}/members/{before.seat.id}").status_code for _ in range(2)] == [204, 404]
    assert before.status("grace", f"/panels/items/{item.id}/") == 404
    settings.STOPPED_CLOCK = NOW + timedelta(days=7)
    late = priya.post(f"{there}/move", {"meets_on": "2026-11-30"}, content_type="application/json")
    assert late.status_code == 409


def test_an_officer_says_whether_the_child_was_detained(before: Before) -> None:
    priya, there = signed_in(before.cast, "priya"), f"/cases/{before.case.id}/details/"
    assert "Say whether they were" in priya.post(there, {}).content.decode()
    assert priya.post(there, {"was_there": "no"}).status_code == 302
    before.case.refresh_from_db()
    assert before.case.youth_accommodation is False
    address = f"/api/casework/cases/{before.case.id}/youth-accommodation"
    assert priya.post(address, {"was_there": True}, content_type="application/json").status_code == 200
    before.case.refresh_from_db()
    assert before.case.youth_accommodation is True
