"""A personal budget: asked for, refused and reviewed, agreed in sums, in section J and in the return."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from goldenthread.casework.actions.answering import prefer
from goldenthread.casework.actions.budgets import Terms, agree_budget, ask_for_budget, refuse_budget
from goldenthread.casework.actions.ehc_plan import begin_version, serve
from goldenthread.casework.actions.letters import Told
from goldenthread.casework.models import BudgetAmount, BudgetDecision, BudgetRequest, Case, EhcLine, Letter
from goldenthread.casework.queries.budgets import budgets_of, provision_of
from goldenthread.config.demonstration.cast import Cast
from goldenthread.exchange.sen2.rows import children_of
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from tests.casework.made import ago, now
from tests.casework.moves import HELP, amended, in_force, later
from tests.cast import NOW, TODAY, signed_in

pytestmark = pytest.mark.django_db


def asked(cast: Cast, case: Case, days: int = 2) -> BudgetRequest:
    return ask_for_budget(
        case=now(case), words="To choose her tutor.", direct_payment=True, on=ago(days),
        by=cast.people["funmi"], at=NOW,
    )  # fmt: skip


def told(days: int = 0) -> Told:
    return Told(ago(days))


def line_of_f(case: Case) -> UUID:
    return next(iter(provision_of(case)))


def terms(case: Case, **change: Any) -> Terms:
    given: dict[str, Any] = {
        "held": "direct", "amounts": {line_of_f(case): Decimal("2400")}, "pays_for": "education",
        "paid_to": "Funmi Bello", "agreed_by": "Funmi Bello", "agreed_on": ago(1), "review_on": later(60),
    } | change  # fmt: skip
    return Terms(**given)


def agreed(cast: Cast, case: Case, request: BudgetRequest, **change: Any) -> BudgetDecision:
    return agree_budget(
        case=now(case), request_id=request.id, terms=terms(case, **change), reason="She chose well before.",
        told=told(), by=cast.people["priya"], at=NOW,
    )  # fmt: skip


def test_agreed_budget_is_in_section_j_of_the_next_version_and_in_the_return(cast: Cast) -> None:
    case = in_force(cast)
    agreed(cast, case, asked(cast, case))
    words = list(EhcLine.objects.filter(plan__case=case, block="J").values_list("part", "words"))
    assert ("details", f"{HELP} £2,400.00 a year.") in words
    assert any(
        part == "arrangements" and "Funmi Bello agreed to it in writing" in said for part, said in words
    )
    (child,) = children_of(cast.area.id, TODAY)
    assert [tuple(one) for one in child.cases[0].budgets] == [(TODAY, True, "education")]
    letter = Letter.objects.get(case=case, kind="budget-agreed")
    assert letter.subject == "Tola’s personal budget"


def test_no_has_its_reason_and_the_right_of_review_which_leads_to_another_decision(cast: Cast) -> None:
    case = in_force(cast)
    first = asked(cast, case, 9)
    refuse_budget(
        case=now(case),
        request_id=first.id,
        reason="It is one contract.",
        told=told(8),
        by=cast.people["priya"],
        at=NOW,
    )
    letter = Letter.objects.get(case=case, kind="budget-refused")
    assert "You have the right to ask us to review this decision." in letter.words
    assert "It is one contract." in letter.words
    page = signed_in(cast, "funmi").get(f"/cases/{case.id}/budget/").content.decode()
    assert "Ask for this decision to be reviewed" in page
    again = asked(cast, case)
    assert budgets_of(case)[0].review
    agreed(cast, case, again)
    assert [one.decided.agreed for one in budgets_of(case) if one.decided] == [True, False]


def test_later_budget_takes_the_place_of_the_one_before_in_section_j(cast: Cast) -> None:
    case = in_force(cast)
    agreed(cast, case, asked(cast, case))
    agreed(cast, case, asked(cast, case, 0), amounts={line_of_f(case): Decimal("99.50")}, held="council")
    words = list(EhcLine.objects.filter(plan__case=case, block="J").values_list("words", flat=True))
    assert len(words) == 2
    assert f"{HELP} £99.50 a year." in words


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no sum": ({"amounts": {}}, "amounts"),
    "nobody holds it": ({"held": "bank"}, "held"),
    "not for anything": ({"pays_for": ""}, "pays_for"),
    "paid to nobody": ({"paid_to": " "}, "paid_to"),
    "held by nobody": ({"held": "third", "paid_to": " "}, "paid_to"),
    "not in writing": ({"agreed_by": ""}, "agreed_by"),
    "written on no day": ({"agreed_on": None}, "agreed_by"),
    "written after the letter": ({"agreed_on": later(1)}, "agreed_by"),
    "never looked at": ({"review_on": None}, "review_on"),
    "looked at before": ({"review_on": ago(1)}, "review_on"),
    "looked at after the three months": ({"review_on": date(2027, 2, 21)}, "review_on"),
}


@pytest.mark.parametrize("change, field", WRONG.values(), ids=WRONG)
def test_what_the_law_wants_of_a_direct_payment_is_asked_for(
    cast: Cast, change: dict[str, Any], field: str
) -> None:
    case = in_force(cast)
    request = asked(cast, case)
    with pytest.raises(Refused) as refused:
        agreed(cast, case, request, **change)
    assert refused.value.field == field
    assert not BudgetDecision.objects.exists()


@pytest.mark.parametrize("sum_", ["0", "-1", "10000000"])
def test_sum_is_more_than_nothing(cast: Cast, sum_: str) -> None:
    case = in_force(cast)
    with pytest.raises(Refused, match="Enter each sum"):
        agreed(cast, case, asked(cast, case), amounts={line_of_f(case): Decimal(sum_)})


def test_sum_is_for_a_line_of_this_plan(cast: Cast) -> None:
    case = in_force(cast)
    with pytest.raises(NotVisible):
        agreed(cast, case, asked(cast, case), amounts={uuid4(): Decimal(1)})


def test_two_decide_at_once_and_the_first_stands(cast: Cast) -> None:
    case = in_force(cast)
    request = asked(cast, case)
    agreed(cast, case, request)
    with pytest.raises(Conflict, match="Priya Nair has decided this already"):
        refuse_budget(
            case=case, request_id=request.id, reason="No.", told=told(), by=cast.people["anita"], at=NOW
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        BudgetAmount.objects.all().delete()


def test_family_that_wants_one_with_the_draft_has_asked(cast: Cast) -> None:
    case = in_force(cast)
    plan = begin_version(case=case, by=cast.people["priya"], at=NOW)
    plan.lines.filter(block="I").delete()
    serve(plan=plan, told=told(), by=cast.people["priya"], at=NOW)
    plan.refresh_from_db()
    for _ in range(2):
        prefer(
            plan=plan,
            setting=None,
            words="For a tutor.",
            personal_budget=True,
            by=cast.people["funmi"],
            at=NOW,
        )
    (one,) = budgets_of(now(case))
    assert (one.words, one.how, one.who) == ("For a tutor.", "With the answer to the draft", "Funmi Bello")


def test_one_request_waits_at_a_time(cast: Cast) -> None:
    case = in_force(cast)
    asked(cast, case)
    page = signed_in(cast, "funmi").post(f"/cases/{case.id}/budget/ask/", {"words": "Again."})
    assert "has not decided yet" in page.content.decode()


def test_pages_by_family_and_officer(cast: Cast) -> None:
    case = in_force(cast)
    funmi, priya = signed_in(cast, "funmi"), signed_in(cast, "priya")
    base = f"/cases/{case.id}/budget/"
    assert (
        funmi.post(f"{base}ask/", {"words": "To choose her tutor.", "direct_payment": "on"}).status_code
        == 302
    )
    request = BudgetRequest.objects.get()
    form = priya.get(f"{base}{request.id}/agree/").content.decode()
    assert HELP in form
    sum_ = f"sum_{line_of_f(case).hex}"
    days = {
        f"{name}-{part}": value
        for name, day in (("agreed_on", ago(1)), ("review_on", later(30)), ("told_on", TODAY))
        for part, value in (("day", day.day), ("month", day.month), ("year", day.year))
    }
    sent = {
        sum_: "£2,400", "held": "direct", "pays_for": "education", "paid_to": "Funmi Bello",
        "agreed_by": "Funmi Bello", "reason": "She chose well.", "how": "here", **days,
    }  # fmt: skip
    wrong = priya.post(f"{base}{request.id}/agree/", {**sent, sum_: "lots"}).content.decode()
    assert "Enter a sum in pounds" in wrong
    nobody = priya.post(
        f"{base}{request.id}/agree/", sent | {"agreed_by": "", "paid_to": ""}
    ).content.decode()
    assert "Say to whom it is paid" in nobody
    assert "Say who agreed to it in writing" in nobody
    assert "Say who holds the money" not in nobody
    assert priya.post(f"{base}{request.id}/agree/", sent).status_code == 302
    shown = funmi.get(base).content.decode()
    assert "£2,400.00" in shown
    assert "Funmi Bello agreed to it in writing" in shown
    assert funmi.get(f"{base}{request.id}/agree/").status_code == 403
    assert signed_in(cast, "omar").get(base).status_code == 404


def test_officer_enters_what_came_on_paper_and_the_api_says_the_same(cast: Cast) -> None:
    case = in_force(cast)
    priya = signed_in(cast, "priya")
    api = f"/api/casework/cases/{case.id}/budget"
    sent = {"words": "A tutor.", "who": "Funmi Bello", "how": "paper", "on": "2026-11-18"}
    said = priya.post(f"{api}/entered", sent, content_type="application/json").json()
    (one,) = said["budgets"]
    assert (one["who"], one["how"], one["asked_on"]) == (
        "Funmi Bello",
        "By letter or on a form",
        "2026-11-18",
    )
    strand = said["provision"][0]["strand"]
    agree = {
        "reason": "Yes.", "told_on": "2026-11-20", "held": "council", "review_on": "2027-05-01",
        "amounts": [{"strand": strand, "pounds_a_year": "1200.00"}],
    }  # fmt: skip
    done = priya.post(f"{api}/{one['id']}/agree", agree, content_type="application/json").json()
    assert done["budgets"][0]["decided"]["amounts"][0]["pounds_a_year"] == "1200.00"


def test_budget_stays_in_the_plan_that_is_made_final(cast: Cast) -> None:
    case = in_force(cast)
    agreed(cast, case, asked(cast, case))
    plan = amended(cast, now(case), "Ridgeway School")
    assert plan.lines.filter(block="J").count() == 2
