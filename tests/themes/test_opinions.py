"""Opinion groups are a run like any other: the same for the same votes and seed, and no person in it."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from typing import Any

import lxml.html
import pytest
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.config.opinions import groups_in_file
from goldenthread.conversation.actions.statements import decide_statement
from goldenthread.conversation.actions.votes import judge_connection
from goldenthread.conversation.models import Question, Statement, Voter
from goldenthread.conversation.queries.votes import votes_table
from goldenthread.themes.drawing import bars_of, side_words
from goldenthread.themes.models import Run
from goldenthread.themes.queries.opinions import OpinionsFound, Side, opinions_of
from tests.cast import signed_in
from tests.conversation.made import WHILE_OPEN, announced, questions
from tests.conversation.voted import code_for, put, two_camps, vote
from tests.counting import queries_of
from tests.themes.made import LATER, of_consultation, ran

pytestmark = pytest.mark.django_db
STATEMENTS = (*(f"Build with kind {number} of wood." for number in range(8)), "Ask the children.")


@pytest.fixture(autouse=True)
def _afterwards(settings: Settings) -> None:
    settings.STOPPED_CLOCK = LATER


def voted(cast: Cast, each: int = 14) -> Question:
    """Two camps of people; all of them agree that children are asked."""
    consultation = announced(cast)
    two_camps(consultation, put(consultation, cast, *STATEMENTS), each)
    return questions(consultation)[0]


def found_in(question: Question) -> OpinionsFound:
    read = opinions_of(question)
    assert read is not None
    return read.found


def test_two_camps_are_two_groups_and_what_all_say_is_the_bridge(cast: Cast) -> None:
    question = voted(cast)
    run = ran(question, cast, "opinions")
    found = found_in(question)
    assert (run.state, found.people, [group.size for group in found.groups]) == ("done", 30, [15, 15])
    assert [(one.number, one.vote) for one in found.bridges] == [(9, "agree")]
    camps = {frozenset((mark.number, mark.vote) for mark in group.apart) for group in found.groups}
    assert all(mark.times > 1 for group in found.groups for mark in group.apart)
    assert len(camps) == 2
    bridge = found.statement(9)
    assert bridge.words == "Ask the children."
    assert [(one.voted, one.agree, one.disagree) for one in (bridge.all, *bridge.groups)] == [
        (30, 30, None), (15, 15, None), (15, 15, None),
    ]  # fmt: skip


def test_the_same_votes_and_seed_give_the_same_hash_and_one_more_vote_another(cast: Cast) -> None:
    question = voted(cast)
    first, again = (ran(question, cast, "opinions") for _ in range(2))
    assert (first.data_hash, first.result_hash) == (again.data_hash, again.result_hash)
    assert first.result["settings"]["seed"] == 3
    statement = Statement.objects.get(number=1)
    vote(of_consultation(question), code_for(of_consultation(question)), [(statement, 1)])
    later = ran(question, cast, "opinions")
    assert later.data_hash != first.data_hash


def test_the_result_holds_no_person_and_no_number_under_10(cast: Cast) -> None:
    question = voted(cast, each=12)
    run = ran(question, cast, "opinions")
    kept = json.dumps(run.result)
    for voter in Voter.objects.all():
        assert str(voter.id) not in kept
        assert voter.mark not in kept
    counts = [
        count
        for one in found_in(question).statements
        for side in (one.all, *one.groups)
        for count in (side.voted, side.agree, side.passed, side.disagree)
        if count is not None
    ]
    assert all(count >= 10 and count % 5 == 0 for count in counts)


def test_what_was_taken_back_and_who_is_left_out_is_not_in_it(cast: Cast) -> None:
    question = voted(cast)
    consultation, lin = of_consultation(question), {"by": cast.people["lin"], "at": WHILE_OPEN}
    before = ran(question, cast, "opinions")
    statements = list(Statement.objects.order_by("number"))
    for _ in range(25):  # a program that agrees with everything
        vote(consultation, code_for(consultation), [(one, 1) for one in statements], source="c" * 64)
    stuffed = ran(question, cast, "opinions")
    assert stuffed.result["found"]["people"] == 55
    judge_connection(consultation=consultation, source_mark="c" * 64, counts=False, why="A program.", **lin)
    assert ran(question, cast, "opinions").result_hash == before.result_hash
    decide_statement(statement=statements[8], step="withdraw", reason="", why="Two things.", **lin)
    ran(question, cast, "opinions")
    assert found_in(question).bridges == ()
    assert [one.number for one in found_in(question).statements] == list(range(1, 9))


def test_too_few_votes_are_refused_with_what_it_takes(cast: Cast) -> None:
    consultation = announced(cast)
    two_camps(consultation, put(consultation, cast, *STATEMENTS), each=4)
    run = ran(questions(consultation)[0], cast, "opinions")
    assert (run.state, run.refused) == (
        "refused",
        "Groups need at least 2 statements, and 20 people who voted on them. There are 9 and 8.",
    )
    assert opinions_of(questions(consultation)[0]) is None


def test_people_who_all_vote_alike_are_no_groups(cast: Cast) -> None:
    consultation = announced(cast)
    statements = put(consultation, cast, *STATEMENTS)
    for _ in range(24):
        vote(consultation, code_for(consultation), [(one, 1) for one in statements])
    ran(questions(consultation)[0], cast, "opinions")
    found = found_in(questions(consultation)[0])
    assert (found.groups, found.bridges, found.people) == ((), (), 25)
    page = signed_in(cast, "anita").get(reverse("themes_opinions", args=[questions(consultation)[0].id]))
    assert "They do not fall into groups" in page.content.decode()


def test_the_command_finds_the_same_groups_in_the_table_of_votes(cast: Cast, tmp_path: Any) -> None:
    question = voted(cast)
    ran(question, cast, "opinions")
    (tmp_path / "votes.csv").write_bytes(votes_table(question))
    report = groups_in_file(tmp_path / "votes.csv", 3)
    assert [group["size"] for group in report["groups"]] == [14, 14]
    assert [(one["statement"], one["vote"]) for one in report["bridges"]] == [("9", "agree")]
    rows = list(csv.DictReader(io.StringIO(votes_table(question).decode("utf-8-sig"))))
    assert {row["voter-id"] for row in rows} == {str(number) for number in range(1, 29)}


@pytest.mark.parametrize("side, says", [
    (Side(None, None, None, None), "under 10 of it voted on this"),
    (Side(40, 30, None, 10), "75% agree, 25% disagree, of about 40 who voted"),
    (Side(20, None, None, None), "no answer has 10 people, of about 20 who voted"),
    (Side(130, 90, 15, 30), "67% agree, 22% disagree, 11% pass, of about 130 who voted"),
    (Side(100, 60, 10, 20), "67% agree, 22% disagree, 11% pass, of about 100 who voted"),
    (Side(35, 20, None, 20), "50% agree, 50% disagree, of about 35 who voted"),
    (Side(15, 20, None, None), "100% agree, of about 15 who voted"),
])  # fmt: skip
def test_a_bar_and_its_words_say_the_same(side: Side, says: str) -> None:
    assert side_words(side) == says


def test_the_page_says_what_bridges_and_what_sets_apart(cast: Cast) -> None:
    question, anita = voted(cast), signed_in(cast, "anita")
    here = reverse("themes_opinions", args=[question.id])
    assert "Nobody has looked yet." in anita.get(here).content.decode()
    anita.post(reverse("themes_ask", args=[question.id, "opinions"]))
    assert Run.objects.get(kind="opinions").state == "waiting"
    Run.objects.update(state="refused", ended_at=LATER)
    ran(question, cast, "opinions")
    page = " ".join(lxml.html.fromstring(anita.get(here).content).text_content().split())
    for said in (
        "About 30 people said what they think of 9 statements. 2 groups vote alike; 1 statement is shared",
        "“Ask the children.”", "All groups agree.", "Group A, about 15 people", "Group B: 100% agree",
    ):  # fmt: skip
        assert said in page
    assert here in anita.get(reverse("themes_question", args=[question.id])).content.decode()
    assert (
        here
        in anita.get(reverse("themes_consultation", args=[of_consultation(question).id])).content.decode()
    )
    found = found_in(question)
    assert [bar.amounts for bar in bars_of(found, found.statement(9))] == [
        {"done": 100, "none": 0, "part": 0, "not shown": 0}
    ] * 2


def test_the_page_costs_the_same_for_many_votes(cast: Cast) -> None:
    counts = []
    for each in (14, 30):
        question = voted(cast, each)
        ran(question, cast, "opinions")
        anita, here = signed_in(cast, "anita"), reverse("themes_opinions", args=[question.id])
        anita.get(here)
        counts.append(queries_of(anita, here))
    assert counts[0] == counts[1] <= 20


def test_a_program_reads_the_groups(cast: Cast, settings: Settings) -> None:
    question, anita = voted(cast), signed_in(cast, "anita")
    here = f"/api/themes/questions/{question.id}/opinions"
    assert anita.get(here).status_code == 404
    settings.STOPPED_CLOCK = LATER + timedelta(minutes=1)
    ran(question, cast, "opinions")
    read = anita.get(here).json()
    assert [group["name"] for group in read["found"]["groups"]] == ["A", "B"]
    assert read["found"]["bridges"][0]["number"] == 9
    asked = anita.post(
        f"/api/themes/questions/{question.id}/runs", json.dumps({"kind": "opinions"}), "application/json"
    )
    assert asked.status_code == 202
