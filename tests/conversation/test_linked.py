"""A question that goes on from another: said on paper and the web, noticed in the same words, not refused."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import lxml.html
import pypdf
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.actions.consultations import announce, write_question
from goldenthread.conversation.actions.papers import number_paper, set_paper_rule
from goldenthread.conversation.models import Consultation
from goldenthread.conversation.queries.consultations import consultation_page
from goldenthread.conversation.queries.links import leads_to
from tests.cast import NOW, signed_in
from tests.conversation.made import CLOSES, OPENS, WHILE_OPEN, questions, written

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::ResourceWarning")]
NOTE = "Question 3 goes on from question 2, which has no answer."


def words(answer: Any) -> str:
    return " ".join(lxml.html.fromstring(answer.content).text_content().split())


@pytest.fixture
def linked(cast: Cast, settings: Settings) -> Consultation:
    """The third question goes on from the second."""
    made, lin = written(cast), cast.people["lin"]
    third = questions(made)[2]
    write_question(
        consultation=made, question_id=third.id, words=third.words, recommendation="", asks="open",
        choices=[], follows="2", by=lin, at=NOW,
    )  # fmt: skip
    announce(consultation=made, opens_at=OPENS, closes_at=CLOSES, why_so_short="", by=lin, at=NOW)
    made.refresh_from_db()
    set_paper_rule(consultation=made, twice_in_100=0, post_to="FREEPOST", by=lin, at=NOW)
    settings.STOPPED_CLOCK = WHILE_OPEN
    return made


@pytest.mark.slow
def test_the_paper_form_says_which_question_leads_on_and_to_which(linked: Consultation) -> None:
    form = Client().get(reverse("conversation_paper", args=[linked.id]))
    text = " ".join(
        "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(form.content)).pages).split()
    )
    lead, after = "Question 3 goes on from what you say here.", "This goes on from question 2."
    assert text.index("2. Do you agree") < text.index(lead) < text.index("3. Who should") < text.index(after)


def test_several_questions_that_go_on_from_one_are_named_together(linked: Consultation) -> None:
    first, second, third = consultation_page(linked, NOW).questions
    assert (leads_to(first, (first, second, third)), leads_to(second, (second, third, third))) == (
        "", "Questions 3 and 3 go on from what you say here.",
    )  # fmt: skip


def typed(linked: Consultation, cast: Cast, number: int) -> dict[str, str]:
    asked = questions(linked)
    return {"evidence": "person"} | {f"words_{asked[number - 1].id}": "Of wood."}


def test_typing_in_takes_it_and_says_so(linked: Consultation, cast: Cast) -> None:
    paper = number_paper(consultation=linked, by=cast.people["anita"], at=WHILE_OPEN)
    anita = signed_in(cast, "anita")
    page = reverse("paper", args=[paper.id])
    assert "This goes on from question 2." in words(anita.get(page))
    done = anita.post(page, typed(linked, cast, 3), follow=True)
    assert NOTE in words(done)
    assert "It is kept like this." in words(done)


def test_where_two_people_type_each_is_told_of_their_own(linked: Consultation, cast: Cast) -> None:
    set_paper_rule(consultation=linked, twice_in_100=100, post_to="", by=cast.people["lin"], at=WHILE_OPEN)
    paper = number_paper(consultation=linked, by=cast.people["anita"], at=WHILE_OPEN)
    page = reverse("paper", args=[paper.id])
    first = signed_in(cast, "anita").post(page, typed(linked, cast, 3), follow=True)
    assert NOTE in words(first)
    assert NOTE not in words(signed_in(cast, "lin").get(page))


def test_an_answer_to_both_says_nothing(linked: Consultation, cast: Cast) -> None:
    paper = number_paper(consultation=linked, by=cast.people["anita"], at=WHILE_OPEN)
    said = typed(linked, cast, 3) | {f"choice_{questions(linked)[1].id}": "agree"}
    done = signed_in(cast, "anita").post(reverse("paper", args=[paper.id]), said, follow=True)
    assert "goes on from" not in words(done)


def test_the_web_says_the_same_before_it_is_sent(linked: Consultation) -> None:
    nobody = Client()
    nobody.post(reverse("conversation_begin", args=[linked.id]))
    third = reverse("conversation_question", args=[linked.id, 3])
    assert "You have not answered it. Answer question 2 first" in words(nobody.get(third))
    nobody.post(third, {"words": "Somebody who knows."})
    check = words(nobody.get(reverse("conversation_check", args=[linked.id])))
    assert NOTE in check
    assert "You can send it like this." in check


def test_programs_are_told_the_same(linked: Consultation, cast: Cast) -> None:
    third = questions(linked)[2]
    answers = [{"question_id": str(third.id), "words": "Somebody who knows."}]
    begun = Client().post(f"/api/conversations/{linked.id}/drafts").json()
    kept = Client().put("/api/conversations/drafts", begun | {"answers": answers}, "application/json").json()
    assert kept["notes"] == [NOTE]
    sent = Client().post(f"/api/conversations/{linked.id}/answers", {"answers": answers}, "application/json")
    assert (sent.status_code, sent.json()["notes"]) == (201, [NOTE])
    paper = number_paper(consultation=linked, by=cast.people["anita"], at=WHILE_OPEN)
    made = signed_in(cast, "anita").post(
        f"/api/public-consultations/papers/{paper.id}/typings", {"answers": answers}, "application/json"
    )
    assert (made.status_code, made.json()["notes"]) == (201, [NOTE])
