"""What a family sees first: what is happening, what is next, what was promised and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from goldenthread.foundation.access import Viewer
from goldenthread.foundation.prepared import prepared
from goldenthread.foundation.queries import Look, looks_at
from goldenthread.law.account import Account
from goldenthread.law.agreement import answer_asked_by
from goldenthread.people.models import Child
from goldenthread.people.queries.contacts import Around, to_ask
from goldenthread.places.queries.school_days import school_days
from goldenthread.plans.models import Comment
from goldenthread.plans.queries.accounts import accounts_of
from goldenthread.plans.queries.document import (
    PlanDocument,
    VersionHead,
    document,
    shared_of,
    version_in_force,
)
from goldenthread.plans.queries.layers import layers_of
from goldenthread.plans.queries.reviews import ReviewDay, next_review
from goldenthread.plans.queries.waiting import Answered, Worry, answered_by, worries_of


@dataclass(frozen=True, slots=True)
class WhatBecame:
    """A comment of this person, and what became of it if it is answered."""

    words: str
    said_at: datetime
    became: str
    reason: str
    by: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """Everything on the family's own page about one child."""

    child: Child
    layers: tuple[str, ...]
    plan: PlanDocument | None
    accounts: dict[UUID, Account]
    draft: VersionHead | None
    review: ReviewDay | None
    comments: tuple[WhatBecame, ...]
    around: tuple[Around, ...]
    looks: tuple[Look, ...]
    until: date
    worries: tuple[Worry, ...]
    answered: Answered | None
    answer_asked_by: date | None  # of a shared version that this person has not answered


def family_page(viewer: Viewer, child: Child) -> FamilyPage:
    """One child's page for their family. A fixed number of queries."""
    head = version_in_force(child.id)
    plan = document(head.id) if head else None
    accounts = (
        accounts_of(child.id, plan.provisions, school_days(plan.version.setting_id), viewer.today, viewer.at)
        if plan
        else {}
    )
    draft, answered = shared_of(child.id), answered_by(viewer.account.id, [child.id]).get(child.id)
    return FamilyPage(
        child=child,
        layers=layers_of([child.id], viewer.today)[child.id],
        plan=plan,
        accounts=accounts,
        draft=draft,
        review=next_review(child.id),
        comments=_comments(viewer, child),
        around=to_ask(child.id, viewer.today),
        looks=tuple(looks_at(child.id, most=3, but=[viewer.account.id])),
        until=viewer.today,
        worries=tuple(worries_of(viewer.account.id, [child.id])),
        answered=answered,
        answer_asked_by=_asked_by(draft) if draft and not answered else None,
    )


def _asked_by(draft: VersionHead) -> date | None:
    """The day until which a version cannot start without the family’s answer. Two queries."""
    if draft.shared_at is None:
        return None
    return answer_asked_by(timezone.localdate(draft.shared_at), school_days(draft.setting_id))


def _comments(viewer: Viewer, child: Child) -> tuple[WhatBecame, ...]:
    return tuple(
        WhatBecame(words, at, became or "", reason or "", by or "", answered)
        for words, at, became, reason, by, answered in _said(viewer.account.id, child.id)
    )


@prepared
def _said(account: UUID, child_id: UUID) -> QuerySet[Comment, tuple[Any, ...]]:
    mine = Q(by=account) | Q(entered__who__account=account)
    rows = Comment.objects.filter(mine, child=child_id, corrections__isnull=True).order_by("-at")
    return rows.values_list(
        "words", "at", "answer__became", "answer__reason", "answer__by__name", "answer__at"
    )[:20]
