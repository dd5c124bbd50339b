"""What people say of statements: kept under their code, one fact for each time they say it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import F

from goldenthread.conversation.codes import votes_mark
from goldenthread.conversation.models import (
    ConnectionJudged,
    Consultation,
    StatementStanding,
    Vote,
    Voter,
)
from goldenthread.conversation.queries.consultations import state_of
from goldenthread.conversation.states import NotPutToPeople, NoVotesNow, State, StatementState
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account

MOST_AT_ONCE = 100


class Cast(NamedTuple):
    """1 agrees, 0 passes, -1 disagrees."""

    statement_id: UUID
    vote: int


@transaction.atomic
def keep_votes(
    *, consultation: Consultation, code: str, votes: Sequence[Cast], source_mark: str, at: datetime
) -> int:
    """All of them or none; how many were new. To say the same again adds nothing.

    `code` is that of an answer to this consultation, begun or sent: the caller has found it.
    """
    only_while_open(consultation, at)
    _check(votes)
    ids = sorted({one.statement_id for one in votes})
    # locked in one order, so that two who vote on the same ones at the same moment only wait
    of = StatementStanding.objects.filter(statement__question__principle__consultation=consultation)
    rows = of.filter(statement__in=ids).select_for_update(of=("self",)).order_by("statement_id")
    standing = dict(rows.values_list("statement_id", "state"))
    if len(standing) < len(ids):
        raise NotVisible("statement", next(one for one in ids if one not in standing))
    if set(standing.values()) != {StatementState.OPEN}:
        raise NotPutToPeople
    voter = voter_of(consultation=consultation, code=code, source_mark=source_mark, at=at)
    before = dict(
        Vote.objects.filter(voter=voter, statement__in=ids)
        .order_by("at", "id")
        .values_list("statement", "vote")
    )
    new = [one for one in votes if before.get(one.statement_id) != one.vote]
    Vote.objects.bulk_create(
        Vote(voter=voter, statement_id=one.statement_id, vote=one.vote, at=at) for one in new
    )
    first = [one.statement_id for one in new if one.statement_id not in before]
    StatementStanding.objects.filter(statement__in=first).update(voted=F("voted") + 1)
    return len(new)


def _check(votes: Sequence[Cast]) -> None:
    if not votes:
        raise Refused("Say whether you agree, disagree or pass.", "vote")
    if len(votes) > MOST_AT_ONCE:
        raise Refused(f"Send at most {MOST_AT_ONCE} votes at once.", "votes")
    if len({one.statement_id for one in votes}) < len(votes):
        raise Refused("Two of these votes are on one statement. Send one of them.", "votes")
    if any(one.vote not in Vote.Said.values for one in votes):
        raise Refused("A vote is 1 (agree), 0 (pass) or -1 (disagree).", "vote")


def voter_of(*, consultation: Consultation, code: str, source_mark: str, at: datetime) -> Voter:
    """Whoever has this code, locked; made the first time that they say anything."""
    voter, _ = Voter.objects.get_or_create(
        mark=votes_mark(code), defaults={"consultation": consultation, "source_mark": source_mark, "at": at}
    )
    return Voter.objects.select_for_update().get(id=voter.id)


def only_while_open(consultation: Consultation, at: datetime) -> None:
    state = state_of(consultation, at)
    if state is not State.OPEN:
        raise NoVotesNow(state)


@transaction.atomic
def judge_connection(
    *, consultation: Consultation, source_mark: str, counts: bool, why: str, by: Account, at: datetime
) -> None:
    """Leave the votes that came from one connection out of what is analysed, or count them after all."""
    if not Voter.objects.filter(consultation=consultation, source_mark=source_mark).exists():
        raise NotVisible("connection", source_mark)
    if not why.strip():
        raise Refused("Say why, for whoever looks at it after you.", "why")
    ConnectionJudged.objects.create(
        consultation=consultation, source_mark=source_mark, counts=counts, why=why.strip(), by=by, at=at
    )
    audit.record(
        what="counted the votes of a connection" if counts else "left out the votes of a connection",
        by=by, at=at, stream=audit.stream_of_place(consultation.area_id), consultation=consultation.name,
        connection=source_mark[:8],
    )  # fmt: skip
