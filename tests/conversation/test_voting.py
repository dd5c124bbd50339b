"""Anybody says what they think of statements: one a page, without an account or script; or by the API."""

from __future__ import annotations

import json
from typing import Any

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.actions.statements import decide_statement
from goldenthread.conversation.models import Consultation, Draft, Statement, Vote, Voter
from goldenthread.conversation.queries.statements import statement_lines
from tests.cast import signed_in
from tests.conversation.made import AFTER, WHILE_OPEN, announced, questions, sent
from tests.conversation.voted import WORDS, code_for, put, vote
from tests.counting import queries_of

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert('x')</script> & swings"


def url(route: str, consultation: Consultation, **more: object) -> str:
    return reverse(route, kwargs={"public_id": consultation.id, **more})


def words(answer: Any) -> str:
    return " ".join(lxml.html.fromstring(answer.content).text_content().split())


@pytest.fixture
def swings(cast: Cast, settings: Settings) -> Consultation:
    made = announced(cast)
    put(made, cast)
    settings.STOPPED_CLOCK = WHILE_OPEN
    return made


def begun(swings: Consultation) -> Client:
    client = Client()
    client.post(url("conversation_statements_begin", swings))
    return client


def all_of(client: Client, swings: Consultation) -> str:
    return words(client.get(url("conversation_statements", swings)))


def next_of(client: Client, swings: Consultation, place: int = 1) -> str:
    return str(client.get(url("conversation_statement_next", swings, place=place))["Location"])


def code_of(client: Client, swings: Consultation) -> str:
    page = lxml.html.fromstring(client.get(url("conversation_statements", swings)).content)
    return str(page.find_class("code")[0].text_content().strip())


def test_one_statement_a_page_until_none_is_left(swings: Consultation) -> None:
    assert "Agree or disagree with statements" in words(Client().get(url("conversation", swings)))
    client = begun(swings)
    seen = []
    for said in ("agree", "disagree", "pass"):
        here = next_of(client, swings)
        seen.append(lxml.html.fromstring(client.get(here).content).findtext(".//h1"))
        onward = client.post(here, {"vote": said})
        assert onward["Location"] == url("conversation_statement_next", swings, place=1)
    assert sorted(seen) == sorted(f"“{one}”" for one in WORDS)
    assert next_of(client, swings) == url("conversation_statements", swings)
    page = all_of(client, swings)
    assert "You have said what you think of all 3 statements. Thank you." in page
    assert [f"{said}{one[1:-1]}" in page for said, one in zip(
        ("You agree", "You disagree", "You passed"), seen, strict=True
    )] == [True] * 3  # fmt: skip
    assert sorted(Vote.objects.values_list("vote", flat=True)) == [-1, 0, 1]


def test_one_changes_ones_mind_at_another_device(swings: Consultation) -> None:
    client = begun(swings)
    here = next_of(client, swings)
    client.post(here, {"vote": "agree"})
    another = Client()
    another.post(reverse("conversation_find"), {"code": code_of(client, swings)})
    assert "You agree so far" in words(another.get(here))
    onward = another.post(f"{here}?back=all", {"vote": "disagree"})
    assert onward["Location"] == url("conversation_statements", swings)
    assert "You disagree" in all_of(another, swings)
    assert list(Vote.objects.order_by("at", "id").values_list("vote", flat=True)) == [1, -1]
    assert Voter.objects.count() == 1


def test_without_a_code_nothing_is_said_and_nothing_shown(swings: Consultation) -> None:
    client = begun(swings)
    here = next_of(client, swings)
    client.post(here, {"vote": "agree"})
    stranger = Client()
    for address in (here, url("conversation_statement_next", swings, place=1),
                    url("conversation_statement_suggest", swings, place=1)):  # fmt: skip
        assert stranger.get(address)["Location"] == url("conversation_statements", swings)
        assert stranger.post(address, {"vote": "agree"}).status_code in (302, 405)
    page = all_of(stranger, swings)
    assert "You agree" not in page
    assert "Start now" in page
    assert Vote.objects.count() == 1


