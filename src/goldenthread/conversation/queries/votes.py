"""All votes together: how many came and from where, what is analysed, and a table of them without persons."""

from __future__ import annotations

import csv
import hashlib
import hmac
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db.models import Count

from goldenthread.conversation.codes import votes_mark
from goldenthread.conversation.models import ConnectionJudged, Consultation, Question, Statement, Vote, Voter
from goldenthread.conversation.queries.replies import FROM_ONE_SOURCE
from goldenthread.conversation.states import StatementState
from goldenthread.formats.guard import guarded

COLUMNS = ("voter-id", "comment-id", "vote", "statement")
_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class ConnectionLine:
    """One connection from which many voted. A school, a library and an event have one connection too."""

    mark: str
    voters: int
    counts: bool
    why: str
    by: str

    @property
    def name(self) -> str:
        return self.mark[:8]


@dataclass(frozen=True, slots=True)
class VotesLedger:
    """voters = left_out + counted, always. Votes are a kind of evidence of their own: added to no other."""

    voters: int
    left_out: int
    votes: int
    connections: tuple[ConnectionLine, ...]

    @property
    def counted(self) -> int:
        return self.voters - self.left_out


def votes_ledger(consultation: Consultation) -> VotesLedger:
    """Five queries, whatever the number of votes. Whoever only suggested something is no voter."""
    judged = _judged(consultation)
    voters = Voter.objects.filter(consultation=consultation, votes__isnull=False)
    sizes = dict(
        voters.exclude(source_mark="")
        .order_by()
        .values_list("source_mark")
        .annotate(number=Count("id", distinct=True))
    )
    shown = [mark for mark, number in sizes.items() if number >= FROM_ONE_SOURCE or mark in judged]
    lines = [
        ConnectionLine(mark, sizes[mark], counts, why, by)
        for mark in sorted(shown, key=lambda one: (-sizes[one], one))
        for counts, why, by in [judged.get(mark, (True, "", ""))]
    ]
    return VotesLedger(
        voters.distinct().count(), sum(one.voters for one in lines if not one.counts),
        Vote.objects.filter(voter__consultation=consultation).count(), tuple(lines),
    )  # fmt: skip


def _judged(consultation: Consultation) -> dict[str, tuple[bool, str, str]]:
    rows = ConnectionJudged.objects.filter(consultation=consultation).order_by("at", "id")
    return {mark: (counts, why, by) for mark, counts, why, by in rows.values_list(
        "source_mark", "counts", "why", "by__name"
    )}  # fmt: skip


def how_many_said(code: str) -> int:
    """Of how many statements whoever has this code has said something."""
    return Vote.objects.filter(voter__mark=votes_mark(code)).values("statement").distinct().count()


def is_new_voter(code: str) -> bool:
    return not Voter.objects.filter(mark=votes_mark(code)).exists()


class Counted(NamedTuple):
    """A vote that is analysed: the last of this person on this statement."""

    voter_id: UUID
    statement_id: UUID
    vote: int


def statements_counted(question: Question) -> list[tuple[UUID, int, str]]:
    """What is put to people and was not taken back: id, number, words."""
    rows = Statement.objects.filter(question=question, standing__state=StatementState.OPEN)
    return list(rows.order_by("number").values_list("id", "number", "words"))


def votes_counted(question: Question) -> Iterator[Counted]:
    """By person, in the order of arrival, then by statement. None on a statement that was taken back, none of
    a connection that is left out."""
    left_out = [mark for mark, (counts, *_) in _judged(question.principle.consultation).items() if not counts]
    rows = Vote.objects.filter(statement__question=question, statement__standing__state=StatementState.OPEN)
    rows = rows.exclude(voter__source_mark__in=left_out).order_by("voter_id", "statement_id", "at", "id")
    last: Counted | None = None
    for row in rows.values_list("voter_id", "statement_id", "vote").iterator(chunk_size=_AT_ONCE):
        now = Counted(*row)
        if last is not None and last[:2] != now[:2]:
            yield last
        last = now
    if last is not None:
        yield last


def votes_table(question: Question) -> bytes:
    """For other programs (`goldenthread conversation groups` reads it): who voted alike, and never who.

    People are numbered anew in an order that tells nothing of when they came; no time is in it.
    """
    statements = {id: (number, words) for id, number, words in statements_counted(question)}
    votes = list(votes_counted(question))
    key = f"votes {question.id} {settings.SECRET_KEY}".encode()
    voters = {one.voter_id for one in votes}
    order = sorted(voters, key=lambda one: hmac.new(key, one.bytes, hashlib.sha256).digest())
    numbers = {voter: number for number, voter in enumerate(order, 1)}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    rows = ((numbers[one.voter_id], *statements[one.statement_id], one.vote) for one in votes)
    for voter, number, words, vote in sorted(rows):
        writer.writerow([voter, number, vote, guarded(words)])
    return out.getvalue().encode("utf-8-sig")
