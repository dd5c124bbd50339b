"""Paper: a number, typed once or twice blind, what differs settled, and how often two people differ."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

import lxml.html
import pypdf
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.actions.papers import number_paper, set_paper_rule, settle_paper, type_paper
from goldenthread.conversation.actions.replies import About, CodeIsTaken, Said, TypedByNumber, bring_in
from goldenthread.conversation.codes import is_code, mark_of
from goldenthread.conversation.models import Answer, Consultation, Paper, PaperSettled, Reply
from goldenthread.conversation.queries.papers import (
    FieldRate,
    Rule,
    differences_of,
    is_drawn,
    paper_lines,
    rates_of,
)
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import AuditEntry
from tests.cast import signed_in
from tests.conversation.made import WHILE_OPEN, announced, questions

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::ResourceWarning")]
ADDRESS = "FREEPOST Northmoor Council\nNM1 1AA"


def words(answer: Any) -> str:
    return " ".join(lxml.html.fromstring(answer.content).text_content().split())


@pytest.fixture
def swings(cast: Cast, settings: Settings) -> Consultation:
    made = announced(cast)
    settings.STOPPED_CLOCK = WHILE_OPEN
    return made


def rule(swings: Consultation, cast: Cast, twice: int, post_to: str = "") -> None:
    set_paper_rule(
        consultation=swings, twice_in_100=twice, post_to=post_to, by=cast.people["lin"], at=WHILE_OPEN
    )


def numbered(swings: Consultation, cast: Cast) -> Paper:
    return number_paper(consultation=swings, by=cast.people["anita"], at=WHILE_OPEN)


def said(swings: Consultation, first: str = "Of wood.", **more: Any) -> dict[str, Any]:
    return {"evidence": "person", f"words_{questions(swings)[0].id}": first, **more}


def typed(paper: Paper, cast: Cast, who: str, what: dict[str, Any], at: datetime = WHILE_OPEN) -> Any:
    return type_paper(paper=paper, said=what, by=cast.people[who], at=at)


def test_without_a_rule_one_person_types_and_it_is_an_answer(cast: Cast, swings: Consultation) -> None:
    paper = numbered(swings, cast)
    done = typed(paper, cast, "anita", said(swings, written_on="2026-11-20", may_quote=True))
    reply = Reply.objects.get(id=done[0].id)
    assert (reply.channel, str(reply.written_on), reply.may_quote) == ("paper", "2026-11-20", True)
    assert reply.code_mark == mark_of(done[1])
    assert Answer.objects.get(reply=reply).words == "Of wood."


def test_two_who_type_the_same_make_an_answer_and_spaces_do_not_matter(
    cast: Cast, swings: Consultation
) -> None:
    rule(swings, cast, 100)
    paper = numbered(swings, cast)
    assert typed(paper, cast, "anita", said(swings)) is None
    assert Reply.objects.count() == 0
    reply, _ = typed(paper, cast, "lin", said(swings, "Of  wood. "))
    assert PaperSettled.objects.get(paper=paper).reply == reply
    assert rates_of(swings) == [FieldRate("Whose answer it is", 1, 0), FieldRate("1. Words", 1, 0)]


def test_the_second_time_is_for_somebody_else_and_a_third_for_nobody(
    cast: Cast, swings: Consultation
) -> None:
    rule(swings, cast, 100)
    paper = numbered(swings, cast)
    typed(paper, cast, "anita", said(swings))
    with pytest.raises(Conflict, match="Somebody else types it"):
        typed(paper, cast, "anita", said(swings))
    typed(paper, cast, "lin", said(swings, "Of steel."))
    with pytest.raises(Conflict, match="already"):
        typed(paper, cast, "ruth", said(swings))


def test_what_differs_is_settled_field_by_field(cast: Cast, swings: Consultation) -> None:
    rule(swings, cast, 100)
    paper = numbered(swings, cast)
    typed(paper, cast, "anita", said(swings, "Of wod.", region="london"))
    typed(paper, cast, "lin", said(swings, "Off wood.", region="london"))
    field = f"words_{questions(swings)[0].id}"
    assert [(one.field, one.first, one.second) for one in differences_of(paper)] == [
        (field, "Of wod.", "Off wood.")
    ]
    about = {"paper": paper, "by": cast.people["lin"], "at": WHILE_OPEN}
    with pytest.raises(Refused, match=r"1\. Words"):
        settle_paper(said={}, **about)
    reply, _ = settle_paper(said={field: "Of wood."}, **about)
    assert (Answer.objects.get(reply=reply).words, reply.region) == ("Of wood.", "london")
    assert FieldRate("1. Words", 1, 1) in rates_of(swings)
    assert FieldRate("Where", 1, 0) in rates_of(swings)
    with pytest.raises(Conflict, match="settled already"):
        settle_paper(said={field: "Of wood."}, **about)


def test_a_share_is_drawn_by_the_number_and_anybody_can_draw_it_again() -> None:
    shares = [
        sum(is_drawn(Rule(share, "a", ""), number) for number in range(2_000)) for share in (0, 10, 100)
    ]
    assert shares[0] == 0
    assert 150 < shares[1] < 250
    assert shares[2] == 2_000
    drawn = [is_drawn(Rule(10, "a", ""), number) for number in range(200)]
    assert drawn == [is_drawn(Rule(10, "a", ""), number) for number in range(200)]
    assert drawn != [is_drawn(Rule(10, "b", ""), number) for number in range(200)]


def test_the_rule_is_not_got_round_by_typing_a_paper_without_a_number(
    cast: Cast, swings: Consultation
) -> None:
    rule(swings, cast, 10)
    about: dict[str, Any] = {
        "consultation": swings, "said": [Said(questions(swings)[0].id, words="Wood")], "about": About(),
        "evidence": "person", "by": cast.people["anita"], "at": WHILE_OPEN,
    }  # fmt: skip
    with pytest.raises(TypedByNumber):
        bring_in(channel="paper", **about)
    bring_in(channel="event", **about)


def test_a_code_that_was_printed_is_the_receipt_once(cast: Cast, swings: Consultation) -> None:
    code = "7q4m k2nd px9t"
    reply, told = typed(numbered(swings, cast), cast, "anita", said(swings, code=code))
    assert reply.code_mark == mark_of("7Q4M-K2ND-PX9T") == mark_of(told)
    with pytest.raises(CodeIsTaken):
        typed(numbered(swings, cast), cast, "anita", said(swings, code=code))
    with pytest.raises(Refused, match="twelve letters"):
        typed(numbered(swings, cast), cast, "anita", said(swings, code="ABC"))


def test_all_of_it_is_in_the_log(cast: Cast, swings: Consultation) -> None:
    rule(swings, cast, 100)
    paper = numbered(swings, cast)
    typed(paper, cast, "anita", said(swings))
    typed(paper, cast, "lin", said(swings))
    logged = [one.what for one in AuditEntry.objects.order_by("number") if "paper" in one.what]
    assert logged == [
        "set how papers are taken in", "gave a paper its number", "typed in a paper", "typed in a paper",
        "settled a paper",
    ]  # fmt: skip


def at(name: str, **ids: object) -> str:
    return reverse(name, kwargs=ids)


def test_two_people_type_a_paper_on_pages_and_settle_it(cast: Cast, swings: Consultation) -> None:
    rule(swings, cast, 100)
    anita, lin = signed_in(cast, "anita"), signed_in(cast, "lin")
    there = anita.post(at("papers", public_id=swings.id))["Location"]
    paper, field = Paper.objects.get(), f"words_{questions(swings)[0].id}"
    assert there == at("paper", paper_id=paper.id)
    assert "Write the number 1 on the paper" in words(anita.get(there))
    assert anita.post(there, {"evidence": "person", field: "Of wod."})["Location"] == there
    assert "somebody else types it the second time" in words(anita.get(there))
    second = lin.get(there)
    assert "You do not see what they typed" in words(second)
    assert "wod" not in words(second)
    lin.post(there, {"evidence": "person", field: "Of wood."})
    settle = at("paper_settle", paper_id=paper.id)
    asked = words(lin.get(settle))
    assert "Of wod." in asked
    assert "Of wood." in asked
    done = lin.post(settle, {"d0": "other", "o0": "Of good wood."})
    reply = Reply.objects.get()
    assert done["Location"] == at("reply_brought_in", reply_id=reply.id)
    assert Answer.objects.get(reply=reply).words == "Of good wood."
    listed = words(anita.get(at("papers", public_id=swings.id)))
    assert "none waiting" in listed
    assert "100%" in listed
    assert "typed in by two people, 1 fields settled" in words(anita.get(at("reply", reply_id=reply.id)))


def test_the_list_takes_the_same_queries_for_one_paper_as_for_three(
    cast: Cast, swings: Consultation, django_assert_num_queries: Any
) -> None:
    for expected in (1, 3):
        while len(paper_lines(swings)) < expected:
            typed(numbered(swings, cast), cast, "anita", said(swings))
        with django_assert_num_queries(3):
            paper_lines(swings)


def text_of(answer: Any) -> str:
    pages = pypdf.PdfReader(BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_form_is_printed_with_every_question_and_a_code_to_keep(cast: Cast, swings: Consultation) -> None:
    assert Client().get(at("conversation_paper", public_id=swings.id)).status_code == 302
    rule(swings, cast, 0, ADDRESS)
    lin = signed_in(cast, "lin")
    large = text_of(lin.get(at("paper_forms", public_id=swings.id) + "?size=large&copies=2"))
    assert large.count("Tear off here") == 2
    for wanted in ("FREEPOST Northmoor Council", "1. How could we build more?", "You may quote my words"):
        assert wanted in large
    codes = {one for one in large.split() if is_code(one.strip(".,"))}
    assert len({one.strip(".,") for one in codes}) == 2


def test_everybody_can_print_a_form_while_it_is_open(cast: Cast, swings: Consultation) -> None:
    rule(swings, cast, 0, ADDRESS)
    page = Client().get(at("conversation", public_id=swings.id))
    assert "Print the form" in words(page)
    printed = Client().get(at("conversation_paper", public_id=swings.id))
    assert printed["Content-Type"] == "application/pdf"
    assert "Strongly agree" in text_of(printed)


def test_only_who_runs_it_is_led_to_how_papers_are_taken_in(cast: Cast, swings: Consultation) -> None:
    there = reverse("papers", kwargs={"public_id": swings.id})
    rule = reverse("papers_rule", kwargs={"public_id": swings.id})
    for who, led in (("lin", True), ("anita", False)):
        assert (rule in signed_in(cast, who).get(there).content.decode()) is led