def test_a_form_without_a_vote_says_what_to_do(swings: Consultation) -> None:
    client = begun(swings)
    for sent_to in ({}, {"vote": "2"}, {"vote": "AGREE "}):
        answer = client.post(next_of(client, swings), sent_to)
        assert answer.status_code == 422
        assert "Choose one of the three" in words(answer)
    assert not Vote.objects.exists()


def test_a_statement_taken_back_meanwhile_is_not_voted_on(cast: Cast, swings: Consultation) -> None:
    client = begun(swings)
    here = next_of(client, swings)
    gone = Statement.objects.get(id=here.rstrip("/").rpartition("/")[2])
    decide_statement(
        statement=gone, step="withdraw", reason="", why="Two things.", by=cast.people["lin"], at=WHILE_OPEN
    )
    assert client.post(here, {"vote": "agree"})["Location"] == url("conversation_statements", swings)
    assert not Vote.objects.exists()


def test_once_it_has_closed_one_reads_what_one_said_and_says_no_more(
    swings: Consultation, settings: Settings
) -> None:
    client = begun(swings)
    here = next_of(client, swings)
    client.post(here, {"vote": "agree"})
    settings.STOPPED_CLOCK = AFTER
    assert client.post(here, {"vote": "disagree"})["Location"] == url("conversation_statements", swings)
    page = client.get(url("conversation_statements", swings))
    assert "This consultation has closed" in words(page)
    assert "You agree" in words(page)
    assert lxml.html.fromstring(page.content).xpath("//main//a[contains(., 'Change')]") == []
    Client().post(url("conversation_statements_begin", swings))
    assert Draft.objects.count() == 1
    assert [one.vote for one in Vote.objects.all()] == [1]


def test_script_in_a_statement_is_words(cast: Cast, swings: Consultation) -> None:
    put(swings, cast, SCRIPT)
    client = begun(swings)
    for _ in range(4):
        here = next_of(client, swings)
        page = client.get(here).content.decode()
        assert "<script>alert" not in page
        client.post(here, {"vote": "agree"})
    for page in (all_of(client, swings), words(signed_in(cast, "lin").get(url("statements_run", swings)))):
        assert SCRIPT in page


def test_a_suggestion_from_the_page_waits_for_those_who_ask(cast: Cast, swings: Consultation) -> None:
    client = begun(swings)
    here = url("conversation_statement_suggest", swings, place=1)
    assert "Write the statement" in words(client.post(here, {"words": ""}))
    again = client.post(here, {"words": WORDS[0].upper()})
    assert (again.status_code, "is there already" in words(again)) == (422, True)
    client.post(here, {"words": "Slides are better than swings."})
    assert "Waits to be read" in all_of(client, swings)
    assert "Slides are better" not in all_of(Client(), swings)
    lin = signed_in(cast, "lin")
    assert "Slides are better than swings." in words(lin.get(url("statements_run", swings)))
    waits = next(one for one in statement_lines(swings) if one.state == "waiting")
    decide = reverse("statement_decide", kwargs={"statement_id": waits.id})
    refused = lin.post(decide, {"step": "refuse", "why": ""})
    assert (refused.status_code, "Choose why not" in words(refused)) == (422, True)
    lin.post(decide, {"step": "let_in", "why": ""})
    assert "Slides are better" in words(client.get(url("conversation_statements", swings)))


