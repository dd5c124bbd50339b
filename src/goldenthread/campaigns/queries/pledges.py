"""Pledges, and what became of them. No query gives out an e-mail address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from goldenthread.campaigns.models import Campaign, Pledge, PledgeNews
from goldenthread.campaigns.states import SignedState

HOW_WORDS = dict(PledgeNews.How.choices)
HOW_KINDS = {"kept": "done", "part": "part", "not": "miss"}
"""How each is drawn."""
SEEN = Q(
    verified_at__isnull=False, seen_at__isnull=False, withdrawn_at__isnull=True, aside_at__isnull=True
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewsLine:
    how: str
    words: str
    on: date
    entered: bool  # by those who run the campaign, not by whoever pledged


@dataclass(frozen=True, slots=True)
class PledgeLine:
    """`news` is in order, the last one stands. `said_where`: of one that was entered for somebody."""

    id: UUID
    campaign_id: UUID
    who: str
    words: str
    by_when: date | None
    said_where: str
    state: SignedState
    aside_why: str
    at: datetime
    news: tuple[NewsLine, ...]

    @property
    def last(self) -> NewsLine | None:
        return self.news[-1] if self.news else None


def state_of_pledge(pledge: Pledge) -> SignedState:
    if pledge.withdrawn_at:
        return SignedState.WITHDRAWN
    if pledge.aside_at:
        return SignedState.ASIDE
    if pledge.verified_at is None:
        return SignedState.ASKED
    return SignedState.STANDS if pledge.seen_at else SignedState.WAITS


def seen_pledges(campaign: Campaign) -> QuerySet[Pledge]:
    """Those that everybody reads, the next due first."""
    return Pledge.objects.filter(SEEN, campaign=campaign).order_by("by_when", "at", "id")


def all_pledges(campaign: Campaign) -> QuerySet[Pledge]:
    """For those who run it, what waits first."""
    return Pledge.objects.filter(campaign=campaign).order_by("seen_at", "-at", "-id")


def pledge_lines(pledges: Iterable[Pledge]) -> list[PledgeLine]:
    """Two queries."""
    found = list(pledges)
    news: dict[UUID, list[NewsLine]] = defaultdict(list)
    for one in PledgeNews.objects.filter(pledge__in=[one.id for one in found]).order_by("at", "id"):
        news[one.pledge_id].append(NewsLine(one.how, one.words, one.on, one.entered_by_id is not None))
    return [
        PledgeLine(
            one.id,
            one.campaign_id,
            ", ".join(filter(None, (one.name, one.role, one.organisation))),
            one.words,
            one.by_when,
            one.said_where,
            state_of_pledge(one),
            one.aside_why,
            one.at,
            tuple(news[one.id]),
        )
        for one in found
    ]
