"""The yearly review as a round; changes of phase; reassessment; a plan that stays while it is challenged."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from goldenthread.casework.actions.ceasing import PlanStays, answer_ceasing, consider_ceasing, end_plan
from goldenthread.casework.actions.disagreeing import Grounds, appeal, end_appeal, order
from goldenthread.casework.actions.ehc_plan import (
    Where,
    add_line,
    begin_version,
    make_final,
    serve,
    write_ehc_line,
)
from goldenthread.casework.actions.letters import Told, Why
from goldenthread.casework.actions.phases import RecordedAlready, ask_reassessment, record_phase
from goldenthread.casework.actions.reviewing import (
    Found,
    FoundAlready,
    Meeting,
    NotArranged,
    NotHeld,
    arrange,
    hold,
    invite,
    look_at_outcome,
    send_invitations,
    send_papers,
    send_report,
)
from goldenthread.casework.models import Case, CaseEvent, EhcLine, EhcPlan, Letter
from goldenthread.casework.queries.case_page import case_page
from goldenthread.casework.queries.reviews import outcomes_of, round_of
from goldenthread.casework.reviewing_words import RoundStep, next_step, steps_of_round
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.law.appeals import Ending, Ground
from goldenthread.law.phases import next_move
from goldenthread.law.reviews import CeasingGround, Invited, must_look_at_adulthood
from goldenthread.law.time_limits import EventKind
from goldenthread.people.models import Enrolment
from tests.casework.made import ago, decided, now, opened
from tests.cast import NOW, TODAY, signed_in

pytestmark = pytest.mark.django_db
K = EventKind
COGNITION = "cognition_and_learning"
OUTCOME = "By July 2027 Tola reads a class book."
HELP = "A trained teacher teaches Tola to read, alone, for 30 minutes on four days a week."


def by(cast: Cast, who: str = "priya") -> dict[str, Any]:
    return {"by": cast.people[who], "at": NOW}


def in_force(cast: Cast, days: int = 300) -> Case:
    """A plan in force with one outcome, and the help that is for it."""
    case = opened(cast, days=days, kind=K.PLAN_TRANSFERRED_IN)
    plan = begin_version(case=case, **by(cast))
    for part, words in (
        ("need", "Tola cannot read what her class reads."),
        ("provision", HELP),
        ("outcome", OUTCOME),
    ):
        add_line(plan=plan, where=Where(COGNITION, part, 1), words=words, **by(cast))
    add_line(plan=plan, where=Where("I", "name"), words="Ridgeway School", **by(cast))
    EhcPlan.objects.filter(id=plan.id).update(state="final", final_on=ago(days - 1))
    return now(case)


def arranged(cast: Cast, case: Case, days: int = 40, meets: int = 10) -> Case:
    arrange(case=case, meets_on=ago(meets), where="at Ridgeway School", on=ago(days), **by(cast))
    return now(case)


def held(cast: Cast, case: Case, days: int = 10, **change: str) -> None:
    said = {"present": "Tola, Funmi and Grace", "child_words": "I like it.", "recommends": "change"} | change
    hold(case=case, meeting=Meeting(**said), on=ago(days), **by(cast))


def steps(case: Case, today: date = TODAY) -> dict[str, RoundStep]:
    found = round_of(case)
    made = steps_of_round(case_page(now(case), today), found, outcomes_of(now(case), found.began, NOW))
    return {step.key: step for step in made}


def following(case: Case) -> str:
    step = next_step(list(steps(case).values()))
    return step.key if step else ""


def looked(cast: Cast, case: Case, seen: Any = None, who: str = "priya", evidence: str = "Two pages.") -> Any:
    strand = EhcLine.objects.get(plan__case=case, plan__state="final", part="outcome").strand
    found = Found("partly", evidence, "change", seen)
    return look_at_outcome(case=case, strand=strand, found=found, **by(cast, who))


def test_each_step_of_a_round_leads_to_the_next(cast: Cast) -> None:
    case = in_force(cast)
    assert following(case) == "arrange"
    arranged(cast, case)
    assert following(case) == "invite"
    invite(case=case, kind=Invited.SETTING, name="Grace Adeyemi", **by(cast))
    send_invitations(case=case, told=Told(ago(38)), **by(cast))
    assert following(case) == "papers"
    send_papers(case=case, on=ago(25), words="Grace’s", **by(cast))
    assert following(case) == "outcomes"
    looked(cast, case)
    assert following(case) == "hold"
    held(cast, case)
    assert following(case) == "report"
    send_report(case=case, told=Told(ago(5)), **by(cast))
    assert following(case) == "decide"
    decided(cast, now(case), K.AMEND_DECIDED, 4)
    assert following(case) == "amendments"
    plan = begin_version(case=now(case), **by(cast))
    line = EhcLine.objects.get(plan=plan, part="provision")
    more = HELP.replace("four", "five")
    write_ehc_line(plan=plan, strand=line.strand, words=more, revision=line.revision, **by(cast))
    serve(plan=plan, told=Told(ago(3)), **by(cast))
    assert (following(case), now(case).state) == ("answer", "amending")
    letter = Letter.objects.get(kind=K.AMENDMENTS_SENT).words
    assert f"Section F. Was: {HELP} Now: {more}" in letter
    assert (steps(case)["answer"].done, steps(case)["answer"].state) == (False, "To 1 December 2026")
    page = signed_in(cast, "priya").get(f"/cases/{case.id}/review/").content.decode()
    assert ("See what the family says" in page, "sooner, with the reason" in page) == (True, True)
    after = [steps(case, day)["final"].route for day in (date(2026, 12, 1), date(2026, 12, 2))]
    assert after == ["", "case_plan"]
    last = begin_version(case=now(case), **by(cast))
    agreed = {"why": Why(TODAY, "Agreed."), "told": Told(TODAY), "early": "Funmi asks for it now."}
    make_final(plan=last, signed_by="Priya Nair", **agreed, **by(cast))
    assert (round_of(case).is_over, now(case).state) == (True, "in_force")
    later = {"by": cast.people["priya"], "at": NOW + timedelta(minutes=5)}
    arrange(case=now(case), meets_on=TODAY + timedelta(days=300), where="", on=TODAY, **later)
    assert (round_of(case).is_over, round_of(case).invitations, following(case)) == (False, (), "invite")


def test_a_review_that_is_late_says_so_at_the_step(cast: Cast) -> None:
    case = arranged(cast, in_force(cast), 60, 50)
    held(cast, case, 50)
    found = steps(case)
    assert (found["report"].state, found["report"].kind) == ("36 days late", "late")
    assert found["decide"].state == "22 days late"
    send_report(case=case, told=Told(ago(30)), **by(cast))
    assert steps(case)["report"].state == "21 October 2026, 6 days late"


def test_a_meeting_that_is_moved_asks_for_invitations_anew(cast: Cast) -> None:
    case = arranged(cast, in_force(cast))
    invite(case=case, kind=Invited.FAMILY, name="Funmi Bello", **by(cast))
    arrange(case=case, meets_on=TODAY + timedelta(days=30), where="online", on=ago(2), **by(cast))
    found = round_of(case)
    assert (found.arranged, found.where, len(found.invitations)) == (TODAY + timedelta(days=30), "online", 1)
    assert steps(case)["invite"].state == "By 6 December 2026"


def test_whom_the_law_names_and_nobody_invited_is_said(cast: Cast) -> None:
    case = arranged(cast, in_force(cast))
    for kind in (Invited.FAMILY, Invited.SETTING, Invited.OFFICER, Invited.OTHER):
        invite(case=case, kind=kind, name="Somebody", **by(cast))
    assert round_of(case).missing == (
        "A health professional whom the responsible body names", "An officer of the council for social care",
    )  # fmt: skip


def test_the_steps_ask_for_what_comes_before(cast: Cast) -> None:
    case = in_force(cast)
    with pytest.raises(NotArranged):
        invite(case=case, kind=Invited.FAMILY, name="Funmi Bello", **by(cast))
    with pytest.raises(NotArranged):
        send_papers(case=case, on=TODAY, **by(cast))
    with pytest.raises(NotHeld):
        send_report(case=case, told=Told(TODAY), **by(cast))
    arranged(cast, case)
    with pytest.raises(Refused, match="Say first who is invited"):
        send_invitations(case=case, told=Told(TODAY), **by(cast))
    with pytest.raises(Refused) as silent:
        held(cast, case, child_words=" ")
    assert silent.value.field == "child_words"


def test_for_each_outcome_stands_what_was_delivered_and_the_second_officer_sees_the_first(cast: Cast) -> None:
    case = arranged(cast, in_force(cast))
    first = looked(cast, case)
    assert first.delivered == ["Not in the school’s plan in force yet, so nothing is recorded."]
    with pytest.raises(FoundAlready, match="Priya Nair looked at this outcome"):
        looked(cast, case, who="anita", evidence="One page.")
    second = looked(cast, case, seen=first.id, who="anita", evidence="One page.")
    (one,) = outcomes_of(case, round_of(case).began, NOW)
    assert (one.words, one.help) == (OUTCOME, (HELP,))
    assert one.finding is not None
    assert (one.finding.id, one.finding.evidence, one.finding.by) == (second.id, "One page.", "Anita Rowe")


def test_an_outcome_of_another_plan_is_not_there(cast: Cast) -> None:
    case = arranged(cast, in_force(cast))
    with pytest.raises(NotVisible):
        look_at_outcome(case=case, strand=case.id, found=Found("yes", "x", "keep"), **by(cast))


def test_the_report_says_what_was_said_and_found(cast: Cast) -> None:
    case = arranged(cast, in_force(cast))
    looked(cast, case)
    held(cast, case, family_words="She smiles more.")
    send_report(case=case, told=Told(ago(2)), **by(cast))
    words = Letter.objects.get(kind=K.REVIEW_REPORT_SENT).words
    for part in (OUTCOME, "It helped a little. Two pages.", "Tola said: I like it.", "She smiles more.",
                 "Nothing changes until then.", "The meeting recommends: the plan changes."):  # fmt: skip
        assert part in words


@pytest.mark.parametrize(
    "group, age, must", [(9, 13, True), (8, 13, False), (None, 14, True), (None, 13, False)]
)
def test_from_year_nine_a_review_looks_at_adult_life(group: int | None, age: int, must: bool) -> None:
    assert must_look_at_adulthood(group, age) is must


def test_amendments_that_change_nothing_are_not_sent(cast: Cast) -> None:
    case = in_force(cast)
    plan = begin_version(case=case, **by(cast))
    with pytest.raises(Refused, match="Nothing differs"):
        serve(plan=plan, told=Told(TODAY), **by(cast))


def ceasing(cast: Cast, days: int = 80) -> Case:
    case = in_force(cast)
    ground = CeasingGround.NOT_NECESSARY
    consider_ceasing(case=case, ground=ground, words="She reads.", told=Told(ago(days + 20)), **by(cast))
    answer_ceasing(
        case=case, who="Funmi Bello", words="She needs it.", on=ago(days + 10), **by(cast, "funmi")
    )
    decided(cast, now(case), K.CEASE_DECIDED, days)
    return now(case)


def test_nobody_decides_to_end_a_plan_before_asking(cast: Cast) -> None:
    case = in_force(cast)
    with pytest.raises(Refused, match="ask them and the school") as refused:
        decided(cast, case, K.CEASE_DECIDED, 1)
    assert (refused.value.field, Letter.objects.filter(kind=K.CEASE_DECIDED).count()) == ("kind", 0)
    with pytest.raises(PlanStays, match="not been decided"):
        end_plan(case=case, on=TODAY, **by(cast))


def test_the_letter_that_asks_gives_the_reason_in_law(cast: Cast) -> None:
    ceasing(cast)
    words = Letter.objects.get(kind=K.CEASE_CONSIDERED).words
    assert "The law lets us only for a reason: the help can be given without a plan." in words
    assert "We have not decided." in words


@pytest.mark.parametrize("days, ends", [(30, False), (61, False), (63, True)])
def test_a_plan_stays_until_the_time_to_appeal_is_over(cast: Cast, days: int, ends: bool) -> None:
    case = ceasing(cast, days)
    if ends:
        end_plan(case=case, on=TODAY, **by(cast))
        assert now(case).state == "ceased"
        return
    with pytest.raises(PlanStays, match="The plan stays: the family may appeal until"):
        end_plan(case=case, on=TODAY, **by(cast))
    assert now(case).state == "in_force"


def test_a_plan_stays_while_an_appeal_is_heard(cast: Cast) -> None:
    case = ceasing(cast)
    told = CaseEvent.objects.get(case=case, kind=K.CEASE_DECIDED)
    appeal(case=case, grounds=Grounds(told.id, (Ground.CEASE,)), on=ago(50), **by(cast, "funmi"))
    with pytest.raises(PlanStays, match="is being heard"):
        end_plan(case=case, on=TODAY, **by(cast))
    page = signed_in(cast, "funmi").get(f"/cases/{case.id}/cease/").content.decode()
    assert "The plan stays: an appeal of" in page
    end_appeal(case=case, how=Ending.WITHDRAWN, on=ago(1), **by(cast))
    end_plan(case=case, on=TODAY, **by(cast))
    assert now(case).state == "ceased"


@pytest.mark.parametrize("how", [Ending.ALLOWED, Ending.IN_PART, Ending.CONCEDED])
def test_a_plan_stays_when_the_appeal_against_its_end_is_decided_for_the_family(
    cast: Cast, how: Ending
) -> None:
    case = ceasing(cast)
    told = CaseEvent.objects.get(case=case, kind=K.CEASE_DECIDED)
    appeal(case=case, grounds=Grounds(told.id, (Ground.CEASE,)), on=ago(50), **by(cast, "funmi"))
    end_appeal(case=case, how=how, on=ago(1), **by(cast))
    with pytest.raises(PlanStays, match="decided for the family"):
        end_plan(case=case, on=TODAY, **by(cast))


def test_a_plan_that_the_tribunal_lets_end_is_ended_and_its_clock_stops(cast: Cast) -> None:
    case = ceasing(cast, 30)
    told = CaseEvent.objects.get(case=case, kind=K.CEASE_DECIDED)
    appeal(case=case, grounds=Grounds(told.id, (Ground.CEASE,)), on=ago(20), **by(cast, "funmi"))
    end_appeal(case=case, how=Ending.DISMISSED, on=TODAY, **by(cast))
    order(case=case, kind=K.ORDERED_TO_CEASE, words="The plan may cease.", on=TODAY, **by(cast))
    assert now(case).state == "in_force"
    end_plan(case=case, on=TODAY, **by(cast))
    clock = case_page(now(case), TODAY).clock("order-cease")
    assert clock is not None
    assert (now(case).state, clock.state.value) == ("ceased", "in time")


def test_a_change_that_the_tribunal_orders_is_made_without_being_proposed(cast: Cast) -> None:
    case = in_force(cast)
    plan = begin_version(case=case, **by(cast))
    line = EhcLine.objects.get(plan=plan, part="provision")
    write_ehc_line(plan=plan, strand=line.strand, words=HELP + " Alone.", revision=line.revision, **by(cast))
    final = {"plan": plan, "signed_by": "Priya Nair", "why": Why(TODAY, "Ordered."), "told": Told(TODAY)}
    with pytest.raises(Refused, match="Serve it first"):
        make_final(**final, **by(cast))
    order(case=case, kind=K.ORDERED_TO_AMEND, words="Alone.", on=ago(2), **by(cast))
    make_final(**final, **by(cast))
    clock = case_page(now(case), TODAY).clock("order-amend")
    assert clock is not None
    assert clock.state.value == "in time"


@pytest.mark.parametrize(
    "group, leaves_at, what, ready",
    [
        ("6", 11, "to secondary", date(2027, 2, 15)),
        ("11", 16, "to post-16", date(2027, 3, 31)),
        ("2", 7, "to junior school", date(2027, 2, 15)),
        ("N2", 11, "into school", date(2027, 2, 15)),
        ("2", 11, None, None),
        ("5", 11, None, None),
        ("", None, None, None),
    ],
)
def test_who_moves_next_and_by_when_the_plan_is_ready(
    group: str, leaves_at: int | None, what: str | None, ready: date | None
) -> None:
    move = next_move(group, TODAY, leaves_at=leaves_at)
    assert (move.what if move else None, move.ready_by if move else None) == (what, ready)
    if move:
        assert move.on == date(2027, 9, 1)
        spring = next_move(group, date(2027, 3, 1), leaves_at=leaves_at)
        assert spring is not None
        assert spring.on == date(2027, 9, 1)


def test_the_list_of_moves_says_how_far_each_plan_is(cast: Cast) -> None:
    case = in_force(cast)
    Enrolment.objects.filter(child=case.child_id).update(year_group="11")
    priya = signed_in(cast, "priya")
    page = priya.get("/caseload/phases/").content.decode()
    assert "Tola Bello" in page
    assert "Move not recorded" in page
    assert "31 March 2027" in page
    record_phase(case=case, kind=K.TRANSFER_TO_POST_16, moves_on=date(2027, 9, 1), on=ago(1), **by(cast))
    arranged(cast, case)
    (one,) = priya.get("/api/casework/phases").json()
    assert (one["state"], one["ready_by"], one["stage"]) == ("running", "2027-03-31", "Review arranged")
    with pytest.raises(RecordedAlready):
        record_phase(case=case, kind=K.TRANSFER_TO_POST_16, moves_on=date(2027, 9, 1), on=TODAY, **by(cast))
    assert "Tola Bello" not in priya.get("/caseload/phases/?what=unrecorded").content.decode()
    assert signed_in(cast, "neil").get("/caseload/phases/").content.decode().count("Tola") == 0
    assert signed_in(cast, "funmi").get("/caseload/phases/").status_code == 403


def test_a_family_asks_for_a_reassessment_once_until_it_is_answered(cast: Cast) -> None:
    case = in_force(cast)
    ask_reassessment(case=case, words="Her hearing is worse.", **by(cast, "funmi"))
    clock = case_page(now(case), TODAY).clock("decide-to-reassess")
    assert clock is not None
    assert clock.due == TODAY + timedelta(days=15)
    with pytest.raises(Conflict, match="waits for the council’s answer"):
        ask_reassessment(case=case, words="Again.", **by(cast, "grace"))


PAGES = ("arrange/", "invite/", "invited/", "papers/", "held/", "report/")


def test_strangers_and_readers_change_nothing(cast: Cast) -> None:
    case = arranged(cast, in_force(cast))
    strand = EhcLine.objects.get(plan__case=case, part="outcome").strand
    pages = [f"/cases/{case.id}/review/{page}" for page in (*PAGES, f"outcomes/{strand}/")]
    pages += [f"/cases/{case.id}/{page}/" for page in ("cease/ask", "cease/end", "phase")]
    before = CaseEvent.objects.count()

    def answers(who: str) -> set[int]:
        client = signed_in(cast, who)
        return {client.post(page, {}).status_code for page in pages}

    assert answers("omar") == {404}
    assert answers("neil") == {404}
    assert answers("funmi") == {403}
    assert {signed_in(cast, "grace").post(page, {}).status_code for page in pages[-3:]} == {403}
    assert CaseEvent.objects.count() == before
    assert signed_in(cast, "funmi").get(f"/cases/{case.id}/review/").status_code == 200


def test_a_round_through_the_pages(cast: Cast) -> None:
    case = in_force(cast)
    priya, here = signed_in(cast, "priya"), f"/cases/{case.id}/review/"

    def day(name: str, days: int) -> dict[str, int]:
        on = ago(days)
        return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}

    def sends(page: str, **data: Any) -> None:
        answer = priya.post(f"{here}{page}", data)
        assert answer.status_code == 302, answer.content.decode()

    sends("arrange/", where="at two", **day("meets_on", 10), **day("on", 40))
    sends("invite/", kind="health", name="Elaine Marsh")
    sends("invited/", how="here", **day("on", 39))
    sends("papers/", **day("on", 25))
    strand = EhcLine.objects.get(plan__case=case, part="outcome").strand
    sends(f"outcomes/{strand}/", helped="yes", evidence="A page.", what_next="keep")
    again = priya.post(f"{here}outcomes/{strand}/", {"helped": "no", "evidence": "None.", "what_next": "end"})
    assert "Priya Nair looked at this outcome after you opened it" in again.content.decode()
    sends("held/", present="All", child_words="Hello.", recommends="stay", **day("on", 10))
    assert "Tola said: Hello." in priya.get(f"{here}report/").content.decode()
    sends("report/", report="She reads.", how="post", **day("on", 5))
    page = signed_in(cast, "funmi").get(here).content.decode()
    assert "The council must tell you by" in page
    assert "It helped" in page


def test_a_round_through_the_api(cast: Cast) -> None:
    case = in_force(cast)
    priya, api = signed_in(cast, "priya"), f"/api/casework/cases/{case.id}"

    def send(client: Client, path: str, **body: Any) -> Any:
        answer = client.post(f"{api}/{path}", body, content_type="application/json")
        assert answer.status_code == 201, answer.content
        return answer.json()

    send(priya, "review", meets_on=f"{ago(10)}", on=f"{ago(40)}")
    assert (
        "health" in send(priya, "review/invitations", kind="health", name="Elaine")["invitations"][0]["kind"]
    )
    send(priya, "review/invited", on=f"{ago(39)}")
    review = send(priya, "review/papers", on=f"{ago(25)}")
    strand = review["outcomes"][0]["strand"]
    send(priya, f"review/outcomes/{strand}", helped="yes", evidence="A page.", what_next="keep")
    said = send(priya, "review/held", on=f"{ago(10)}", present="All", child_words="Hello.", recommends="stay")
    assert (said["held"]["child_words"], said["outcomes"][0]["finding"]["helped"]) == ("Hello.", "yes")
    done = {step["key"] for step in send(priya, "review/report", on=f"{ago(3)}")["steps"] if step["done"]}
    assert done == {"arrange", "invite", "papers", "outcomes", "hold", "report"}
    send(priya, "cease", ground="not-necessary", words="She reads.", on=f"{ago(2)}")
    funmi = signed_in(cast, "funmi")
    assert (
        send(funmi, "cease/answers", who="Funmi", words="No.", on=f"{ago(1)}")["answers"][0]["words"] == "No."
    )
    refusal = priya.post(f"{api}/cease/end", {"on": f"{TODAY}"}, content_type="application/json")
    assert refusal.status_code == 409
    send(funmi, "reassessment", words="Her hearing is worse.")
    assert funmi.get(f"{api}/cease").json()["stays"].startswith("It has not been decided")


def test_each_move_names_its_rule_and_where_it_is_written(cast: Cast) -> None:
    case = in_force(cast)
    priya = signed_in(cast, "priya")
    for path in (f"/cases/{case.id}/phase/", "/caseload/phases/"):
        page = priya.get(path).content.decode()
        assert "at least 5 months before the move (regulation 18(2))" in page, path


def test_a_reassessment_is_offered_only_while_a_plan_is_in_force(cast: Cast) -> None:
    case = in_force(cast)
    page = f"/cases/{case.id}/"
    assert "Ask for a reassessment" in signed_in(cast, "funmi").get(page).content.decode()
    priya = signed_in(cast, "priya")
    assert "Do not reassess" not in priya.get(f"{page}decide/").content.decode()
    ask_reassessment(case=now(case), words="She is ill.", by=cast.people["funmi"], at=NOW)
    assert "Do not reassess" in priya.get(f"{page}decide/").content.decode()
    decided(cast, now(case), K.REASSESSMENT_AGREED)
    assert "Ask for a reassessment" not in signed_in(cast, "funmi").get(page).content.decode()
