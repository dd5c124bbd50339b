"""What a family and an officer read of a case: what to do by when, who decided, what changed, in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from goldenthread.casework import documents
from goldenthread.casework.actions.advice import ask_for_advice, give_advice
from goldenthread.casework.models import Case, EhcPlan
from goldenthread.casework.pages.case_words import family_sentences
from goldenthread.casework.queries.case_page import case_page
from goldenthread.casework.queries.ehc_plan import Change
from goldenthread.casework.record_words import event_words
from goldenthread.config.demonstration.cast import Cast
from goldenthread.config.navigation import Menu
from goldenthread.foundation.press.printed import Printed
from goldenthread.law.time_limits import Event, EventKind
from tests.casework.made import DOCTOR, ago, assessing, now, requested, served_to_tolas_family
from tests.cast import NOW, TODAY, signed_in, viewer

pytestmark = pytest.mark.django_db
K = EventKind


@pytest.fixture
def drafted(cast: Cast) -> tuple[Case, EhcPlan]:
    return served_to_tolas_family(cast)


def read(cast: Cast, who: str, path: str) -> str:
    return signed_in(cast, who).get(path).content.decode()


def test_the_family_reads_what_to_do_about_a_draft_and_by_when(
    cast: Cast, drafted: tuple[Case, EhcPlan]
) -> None:
    case, plan = drafted
    first, *later = family_sentences(case_page(case, TODAY))
    assert first.startswith("Read the draft of Tola’s plan. Say by Tuesday 1 December 2026 what should")
    assert later == ["We must send you the final plan by Friday 29 January 2027."]
    page = read(cast, "funmi", f"/cases/{case.id}/")
    assert (first in page, "Draft plan with you" in page, "plan with the family" in page) == (
        True,
        True,
        False,
    )
    page = read(cast, "funmi", f"/cases/{case.id}/plan/{plan.id}/")
    assert ("Do it by Tuesday 1 December 2026" in page, "Sent to you as a draft" in page) == (True, True)
    assert "Sent to you as a draft" in read(cast, "funmi", f"/cases/{case.id}/plan/")
    assert "Sent to the family as a draft" in read(cast, "priya", f"/cases/{case.id}/plan/{plan.id}/")


def test_advice_that_came_late_stays_late(cast: Cast) -> None:
    case = assessing(cast, days=100)
    by = {"by": cast.people["priya"], "at": NOW}
    asked = ask_for_advice(case=case, whom=DOCTOR, on=ago(78), **by)
    give_advice(asked=asked, words="She needs small steps.", on=TODAY, **by)
    assert "Health came on 20 November 2026, 36 days late." in family_sentences(case_page(now(case), TODAY))
    for who in ("funmi", "priya"):
        page = read(cast, who, f"/cases/{case.id}/")
        assert ("20 November, came 36 days late" in page, "Health came 36 days late" in page) == (True, True)


@pytest.mark.parametrize("what, says", [("decide", "what was decided"), ("event", "what happened")])
def test_an_empty_choice_is_an_error(cast: Cast, what: str, says: str) -> None:
    case = assessing(cast)
    page = read(cast, "priya", f"/cases/{case.id}/{what}/")
    assert ("Choose " + says in page, 'name="asked"' in page) == (False, True)
    assert "Choose " + says in read(cast, "priya", f"/cases/{case.id}/{what}/?asked=1")


def test_the_record_says_a_promise_in_words_and_not_by_its_code() -> None:
    promised = Event(K.DATE_PROMISED, date(2026, 11, 2), "refuse-plan", for_day=date(2026, 12, 4))
    assert event_words(promised).endswith(": tell the family if there will be no plan, for 4 December 2026")


def test_dates_of_the_caseload_have_their_year(cast: Cast) -> None:
    requested(cast, "tola", days=20, officer="priya")
    assert "By 12 December 2026." in read(cast, "priya", "/caseload/")


def test_a_manager_is_called_so_and_begins_where_cases_wait(cast: Cast) -> None:
    menu = Menu(viewer(cast, "anita"), "")
    assert (menu.signed_in.role, menu.start) == ("casework manager", "/managing/")
    assert Menu(viewer(cast, "priya"), "").start == "/caseload/"


def test_what_changed_is_marked_by_word() -> None:
    was, now_ = Change("F", "Help", "Help for 30 minutes a day.", "Help for 45 minutes a day.").by_word
    assert [part.words for part in was if part.marked] == ["30"]
    assert [part.words for part in now_ if part.marked] == ["45"]


def test_a_section_with_nothing_in_it_stands_on_paper_and_says_so(
    drafted: tuple[Case, EhcPlan], monkeypatch: pytest.MonkeyPatch
) -> None:
    case, plan = drafted
    pressed: list[dict[str, Any]] = []
    press = documents.press
    monkeypatch.setattr(
        documents, "press", lambda what, data, at: (pressed.append(data), press(what, data, at))[1]
    )
    assert isinstance(documents.pdf_of(plan, case, NOW, large=False), Printed)
    (data,) = pressed
    said = {part["title"][:2]: [one["lines"] for one in part["texts"]] for part in data["parts"]}
    assert said["I."] == said["J."] == [["Nothing is written here."]]