def test_what_may_be_personal_in_a_suggestion_is_pointed_at(cast: Cast, swings: Consultation) -> None:
    client = begun(swings)
    said = "My son Tom Smith of M1 1AA should have a swing."
    client.post(url("conversation_statement_suggest", swings, place=1), {"words": said})
    lin = signed_in(cast, "lin")
    waits = next(one for one in statement_lines(swings) if one.state == "waiting")
    decide = reverse("statement_decide", kwargs={"statement_id": waits.id})
    for page in (url("statements_run", swings), decide):
        assert "May be personal Tom Smith, M1 1AA" in words(lin.get(page))
    told = lin.get(f"/api/public-consultations/statements/{waits.id}").json()
    assert told["suspects"] == ["Tom Smith", "M1 1AA"]
    lin.post(decide, {"step": "let_in", "why": ""})
    assert "May be personal" not in words(lin.get(url("statements_run", swings)))


def test_after_sending_one_goes_on_under_the_same_code_until_somebody_else_begins(
    swings: Consultation,
) -> None:
    client = begun(swings)
    code = code_of(client, swings)
    client.post(next_of(client, swings), {"vote": "agree"})
    client.post(url("conversation_question", swings, place=1), {"words": "Of wood."})
    client.post(url("conversation_check", swings), {})
    assert "Start now" in all_of(client, swings), "a shared device is nobody's until somebody says so"
    page = client.get(url("conversation_sent", swings)).content.decode()
    assert "Agree or disagree" in page
    client.post(url("conversation_statements_begin", swings), {"go_on": "yes"})
    assert code_of(client, swings) == code
    client.post(next_of(client, swings), {"vote": "pass"})
    assert (Voter.objects.count(), Vote.objects.count()) == (1, 2)
    client.post(url("conversation_begin", swings))
    assert code_of(client, swings) != code
    client.post(next_of(client, swings), {"vote": "pass"})
    assert Voter.objects.count() == 2


def test_ballot_stuffing_from_one_connection_is_slowed(swings: Consultation, monkeypatch: Any) -> None:
    from goldenthread.conversation import asked

    monkeypatch.setitem(asked.FROM_ONE_PLACE, "begin_to_vote", "3/h/ip")
    codes = []
    for _ in range(5):
        client = begun(swings)
        codes.append(client.post(next_of(client, swings), {"vote": "agree"}).status_code)
    assert codes == [302, 302, 302, 429, 429]
    assert Voter.objects.count() == 3


def test_pages_cost_the_same_for_many_statements_and_votes(cast: Cast, swings: Consultation) -> None:
    client, lin = begun(swings), signed_in(cast, "lin")
    client.post(next_of(client, swings), {"vote": "agree"})
    pages = (url("conversation_statements", swings), next_of(client, swings))
    of_lin = url("statements_run", swings)
    lin.get(of_lin)
    before = [*(queries_of(client, page) for page in pages), queries_of(lin, of_lin)]
    more = put(swings, cast, *(f"Statement {number}." for number in range(20)))
    for _ in range(5):
        vote(swings, code_for(swings), [(one, 1) for one in more])
    after = [*(queries_of(client, page) for page in pages), queries_of(lin, of_lin)]
    assert before == after
    assert max(after) <= 20


# The same by the API.


def api(path: str, body: Any = None) -> Any:
    client = Client()
    if body is None:
        return client.get(f"/api/conversations{path}")
    return client.post(f"/api/conversations{path}", json.dumps(body), "application/json")


def test_a_program_reads_votes_and_suggests(swings: Consultation) -> None:
    first = api(f"/{swings.id}/statements").json()
    assert [one["words"] for one in first[0]["open"]] == list(WORDS)
    assert set(first[0]["open"][0]) == {"id", "number", "words"}, "how others voted is not told"
    code = api(f"/{swings.id}/drafts", {}).json()["code"]
    read = api("/votes/read", {"code": code}).json()
    assert (read["consultation_id"], read["questions"][0]["left"]) == (str(swings.id), 3)
    onward = read["questions"][0]["next"]["id"]
    sent_votes = [{"statement_id": one["id"], "vote": -1} for one in first[0]["open"]]
    done = api("/votes", {"code": code, "votes": sent_votes})
    assert (done.status_code, done.json()["questions"][0]["next"]) == (201, None)
    assert onward in {one["id"] for one in first[0]["open"]}
    suggested = api("/statements", {"code": code, "question_id": first[0]["id"], "words": "Build slides."})
    assert suggested.json()["suggested"][0]["state"] == "waiting"


