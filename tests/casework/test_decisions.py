"""Decisions with their reasons, and the letters that tell of them."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from goldenthread.casework.actions.decisions import DecidedSince, decide
from goldenthread.casework.actions.letters import Told, Why, draft_letter, keep_template, send_letter
from goldenthread.casework.letters import KINDS, NAMES, check_words
from goldenthread.casework.models import Case, CaseEvent, Decision, Letter
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.law.time_limits import EventKind
from tests.casework.made import ago, assessing, decided, happened, now, opened
from tests.cast import NOW, TODAY, signed_in

pytestmark = pytest.mark.django_db
K = EventKind
LIVES = {
    K.REQUEST_RECEIVED: (),
    K.ASSESSMENT_AGREED: (),
    K.ASSESSMENT_REFUSED: (),
    K.PLAN_AGREED: (K.ASSESSMENT_AGREED,),
    K.PLAN_REFUSED: (K.ASSESSMENT_AGREED,),
    K.DRAFT_SERVED: (K.ASSESSMENT_AGREED, K.PLAN_AGREED),
    K.PLAN_FINALISED: (K.ASSESSMENT_AGREED, K.PLAN_AGREED, K.DRAFT_SERVED),
}
IN_FORCE = (*LIVES[K.PLAN_FINALISED], K.PLAN_FINALISED)
LIVES |= {
    K.FAMILY_TOLD_OF_TRANSFER: IN_FORCE,
    K.BUDGET_AGREED: (*IN_FORCE, K.BUDGET_ASKED),
    K.BUDGET_REFUSED: (*IN_FORCE, K.BUDGET_ASKED),
    K.REVIEW_INVITED: (*IN_FORCE, K.REVIEW_ARRANGED),
    K.REVIEW_REPORT_SENT: (*IN_FORCE, K.REVIEW_HELD),
    K.CEASE_CONSIDERED: IN_FORCE,
    K.MAINTAIN_DECIDED: (*IN_FORCE, K.REVIEW_HELD),
    K.AMEND_DECIDED: (*IN_FORCE, K.REVIEW_HELD),
    K.CEASE_DECIDED: (*IN_FORCE, K.REVIEW_HELD),
    K.AMENDMENTS_SENT: (*IN_FORCE, K.REVIEW_HELD, K.AMEND_DECIDED),
    K.AMENDED_PLAN_FINALISED: (*IN_FORCE, K.REVIEW_HELD, K.AMEND_DECIDED, K.AMENDMENTS_SENT),
    K.REASSESSMENT_AGREED: (*IN_FORCE, K.REASSESSMENT_REQUESTED),
    K.REASSESSMENT_REFUSED: (*IN_FORCE, K.REASSESSMENT_REQUESTED),
}
NAMED = {
    "meeting": "on 2 December", "report": "She reads.", "changes": "Section F. Now: more.",
    "ground": "no need",
}  # fmt: skip
WHY = Why(ago(1), "She needs {child} more {limit}.", ("Her record", "What Funmi wrote"), NAMED)


def written(cast: Cast, kind: EventKind) -> Letter:
    """The letter of this event, at the end of the life of a case that leads to it."""
    case = opened(cast, days=200)
    for number, before in enumerate(LIVES[kind]):
        happened(
            cast, case, before, 190 - number * 10, for_day=TODAY if before is K.REVIEW_ARRANGED else None
        )
    event = (
        CaseEvent.objects.get(case=case) if kind is K.REQUEST_RECEIVED else happened(cast, now(case), kind)
    )
    event.case = now(case)
    return send_letter(event=event, told=Told(TODAY), why=WHY, by=cast.people["priya"], at=NOW)


def test_there_is_a_life_for_every_letter() -> None:
    assert sorted(LIVES) == sorted(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_has_every_name_filled_in(cast: Cast, kind: str) -> None:
    letter = written(cast, EventKind(kind))
    used = set(re.findall(r"{(\w+)}", KINDS[kind].subject + KINDS[kind].words))
    assert used <= NAMES.keys()
    words = letter.words.replace(WHY.reason, "She does.")
    assert "{" not in letter.subject + words
    assert re.findall(r"(?:until|by|On) *[.,;]|  |: *\n", words) == []
    assert letter.to == "Funmi Bello"
    assert words.startswith("Dear Funmi Bello,\n\n")
    signed = "The SEND team" if kind == "request-received" else "Priya Nair"  # nobody has the case yet
    assert words.endswith(f"{signed}\nNorthmoor Council")


def test_what_a_person_wrote_is_not_taken_for_a_name(cast: Cast) -> None:
    assert "Why: She needs {child} more {limit}." in written(cast, K.ASSESSMENT_REFUSED).words


def test_the_letter_of_a_refusal_gives_the_days_of_the_law(cast: Cast) -> None:
    words = written(cast, K.ASSESSMENT_REFUSED).words
    assert "until 20 January 2027" in words
    assert "by 20 January 2027" in words
    assert "What we looked at: Her record; What Funmi wrote" in words


@pytest.mark.parametrize(
    "subject, words, field, says",
    [
        ("About {child}", "Dear {familly},", "words", "No letter knows {familly}."),
        ("About {kid}", "Dear {family},", "subject", "No letter knows {kid}."),
        ("About {child}", "Dear {the family},", "words", "No letter knows {the family}."),
        ("About {child}", "Dear {},", "words", "No letter knows {}."),
        ("About {child}", " ", "words", "Write the words of the letter."),
    ],
)
def test_words_that_name_what_no_letter_knows_are_refused(
    subject: str, words: str, field: str, says: str
) -> None:
    with pytest.raises(Refused, match=re.escape(says)) as refused:
        check_words(subject, words)
    assert refused.value.field == field


def test_a_council_has_its_own_words_and_what_was_sent_stays(cast: Cast) -> None:
    case = opened(cast)
    decided(cast, case, K.ASSESSMENT_AGREED, 30)
    first = Letter.objects.get()
    keep = {"area": cast.area, "kind": "plan-agreed", "by": cast.people["anita"], "at": NOW}
    keep_template(subject="Good news", words="Old", **keep)
    kept = keep_template(subject="A plan for {child}", words="Dear {family}, yes: {reason}", **keep)
    decided(cast, case, K.PLAN_AGREED, 2)
    letter = Letter.objects.exclude(id=first.id).get()
    assert (kept.version, letter.template_id, letter.subject) == (2, kept.id, "A plan for Tola")
    assert letter.words == "Dear Funmi Bello, yes: She needs more than the school can give."
    assert Letter.objects.get(id=first.id).words == first.words


def test_the_words_of_one_letter_can_be_changed_and_their_names_are_filled_in(cast: Cast) -> None:
    case = opened(cast)
    decided(cast, case, K.ASSESSMENT_AGREED, words="Dear {family}, yes.")
    assert Letter.objects.get().words == "Dear Funmi Bello, yes."
    with pytest.raises(Refused, match=re.escape("No letter knows {familly}.")) as refused:
        decided(cast, case, K.PLAN_AGREED, words="Dear {familly}, yes.")
    assert (refused.value.field, now(case).state) == ("letter", "assessing")


def test_a_draft_is_the_letter_that_is_then_sent_and_keeps_nothing(cast: Cast) -> None:
    case = opened(cast)
    told, priya = Told(TODAY), cast.people["priya"]
    draft = draft_letter(case=case, kind=K.ASSESSMENT_REFUSED, told=told, why=WHY, by=priya, at=NOW)
    assert (Letter.objects.count(), CaseEvent.objects.count()) == (0, 1)
    decide(case=case, kind=K.ASSESSMENT_REFUSED, told=told, why=WHY, by=priya, at=NOW)
    letter = Letter.objects.get()
    assert (draft.to, draft.subject, draft.words) == (letter.to, letter.subject, letter.words)


def test_a_family_of_many_long_names_still_gets_its_letter(cast: Cast) -> None:
    for role in cast.children["tola"].roles.all():
        for number in range(3):
            role.pk, role.account, role.name = None, None, f"{number}{'a' * 190}"
            role._state.adding = True
            role.save()
    decided(cast, opened(cast), K.ASSESSMENT_AGREED)
    assert len(Letter.objects.get().to) == 300


def test_a_decision_keeps_who_why_and_on_what_and_tells_the_family(cast: Cast) -> None:
    case = opened(cast)
    made = decided(cast, case, K.ASSESSMENT_AGREED, 30)
    kept = Decision.objects.get()
    assert (kept.id, kept.by.name, kept.evidence) == (made.id, "Priya Nair", ["The school’s record"])
    assert (kept.event.kind, kept.event.on, now(case).state) == (K.ASSESSMENT_AGREED, ago(30), "assessing")
    told = Notice.objects.get(account=cast.people["funmi"])
    assert told.what_changed == "We will assess Tola’s needs. Northmoor has written to you."
    assert AuditEntry.objects.filter(what="sent a letter", child_id=case.child_id).count() == 1


@pytest.mark.parametrize(
    "kind, why, told_on, field, says",
    [
        (K.SCHOOL_CLOSED, WHY, TODAY, "kind", "Choose what was decided."),
        (K.ASSESSMENT_AGREED, Why(TODAY, " "), TODAY, "reason", "Give the reason."),
        (K.ASSESSMENT_AGREED, Why(TODAY, "x"), ago(1), "decided_on", "cannot be after the day"),
        (K.ASSESSMENT_AGREED, Why(ago(71), "x"), TODAY, "decided_on", "The case began on"),
        (K.ASSESSMENT_AGREED, WHY, TODAY + timedelta(days=1), "on", "not after today"),
    ],
)
def test_a_decision_that_cannot_be_so_is_refused_and_leaves_nothing(
    cast: Cast, kind: EventKind, why: Why, told_on: date, field: str, says: str
) -> None:
    case = opened(cast)
    with pytest.raises(Refused, match=says) as refused:
        decide(case=case, kind=kind, why=why, told=Told(told_on), by=cast.people["priya"], at=NOW)
    assert refused.value.field == field
    assert (CaseEvent.objects.count(), Letter.objects.count(), now(case).state) == (1, 0, "asked")


@pytest.mark.parametrize("second", [K.ASSESSMENT_AGREED, K.ASSESSMENT_REFUSED])
def test_an_officer_who_decides_what_another_has_decided_is_told_so(cast: Cast, second: EventKind) -> None:
    seen = opened(cast)  # as both have it on their screens
    decided(cast, seen, K.ASSESSMENT_AGREED)
    says = "Priya Nair has decided already: “Assess”. The family was told on 20 November 2026."
    with pytest.raises(DecidedSince, match=says):
        decided(cast, seen, second, who="anita")
    assert (Decision.objects.count(), Letter.objects.count()) == (1, 1)


def test_a_decision_after_an_order_is_told_again(cast: Cast) -> None:
    case = opened(cast)
    decided(cast, case, K.ASSESSMENT_REFUSED, 30)
    happened(cast, case, K.ORDERED_TO_ASSESS, 5)
    decided(cast, case, K.ASSESSMENT_AGREED)
    assert Case.objects.get().state == "assessing"
    assert assessing(cast, "zara").state == "assessing"


def test_the_officer_says_the_types_of_need_that_the_plan_describes(cast: Cast) -> None:
    case = assessing(cast)
    priya, there = signed_in(cast, "priya"), f"/cases/{case.id}/needs/"
    assert "Choose the main type of need" in priya.post(there, {"secondary": "HI"}).content.decode()
    assert "Choose another type" in priya.post(there, {"primary": "HI", "secondary": "HI"}).content.decode()
    assert priya.post(there, {"primary": "SLCN", "secondary": ""}).status_code == 302
    case.refresh_from_db()
    assert (case.need_primary, case.need_secondary) == ("SLCN", "")
    sent = {"primary": "NSA", "secondary": ""}
    address = f"/api/casework/cases/{case.id}/needs"
    assert priya.post(address, sent, content_type="application/json").status_code == 422
    sent = {"primary": "ASD", "secondary": "HI"}
    assert priya.post(address, sent, content_type="application/json").status_code == 200
    case.refresh_from_db()
    assert (case.need_primary, case.need_secondary) == ("ASD", "HI")
    assert signed_in(cast, "funmi").get(there).status_code == 403
