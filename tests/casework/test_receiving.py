"""What a family answers to a draft by post, by telephone or at a meeting, entered by the officer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenthread.casework.actions.answering import answer_words, consult, prefer, say_of_draft
from goldenthread.casework.actions.ehc_plan import begin_version
from goldenthread.casework.actions.receiving import CameIn
from goldenthread.casework.bundles import Purpose, texts_of
from goldenthread.casework.codes import ReceivedHow
from goldenthread.casework.models import (
    AnswerReceived,
    BudgetRequest,
    Case,
    EhcLine,
    EhcPlan,
    FamilyWords,
    Preference,
)
from goldenthread.casework.queries.answers import not_asked, preferences_of, said_of
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.foundation.permissions import RoleKind
from goldenthread.law.time_limits import EventKind
from goldenthread.people.models import ChildRole
from tests.casework.made import ago, now, served_to_tolas_family
from tests.cast import NOW, signed_in

pytestmark = pytest.mark.django_db
K = EventKind
WAY = "by post on 18 November 2026, entered by Priya Nair"


@pytest.fixture
def drafted(cast: Cast) -> tuple[Case, EhcPlan]:
    return served_to_tolas_family(cast)


def mother(cast: Cast) -> ChildRole:
    return ChildRole.objects.get(child=cast.children["tola"], account=cast.people["funmi"])


def came(cast: Cast, days: int = 2, how: ReceivedHow = ReceivedHow.POST) -> CameIn:
    return CameIn(mother(cast).id, how, ago(days))


def entered(cast: Cast, plan: EhcPlan, words: str = "Four times is too few.", **change: Any) -> FamilyWords:
    given = {"came": came(cast), "by": cast.people["priya"], "at": NOW} | change
    return say_of_draft(plan=plan, words=words, **given)


def asked_for(cast: Cast, plan: EhcPlan, school: str = "larch", **change: Any) -> Preference:
    given = {"came": came(cast), "personal_budget": False, "by": cast.people["priya"], "at": NOW} | change
    return prefer(plan=plan, setting=cast.settings[school], words="", **given)


def read(cast: Cast, who: str, path: str) -> str:
    return signed_in(cast, who).get(path).content.decode()


def test_words_are_kept_as_hers_with_how_they_came_and_who_entered_them(
    cast: Cast, drafted: tuple[Case, EhcPlan]
) -> None:
    case, plan = drafted
    words = entered(cast, plan)
    (said,) = said_of(case)
    assert said.received is not None
    assert (said.who, said.received.words) == ("Funmi Bello", WAY)
    entry = AuditEntry.objects.get(what="entered words of the family on a draft")
    assert (entry.who, entry.facts["said_by"], entry.facts["how"]) == ("Priya Nair", "Funmi Bello", "post")
    assert not AuditEntry.objects.filter(what="answered a draft EHC plan").exists()
    told = Notice.objects.filter(account=cast.people["funmi"], what_changed__contains="entered for you")
    assert [one.link for one in told] == [f"/cases/{case.id}/plan/{plan.id}/"]
    answer_words(
        case=case, said_id=words.id, outcome="taken", reason="It says five.", by=cast.people["priya"], at=NOW
    )
    answered = Notice.objects.filter(what_changed__contains="answered what you said")
    assert {one.account_id for one in answered} == {cast.people["funmi"].id}


def test_it_is_shown_to_the_family_and_the_officer_and_make_final_counts_it(
    cast: Cast, drafted: tuple[Case, EhcPlan]
) -> None:
    case, plan = drafted
    asked_for(cast, plan)
    begin_version(case=now(case), by=cast.people["priya"], at=NOW)
    final = f"/cases/{case.id}/plan/final/"
    assert "Funmi Bello has answered so far." in read(cast, "priya", final)
    entered(cast, plan)
    assert "1 thing the family said has no answer yet" in read(cast, "priya", final)
    page = read(cast, "priya", f"/cases/{case.id}/plan/answers/")
    assert page.count(WAY) == 2
    page = read(cast, "funmi", f"/cases/{case.id}/plan/{plan.id}/")
    assert (page.count(WAY), "You asked for Larch School" in page) == (2, True)


def test_the_papers_say_how_it_came(cast: Cast, drafted: tuple[Case, EhcPlan]) -> None:
    case, plan = drafted
    entered(cast, plan)
    asked_for(cast, plan)
    said = next(iter(said_of(case)))
    texts = texts_of(case, Purpose.TRIBUNAL, NOW)
    assert texts[f"said:{said.id}"].title == f"Funmi Bello, {WAY}"


def test_what_was_said_last_counts_whenever_it_is_entered(cast: Cast, drafted: tuple[Case, EhcPlan]) -> None:
    case, plan = drafted
    asked_for(cast, plan, "ridgeway", came=came(cast, 1, ReceivedHow.TELEPHONE))
    asked_for(cast, plan, "larch", came=came(cast, 2), at=NOW + timedelta(hours=1))
    with CaptureQueriesContext(connection) as queries:
        found = [(one.setting, one.who) for one in preferences_of(case)]
        said_of(case)
    assert found == [("Ridgeway School", "Funmi Bello"), ("Larch School", "Funmi Bello")]
    assert len(queries) == 2


def test_a_wish_for_a_personal_budget_is_asked_for_in_her_name(
    cast: Cast, drafted: tuple[Case, EhcPlan]
) -> None:
    case, plan = drafted
    asked_for(cast, plan, personal_budget=True)
    (budget,) = BudgetRequest.objects.filter(case=case).select_related("event")
    assert (budget.who, budget.event.on) == ("Funmi Bello", ago(2))


def test_a_parent_without_an_account_is_entered_too_and_the_rest_of_the_family_hears(
    cast: Cast, drafted: tuple[Case, EhcPlan]
) -> None:
    case, plan = drafted
    father = ChildRole.objects.create(
        child=case.child,
        kind=RoleKind.PARENT,
        name="Ade Bello",
        described_as="father",
        starts_on=ago(100),
        given_by=cast.people["priya"],
        given_at=NOW,
    )
    words = entered(cast, plan, came=CameIn(father.id, ReceivedHow.MEETING, ago(1)))
    assert words.who == "Ade Bello"
    (notice,) = Notice.objects.filter(what_changed__contains="Priya Nair entered it")
    assert notice.account_id == cast.people["funmi"].id
    assert notice.what_changed.startswith(
        "Ade Bello answered the draft of Tola’s plan at a meeting on 19 Nov"
    )
    given = {"said_id": words.id, "outcome": "not", "reason": "No.", "by": cast.people["priya"], "at": NOW}
    answer_words(case=case, **given)
    assert not Notice.objects.filter(what_changed__contains="answered what you said").exists()


@pytest.mark.parametrize(
    "wrong, says",
    [
        ({"who": uuid4()}, "Choose a parent of Tola"),
        ({"on": ago(4)}, "The draft was sent on 17 November 2026"),
        ({"on": ago(-1)}, "to today, 20 November 2026"),
    ],
)
def test_only_the_family_and_only_since_the_draft_was_sent(
    cast: Cast, drafted: tuple[Case, EhcPlan], wrong: dict[str, Any], says: str
) -> None:
    _, plan = drafted
    with pytest.raises(Refused, match=says):
        entered(cast, plan, came=replace(came(cast), **wrong))
    with pytest.raises(Refused, match=says):
        asked_for(cast, plan, came=replace(came(cast), **wrong))
    assert not AnswerReceived.objects.exists()


def test_what_was_received_is_only_added_to(cast: Cast, drafted: tuple[Case, EhcPlan]) -> None:
    entered(cast, drafted[1])
    with pytest.raises(DatabaseError), transaction.atomic():
        AnswerReceived.objects.update(how="post")


def test_the_officer_enters_one_letter_with_several_things_on_the_page(
    cast: Cast, drafted: tuple[Case, EhcPlan]
) -> None:
    case, plan = drafted
    priya, at = signed_in(cast, "priya"), f"/cases/{case.id}/plan/"
    page = priya.get(f"{at}answers/").content.decode()
    for what in ("enter-words", "enter-preference"):
        assert f"{at}{plan.id}/{what}/" in page
    line = EhcLine.objects.get(plan=plan)
    day = {"on-day": "18", "on-month": "11", "on-year": "2026"}
    sent = {"who": f"{mother(cast).id}", "how": "post", **day}
    first = sent | {"line": f"{line.strand}", "words": "She needs more.", "another": "yes"}
    answer = priya.post(f"{at}{plan.id}/enter-words/", first)
    assert answer.status_code == 302, answer.content.decode()
    again = priya.get(answer["location"]).content.decode()
    assert ('value="18"' in again, 'value="2026"' in again) == (True, True)
    answer = priya.post(f"{at}{plan.id}/enter-words/", sent | {"line": "whole", "words": "It is long."})
    assert answer["location"] == f"{at}answers/"
    assert [one.strand for one in said_of(case)] == [line.strand, None]
    wrong = priya.post(f"{at}{plan.id}/enter-preference/", sent | {"school": "No such place"})
    assert (wrong.status_code, Preference.objects.count()) == (200, 0)
    wish = sent | {"school": cast.settings["larch"].urn, "words": "It is near."}
    assert priya.post(f"{at}{plan.id}/enter-preference/", wish).status_code == 302
    page = priya.get(f"{at}answers/").content.decode()
    assert page.count(WAY) == 3


def test_other_programs_enter_and_read_the_same(cast: Cast, drafted: tuple[Case, EhcPlan]) -> None:
    case, plan = drafted
    priya, at = signed_in(cast, "priya"), f"/api/casework/cases/{case.id}/plan"
    (who,) = priya.get(f"{at}/answers").json()["may_answer"]
    sent = {"who": who["id"], "how": "telephone", "on": f"{ago(1)}"}
    read = send(priya, f"{at}/versions/{plan.id}/entered-words", sent | {"words": "Too few."})
    received = {"how": "telephone", "on": f"{ago(1)}", "entered_by": "Priya Nair"}
    assert [(one["who"], one["received"]) for one in read["said"]] == [("Funmi Bello", received)]
    wish = sent | {"school": cast.settings["larch"].urn}
    read = send(priya, f"{at}/versions/{plan.id}/entered-preferences", wish)
    assert [(one["setting"], one["received"]) for one in read["preferred"]] == [("Larch School", received)]


def send(who: Client, path: str, body: dict[str, Any]) -> Any:
    answer = who.post(path, body, content_type="application/json")
    assert answer.status_code == 201, answer.content.decode()
    return answer.json()


def test_a_school_that_the_family_asks_for_is_not_passed_over_in_silence(
    cast: Cast, drafted: tuple[Case, EhcPlan]
) -> None:
    case, plan = drafted
    larch = cast.settings["larch"]
    asked_for(cast, plan)
    begin_version(case=now(case), by=cast.people["priya"], at=NOW)
    priya, at = signed_in(cast, "priya"), f"/cases/{case.id}/plan/"
    warning, link = "nobody has asked Larch School yet", f"{at}consult/?school={larch.urn}"
    answers = f"/api/casework/cases/{case.id}/plan/answers"
    assert [one["setting"] for one in priya.get(answers).json()["not_asked"]] == ["Larch School"]
    assert warning in priya.get(f"{at}final/").content.decode()
    assert link in priya.get(f"{at}answers/").content.decode()
    assert f'value="{larch.urn}"' in priya.get(link).content.decode()
    consult(case=now(case), plan=plan, setting=larch, on=ago(0), by=cast.people["priya"], at=NOW)
    assert warning not in priya.get(f"{at}final/").content.decode()
    assert link not in priya.get(f"{at}answers/").content.decode()
    assert priya.get(answers).json()["not_asked"] == []


def test_of_each_person_the_school_asked_for_last_is_looked_at(
    cast: Cast, drafted: tuple[Case, EhcPlan]
) -> None:
    case, plan = drafted
    asked_for(cast, plan, "ridgeway")
    asked_for(cast, plan, "larch", came=came(cast, 1))
    assert [one.setting for one in not_asked(case, preferences_of(case))] == ["Larch School"]
