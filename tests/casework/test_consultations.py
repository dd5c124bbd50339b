"""A school that is consulted: it reads the draft it was sent and nothing else, answers, and is out again."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.casework.actions.advice import Whom, ask_for_advice
from goldenthread.casework.actions.answering import Reply, answer_consultation, consult
from goldenthread.casework.actions.ehc_plan import Where, add_line, begin_version, serve
from goldenthread.casework.actions.events import set_event_aside
from goldenthread.casework.actions.letters import Told
from goldenthread.casework.models import Case, Consultation, ConsultationReply, EhcPlan
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.law.assessment_advice import Part
from goldenthread.law.time_limits import EventKind
from tests.casework.made import ago, assessing, decided, happened, now, opened
from tests.casework.moves import HELP, final
from tests.cast import NOW, signed_in

pytestmark = pytest.mark.django_db
API = "/api/casework/consultations"


def served(cast: Cast, name: str = "ayo", area: Any = None, by: str = "priya") -> Case:
    """A draft with the family. Ayo learns at Hawthorn: Ridgeway knows nothing of him."""
    about = {"by": cast.people[by], "at": NOW}
    if area:
        case = opened(cast, name, 100, area=area, **about)
        happened(cast, case, EventKind.ASSESSMENT_AGREED, 80)
    else:
        case = assessing(cast, name, 100)
        decided(cast, case, EventKind.PLAN_AGREED, 50)
    plan = begin_version(case=now(case), **about)
    add_line(plan=plan, where=Where("cognition_and_learning", "provision", 1), words=HELP, **about)
    serve(plan=plan, told=Told(ago(40)), **about)
    return now(case)


def consulted(
    cast: Cast, case: Case, days: int = 0, setting: str = "ridgeway", by: str = "priya"
) -> Consultation:
    plan = EhcPlan.objects.get(case=case, state="served")
    return consult(
        case=case, plan=plan, setting=cast.settings[setting], on=ago(days), by=cast.people[by], at=NOW
    )


def test_school_finds_what_waits_reads_the_draft_and_answers(cast: Cast) -> None:
    case = served(cast)
    asked = consulted(cast, case, 20)
    assert Notice.objects.get(account=cast.people["grace"]).what_changed.startswith(
        "Northmoor Council asks Ridgeway"
    )
    grace = signed_in(cast, "grace")
    mine = grace.get("/consultations/").content.decode()
    assert "Ayo Bello" in mine
    assert "5 days late" in mine
    assert "Answer the councils" in grace.get("/advice/").content.decode()
    draft = grace.get(f"/consultations/{asked.id}/").content.decode()
    assert HELP in draft
    assert "Funmi" not in draft
    sent = {
        "answer": "cannot",
        "ground": "resources",
        "reason": "No lift to the second floor.",
        "cost_a_year": "£12,500",
    }
    file = SimpleUploadedFile("Plan of the building.pdf", b"%PDF-1.4 floor")
    assert grace.post(f"/consultations/{asked.id}/answer/", {**sent, "file": file}).status_code == 302
    reply = ConsultationReply.objects.get()
    assert (reply.ground, str(reply.cost_a_year), reply.by) == ("resources", "12500.00", cast.people["grace"])
    assert "No lift" not in grace.get("/consultations/").content.decode()


def test_officer_sees_the_answer_its_ground_its_file_and_what_is_late(cast: Cast) -> None:
    case = served(cast)
    late, asked = consulted(cast, case, 20), consulted(cast, case, 3, "larch")
    priya = signed_in(cast, "priya")
    page = priya.get(f"/cases/{case.id}/plan/answers/").content.decode()
    assert "No answer, 5 days late" in page
    assert "Due 2 December 2026" in page
    grace = signed_in(cast, "grace")
    file = SimpleUploadedFile("<b>plan.pdf", b"%PDF-1.4 floor")
    said = {"answer": "can_with", "needed": "A lift.", "cost_a_year": "900.5", "file": file}
    assert grace.post(f"{API}/{late.id}", said).status_code == 201
    page = priya.get(f"/cases/{case.id}/plan/answers/").content.decode()
    for words in ("It can, with what it names", "It would need: A lift.", "£900.50 a year.", "5 days late"):
        assert words in page
    taken = priya.get(f"/cases/{case.id}/plan/consult/{late.id}/evidence/")
    assert (taken.content, taken.headers["Content-Disposition"]) == (
        b"%PDF-1.4 floor",
        'attachment; filename="bplan.pdf"',
    )
    assert priya.get(f"/cases/{case.id}/plan/consult/{asked.id}/evidence/").status_code == 404
    assert (
        signed_in(cast, "funmi").get(f"/cases/{case.id}/plan/consult/{late.id}/evidence/").status_code == 403
    )


def test_school_that_is_consulted_reaches_nothing_else_of_the_child(cast: Cast) -> None:
    case = served(cast)
    asked = consulted(cast, case)
    grace, ayo = signed_in(cast, "grace"), case.child_id
    for there in (
        f"/children/{ayo}/plan/", f"/cases/{case.id}/", f"/cases/{case.id}/plan/",
        f"/cases/{case.id}/placements/",
        f"/cases/{case.id}/plan/{asked.plan_id}/", f"/cases/{case.id}/plan/{asked.plan_id}/pdf/",
        f"/api/casework/cases/{case.id}", f"/api/casework/children/{ayo}/cases", f"/children/{ayo}/around/",
    ):  # fmt: skip
        assert grace.get(there).status_code == 404, there
    assert grace.get(f"{API}/{asked.id}").json()["draft"]["lines"][0]["words"] == HELP
    entry = AuditEntry.objects.filter(what="read a draft EHC plan as a school consulted").latest("at")
    assert (entry.child_id, entry.account) == (ayo, cast.people["grace"])


def ends_by_answer(cast: Cast, case: Case, asked: Consultation) -> None:
    answer_consultation(asked=asked, reply=Reply("can"), by=cast.people["grace"], at=NOW)


def ends_by_final_plan(cast: Cast, case: Case, asked: Consultation) -> None:
    final(cast, case, "Larch School", 0)


def ends_by_mistake(cast: Cast, case: Case, asked: Consultation) -> None:
    set_event_aside(
        case=case, event_id=asked.event_id, reason="Another Ridgeway.", by=cast.people["priya"], at=NOW
    )


def ends_by_withdrawal(cast: Cast, case: Case, asked: Consultation) -> None:
    happened(cast, case, EventKind.REQUEST_WITHDRAWN)


@pytest.mark.parametrize("ends", [ends_by_answer, ends_by_final_plan, ends_by_mistake, ends_by_withdrawal])
def test_sight_of_the_draft_ends_with_the_consultation(cast: Cast, ends: Any) -> None:
    case = served(cast)
    asked = consulted(cast, case, 1)
    grace = signed_in(cast, "grace")
    assert grace.get(f"/consultations/{asked.id}/").status_code == 200
    ends(cast, case, asked)
    for there in (f"/consultations/{asked.id}/", f"/consultations/{asked.id}/answer/", f"{API}/{asked.id}"):
        assert grace.get(there).status_code == 404, there
    assert "Ayo" not in grace.get("/consultations/").content.decode()
    assert grace.post(f"{API}/{asked.id}", {"answer": "can"}).status_code == 404


@pytest.mark.parametrize(
    "who, answer", [("ruth", 404), ("helen", 404), ("dan", 403), ("neil", 403), ("priya", 403)]
)
def test_another_school_and_other_people_do_not_answer(cast: Cast, who: str, answer: int) -> None:
    asked = consulted(cast, served(cast))
    client = signed_in(cast, who)
    assert client.get(f"/consultations/{asked.id}/").status_code == answer
    assert client.post(f"{API}/{asked.id}", {"answer": "can"}).status_code == answer
    assert "Ayo" not in client.get("/consultations/").content.decode()


WRONG = {
    "no answer": ({"answer": "perhaps"}, "answer"),
    "cannot without a ground": ({"answer": "cannot", "reason": "We are full."}, "ground"),
    "ground without its explanation": ({"answer": "cannot", "ground": "others"}, "reason"),
    "ground of a school that can": ({"answer": "can", "ground": "others", "reason": "So."}, "ground"),
    "ground that the law does not know": (
        {"answer": "cannot", "ground": "full", "reason": "Full."},
        "ground",
    ),
    "needs that are not named": ({"answer": "can_with"}, "needed"),
}


@pytest.mark.parametrize("given, field", WRONG.values(), ids=WRONG)
def test_answer_that_the_law_does_not_know_is_refused(cast: Cast, given: dict[str, str], field: str) -> None:
    asked = consulted(cast, served(cast))
    with pytest.raises(Refused) as refused:
        answer_consultation(asked=asked, reply=Reply(**given), by=cast.people["grace"], at=NOW)
    assert refused.value.field == field
    assert not ConsultationReply.objects.exists()


@pytest.mark.parametrize("sum_", ["-5", "twelve", "12.345", "99999999", "1e9", "NaN"])
def test_sum_that_is_none_is_refused_at_its_question(cast: Cast, sum_: str) -> None:
    asked = consulted(cast, served(cast))
    grace = signed_in(cast, "grace")
    page = grace.post(f"/consultations/{asked.id}/answer/", {"answer": "can", "cost_a_year": sum_})
    assert "Enter a sum in pounds" in page.content.decode()
    assert grace.post(f"{API}/{asked.id}", {"answer": "can", "cost_a_year": sum_}).status_code == 422


def test_two_answer_at_once_and_the_first_stands(cast: Cast) -> None:
    asked = consulted(cast, served(cast))
    answer_consultation(asked=asked, reply=Reply("can"), by=cast.people["grace"], at=NOW)
    with pytest.raises(Conflict, match="here already"):
        answer_consultation(
            asked=asked, reply=Reply("can_with", needed="More."), by=cast.people["grace"], at=NOW
        )


def test_one_page_holds_what_all_councils_ask(cast: Cast) -> None:
    consulted(cast, served(cast), 3)
    other = served(cast, "zara", area=cast.other_area, by="neil")
    consulted(cast, other, 10, by="neil")
    said = signed_in(cast, "grace").get(API).json()["waiting"]
    assert [(one["child"], one["council"]) for one in said] == [
        ("Zara Malik", "Southvale"),
        ("Ayo Bello", "Northmoor"),
    ]


def test_draft_of_another_version_is_not_shown(cast: Cast) -> None:
    """The school sees the version that it was sent, not the one being written after it."""
    case = served(cast)
    asked = consulted(cast, case)
    plan = begin_version(case=case, by=cast.people["priya"], at=NOW)
    add_line(
        plan=plan,
        where=Where("A2", "views"),
        words="A secret of the family.",
        by=cast.people["priya"],
        at=NOW,
    )
    assert (
        "A secret of the family."
        not in signed_in(cast, "grace").get(f"/consultations/{asked.id}/").content.decode()
    )


def test_school_sees_all_its_cases_of_all_councils_on_one_page_and_no_others(cast: Cast) -> None:
    served(cast)
    served(cast, "zara", area=cast.other_area, by="neil")
    opened(cast, "tola", 5)
    ruth, grace = signed_in(cast, "ruth"), signed_in(cast, "grace")
    page = ruth.get("/school-cases/").content.decode()
    for words in (
        "Ayo Bello",
        "Zara Malik",
        "Northmoor Council",
        "Southvale Council",
        "2 open cases with 2 councils",
    ):
        assert words in page
    assert "Tola" not in page
    said = grace.get("/api/casework/school-cases").json()
    assert [(one["child"], one["council"], one["clocks"][0]["limit"]) for one in said] == [
        ("Tola Bello", "Northmoor", "decide-to-assess")
    ]
    for who in ("priya", "funmi", "neil"):
        assert signed_in(cast, who).get("/api/casework/school-cases").json() == []


def test_professional_finds_what_all_councils_ask_on_one_page(cast: Cast) -> None:
    elaine = Whom(Part.HEALTH, "Elaine Marsh", email="elaine.marsh@example.org")
    for name, area, by in (("ayo", cast.area, "priya"), ("isaac", cast.other_area, "neil")):
        case = opened(cast, name, 50, area=area, by=cast.people[by])
        happened(cast, case, EventKind.ASSESSMENT_AGREED, 30)
        ask_for_advice(case=now(case), whom=elaine, on=ago(10), by=cast.people[by], at=NOW)
    page = signed_in(cast, "elaine").get("/advice/").content.decode()
    for words in ("Ayo Bello", "Northmoor Council", "Isaac", "Southvale Council"):
        assert words in page
