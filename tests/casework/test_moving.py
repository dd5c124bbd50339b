"""A family moves: what the old council does and keeps, what the new one gets, and who reads what after it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from goldenthread.casework.actions.ehc_plan import Source, Where, add_line, begin_version
from goldenthread.casework.actions.letters import Told
from goldenthread.casework.actions.moving import Council, tell_of_transfer, transfer_case
from goldenthread.casework.actions.phases import record_phase
from goldenthread.casework.documents import word_of
from goldenthread.casework.models import Advice, Case, CaseEvent, EhcLine, EhcPlan, Letter, Transfer
from goldenthread.casework.queries.case_page import case_page
from goldenthread.casework.queries.ehc_plan import advice_beside
from goldenthread.casework.queries.placements import placements_of
from goldenthread.casework.states import CaseState
from goldenthread.config.demonstration.cast import Cast
from goldenthread.exchange.sen2.records import made_child
from goldenthread.exchange.sen2.rows import children_of
from goldenthread.formats.sen2.collection import Collection
from goldenthread.formats.sen2.structure import ASSESSMENT, NAMED_PLAN, REQUEST
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.law.time_limits import EventKind
from goldenthread.people.models import ChildRole, Responsibility
from tests.casework.made import ago, asked, assessing, now, opened
from tests.casework.moves import HELP, SECRET, SENTENCE, in_force, moving, transferred
from tests.cast import NOW, TODAY, signed_in

pytestmark = pytest.mark.django_db
BARCHESTER = Council("996", "Barchester Council")


def new_of(transfer: Transfer) -> Case:
    assert transfer.to_case
    return now(transfer.to_case)


def test_new_council_gets_the_plan_whole_as_its_own(cast: Cast) -> None:
    case = in_force(cast)
    new = new_of(transferred(cast, case))
    assert (new.area.code, new.state, new.coordinator) == ("997", "in_force", None)
    old, plan = (EhcPlan.objects.get(case=one, state="final") for one in (case, new))
    assert (plan.number, plan.final_on, plan.signed_by) == (old.number, ago(10), "Priya Nair")
    lines = [
        list(EhcLine.objects.filter(plan=one).values_list("strand", "words", "advice")) for one in (old, plan)
    ]
    assert sorted(lines[0]) == sorted(lines[1]) != []
    (place,) = placements_of(new.id)
    assert (place.where, place.starts_on) == ("Ridgeway School", ago(10))
    with pytest.raises(IntegrityError), transaction.atomic():
        EhcLine.objects.filter(plan=plan).update(words="Less.")


def test_clocks_of_both_councils_run_by_the_law(cast: Cast) -> None:
    case = moving(cast, in_force(cast), days=0, learned=5)
    away = case_page(case, TODAY).clock("transfer-plan")
    assert away
    assert away.is_open
    assert away.due > TODAY
    new = new_of(
        transfer_case(case=case, on=TODAY, whole=False, reason="So.", by=cast.people["priya"], at=NOW)
    )
    done = case_page(now(case), TODAY).clock("transfer-plan")
    assert done
    assert done.state == "in time"
    page = case_page(new, TODAY)
    tell, review = page.clock("tell-of-transfer"), page.clock("review-after-transfer")
    assert tell
    assert (tell.due - TODAY).days == 42
    assert review
    assert (review.due - ago(10)).days == 364


def test_the_legal_date_of_a_move_to_the_next_phase_goes_with_the_plan(cast: Cast) -> None:
    case = in_force(cast)
    september = date(2027, 9, 1)
    record_phase(
        case=case, kind=EventKind.TRANSFER_OF_PHASE, moves_on=september, on=ago(5),
        by=cast.people["priya"], at=NOW,
    )  # fmt: skip
    new = new_of(transferred(cast, now(case)))
    clock = case_page(new, TODAY).clock("transfer-of-phase")
    assert clock
    assert (clock.is_open, clock.due) == (True, date(2027, 2, 15))
    (event,) = CaseEvent.objects.filter(case=new, kind=EventKind.TRANSFER_OF_PHASE)
    assert (event.for_day, event.reason) == (september, "Northmoor Council recorded it on 15 November 2026.")


def test_the_return_of_the_new_council_says_when_the_plan_began(cast: Cast) -> None:
    new = new_of(transferred(cast, in_force(cast)))
    (child,) = children_of(new.area_id, TODAY)
    made = made_child(child, Collection(census=TODAY), {})
    assert made
    plan = made.record.first(REQUEST).first(ASSESSMENT).first(NAMED_PLAN)  # type: ignore[union-attr]  # made
    assert plan
    assert plan["StartDate"] == ago(10).isoformat()


def test_the_family_reads_at_the_old_council_who_has_the_case_now(cast: Cast) -> None:
    case = in_force(cast)
    transferred(cast, case)
    page = signed_in(cast, "funmi").get(f"/cases/{case.id}/").content.decode()
    assert "Northmoor Council passed it on to Southvale Council, which has it now" in page
    assert "Northmoor Council has the case" not in page


def test_old_council_reads_its_own_record_and_no_more(cast: Cast) -> None:
    case = in_force(cast)
    new = new_of(transferred(cast, case))
    priya = signed_in(cast, "priya")
    for there in (f"/cases/{case.id}/", f"/cases/{case.id}/transfer/", f"/cases/{new.id}/",
                  f"/cases/{new.id}/came-with/", f"/children/{case.child_id}/case/"):  # fmt: skip
        assert priya.get(there).status_code == 404, there
    shown = priya.get(f"/moved/{case.id}/").content.decode()
    assert "Southvale Council (997)" in shown
    assert new.number in shown
    assert "What the new council needs." in shown
    assert "Tola Bello" in priya.get("/moved/").content.decode()
    assert priya.get(f"/moved/{case.id}/record.pdf").content.startswith(b"%PDF")
    plan = EhcPlan.objects.get(case=case, state="final")
    assert priya.get(f"/moved/{case.id}/plan/{plan.id}/word/").content.startswith(b"PK")
    assert priya.post(f"/moved/{case.id}/", {}).status_code == 405
    assert AuditEntry.objects.filter(what="read the record of a case that moved away").exists()
    assert not Responsibility.objects.filter(child=case.child, area=cast.area, ends_on__isnull=True).exists()


@pytest.mark.parametrize("who", ["neil", "ruth", "funmi", "lin", "elaine"])
def test_record_that_a_council_keeps_is_nobody_elses(cast: Cast, who: str) -> None:
    case = in_force(cast)
    transferred(cast, case)
    plan = EhcPlan.objects.get(case=case, state="final")
    client = signed_in(cast, who)
    kept = f"/moved/{case.id}/"
    for there in (kept, f"{kept}record.pdf", f"{kept}plan/{plan.id}/word/", f"/api/casework{kept[:-1]}"):
        assert client.get(there).status_code in (403, 404), there


def test_case_that_has_not_moved_is_no_record_of_one(cast: Cast) -> None:
    assert signed_in(cast, "priya").get(f"/moved/{in_force(cast).id}/").status_code == 404


@pytest.mark.parametrize("whole, answer", [(False, 404), (True, 200)])
def test_new_council_reads_what_was_passed_on(cast: Cast, whole: bool, answer: int) -> None:
    case = in_force(cast)
    new = new_of(transferred(cast, case, whole=whole))
    neil = signed_in(cast, "neil")
    assert neil.get(f"/cases/{new.id}/").status_code == 200
    came = neil.get(f"/cases/{new.id}/came-with/").content.decode()
    assert SENTENCE in came
    assert SECRET not in came
    assert "1 piece of advice that the law withholds" in came
    for there in ("", "record/", "record.pdf"):
        assert neil.get(f"/cases/{case.id}/{there}").status_code == answer
    served = EhcPlan.objects.get(case=case, number=1)
    assert HELP in neil.get(f"/cases/{new.id}/came-with/{served.id}/").content.decode()
    said = neil.get(f"/api/casework/cases/{new.id}/came-with").json()
    assert ([one["words"] for one in said["advice"]], said["kept_back"]) == ([SENTENCE], 1)
    secret = Advice.objects.get(words=SECRET)
    assert neil.get(f"/cases/{case.id}/advice/{secret.id}/").status_code in (403, 404)
    assert SECRET.encode() not in neil.get(f"/cases/{case.id}/record.pdf").content


def test_new_council_works_on_its_own_case_alone(cast: Cast) -> None:
    """Even as the plan coordinator named for the child."""
    case = in_force(cast)
    new = new_of(transferred(cast, case, whole=True))
    neil = cast.people["neil"]
    ChildRole.objects.create(
        child=case.child, account=neil, kind="plan_coordinator", name=neil.name, described_as="coordinator",
        starts_on=TODAY, evidence="Given the case", given_by=neil, given_at=NOW,
    )  # fmt: skip
    client = signed_in(cast, "neil")
    assert client.get(f"/cases/{case.id}/decide/").status_code == 403
    assert client.get(f"/cases/{new.id}/decide/").status_code == 200
    assert client.get(f"/cases/{case.id}/advice/{Advice.objects.get(words=SECRET).id}/").status_code == 404


def test_family_and_school_read_both(cast: Cast) -> None:
    case = in_force(cast)
    new = new_of(transferred(cast, case))
    for who in ("funmi", "grace"):
        client = signed_in(cast, who)
        assert [client.get(f"/cases/{one.id}/").status_code for one in (case, new)] == [200, 200]
    assert "Southvale" in signed_in(cast, "funmi").get(f"/cases/{case.id}/").content.decode()
    told = (
        Notice.objects.filter(account=cast.people["funmi"])
        .order_by("-at")
        .values_list("what_changed", flat=True)
    )
    assert any("passed Tola’s plan to Southvale Council" in words for words in told)


def test_advice_that_came_is_drawn_from_without_what_was_withheld(cast: Cast) -> None:
    new = new_of(transferred(cast, in_force(cast)))
    plan = begin_version(case=new, by=cast.people["neil"], at=NOW)
    (piece,) = advice_beside(new, plan)
    assert [one.words for one in piece.sentences] == [SENTENCE]
    about = {
        "plan": plan,
        "where": Where("cognition_and_learning", "need", 2),
        "by": cast.people["neil"],
        "at": NOW,
    }
    add_line(words="She needs it.", source=Source(piece.id, SENTENCE), **about)
    secret = Advice.objects.get(words=SECRET)
    with pytest.raises(Exception, match="could not find"):
        add_line(words="She is afraid.", source=Source(secret.id, SECRET), **about)


def test_new_council_tells_the_family_by_letter(cast: Cast) -> None:
    new = new_of(transferred(cast, in_force(cast)))
    sent = {
        "reassess": "yes", "words": "The plan is of last week.", "how": "here",
        "review_on-day": "1", "review_on-month": "3", "review_on-year": "2027",
        "told_on-day": "20", "told_on-month": "11", "told_on-year": "2026",
    }  # fmt: skip
    neil = signed_in(cast, "neil")
    assert "Tell the family that the plan came" in neil.get(f"/cases/{new.id}/").content.decode()
    assert neil.post(f"/cases/{new.id}/tell-of-transfer/", sent).status_code == 302
    letter = Letter.objects.get(case=new)
    assert "We propose to assess Tola again. We will review the plan by 1 March 2027." in letter.words
    assert "Southvale Council" in letter.words
    told = case_page(now(new), TODAY).clock("tell-of-transfer")
    assert told
    assert told.state == "in time"


def test_transfer_waits_for_the_move_and_needs_it_known(cast: Cast) -> None:
    case = in_force(cast)
    with pytest.raises(Refused, match="Record first that the family moves"):
        transfer_case(case=case, on=TODAY, whole=False, reason="So.", by=cast.people["priya"], at=NOW)
    moving(cast, case, days=-20)
    with pytest.raises(Refused, match="not before"):
        transfer_case(case=now(case), on=TODAY, whole=False, reason="So.", by=cast.people["priya"], at=NOW)
    assert Case.objects.count() == 1


def test_two_officers_transfer_at_once_and_one_case_comes_of_it(cast: Cast) -> None:
    case = moving(cast, in_force(cast))
    stale = now(case)
    transfer_case(case=case, on=TODAY, whole=False, reason="So.", by=cast.people["priya"], at=NOW)
    with pytest.raises(Conflict):
        transfer_case(case=stale, on=TODAY, whole=True, reason="So.", by=cast.people["anita"], at=NOW)
    assert Case.objects.filter(area=cast.other_area).count() == 1


def test_new_council_with_an_open_case_is_asked_to_go_on_there_and_nothing_changes(cast: Cast) -> None:
    case = in_force(cast)
    opened(cast, "tola", area=cast.other_area, by=cast.people["neil"])
    moving(cast, case)
    with pytest.raises(Conflict, match="open case already"):
        transfer_case(case=now(case), on=TODAY, whole=False, reason="So.", by=cast.people["priya"], at=NOW)
    assert now(case).state == CaseState.IN_FORCE
    assert signed_in(cast, "priya").get(f"/cases/{case.id}/").status_code == 200


def test_without_a_plan_the_new_council_becomes_responsible(cast: Cast) -> None:
    case = assessing(cast)
    asked(cast, case)
    new = new_of(transferred(cast, case))
    assert new.state == CaseState.ASKED
    assert not ChildRole.objects.filter(child=case.child, kind="advice_giver", ends_on__isnull=True).exists()
    assert not EhcPlan.objects.filter(case=new).exists()


def test_moved_and_moved_back_keeps_every_record(cast: Cast) -> None:
    case = in_force(cast)
    away = new_of(transferred(cast, case))
    back = new_of(transferred(cast, away, to=Council("998", "Northmoor Council"), learned=0))
    assert (back.area, back.state) == (cast.area, CaseState.IN_FORCE)
    priya, neil = signed_in(cast, "priya"), signed_in(cast, "neil")
    assert [priya.get(f"/cases/{one.id}/").status_code for one in (case, away, back)] == [200, 404, 200]
    assert neil.get(f"/cases/{back.id}/").status_code == 404
    assert neil.get(f"/moved/{away.id}/").status_code == 200
    (piece,) = advice_beside(back, None)
    assert [one.words for one in piece.sentences] == [SENTENCE]


def test_council_outside_is_sent_the_plan_and_no_case_opens(cast: Cast) -> None:
    case = in_force(cast)
    priya = signed_in(cast, "priya")
    sent = {
        "council": "elsewhere", "code": "996", "name": "Barchester Council", "evidence": "A letter.",
        **{f"moves_on-{part}": value for part, value in (("day", 20), ("month", 11), ("year", 2026))},
        **{f"learned_on-{part}": value for part, value in (("day", 1), ("month", 11), ("year", 2026))},
    }  # fmt: skip
    assert priya.post(f"/cases/{case.id}/move/", sent).status_code == 302
    page = priya.get(f"/cases/{case.id}/transfer/").content.decode()
    assert "Barchester Council does not work here" in page
    day = {"on-day": 20, "on-month": 11, "on-year": 2026}
    answer = priya.post(f"/cases/{case.id}/transfer/", {**day, "whole": "plan", "reason": "It goes."})
    assert answer.headers["Location"] == f"/moved/{case.id}/"
    assert "It does not work here. Send it the plan below" in priya.get(f"/moved/{case.id}/").content.decode()
    assert Case.objects.count() == 1


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no code": ({"to": Council("", "Barchester Council")}, "code"),
    "code of letters": ({"to": Council("abc", "Barchester Council")}, "code"),
    "digits of another script": ({"to": Council("٣٠١", "Barchester Council")}, "code"),
    "no name": ({"to": Council("996", " ")}, "name"),
    "the same council": ({"to": Council("998", "Northmoor Council")}, "council"),
}


@pytest.mark.parametrize("given, field", WRONG.values(), ids=WRONG)
def test_move_that_makes_no_sense_is_refused_at_its_question(
    cast: Cast, given: dict[str, Any], field: str
) -> None:
    case = in_force(cast)
    with pytest.raises(Refused) as refused:
        moving(cast, case, **given)
    assert refused.value.field == field


def word_file(cast: Cast) -> bytes:
    case = in_force(cast, "zara", "Larch School")
    return word_of(EhcPlan.objects.get(case=case, state="final"), case)


def test_plan_from_a_council_outside_is_brought_in_and_stands_as_it_is(cast: Cast) -> None:
    content = word_file(cast)
    priya = signed_in(cast, "priya")
    there = f"/plans-in/{cast.area.id}/"
    child = {
        "first_name": "Zara",
        "last_name": "Brook",
        "born_on-day": 2,
        "born_on-month": 5,
        "born_on-year": 2017,
    }
    first = priya.post(there, child).content.decode()
    assert "A child who is not here yet" in first
    more = {
        **child, "open": "yes", "child": "new", "name": "Barchester Council", "code": "996",
        "on-day": 2, "on-month": 11, "on-year": 2026,
        "made_on-day": 1, "made_on-month": 3, "made_on-year": 2026,
    }  # fmt: skip
    answer = priya.post(there, more)
    case = Case.objects.get(child__last_name="Brook")
    assert answer.headers["Location"] == f"/cases/{case.id}/plan/bring-in/"
    file = SimpleUploadedFile("plan.docx", content)
    answer = priya.post(f"/cases/{case.id}/plan/bring-in/", {"file": file, "signed_by": "Jo Marsh"})
    assert answer.status_code == 302
    plan = EhcPlan.objects.get(case=case)
    assert (plan.state, str(plan.final_on), plan.signed_by) == ("final", "2026-03-01", "Jo Marsh")
    assert [line.where for line in placements_of(case.id)] == ["Larch School"]
    review = case_page(now(case), TODAY).clock("review-after-transfer")
    assert review
    assert str(review.due) == "2027-02-28"
    again = priya.post(f"/cases/{case.id}/plan/bring-in/", {"signed_by": "Jo Marsh"}).content.decode()
    assert "Choose the Word file of the plan" in again


def test_the_plan_of_another_child_is_refused_and_leaves_nothing_behind(cast: Cast) -> None:
    content = word_file(cast)
    case = opened(cast, "isaac", 3, EventKind.PLAN_TRANSFERRED_IN)
    sent = {"file": SimpleUploadedFile("plan.docx", content), "signed_by": "Jo Marsh"}
    answer = signed_in(cast, "priya").post(f"/cases/{case.id}/plan/bring-in/", sent)
    assert "The file is the plan of Zara" in answer.content.decode()
    assert not EhcPlan.objects.filter(case=case).exists()


def test_file_that_is_no_plan_leaves_nothing_behind(cast: Cast) -> None:
    case = opened(cast, "isaac", 3, EventKind.PLAN_TRANSFERRED_IN)
    file = SimpleUploadedFile("plan.docx", b"no file of Word")
    answer = signed_in(cast, "priya").post(
        f"/cases/{case.id}/plan/bring-in/", {"file": file, "signed_by": "Jo"}
    )
    assert answer.status_code == 200
    assert "govuk-error-message" in answer.content.decode()
    assert not EhcPlan.objects.filter(case=case).exists()


def test_plan_brought_in_by_command_is_put_in_force_without_a_file(cast: Cast) -> None:
    case = opened(cast, "isaac", 3, EventKind.PLAN_TRANSFERRED_IN)
    plan = begin_version(case=case, by=cast.people["priya"], at=NOW)
    add_line(plan=plan, where=Where("A2", "views"), words="I like trains.", by=cast.people["priya"], at=NOW)
    sent = {"signed_by": "Jo Marsh"}
    assert (
        signed_in(cast, "priya").post(f"/api/casework/cases/{case.id}/plan/bring-in", sent).status_code == 201
    )
    plan.refresh_from_db()
    assert plan.state == "final"


def test_our_own_plan_is_never_taken_over(cast: Cast) -> None:
    case = in_force(cast)
    begin_version(case=case, by=cast.people["priya"], at=NOW)
    answer = signed_in(cast, "priya").post(
        f"/api/casework/cases/{case.id}/plan/bring-in", {"signed_by": "Jo Marsh"}
    )
    assert answer.status_code in (409, 422)
    assert "Only a plan that another council made" in answer.content.decode()


def test_child_who_is_here_is_chosen_only_by_name_and_birthday(cast: Cast) -> None:
    tola, ayo = cast.children["tola"], cast.children["ayo"]
    neil = signed_in(cast, "neil")
    there = f"/api/casework/councils/{cast.other_area.id}/plans-in"
    who = {"last_name": "bello", "born_on": tola.born_on.isoformat()}
    found = neil.post(f"{there}/children", who, content_type="application/json").json()
    assert [one["name"] for one in found] == ["Tola Bello"]
    sent = {
        **who, "first_name": "Tola", "code": "996", "council": "Barchester Council", "on": "2026-11-02",
        "made_on": "2026-03-01",
    }  # fmt: skip
    for child, answer in ((ayo, 404), (tola, 201)):
        said = neil.post(there, {**sent, "child_id": str(child.id)}, content_type="application/json")
        assert said.status_code == answer, said.content


def test_told_of_a_review_that_is_past_is_refused(cast: Cast) -> None:
    new = new_of(transferred(cast, in_force(cast)))
    with pytest.raises(Refused) as refused:
        tell_of_transfer(
            case=new, reassess=False, review_on=ago(1), words="So.", told=Told(TODAY),
            by=cast.people["neil"], at=NOW,
        )  # fmt: skip
    assert refused.value.field == "review_on"


def test_final_plan_after_a_move_has_the_next_number(cast: Cast) -> None:
    new = new_of(transferred(cast, in_force(cast)))
    plan = begin_version(case=new, by=cast.people["neil"], at=NOW)
    assert plan.number == 3