def test_a_program_without_a_code_of_ours_votes_on_nothing(swings: Consultation) -> None:
    one = api(f"/{swings.id}/statements").json()[0]["open"][0]["id"]
    made_up = api("/votes", {"code": "ABCD-EFGH-JKLM", "votes": [{"statement_id": one, "vote": 1}]})
    assert made_up.status_code == 404
    code = api(f"/{swings.id}/drafts", {}).json()["code"]
    for votes in ([], [{"statement_id": one, "vote": 5}], [{"statement_id": one, "vote": 1}] * 2):
        assert api("/votes", {"code": code, "votes": votes}).status_code == 422
    assert not Voter.objects.exists()


def test_a_receipt_of_paper_votes_too(swings: Consultation) -> None:
    _, code = sent(swings)
    one = api(f"/{swings.id}/statements").json()[0]["open"][0]["id"]
    assert api("/votes", {"code": code, "votes": [{"statement_id": one, "vote": 1}]}).status_code == 201


# Those who ask.


def test_statements_are_put_a_line_each(cast: Cast, swings: Consultation) -> None:
    lin, third = signed_in(cast, "lin"), questions(swings)[2]
    here = url("statements_put", swings, question_id=third.id)
    wrong = lin.post(here, {"words": f"Fine.\n{'x' * 141}"})
    assert wrong.status_code == 422
    assert "Use 140 characters or fewer" in words(wrong)
    assert "Fine." in wrong.content.decode()
    lin.post(here, {"words": "A tester is paid.\r\n\r\nA parent tests."})
    found = [one.words for one in statement_lines(swings) if one.question_id == third.id]
    assert found == ["A tester is paid.", "A parent tests."]


def test_a_statement_is_drawn_on_the_page_of_an_answer(cast: Cast, swings: Consultation) -> None:
    reply, _ = sent(swings, words="Tyres smell in summer.", may_quote=False)
    lin = signed_in(cast, "lin")
    here = reverse("statement_draw", args=[reply.answers.get().id])
    assert here in lin.get(reverse("reply", args=[reply.id])).content.decode()
    anita = signed_in(cast, "anita").get(reverse("reply", args=[reply.id]))
    assert here not in anita.content.decode()
    assert "did not agree to be quoted" in words(lin.post(here, {"words": "tyres smell in summer"}))
    lin.post(here, {"words": "Swings should not smell."})
    assert statement_lines(swings)[-1].answer == reply.number


def test_what_came_from_one_connection_is_left_out_on_its_page(cast: Cast, swings: Consultation) -> None:
    wood = Statement.objects.all()[0]
    for _ in range(20):
        vote(swings, code_for(swings), [(wood, 1)], source="c" * 64)
    lin = signed_in(cast, "lin")
    here = url("votes_connection", swings, mark="c" * 64)
    assert here in lin.get(url("statements_run", swings)).content.decode()
    assert lin.get(url("votes_connection", swings, mark="d" * 64)).status_code == 404
    lin.post(here, {"why": "A program."})
    page = words(lin.get(url("statements_run", swings)))
    assert "0 people are analysed; 20 are left out" in page
    assert "A program. Lin Chen" in page


def test_the_table_of_votes_is_for_those_who_read_answers(cast: Cast, swings: Consultation) -> None:
    vote(swings, code_for(swings), [(Statement.objects.all()[0], 1)])
    here = url("votes_table", swings, question_id=questions(swings)[0].id)
    answer = signed_in(cast, "anita").get(here)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert b"1,1,1,Swings should be of wood." in answer.content
    assert signed_in(cast, "ruth").get(here).status_code == 404
