"""Statements that Northmoor put to people, and what made-up people said of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Any

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.actions.replies import begin_draft
from goldenthread.conversation.actions.statements import (
    decide_statement,
    draw_statement,
    put_statements,
    suggest_statement,
)
from goldenthread.conversation.actions.votes import Cast as OneVote
from goldenthread.conversation.actions.votes import keep_votes
from goldenthread.conversation.models import Answer, Consultation, Question, Statement
from goldenthread.foundation import clock

# How likely families, and people who work in schools, are to agree with each and to disagree with it.
PUT = (
    ("A family should hear in the same week when help does not happen.", (0.95, 0.02), (0.85, 0.08)),
    ("A plan should be in words that every parent understands.", (0.92, 0.03), (0.9, 0.04)),
    ("Each family should have one person to ring.", (0.88, 0.05), (0.8, 0.1)),
    ("Somebody outside the council should check whether plans are kept to.", (0.9, 0.04), (0.35, 0.5)),
    ("Every missed session should be made good, whatever it costs.", (0.82, 0.08), (0.15, 0.75)),
    ("A school that breaks a plan should answer for it in public.", (0.75, 0.12), (0.08, 0.85)),
    ("Families should see the record of every single session.", (0.86, 0.06), (0.3, 0.58)),
    ("Teachers should be trusted to change support without a new meeting.", (0.2, 0.7), (0.88, 0.06)),
    ("To record every session takes time away from children.", (0.15, 0.72), (0.85, 0.08)),
    ("Schools need more money before they need more rules.", (0.3, 0.45), (0.92, 0.04)),
    ("A short plan is better than a complete one.", (0.25, 0.62), (0.78, 0.12)),
)  # fmt: skip
DRAWN = "Children should be in the meeting about them."
SUGGESTED = "Grandparents who bring up a child should be asked too."
REFUSED = "Mrs Brown at the office should be sacked."
FAMILIES, SCHOOLS, BETWEEN, SEED = 150, 90, 30, 2026
FEWEST, MOST = 7, 12
TO_COME = {
    1: ("Help should begin before anybody knows the reason.", "Waiting lists should be public.",
        "Every class needs a second adult."),
    3: ("A message on the phone is enough.", "A teacher should ring, not write."),
}  # fmt: skip


def vote_on_statements(cast: Cast, question: Question, opened: datetime) -> None:
    """Before the conversation closed: families and schools differ on some, and agree on others."""
    consultation = question.principle.consultation
    about: dict[str, Any] = {"by": cast.people["lin"], "at": opened + timedelta(days=2)}
    words = [one for one, *_ in PUT]
    statements = put_statements(consultation=consultation, question_id=question.id, words=words, **about)
    answer = Answer.objects.filter(question=question).select_related("reply__consultation")[0]
    statements.append(draw_statement(answer=answer, words=DRAWN, **about))
    likely = [(families, schools) for _, families, schools in PUT] + [((0.8, 0.08), (0.72, 0.12))]
    chance = Random(SEED)  # noqa: S311  # made-up people, the same each time
    kinds = [0] * FAMILIES + [1] * SCHOOLS + [2] * BETWEEN
    chance.shuffle(kinds)
    for number, kind in enumerate(kinds):
        seen = sorted(chance.sample(range(len(statements)), chance.randint(FEWEST, MOST)))
        votes = [
            OneVote(statements[place].id, _said(likely[place][kind if kind < 2 else place % 2], chance))
            for place in seen
        ]
        _vote(consultation, votes, opened + timedelta(days=3, hours=5 * number))
    _suggested(cast, question, opened + timedelta(days=20))


def _said(likely: tuple[float, float], chance: Random) -> int:
    agree, disagree = likely
    drawn = chance.random()
    return 1 if drawn < agree else -1 if drawn < agree + disagree else 0


def _vote(consultation: Consultation, votes: list[OneVote], at: datetime) -> str:
    _, code = begin_draft(consultation=consultation, at=at)
    keep_votes(consultation=consultation, code=code, votes=votes, source_mark="", at=at)
    return code


def _suggested(cast: Cast, question: Question, at: datetime) -> None:
    """Two people suggest one each: one is let in, one is not, with the reason."""
    consultation, lin = question.principle.consultation, cast.people["lin"]
    for words, decided in ((SUGGESTED, ("let_in", "")), (REFUSED, ("refuse", "person"))):
        _, code = begin_draft(consultation=consultation, at=at)
        made = suggest_statement(
            consultation=consultation, code=code, question_id=question.id, words=words, source_mark="", at=at
        )
        step, reason = decided
        decide_statement(statement=made, step=step, reason=reason, why="", by=lin, at=at + timedelta(days=1))


def put_to_people(cast: Cast, consultation: Consultation) -> None:
    """Beside two questions of the conversation that is open; a few have voted, and one suggestion waits."""
    now, chance = clock.now(), Random(SEED)  # noqa: S311  # made-up people, the same each time
    asked = Question.objects.filter(principle__consultation=consultation)
    statements: list[Statement] = []
    for question in asked.filter(place__in=TO_COME).order_by("place"):
        statements += put_statements(
            consultation=consultation, question_id=question.id, words=TO_COME[question.place],
            by=cast.people["lin"], at=now - timedelta(days=9),
        )  # fmt: skip
    for number in range(12):
        votes = [OneVote(one.id, _said((0.6, 0.25), chance)) for one in statements[: 2 + number % 4]]
        code = _vote(consultation, votes, now - timedelta(days=8, hours=-5 * number))
    suggest_statement(
        consultation=consultation, code=code, question_id=statements[0].question_id,
        words="Help should not stop in the holidays.", source_mark="", at=now - timedelta(hours=3),
    )  # fmt: skip
