"""Statements are put, drawn, suggested and decided on; votes are facts under a code that tells nobody."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.actions.consultations import announce, remove_question
from goldenthread.conversation.actions.replies import set_aside
from goldenthread.conversation.actions.statements import (
    MOST_SUGGESTED,
    decide_statement,
    draw_statement,
    put_statements,
    suggest_statement,
)
from goldenthread.conversation.actions.votes import MOST_AT_ONCE, judge_connection, keep_votes
from goldenthread.conversation.actions.votes import Cast as OneVote
from goldenthread.conversation.codes import mark_of, source_mark, votes_mark
from goldenthread.conversation.models import (
    Consultation,
    Draft,
    Reply,
    Statement,
    StatementDecision,
    StatementStanding,
    Vote,
    Voter,
)
from goldenthread.conversation.queries.replies import ledger_of
from goldenthread.conversation.queries.statements import ballot_of, statement_line, statement_lines
from goldenthread.conversation.queries.votes import votes_counted, votes_ledger, votes_table
from goldenthread.conversation.states import NotPutToPeople, NoVotesNow
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import AuditEntry
from tests.cast import NOW
from tests.conversation.made import AFTER, CLOSES, OPENS, WHILE_OPEN, announced, questions, sent, written
from tests.conversation.voted import WORDS, code_for, put, vote

pytestmark = pytest.mark.django_db


@pytest.fixture
def swings(cast: Cast) -> Consultation:
    return announced(cast)


def by_lin(cast: Cast) -> dict[str, Any]:
    return {"by": cast.people["lin"], "at": WHILE_OPEN}


def last_votes(code: str) -> dict[str, int]:
    rows = Vote.objects.filter(voter__mark=votes_mark(code)).order_by("at", "id")
    return dict(rows.values_list("statement__words", "vote"))


def test_statements_stand_beside_their_question_in_order(cast: Cast, swings: Consultation) -> None:
    made = put(swings, cast, " Wood  is best. ", "", "Rope is better.")
    assert [(one.number, one.words) for one in made] == [(1, "Wood is best."), (2, "Rope is better.")]
    assert {one.standing.state for one in made} == {"open"}
    entry = AuditEntry.objects.get(what="put statements")
    assert (entry.account, entry.facts) == (
        cast.people["lin"], {"consultation": "Swings", "question": "1", "statements": 2}
    )  # fmt: skip


@pytest.mark.parametrize(
    "words, says",
    [
        ([], "Write at least one statement."),
        (["x" * 141], "Use 140 characters or fewer"),
        (["Wood is best.", "WOOD  is best"], "is there already"),
        (["a\0b"], "the character with the code 0"),
        ([f"Statement {number}." for number in range(51)], "at most 50"),
    ],
)
def test_what_cannot_stand_is_refused_and_nothing_is_kept(
    cast: Cast, swings: Consultation, words: list[str], says: str
) -> None:
    first = questions(swings)[0].id
    with pytest.raises(Refused, match=says) as refused:
        put_statements(
            consultation=swings, question_id=first, words=["Good one.", *words] if words else [],
            **by_lin(cast),
        )  # fmt: skip
    assert refused.value.field == "words"
    assert not Statement.objects.exists()


def test_statements_can_be_prepared_and_their_question_stays(cast: Cast) -> None:
    made = written(cast)
    put(made, cast, at=NOW)
    first = questions(made)[0]
    with pytest.raises(Refused, match="Statements stand beside this question"):
        remove_question(consultation=made, question_id=first.id, by=cast.people["lin"], at=NOW)
    with pytest.raises(NoVotesNow, match="not open yet"):
        vote(made, "ABCD-EFGH-JKLM", [(Statement.objects.all()[0], 1)], at=NOW)
    announce(
        consultation=made, opens_at=OPENS, closes_at=CLOSES, why_so_short="", by=cast.people["lin"], at=NOW
    )
    made.refresh_from_db()
    assert vote(made, code_for(made), [(Statement.objects.all()[0], 1)]) == 1


def test_after_the_close_nothing_is_put_suggested_or_voted_on(cast: Cast, swings: Consultation) -> None:
    made, code = put(swings, cast), code_for(swings)
    with pytest.raises(Conflict, match="has closed"):
        put(swings, cast, "Too late.", at=AFTER)
    with pytest.raises(NoVotesNow, match="has closed"):
        vote(swings, code, [(made[0], 1)], at=AFTER)
    with pytest.raises(NoVotesNow, match="has closed"):
        suggest_statement(
            consultation=swings, code=code, question_id=questions(swings)[0].id, words="Late.",
            source_mark="", at=AFTER,
        )  # fmt: skip
    assert not Vote.objects.exists()


def test_a_statement_is_drawn_from_an_answer_word_for_word_only_with_leave(
    cast: Cast, swings: Consultation
) -> None:
    kept, _ = sent(swings, words="Build them of wood. It lasts.")
    quotable, _ = sent(swings, words="Rope is better.", may_quote=True)
    answer = kept.answers.select_related("reply__consultation").get()
    with pytest.raises(Refused, match="did not agree to be quoted"):
        draw_statement(answer=answer, words="build them of  WOOD", **by_lin(cast))
    draw_statement(answer=answer, words="Wooden swings last.", **by_lin(cast))
    draw_statement(answer=quotable.answers.get(), words="Rope is better.", **by_lin(cast))
    assert [(one.words, one.source, one.answer) for one in statement_lines(swings)] == [
        ("Wooden swings last.", "drawn", kept.number), ("Rope is better.", "drawn", quotable.number),
    ]  # fmt: skip


def suggested(
    swings: Consultation, code: str, words: str = "Build a slide.", at: Any = WHILE_OPEN
) -> Statement:
    return suggest_statement(
        consultation=swings, code=code, question_id=questions(swings)[0].id, words=words, source_mark="",
        at=at,
    )  # fmt: skip


def test_a_suggestion_waits_and_whoever_made_it_reads_why_it_was_refused(
    cast: Cast, swings: Consultation
) -> None:
    code, other = code_for(swings), code_for(swings)
    waits = suggested(swings, code)
    assert ballot_of(swings, votes_mark(other)).questions == ()
    with pytest.raises(NotPutToPeople):
        vote(swings, other, [(waits, 1)])
    with pytest.raises(Refused, match="Choose why it is not let in") as refused:
        decide_statement(statement=waits, step="refuse", reason="", why="", **by_lin(cast))
    assert refused.value.field == "reason"
    decide_statement(statement=waits, step="refuse", reason="not_about", why="Ask again.", **by_lin(cast))
    line = ballot_of(swings, votes_mark(code)).suggested[0]
    assert (line.state, line.why) == ("refused", "It is about something else than the question. Ask again.")
    assert ballot_of(swings, votes_mark(other)).suggested == ()
    with pytest.raises(Conflict, match="Somebody else has decided"):
        decide_statement(statement=waits, step="let_in", reason="", why="", **by_lin(cast))
    decide_statement(statement=waits, step="put_back", reason="", why="It is about swings.", **by_lin(cast))
    assert vote(swings, other, [(waits, -1)]) == 1
    assert [one.what for one in StatementDecision.objects.order_by("at", "id")] == ["refuse", "put_back"]
    assert waits.by is None


def test_somebody_suggests_only_so_many(cast: Cast, swings: Consultation) -> None:
    code = code_for(swings)
    for number in range(MOST_SUGGESTED):
        suggested(swings, code, f"Build {number} slides.")
    with pytest.raises(Refused, match="which is the most"):
        suggested(swings, code, "Build one more.")
    suggested(swings, code_for(swings), "Build one more.")


def test_whoever_changes_their_mind_adds_a_fact(cast: Cast, swings: Consultation) -> None:
    wood, park, _ = put(swings, cast)
    code = code_for(swings)
    assert vote(swings, code, [(wood, 1), (park, 0)]) == 2
    assert vote(swings, code, [(wood, -1), (park, 0)]) == 1
    assert last_votes(code) == {wood.words: -1, park.words: 0}
    assert Vote.objects.filter(statement=wood).count() == 2
    assert dict(StatementStanding.objects.values_list("statement__words", "voted")) == {
        WORDS[0]: 1, WORDS[1]: 1, WORDS[2]: 0,
    }  # fmt: skip
    assert Voter.objects.count() == 1


def test_a_vote_on_what_was_taken_back_is_kept_and_not_counted(cast: Cast, swings: Consultation) -> None:
    wood, park, _ = put(swings, cast)
    code = code_for(swings)
    vote(swings, code, [(wood, 1), (park, 1)])
    decide_statement(statement=wood, step="withdraw", reason="", why="It says two things.", **by_lin(cast))
    with pytest.raises(NotPutToPeople):
        vote(swings, code, [(wood, -1)])
    assert [one.statement_id for one in votes_counted(questions(swings)[0])] == [park.id]
    ballot = ballot_of(swings, votes_mark(code))
    assert [(one.words, one.is_open) for one in ballot.questions[0].said] == [
        (wood.words, False), (park.words, True),
    ]  # fmt: skip
    decide_statement(statement=wood, step="put_back", reason="", why="It does not.", **by_lin(cast))
    assert len(list(votes_counted(questions(swings)[0]))) == 2


@pytest.mark.parametrize("votes, says", [
    ([], "agree, disagree or pass"), ([2], "A vote is 1"), ([1, -1], "on one statement"),
    ([1] * (MOST_AT_ONCE + 1), "at most 100"),
])  # fmt: skip
def test_votes_that_are_none_are_refused(
    cast: Cast, swings: Consultation, votes: list[int], says: str
) -> None:
    wood = put(swings, cast)[0]
    with pytest.raises(Refused, match=says):
        vote(swings, code_for(swings), [(wood, one) for one in votes])
    assert not Voter.objects.exists()


def test_a_statement_of_another_consultation_is_not_there(cast: Cast, swings: Consultation) -> None:
    other = announced(cast)
    mine, theirs = put(swings, cast)[0], put(other, cast)[0]
    code = code_for(swings)
    for wrong in (theirs.id, uuid4()):
        with pytest.raises(NotVisible):
            keep_votes(
                consultation=swings, code=code, source_mark="", at=WHILE_OPEN,
                votes=[OneVote(mine.id, 1), OneVote(wrong, 1)],
            )  # fmt: skip
    assert not Vote.objects.exists()


def test_the_order_is_fewest_votes_first_and_the_same_for_the_same_person(
    cast: Cast, swings: Consultation
) -> None:
    made = put(swings, cast, *(f"Statement {number}." for number in range(12)))
    question = questions(swings)[0].id
    keys = [votes_mark(code_for(swings)) for _ in range(8)]
    first = [ballot_of(swings, key).next_of(question) for key in keys]
    assert first == [ballot_of(swings, key).next_of(question) for key in keys]
    assert len({one and one.id for one in first}) > 3, "people begin at different statements"
    for _ in range(2):
        vote(swings, code_for(swings), [(one, 1) for one in made if one.number != 7])
    for key in keys:
        onward = ballot_of(swings, key).next_of(question)
        assert onward is not None
        assert onward.number == 7


def test_votes_and_answer_have_one_code_and_no_common_mark(cast: Cast, swings: Consultation) -> None:
    wood = put(swings, cast)[0]
    reply, code = sent(swings, source=source_mark("192.0.2.7", str(swings.id)))
    vote(swings, code, [(wood, 1)], source=source_mark("192.0.2.7", str(swings.id), of="source of votes"))
    voter = Voter.objects.get()
    assert reply.code_mark == mark_of(code)
    assert {voter.mark, voter.source_mark} & {reply.code_mark, reply.source_mark} == set()
    assert {field.name for field in Voter._meta.get_fields()} == {
        "id", "consultation", "mark", "source_mark", "at", "votes", "suggested",
    }  # fmt: skip
    set_aside(reply=reply, reason="test", why="A test.", **by_lin(cast))
    assert votes_ledger(swings).counted == 1


def test_whoever_only_votes_is_in_the_ledger_of_votes_alone(cast: Cast, swings: Consultation) -> None:
    wood, park, _ = put(swings, cast)
    vote(swings, code_for(swings), [(wood, 1), (park, 1)])
    suggested(swings, code_for(swings))
    found, votes = ledger_of(swings), votes_ledger(swings)
    assert (found.received, found.drafts, Draft.objects.count()) == (0, 0, 2)
    assert (votes.voters, votes.counted, votes.votes, votes.connections) == (1, 1, 2, ())


def stuffed(swings: Consultation, cast: Cast, number: int = 20) -> Statement:
    """Three people at home, and twenty codes from one connection."""
    wood: Statement = put(swings, cast)[0]
    for _ in range(3):
        vote(swings, code_for(swings), [(wood, -1)])
    for _ in range(number):
        vote(swings, code_for(swings), [(wood, 1)], source="c" * 64)
    return wood


def test_many_from_one_connection_are_shown_and_left_out_with_a_reason(
    cast: Cast, swings: Consultation
) -> None:
    stuffed(swings, cast)
    line = votes_ledger(swings).connections[0]
    assert (line.voters, line.counts) == (20, True)
    about = {"consultation": swings, "source_mark": line.mark, **by_lin(cast)}
    with pytest.raises(Refused, match="Say why"):
        judge_connection(counts=False, why=" ", **about)
    judge_connection(counts=False, why="One vote every two seconds.", **about)
    found = votes_ledger(swings)
    assert (found.voters, found.left_out, found.counted) == (23, 20, 3)
    assert [one.vote for one in votes_counted(questions(swings)[0])] == [-1, -1, -1]
    judge_connection(counts=True, why="It is a school.", **about)
    assert votes_ledger(swings).counted == 23
    assert Vote.objects.count() == 23
    with pytest.raises(NotVisible):
        judge_connection(counts=False, why="?", **about | {"source_mark": "d" * 64})


def test_the_table_of_votes_tells_no_person_and_no_time(cast: Cast, swings: Consultation) -> None:
    evil, park = put(swings, cast, "=cmd()|' /C calc'!A0", "Every park needs a swing.")
    codes = [code_for(swings) for _ in range(4)]
    for code in codes:
        vote(swings, code, [(evil, 1), (park, -1)])
    vote(swings, codes[0], [(evil, 0)])
    rows = votes_table(questions(swings)[0]).decode("utf-8-sig").split("\r\n")
    assert rows[0] == "voter-id,comment-id,vote,statement"
    assert len(rows) == 1 + 8 + 1
    assert sum(row.startswith(tuple("1234")) and ",1,0," in row for row in rows) == 1
    assert "'=cmd" in rows[1]
    text = "\n".join(rows)
    for secret in (*map(str, Voter.objects.values_list("id", flat=True)), *codes, "2026"):
        assert secret not in text


def test_nothing_that_was_said_or_put_can_be_changed(cast: Cast, swings: Consultation) -> None:
    wood = put(swings, cast)[0]
    vote(swings, code_for(swings), [(wood, 1)])
    for rows, change in (
        (Statement.objects.all(), {"words": "Other."}), (Vote.objects.all(), {"vote": -1}),
        (Voter.objects.all(), {"source_mark": "x"}),
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Vote.objects.all()._raw_delete("default")
    assert Reply.objects.count() == 0
    assert statement_line(wood).voted == 1
